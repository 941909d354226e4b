"""Who says what: source, cue and content of every act of telling in a paragraph.

The form is that of the PARC and PolNeAR corpora (Pareti 2012; Newell, Margolin and Ruths 2018): a source span, a cue
span, content spans; a telling may stand inside the content of another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Token

from reportedly.extract.english.passage import is_noun, is_verb, lemmas
from reportedly.extract.english.quotes import quotations
from reportedly.extract.english.tree import (
    agent,
    child,
    children,
    direct_object,
    first_conjunct,
    is_passive,
    noun_phrase,
    own_subject,
    subject,
    trimmed,
)
from reportedly.record import Span, hull

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage

_NOUN_CONTENT = {"reports", "confirms", "claims", "denies", "expects"}
_RIGHT_AT = 3  # characters: a comma, a space, a quotation mark
_NEGATED = {"confirms": "withholds", "denies": "says"}  # who does not confirm says nothing; who does not deny, admits
_INFINITIVE_CONTENT = {"claims", "orders"}
_SHORT_QUOTE = 3  # words; a shorter quotation without a cue is a scare quote


@dataclass(slots=True)
class Telling:
    """One act of telling, while its paragraph is read; spans are of the report's text."""

    cue: Token
    cue_spans: list[Span]
    manner: str
    speaker: Token | None
    content: list[Span] = field(default_factory=list)
    quoted: bool = False
    shown: Token | None = None  # the video or photo, where that is what tells

    def holds(self, span: Span) -> bool:
        """Whether the content covers the span."""
        return any(c.start <= span.start < c.end for c in self.content)


