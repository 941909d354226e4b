"""Who says what: source, cue and content of every act of telling in a paragraph.

The form is that of the PARC and PolNeAR corpora (Pareti 2012; Newell, Margolin and Ruths 2018): a source span, a cue
span, content spans; a telling may stand inside the content of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.acts import Telling
from reportedly.extract.english.cue_nouns import CueNouns
from reportedly.extract.english.handed import before_cue, handed_over, runs, speaker_of, told_by_phrase
from reportedly.extract.english.passage import is_name, is_noun, is_verb, lemmas
from reportedly.extract.english.quotes import quotations
from reportedly.extract.english.spoken import Floor, Speech, merged, speeches, whole
from reportedly.extract.english.tree import (
    child,
    children,
    clause,
    dependents,
    direct_object,
    is_passive,
    own_subject,
    subject,
    trimmed,
)
from reportedly.record import Span
from reportedly.theatre.lexis import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Cue, Lexicon
    from reportedly.extract.english.passage import Passage

# Who does not confirm says nothing; who does not deny, or cannot rule out, leaves it open.
_NEGATED = {"confirms": "withholds", "denies": "believes"}
_LONGEST_LABEL = 6  # words of a name before a colon
_MUTE = {"be", "have", "do", "become", "get", "make", "seem", "appear", "remain", "go", "come"}
_RAISING = {"seem", "appear", "purport", "claim"}
_TOUCHING = 3  # characters: a quotation mark and a space
_OF_ANY_SUBJECT = {"", "clause", "quote", "passive"}  # shapes that a document or a survey may have as well
_SPEAKING = {"clause", "quote"}  # shapes of cues that may speak a quotation
_BESIDE = {"aux", "auxpass", "neg", "prt", "advmod"}


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows a paragraph: the stretches that it introduces where it is a label, or where it ends with a colon."""

    spans: tuple[Span, ...] = ()
    label: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The acts of telling of a paragraph in the order of their cues, and the quotations that none of them speaks."""

    tellings: list[Telling]
    loose: list[Span]


class Tellings:
    """Finds the acts of telling by the lexicon's cues."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._nouns = CueNouns(lexicon)
        self._verbs = frozenset([*lexicon.cues.verbs, *lexicon.cues.shows, *lexicon.cues.phrase_verbs])
        small = {*lexicon.cues.prepositions, *lexicon.cues.adverbs, *lexicon.cues.adjectives}
        self._small = frozenset(get_string_id(word) for word in small)  # numbers are compared faster

    def find(self, passage: Passage, rest: Rest) -> Found:
        """All acts of telling of a paragraph; `rest` belongs to whoever a label or a closing colon introduces."""
        if rest.label:
            return Found([_labelled(passage, rest)], [])
        quotes = [(q.span, q.open_end) for q in quotations(passage.text, passage.base)]
        spoken = speeches(passage, quotes)
        found = [t for verb in passage.verbs for t in self._by_verb(verb, passage)]
        found += [t for noun in passage.nouns for t in self._by_noun(noun, passage)]
        found += [t for token in passage.tokens if token.lower in self._small for t in self._at(token, passage)]
        found += self._by_signature(passage)
        if rest.spans and passage.text.endswith(":"):
            found += self._introduced(passage, list(rest.spans))
        found.sort(key=lambda t: t.cue.i)
        loose: list[Span] = []
        if spoken:
            floor = Floor(passage, spoken)
            found = [t for t in found if t.relays or not floor.quotes(t.cue)]
            loose = self._give_out(spoken, floor, found, passage)
        return Found(sorted((t for t in found if t.content), key=lambda t: t.cue.i), loose)

    # --- cues -------------------------------------------------------------------------------------------------------

    def _at(self, token: Token, passage: Passage) -> Iterator[Telling]:
        """The telling of a preposition, an adverb or an adjective."""
        cues, lower = self._lexicon.cues, token.lower_
        if lower in cues.prepositions:
            yield from self._by_preposition(token, passage)
        elif lower in cues.adverbs:
            yield from self._by_adverb(token, passage)
        elif token.dep_ == "acomp":
            yield from self._by_adjective(token, passage)

    def _by_noun(self, noun: Token, passage: Passage) -> Iterator[Telling]:
        lemma = lemmas().of(noun)
        told = list(self._by_word(noun, passage)) if lemma in self._lexicon.cues.words_of else []
        if told or lemma in self._lexicon.cues.nouns:
            yield from told or self._nouns.at(noun, passage)

    def _by_verb(self, verb: Token, passage: Passage) -> Iterator[Telling]:
        lemma, cues = lemmas().of(verb), self._lexicon.cues
        if lemma not in self._verbs:
            return
        thing = direct_object(verb) if lemma in cues.phrase_verbs else None
        if thing is not None and (manner := cues.phrases.get((lemma, lemmas().of(thing)))):
            whole = trimmed([t for t in verb.subtree if t.i > thing.i])
            content = whole if manner == "hedged" else _behind_noun(verb, thing)
            speaker = subject(verb)
            if content and speaker is not None:
                cue = passage.span_of([verb, thing])
                yield Telling(verb, [cue], manner, speaker, [passage.span_of(content)])
            return
        if lemma in cues.shows and (shown := self._shown_by(verb)) is not None:
            content = trimmed([t for t in verb.subtree if t.i > verb.i]) or before_cue(verb, passage)
            if content:
                evidence = any(
                    lemmas().of(t) in self._lexicon.sources.evidence for t in (shown, *children(shown, "conj"))
                )
                manner, seen = ("shows", shown) if evidence else ("says", None)
                yield Telling(
                    verb, [passage.span_of(_cue_words(verb))], manner, shown, [passage.span_of(content)], shown=seen
                )
            return
        if lemma in cues.verbs and not self._describes_a_document(verb):
            yield from self._by_cue(verb, lemma, passage)

    def _by_cue(self, verb: Token, lemma: str, passage: Passage) -> Iterator[Telling]:
        """The first entry of the verb whose content stands in the text; else one that may still speak a quotation."""
        entries = self._entries(verb, lemma)
        speaker = speaker_of(verb, self._lexicon.cues.verbs) if entries else None
        if speaker is not None and not self._can_tell(speaker):
            return
        aloud = any(cue.takes & _SPEAKING for cue in entries)
        silent: Telling | None = None
        for cue in entries:
            shape, spans = self._content(verb, cue, speaker, passage)
            telling = self._told(verb, cue, speaker, spans, passage)
            telling.shape = shape
            telling.aloud = aloud
            if spans:
                yield telling
                return
            silent = silent or (telling if cue.takes & _SPEAKING else None)
        if silent is not None and (speaker is not None or is_passive(verb)):
            yield silent

    def _entries(self, verb: Token, lemma: str) -> Sequence[Cue]:
        cues = self._lexicon.cues.verbs.get(lemma, ())
        if not any(cue.particles for cue in cues):
            return cues
        beside = {c.lower_ for c in dependents(verb)}
        beside |= {
            g.lower_ for c in dependents(verb) if c.dep_ in {"ccomp", "oprd", "prt", "acomp"} for g in dependents(c)
        }
        listed = [c for c in cues if all(w in beside for w in c.particles)]
        longest = max((len(c.particles) for c in listed), default=0)
        return [c for c in listed if len(c.particles) == longest]

    def _content(self, verb: Token, cue: Cue, speaker: Token | None, passage: Passage) -> tuple[str, list[Span]]:
        if cue.manner == "confirms" and _is_bare_infinitive(verb) and (speaker is None or speaker.lower_ == "it"):
            return "", []  # "it was not possible to verify": see telling.doubted
        shape, spans = handed_over(verb, cue.takes, passage, self._lexicon.cues.verbs)
        if speaker is None and not is_passive(verb) and not _is_imperative(verb):
            return "", []
        if shape not in _OF_ANY_SUBJECT and speaker is not None and not self._can_mean(speaker):
            return "", []
        at = passage.at(verb)
        return shape, [s for s in spans if not s.covers(at)]

    def _can_mean(self, noun: Token) -> bool:
        """Whether a subject is somebody who can want, ask or praise; a law, a plan or a storm cannot."""
        lemma, sources = lemmas().of(noun), self._lexicon.sources
        if noun.tag_ not in {"NN", "NNS"} or lemma in sources.kinds or lemma in sources.speakers:
            return True
        if lemma in sources.documents or lemma in sources.evidence:
            return True
        return lemma not in sources.mute and not lemma.endswith(sources.abstract)

    def _told(self, verb: Token, cue: Cue, speaker: Token | None, spans: list[Span], passage: Passage) -> Telling:
        manner, negated = cue.manner, _is_negated(verb)
        if manner == "says" and "as" in cue.takes and self._calls_untrue(verb):
            manner = "denies"
        elif negated:
            manner = _NEGATED.get(manner, manner)
            if manner == "says" and spans:  # who has not said when it was leaves it as it is
                manner = "judges" if _asks(spans[0], passage) else "withholds"
        if speaker is None and spans and _is_imperative(verb):
            manner = "orders"  # "do not write that we are in the town"
        words = [passage.span_of(_cue_words(verb))]
        told = Telling(verb, words, manner, speaker, spans)
        told.negated = negated and manner == cue.manner
        return told

    def _calls_untrue(self, verb: Token) -> bool:
        """As in "called the report a fairy tale": calling it so denies it."""
        named = children(verb, "oprd", "attr", "acomp", "ccomp")
        named += [t for p in children(verb, "prep") if p.lower_ == "as" for t in children(p, "pobj", "pcomp", "amod")]
        return any(t.lower_ in self._lexicon.hedges.denials for t in named)

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
        evidence, findings = self._lexicon.sources.evidence, self._lexicon.cues.findings
        nouns = [lemmas().of(t) for t in (speaker, *children(speaker, "conj"))]
        return speaker if any(n in evidence or n in findings for n in nouns) else None

    def _by_preposition(self, token: Token, passage: Passage) -> Iterator[Telling]:
        wanted = self._lexicon.cues.prepositions[token.lower_]
        holder = next((c for c in dependents(token) if c.lower_ == wanted), None) if wanted else token
        speaker = child(holder, "pobj", "dobj", "pcomp") if holder is not None else None
        head = token.head
        if holder is None or speaker is None or head is token or not self._may_speak(speaker, bare=not wanted):
            return
        content = runs(trimmed(told_by_phrase(token, head, passage)), passage)
        if content:
            yield Telling(token, [passage.span_of([token, holder])], "says", speaker, content, aloud=False)

    def _by_word(self, noun: Token, passage: Passage) -> Iterator[Telling]:
        """As in "in the words of the mayor", "by their account": what the phrase is said of."""
        prep = noun.head
        if noun.dep_ != "pobj" or prep.lower_ not in self._lexicon.cues.words_of.get(lemmas().of(noun), ()):
            return
        of = next((p for p in children(noun, "prep") if p.lower_ == "of"), None)
        speaker = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
        content = runs(trimmed(told_by_phrase(prep, prep.head, passage)), passage) if prep.head != prep else []
        if speaker is not None and content:
            own = [t for t in (prep, noun, of) if t is not None and t.i <= max(noun.i, speaker.i)]
            yield Telling(noun, [passage.span_of(own)], "says", speaker, content, aloud=False)

    def _may_speak(self, noun: Token, *, bare: bool) -> bool:
        """After a bare "per" or "citing" only what is known to speak."""
        return not bare or lemmas().of(noun) in self._lexicon.sources.kinds or noun.tag_ == "NNP"

    def _by_adjective(self, adjective: Token, passage: Passage) -> Iterator[Telling]:
        """As in "commanders were sure that", "he is critical of"."""
        verb = adjective.head
        speaker = subject(verb) if is_verb(verb) else None
        if speaker is None or speaker.tag_ in {"EX", "WDT"} or speaker.lower_ in {"it", "this", "that"}:
            return
        for cue in self._lexicon.cues.adjectives[adjective.lower_]:
            shape, spans = handed_over(adjective, cue.takes, passage, self._lexicon.cues.verbs)
            if spans:
                words = passage.span_of([verb, adjective])
                manner = "withholds" if _is_negated(verb) else cue.manner
                yield Telling(adjective, [words], manner, speaker, spans, aloud=False, shape=shape)
                return

    def _by_adverb(self, adverb: Token, passage: Passage) -> Iterator[Telling]:
        """As in "reportedly": its clause is told by nobody."""
        verb = adverb.head
        while not is_verb(verb) and verb.head != verb:
            verb = verb.head
        words = [t for t in (clause(verb) if is_verb(verb) else verb.subtree) if t != adverb]
        if words:
            yield Telling(adverb, [passage.at(adverb)], "hearsay", None, runs(trimmed(words), passage), aloud=False)

    def _introduced(self, passage: Passage, rest: list[Span]) -> list[Telling]:
        """As in "The council informs residents:" and a document after it."""
        last = passage.sentences[-1]
        if not any(is_verb(token) for token in last) and is_noun(last.root) and self._introduces(last.root, passage):
            return [Telling(last[-1], [passage.at(last[-1])], "says", last.root, list(rest))]
        for token in last:
            entries = self._entries(token, lemmas().of(token)) if is_verb(token) else []
            speaks = any(c.manner == "says" and "clause" in c.takes for c in entries)
            speaker = speaker_of(token, self._lexicon.cues.verbs) if speaks else None
            if speaker is not None and not any(
                handed_over(token, c.takes, passage, self._lexicon.cues.verbs)[1] for c in entries
            ):
                return [Telling(token, [passage.at(token)], "says", speaker, list(rest))]
        return []

    def _by_signature(self, passage: Passage) -> list[Telling]:
        """As in the headline "Russian troops leave Lyman – governor": who is named behind the last dash or colon."""
        doc = passage.doc
        last = doc[-1]
        first = max(len(doc) - _LONGEST_LABEL, 1)
        mark = next((i for i in range(len(doc) - 2, first, -1) if doc[i].text in {"–", "—", "-", ":"}), None)
        if mark is None or not is_noun(last) or any(is_verb(t) for t in doc[mark:]) or doc[mark].dep_ == "appos":
            return []
        known = any(h.kind is NameKind.SOURCE and h.span.overlaps(passage.at(last)) for h in passage.hits)
        if not known and lemmas().of(last) not in self._lexicon.sources.kinds:
            return []
        content = runs(trimmed(list(doc[:mark])), passage) if any(is_verb(t) for t in doc[:mark]) else []
        return [Telling(doc[mark], [passage.at(doc[mark])], "says", last, content, aloud=False)] if content else []

    def _introduces(self, noun: Token, passage: Passage) -> bool:
        """Whether a line without a verb names somebody or a document before its colon."""
        lemma, sources = lemmas().of(noun), self._lexicon.sources
        named = is_name(noun) and len(passage.text.split()) <= _LONGEST_LABEL
        return named or lemma in sources.kinds or lemma in sources.documents

    # --- quotations ---------------------------------------------------------------------------------------------------

    def _give_out(self, spoken: list[Speech], floor: Floor, found: list[Telling], passage: Passage) -> list[Span]:
        """Gives each quotation to a cue, by the marks and the order of the words around it; the rest comes back."""
        found += [t for nth, s in enumerate(spoken) if (t := self._signed(nth, s, floor, passage)) is not None]
        owners: list[Telling | None] = []
        for nth, speech in enumerate(spoken):
            signed = next((t for t in found if t.signs and t.content == [speech.span]), None)
            owner = (
                signed
                or self._behind(speech, nth, floor, found, passage)
                or self._before(speech, floor, found, passage)
            )
            owners.append(owner)
        last: Telling | None = None
        loose: list[Span] = []
        for nth, speech in enumerate(spoken):
            owner = owners[nth]
            told = any(c.overlaps(speech.span) for t in found if not floor.quotes(t.cue) for c in t.content)
            if owner is None and speech.long and not told:
                owner = last or next((o for o in owners[nth + 1 :] if o is not None), None)
            if owner is None:
                loose += [speech.span] if speech.long and not told else []
                continue
            last = owner
            owner.content.append(speech.span)
            owner.quoted = True
        for telling in found:
            telling.content = [whole(s, spoken) if telling.quoted else s for s in merged(telling.content)]
        return loose

    def _signed(self, nth: int, speech: Speech, floor: Floor, passage: Passage) -> Telling | None:
        """As in "“We hold it.” – Ann Lee": a dash and a name behind the quotation, to the end of the line."""
        dash = floor.dash_behind(nth)
        if dash is None:
            return None
        names = [t for t in dash.doc[dash.i + 1 : floor.line_end(dash.i)] if is_noun(t)]
        if not names:
            return None
        outer = next((t for t in names if t.head.i <= dash.i or t.head == t), names[-1])
        return Telling(dash, [passage.at(dash)], "says", outer, [speech.span], quoted=True, signs=True)

    def _behind(self, speech: Speech, nth: int, floor: Floor, found: list[Telling], passage: Passage) -> Telling | None:
        verb = floor.behind(speech, nth)
        if verb is None:
            return None
        known = next((t for t in found if t.cue == verb), None)
        if known is not None and not known.can_speak:
            return None
        if known is None and (lemmas().of(verb) in _MUTE or child(verb, "dobj", "ccomp") is not None):
            return None
        if floor.ends_sentence(speech) and (known is None or is_passive(verb) or _has_own_content(known, speech)):
            return None  # "… the town.” Residents were told to leave."
        named = (known.speaker if known is not None else None, own_subject(verb), floor.speaker(speech, verb))
        speaker = next((n for n in named if n is not None and not floor.quotes(n)), None)
        if speaker is None:
            return None
        if known is None:
            known = Telling(verb, [passage.span_of(_cue_words(verb))], "says", speaker)
            found.append(known)
            found.sort(key=lambda t: t.cue.i)
        known.speaker = speaker
        known.content = [c for c in known.content if c.end > speech.span.start - _TOUCHING]  # no sentence before it
        return known

    def _before(self, speech: Speech, floor: Floor, found: list[Telling], passage: Passage) -> Telling | None:
        able = [t for t in found if t.can_speak]
        if (known := floor.before(speech, able)) is not None:
            return known
        word = floor.introducing(speech)
        if word is None:
            return None
        verb = next((t for t in (word, *word.ancestors) if is_verb(t)), None)
        speaker = subject(verb) if verb is not None else word if is_noun(word) else None
        if speaker is None:
            return None
        head = verb if verb is not None else word.nbor()  # the colon itself, where there is no verb
        telling = Telling(head, [passage.span_of(_cue_words(head))], "says", speaker)
        found.append(telling)
        found.sort(key=lambda t: t.cue.i)
        return telling


