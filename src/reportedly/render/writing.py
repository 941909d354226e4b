"""Facts as sentences: who says it in front, and no two sentences alike."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportedly.record import Certainty, HedgeScope
from reportedly.render.english import both, capital, listing, number, sentence
from reportedly.render.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportedly.record import Claim
    from reportedly.render.facts import Fact
    from reportedly.render.footnotes import Footnotes
    from reportedly.render.speakers import Speaker
    from reportedly.render.telling import Teller

_MOST_CLAUSES = 3  # of one sentence; more cannot be read aloud in one breath
_PERFECT = {"have", "has"}  # of two tenses the past comes first, so that no "have" governs it
_AUXILIARIES = {"will", "may", "have", "has", "are", "is", "were", "was"}
_SHORT = 90  # characters of a clause that may stand before its speaker
_SEEMING = {"appear", "appears", "appeared", "seem", "seems", "seemed"}  # the sentence says so itself
_LONG = 260  # characters of a sentence that takes no further clause


class Writer:
    """Writes sentences; it remembers who spoke last and who has been introduced."""

    def __init__(self, notes: Footnotes, voices: Callable[[Sequence[Claim]], int]) -> None:
        self._notes = notes
        self._voices = voices
        self._introduced: set[str] = set()
        self._last: tuple[str, ...] = ()
        self._run = 0
        self._position = 0
        self.reasons = False  # whether each sentence says why it is not certain

    def paragraph(self, facts: Sequence[Fact], teller: Teller) -> tuple[Sentence, ...]:
        """The facts as sentences, one speaker's together, those with most speakers first."""
        return self.grouped(self.groups(facts), teller)

    @staticmethod
    def groups(facts: Sequence[Fact]) -> list[list[Fact]]:
        """The facts by sentence: those of the same speakers and the same way of speaking, up to three."""
        return _groups(facts)

    def grouped(self, groups: Sequence[list[Fact]], teller: Teller) -> tuple[Sentence, ...]:
        """One sentence for each group; the first names its speakers in full."""
        self._last = ()
        return tuple(self._sentence(group, teller) for group in groups)

    def single(self, facts: Sequence[Fact], teller: Teller, *, continues: bool = False) -> Sentence:
        """The facts of one speaker as one sentence of the lead, which introduces nobody."""
        self._last = self._last if continues else ()
        before = set(self._introduced)
        self._introduced |= {s.key for f in facts for s in f.speakers}
        made = self._sentence(list(facts), teller)
        self._introduced = before
        return made

    def brief_mention(self, fact: Fact, teller: Teller) -> Sentence:
        """A fact as a line of a list: "Ukrainian advance at Lyman, by the General Staff’s account"."""
        noun = teller.noun(fact)
        soft = {Certainty.HEDGED: "reported", Certainty.UNCONFIRMED: "unconfirmed"}.get(fact.certainty, "")
        soft = "no" if fact.content.negative else soft
        said = f"{'in' if fact.speakers[0].visual else 'according to'} {_names(fact.speakers)}"
        return self._made(f"{soft} {noun}".strip() + f", {said}", [fact])

    def _made(self, text: str, facts: Sequence[Fact]) -> Sentence:
        claims = [c for f in facts for c in f.claims]
        sides = tuple(dict.fromkeys(s.side for f in facts for s in f.speakers))
        if self.reasons:
            text = f"{text}{_reason(facts, text)}"
        return Sentence(sentence(text), self._notes.numbers(claims), sides)

    def _sentence(self, facts: list[Fact], teller: Teller) -> Sentence:
        speakers = facts[0].speakers
        keys = tuple(sorted(s.key for s in speakers))
        self._run = self._run + 1 if keys == self._last else 0
        pictured = all(s.visual for s in speakers)
        text = self._picture(facts, teller) if pictured else self._speech(facts, teller)
        self._last = keys
        self._position += 1
        return self._made(text, facts)

    def _picture(self, facts: list[Fact], teller: Teller) -> str:
        speakers = facts[0].speakers
        head = _pronoun(speakers) if self._run else _names(speakers)
        one = len(speakers) == 1 and not speakers[0].plural
        softened = [f for f in facts if f.certainty is not Certainty.ASSERTED]
        verb = ("seems to show" if one else "seem to show") if softened else ("shows" if one else "show")
        verb = f"also {verb}" if self._run else verb
        things = [teller.shown(f) for f in facts]
        if all(things):
            return f"{head} {verb} {listing(t for t in things if t)}"
        return f"{head} {verb} that {self._clauses(facts, teller, joint=', and that ')}"

    def _speech(self, facts: list[Fact], teller: Teller) -> str:
        speakers, first = facts[0].speakers, facts[0]
        if _mode(first) == "asserted" and not self._run and not any(s.own_voice for s in speakers):
            turned = self._turned(facts, teller)
            if turned:
                return turned
        if all(s.own_voice for s in speakers) and not self._run and _mode(first) == "asserted":
            return self._own_voice(facts, teller)
        if _ways(first) > 1 and not self._run:
            return f"{_each(first)} that {self._clauses(facts, teller, joint=', and that ')}{self._one_voice(first)}"
        head = self._head(speakers)
        clauses = self._clauses(facts, teller, joint=", and that ")
        if len(speakers) == 1 and clauses.startswith(f"{speakers[0].name} "):
            clauses = f"{_pronoun(speakers)}{clauses.removeprefix(speakers[0].name)}"
        return f"{head} {self._verb(first)} that {clauses}{self._one_voice(first)}"

    def _turned(self, facts: list[Fact], teller: Teller) -> str:
        """Every third sentence opens with the event, every third with "According to"."""
        speakers, turn = facts[0].speakers, self._position % 3
        if turn == 0 or len(speakers) > 1:
            return ""
        clause = self._clauses(facts, teller, joint=", and ")
        name = self._name(speakers[0])
        if turn == 1 or len(clause) > _SHORT or " (" in clause or len(name) > _SHORT // 2:
            return f"according to {name.rstrip(',')}, {clause}"
        return f"{clause}, {name} {speakers[0].verb('says')}"

    def _own_voice(self, facts: list[Fact], teller: Teller) -> str:
        """What outlets state without naming anybody for it, said in one of three ways."""
        speakers, one = facts[0].speakers, len(facts[0].speakers) == 1
        name, voice = _names(speakers), "in its own voice" if one else "each in its own voice"
        clauses = self._clauses(facts, teller, joint=", and that ")
        tail = self._one_voice(facts[0])
        turn = self._position % 3
        if turn == 1 and len(facts) == 1 and len(clauses) <= _SHORT and " (" not in clauses:
            return f"{clauses}, {name} {'writes' if one else 'write,'} {voice}{tail}"
        if turn == 2 and one:  # noqa: PLR2004 - the last of three turns
            return f"in its own voice, {name} reports that {clauses}"
        return f"{name} {'writes' if one else 'write'}, {voice}, that {clauses}{tail}"

    def _head(self, speakers: Sequence[Speaker]) -> str:
        if self._run:
            return _pronoun(speakers)
        return self._name(speakers[0]) if len(speakers) == 1 else _names(speakers)

    def _name(self, speaker: Speaker) -> str:
        if speaker.gloss and speaker.key not in self._introduced:
            self._introduced.add(speaker.key)
            return f"{speaker.name}, {speaker.gloss},"
        return speaker.name

    def _verb(self, fact: Fact) -> str:
        speakers = fact.speakers
        again = bool(self._run)
        one = speakers[0] if len(speakers) == 1 else None

        def agree(verb: str) -> str:
            return one.verb(verb) if one and not (again and one.plural) else _plural(verb)

        match _mode(fact):
            case "unconfirmed":
                return f"{'also ' if again else ''}{agree('claims')}, without outside confirmation,"
            case "confirmed":
                return f"{'also ' if again else ''}{agree('confirms')}"
            case "denied":
                return f"{'also ' if again else ''}{agree('denies')}"
        if all(s.own_voice for s in speakers):
            voice = "in its own voice" if one else "each in its own voice"
            return f"{agree('adds')}, {voice}," if again else f"{agree('writes')}, {voice},"
        if again:
            return agree("adds") if self._run % 2 else f"also {agree('says')}"
        tells = self._position % 2 and not speakers[0].name.endswith("reports")
        return agree("reports" if tells else "says")

    def _clauses(self, facts: list[Fact], teller: Teller, *, joint: str) -> str:
        told = []
        for n, fact in enumerate(facts):
            told.append(teller.clause(fact, facts[n - 1].spots if n else ()))
        same_time = all(f.when == facts[0].when for f in facts)
        if len({c.subject for c in told}) == 1:
            if same_time:
                when = next((c.when for c in told if c.when), "")
                return " ".join(p for p in (told[0].subject, _predicates([c.predicate for c in told]), when) if p)
            whens = [c.when for c in told]
            said = [w if n == len(whens) - 1 or w != whens[n + 1] else "" for n, w in enumerate(whens)]
            dated = [f"{c.predicate} {when}".strip() for c, when in zip(told, said, strict=True)]
            return f"{told[0].subject} {_predicates(dated)}"
        parts = [told[0].text]
        parts += [f"{c.subject} {c.predicate}" + ("" if same_time else f" {c.when}".rstrip()) for c in told[1:]]
        if len(parts) == _MOST_CLAUSES and "that" in joint:
            return f"{parts[0]}, that {parts[1]}, and that {parts[2]}"
        return joint.join(parts)

    def _one_voice(self, fact: Fact) -> str:
        """Outlets that copy one another, or one institution's offices, are one voice and the sentence says so."""
        if len(fact.speakers) < 2 or self._voices(fact.claims) != 1:  # noqa: PLR2004 - one speaker is one voice anyway
            return ""
        return " – one voice between them"