class Tellings:
    """Finds the acts of telling by the lexicon's cues."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage, rest: list[Span]) -> list[Telling]:
        """All acts of telling of a paragraph, in the order of their cues.

        `rest` is what follows in the report; it belongs to whoever a paragraph that ends with a colon introduces.
        """
        quotes = [q.span for q in quotations(passage.text, passage.base)]
        found = [t for token in passage.doc for t in self._at(token, passage, quotes)]
        if rest and passage.text.endswith(":"):
            found += self._introduced(passage, rest)
        found.sort(key=lambda t: t.cue.i)
        _add_loose_quotes(found, quotes, passage)
        return [t for t in found if t.content]

    def _at(self, token: Token, passage: Passage, quotes: list[Span]) -> Iterator[Telling]:
        if token.lower_ in self._lexicon.cues.prepositions:
            yield from self._by_preposition(token, passage)
        elif is_verb(token):
            yield from self._by_verb(token, passage, quotes)

    def _by_verb(self, verb: Token, passage: Passage, quotes: list[Span]) -> Iterator[Telling]:
        lemma = lemmas().of(verb)
        thing = direct_object(verb)
        if thing is not None and (manner := self._lexicon.cues.phrases.get((lemma, lemmas().of(thing)))):
            content = trimmed([t for t in verb.subtree if t.i > thing.i])
            speaker = subject(verb)
            if content and speaker is not None:
                cue = passage.span_of([verb, thing])
                yield Telling(verb, [cue], manner, speaker, [passage.span_of(content)])
            return
        if lemma in self._lexicon.cues.shows and (shown := self._shown_by(verb)) is not None:
            content = _after(verb)
            if content:
                yield Telling(verb, [passage.at(verb)], "shows", shown, [passage.span_of(content)], shown=shown)
            return
        particle = child(verb, "prt")
        manner = self._lexicon.cues.verbs.get(f"{lemma} {particle.lower_}" if particle is not None else lemma, "")
        if manner == "confirms" and _is_bare_infinitive(verb):
            return  # "it was not possible to verify": see telling.doubted
        if child(verb, "neg") is not None:
            manner = _NEGATED.get(manner, manner)
        if manner and not self._describes_a_document(verb):
            yield from self._by_cue(verb, manner, passage, quotes)

    def _describes_a_document(self, verb: Token) -> bool:
        """As in "a statement published by the council": the participle hands nothing over."""
        return verb.dep_ in {"acl", "amod"} and lemmas().of(verb.head) in self._lexicon.sources.documents

    def _can_tell(self, noun: Token) -> bool:
        """An attack "continues" and a battle "sees"; they tell nothing."""
        return lemmas().of(noun) not in self._lexicon.predicates.nouns

    def _shown_by(self, verb: Token) -> Token | None:
        speaker = subject(verb)
        if speaker is None:
            return None
        evidence = self._lexicon.sources.evidence
        return speaker if any(lemmas().of(t) in evidence for t in (speaker, *children(speaker, "conj"))) else None

    def _by_cue(self, verb: Token, manner: str, passage: Passage, quotes: list[Span]) -> Iterator[Telling]:
        content = self._content(verb, manner, passage)
        near = _quotes_of(verb, quotes, passage)
        if not content and not near:
            return
        speaker = self._speaker(verb)
        if speaker is None and content and _is_imperative(verb):
            manner, near = "orders", []  # "do not write that we are in the town"
        elif speaker is None and not near and not is_passive(verb):
            return
        if speaker is not None and not self._can_tell(speaker):
            return
        spans = _merged([*content, *near])
        own = passage.span_of([t for t in (verb, child(verb, "prt"), child(verb, "neg")) if t is not None])
        spans = [s for s in spans if not s.covers(own)]
        if spans:
            yield Telling(verb, [own], manner, speaker, spans, quoted=bool(near))

    def _speaker(self, verb: Token) -> Token | None:
        if is_passive(verb):
            return agent(verb)
        if (outer := _outer_cue(verb)) is not None:
            return subject(outer)
        found = subject(verb)
        return None if found is not None and found.tag_ in {"EX", "WDT"} else found

    def _content(self, verb: Token, manner: str, passage: Passage) -> list[Span]:
        """The spans that the cue hands over, by the first construction that fits."""
        clauses = [c for c in children(verb, "ccomp") if not _is_question(c)]
        if not any(c.i > verb.i for c in clauses) and (before := _before_comma(verb, passage)):
            return _runs(before, passage)
        if clauses:
            return [passage.span_of(words) for c in clauses if (words := self._said(c, verb))]
        if _is_inserted(verb, passage):
            own = {t.i for t in verb.subtree}
            return _runs(trimmed([t for t in verb.head.subtree if t.i not in own]), passage)
        words = _infinitive(verb) if manner in _INFINITIVE_CONTENT else []
        if not words and manner in _NOUN_CONTENT:
            words = _thing_told(verb)
        return [passage.span_of(words)] if words else []

    def _said(self, clause: Token, cue: Token) -> list[Token]:
        """A content clause without "that"; where it stands around its cue, only its own side of it."""
        going_on = [c for c in children(clause, "conj") if self._is_cue(c) and _outer_cue(c) == cue]
        left_out = {t.i for c in going_on for t in c.subtree}
        words = [t for t in clause.subtree if t.i not in left_out and not (t.dep_ == "mark" and t.head == clause)]
        if words and words[0].i < cue.i:
            words = [t for t in words if t.i < cue.i]
        return trimmed(words)

    def _is_cue(self, verb: Token) -> bool:
        return lemmas().of(verb) in self._lexicon.cues.verbs

    def _by_preposition(self, token: Token, passage: Passage) -> Iterator[Telling]:
        wanted = self._lexicon.cues.prepositions[token.lower_]
        holder = next((c for c in token.children if c.lower_ == wanted), None) if wanted else token
        speaker = child(holder, "pobj", "dobj") if holder is not None else None
        head = token.head
        if holder is None or speaker is None or head is token or not self._may_speak(speaker, bare=not wanted):
            return
        content = _runs(trimmed(_told_by_phrase(token, head, passage)), passage)
        if content:
            yield Telling(token, [passage.span_of([token, holder])], "says", speaker, content)

    def _may_speak(self, noun: Token, *, bare: bool) -> bool:
        """After a bare "per" or "citing" only what is known to speak."""
        return not bare or lemmas().of(noun) in self._lexicon.sources.kinds or noun.tag_ == "NNP"

    def _introduced(self, passage: Passage, rest: list[Span]) -> list[Telling]:
        """As in "The council informs residents:" and a document after it."""
        last = passage.sentences[-1]
        if not any(is_verb(token) for token in last) and is_noun(last.root):
            return [Telling(last[-1], [passage.at(last[-1])], "says", last.root, list(rest))]
        for token in last:
            manner = self._lexicon.cues.verbs.get(lemmas().of(token), "") if is_verb(token) else ""
            speaker = self._speaker(token) if manner in {"says", "reports"} else None
            if speaker is not None and not self._content(token, manner, passage):
                return [Telling(token, [passage.at(token)], manner, speaker, list(rest))]
        return []


def _before_comma(cue: Token, passage: Passage) -> list[Token]:
    """The sentence before ", the ministry said", however the parser hung the cue into it."""
    speaker = own_subject(cue)
    if speaker is None or speaker.i > cue.i:
        return []
    comma = speaker.left_edge.i - 1
    start = passage.sentence(cue).start
    if comma <= start or cue.doc[comma].text not in {",", "”", '"'}:
        return []
    words = [t for t in cue.doc[start:comma] if t.i not in {c.i for c in speaker.subtree}]
    return trimmed(words) if any(is_verb(t) and own_subject(t) is not None for t in words) else []


def _outer_cue(cue: Token) -> Token | None:
    """The cue that "... and said" goes on with, where the parser hung it on a verb of the content.

    "The official acknowledged that troops had broken through and said help was coming": after "had broken" a plain past
    is the official's.
    """
    inner = cue.head
    if cue.dep_ != "conj" or cue.tag_ != "VBD" or inner.dep_ != "ccomp" or own_subject(cue) is not None:
        return None
    return inner.head if child(inner, "aux") is not None and inner.head.tag_ == "VBD" else None


def _is_question(clause: Token) -> bool:
    return any(c.tag_ in {"WP", "WRB", "WDT"} and c.dep_ in {"dobj", "attr", "advmod"} for c in clause.children) and (
        clause.nbor(-1).tag_ != "IN" if clause.i else True
    )


def _is_imperative(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(c.lower_ == "to" for c in verb.children)


def _is_bare_infinitive(verb: Token) -> bool:
    """As in "it was not possible to verify"."""
    return verb.tag_ == "VB" and own_subject(verb) is None and any(c.lower_ == "to" for c in verb.children)


def _told_by_phrase(phrase: Token, head: Token, passage: Passage) -> list[Token]:
    """What "according to X" is said of: its sentence where it stands at either end of it, else its clause."""
    own = {t.i for t in phrase.subtree}
    while not is_verb(head) and head.head != head:
        head = head.head
    sentence = passage.sentence(phrase)
    at_an_end = phrase.i == sentence.start or (phrase.i > 0 and phrase.nbor(-1).text == ",")
    coordinated = head.dep_ == "conj" and first_conjunct(head) == sentence.root
    whole = at_an_end and (head == sentence.root or coordinated)
    return [t for t in (sentence if whole else head.subtree) if t.i not in own]


def _is_inserted(cue: Token, passage: Passage) -> bool:
    """As in "Bilohirka, he insisted, was held": the cue hangs in the clause that it hands over."""
    speaker = own_subject(cue)
    if speaker is None or not is_verb(cue.head):
        return False
    edge = speaker.left_edge.i
    set_off = edge > passage.sentence(cue).start and cue.doc[edge - 1].text in {",", "”", '"', "–", "—"}
    return cue.dep_ == "parataxis" or (cue.dep_ == "ccomp" and cue.head.i < cue.i and set_off)


def _infinitive(cue: Token) -> list[Token]:
    """As in "claimed to have taken the town"."""
    inner = child(cue, "xcomp")
    return trimmed(list(inner.subtree)) if inner is not None and inner.tag_ == "VB" else []


def _thing_told(cue: Token) -> list[Token]:
    """As in "reported progress", or "the loss was confirmed by"."""
    thing = direct_object(cue) if not is_passive(cue) else child(cue, "nsubjpass") if agent(cue) is not None else None
    return trimmed(list(thing.subtree)) if thing is not None and is_noun(thing) else []


def _after(verb: Token) -> list[Token]:
    return trimmed([t for t in verb.subtree if t.i > verb.i])


def _runs(words: list[Token], passage: Passage) -> list[Span]:
    """The spans of tokens that stand side by side."""
    runs: list[list[Token]] = []
    for token in words:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [passage.span_of(kept) for run in runs if (kept := trimmed(run))]


def _quotes_of(cue: Token, quotes: list[Span], passage: Passage) -> list[Span]:
    """The quotations in the cue's sentence that are long enough to be speech, or stand right at it."""
    sentence = passage.span_of(passage.sentence(cue))
    at = passage.at(cue)
    return [
        q
        for q in quotes
        if q.overlaps(sentence)
        and not q.covers(at)
        and (len(passage.words(q).split()) > _SHORT_QUOTE or q.gap(at) <= _RIGHT_AT)
    ]


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + _RIGHT_AT:
            out[-1] = hull([out[-1], span])
        else:
            out.append(span)
    return out