def _labelled(passage: Passage, rest: Rest) -> Telling:
    """As in "ISW: …": the mark behind the label is the cue."""
    mark = passage.doc[-1]
    words = [t for t in passage.doc[:-1] if is_noun(t)] or list(passage.doc[:-1])
    root = next((t for t in words if t.head.i >= mark.i or t.head == t or t.head not in words), words[0])
    return Telling(mark, [passage.at(mark)], "says", root, list(rest.spans))


def _behind_noun(verb: Token, noun: Token) -> list[Token]:
    """What hangs on the noun of a phrase: "concern *about the shelling*", "the case *that it was lost*"."""
    clause_ = next((c for c in children(noun, "acl", "relcl", "ccomp") if c.i > noun.i), None)
    prep = next((p for p in children(noun, "prep") if p.i > noun.i), None)
    target = child(prep, "pobj", "pcomp") if prep is not None and clause_ is None else None
    words = [t for t in (target.subtree if target is not None else verb.subtree) if t.i > noun.i]
    return trimmed(words)


def _has_own_content(telling: Telling, speech: Speech) -> bool:
    """Whether a cue behind a quotation hands over something further on."""
    return any(c.start > speech.span.end and c.start > telling.cue_spans[-1].end for c in telling.content)


def _cue_words(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and particle, where they stand beside it."""
    near = {c.i for c in children(verb, *_BESIDE) if not is_noun(c)} | {verb.i}
    raising = verb.head if verb.dep_ == "xcomp" and lemmas().of(verb.head) in _RAISING else None
    if raising is not None:  # "seemed to show"
        near |= {raising.i} | {c.i for c in children(raising, *_BESIDE)}
    first = last = verb.i
    while first - 1 in near:
        first -= 1
    while last + 1 in near and verb.doc[last + 1].dep_ == "prt":
        last += 1
    return list(verb.doc[first : last + 1])


def _asks(span: Span, passage: Passage) -> bool:
    """Whether a content is a question that takes its answer as given ("when they left")."""
    first = passage.words(span).split(maxsplit=1)[0].lower()
    return first in {"when", "where", "why", "how", "who", "what", "which"}


def _is_negated(verb: Token) -> bool:
    """As in "did not confirm", "was not able to verify"."""
    above = verb.head if verb.dep_ == "xcomp" else None
    above = above.head if above is not None and above.dep_ == "acomp" else above
    nor = any(c.lower_ == "nor" for c in verb.lefts)
    return nor or any(v is not None and child(v, "neg") is not None for v in (verb, above))


def _is_imperative(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(c.lower_ == "to" for c in dependents(verb))


def _is_bare_infinitive(verb: Token) -> bool:
    """As in "it was not possible to verify"."""
    return verb.tag_ == "VB" and own_subject(verb) is None and any(c.lower_ == "to" for c in dependents(verb))