def _reason(facts: Sequence[Fact], text: str) -> str:
    """Why it is unconfirmed, where the sentence has not said so: the hedging words of the report."""
    told = [f for f in facts if f.certainty is not Certainty.UNCONFIRMED or all(s.visual for s in f.speakers)]
    claims = [c for f in told for c in f.claims]
    cues = {h.cue.lower().strip() for c in claims for h in c.hedges if h.scope is HedgeScope.EVENT}
    spoken = [f"“{cue}”" for cue in sorted(cues) if cue and cue not in text and cue not in _SEEMING]
    if not told or (cues and not spoken):
        return ""
    if not spoken:
        return " – not confirmed by the report"
    return f" – the report’s own {'word is' if len(spoken) == 1 else 'words are'} {listing(spoken)}"


def _predicates(parts: list[str]) -> str:
    """Predicates of one subject, the auxiliary said once: "have retaken A and captured B"."""
    lead = parts[0].split()[0]
    if lead in _AUXILIARIES and all(p.split()[0] == lead for p in parts):
        parts = [parts[0], *(p.split(" ", 1)[1] for p in parts[1:])]
    elif any(p.split()[0] in _PERFECT for p in parts) and not any(" there" in p for p in parts):
        parts = sorted(parts, key=lambda p: p.split()[0] in _PERFECT)
    return listing(parts)