def _add_loose_quotes(found: list[Telling], quotes: list[Span], passage: Passage) -> None:
    """A quotation that runs on without a cue of its own belongs to whoever spoke last in the paragraph, else next."""
    for quote in quotes:
        if len(passage.words(quote).split()) <= _SHORT_QUOTE or any(
            c.overlaps(quote) for t in found for c in t.content
        ):
            continue
        at = quote.start
        speakers = [t for t in found if t.manner in {"says", "reports", "confirms", "claims"}]
        before = [t for t in speakers if passage.at(t.cue).start < at and t.quoted]
        after = [t for t in speakers if passage.at(t.cue).start > at and t.quoted]
        telling = before[-1] if before else after[0] if after else None
        if telling is not None:
            telling.content = _merged([*telling.content, quote])
    for telling in found:
        telling.content = [_whole(span, quotes) if telling.quoted else span for span in telling.content]


def _whole(span: Span, quotes: list[Span]) -> Span:
    """Stretches a content span that breaks off inside a quotation to the end of it."""
    inside = next((q for q in quotes if q.start <= span.end <= q.end and q.start < span.end), None)
    return span if inside is None else Span(span.start, inside.end)


def speaker_words(telling: Telling) -> list[Token]:
    """The words of the source phrase."""
    return [] if telling.speaker is None else noun_phrase(telling.speaker)