def _ways(fact: Fact) -> int:
    """In how many ways the speakers vouch: some confirm, some say, outlets write in their own voice."""
    return len({(s.key in fact.confirming, s.own_voice) for s in fact.speakers})


def _each(fact: Fact) -> str:
    """Each way with its speakers: "the ministry confirms, and the Courier writes in its own voice,"."""
    confirming = [s for s in fact.speakers if s.key in fact.confirming]
    saying = [s for s in fact.speakers if s not in confirming and not s.own_voice]
    writing = [s for s in fact.speakers if s not in confirming and s.own_voice]
    parts = [f"{_names(confirming)} {_agreed(confirming, 'confirms')}"] if confirming else []
    parts += [f"{_names(saying)} {_agreed(saying, 'says')}"] if saying else []
    if writing:
        voice = "in its own voice" if len(writing) == 1 else "each in its own voice"
        parts.append(f"{_names(writing)} {_agreed(writing, 'writes')} {voice}")
    return f"{', '.join(parts[:-1])}, and {parts[-1]},"


def _agreed(speakers: Sequence[Speaker], verb: str) -> str:
    return speakers[0].verb(verb) if len(speakers) == 1 else _plural(verb)


def _mode(fact: Fact) -> str:
    if fact.content.denial:
        return "denied"
    modes = {
        Certainty.UNCONFIRMED: "unconfirmed",
        Certainty.CONFIRMED: "confirmed",
    }
    return modes.get(fact.certainty, "asserted")


def _groups(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts of the same speakers and the same way of speaking, up to three to a sentence."""

    def teller_of(fact: Fact) -> tuple[str, ...]:
        return tuple(sorted(f"{s.key} {s.key in fact.confirming}" for s in fact.speakers))

    first: dict[tuple[str, ...], int] = {}
    for fact in facts:
        first.setdefault(teller_of(fact), len(first))
    ordered = sorted(facts, key=lambda f: (-len(f.speakers), first[teller_of(f)], _mode(f), f.weakly_dated))
    groups = []
    for _, same in groupby(ordered, key=lambda f: (teller_of(f), _mode(f), _picture_mood(f), f.weakly_dated)):
        members = list(same)
        while members:
            groups.append(_breath(members))
            members = members[len(groups[-1]) :]
    return groups


def _picture_mood(fact: Fact) -> bool:
    return fact.speakers[0].visual and fact.certainty is Certainty.ASSERTED


def _breath(members: list[Fact]) -> list[Fact]:
    length = 0
    taken: list[Fact] = []
    for fact in members[:_MOST_CLAUSES]:
        length += 40 + 20 * (len(fact.spots) + len(fact.amounts))  # what a clause, a place, an amount take on average
        if taken and length > _LONG:
            break
        taken.append(fact)
    return taken


def _names(speakers: Sequence[Speaker]) -> str:
    counts: dict[str, int] = {}
    for speaker in speakers:
        counts[speaker.name] = counts.get(speaker.name, 0) + 1
    names = [name if n == 1 else f"{number(n)} {name.split(' ', 1)[1]}s" for name, n in counts.items()]
    return both(names) if len(names) > 1 else names[0]


def _pronoun(speakers: Sequence[Speaker]) -> str:
    if len(speakers) > 1 or speakers[0].plural:
        return "they"
    if speakers[0].person:
        return speakers[0].name.split()[-1]
    return "the same source" if speakers[0].is_somebody else "it"


def _plural(verb: str) -> str:
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


def names(speakers: Sequence[Speaker]) -> str:
    """The speakers as a list, with a capital at its head."""
    return capital(_names(speakers))
