"""Verbs that hand something over: "said", "confirmed", "called it", "vowed to", "showed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.hedging import is_nobody
from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.telling.acts import Telling, cue_words
from reportedly.extract.english.telling.clauses import before_cue
from reportedly.extract.english.telling.handed import handed_over
from reportedly.extract.english.telling.speakers import speaker_of
from reportedly.extract.english.tree import (
    child,
    children,
    dependents,
    direct_object,
    is_passive,
    own_subject,
    subject,
    trimmed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Cue, Hedges
    from reportedly.record import Span

# Who does not confirm says nothing; who does not deny, or cannot rule out, leaves it open.
_NEGATED = {"confirms": "withholds", "denies": "believes"}
_OF_ANY_SUBJECT = {"", "clause", "quote", "passive"}  # shapes that a document or a survey may have as well
_SPEAKING = {"clause", "quote"}  # shapes of cues that may speak a quotation
_HAVE = {"have", "has", "had"}  # "has yet to confirm"
_QUESTIONS = {"when", "where", "why", "how", "who", "what", "which"}


class CueVerbs:
    """Finds tellings by the lexicon's verbs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._verbs = frozenset([*lexicon.cues.verbs, *lexicon.cues.shows, *lexicon.cues.phrase_verbs])

    def at(self, verb: Token, passage: Passage) -> Iterator[Telling]:
        """At most one telling."""
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
                    verb, [passage.span_of(cue_words(verb))], manner, shown, [passage.span_of(content)], shown=seen
                )
            return
        if lemma in cues.verbs and not self._describes_a_document(verb):
            yield from self._by_cue(verb, lemma, passage)

    def _shown_by(self, verb: Token) -> Token | None:
        speaker = subject(verb)
        if speaker is None:
            return None
        evidence, findings = self._lexicon.sources.evidence, self._lexicon.cues.findings
        nouns = [lemmas().of(t) for t in (speaker, *children(speaker, "conj"))]
        return speaker if any(n in evidence or n in findings for n in nouns) else None

    def _by_cue(self, verb: Token, lemma: str, passage: Passage) -> Iterator[Telling]:
        """The first entry of the verb whose content stands in the text; else one that may still speak a quotation."""
        entries = self.entries(verb, lemma)
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

    def entries(self, verb: Token, lemma: str) -> Sequence[Cue]:
        """The lexicon's entries of a verb, those with most of its particles."""
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
            return "", []  # "it was not possible to verify": see telling/doubt.py
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
        manner, negated = cue.manner, is_negated(verb, self._lexicon.hedges)
        if manner == "says" and "clause" not in cue.takes and self._calls_untrue(verb):
            manner = "denies"
        elif negated:
            manner = _NEGATED.get(manner, manner)
            if manner == "says" and spans:  # who has not said when it was leaves it as it is
                manner = "judges" if _asks(spans[0], passage) else "withholds"
        if speaker is None and spans and _is_imperative(verb):
            manner = "orders"  # "do not write that we are in the town"
        words = [passage.span_of(cue_words(verb))]
        told = Telling(verb, words, manner, speaker, spans)
        told.negated = negated and manner == cue.manner
        return told

    def _calls_untrue(self, verb: Token) -> bool:
        """As in "called the report a fairy tale": calling it so denies it."""
        named = children(verb, "oprd", "attr", "acomp", "ccomp")
        behind = trimmed([t for t in verb.subtree if t.i > verb.i])
        named += [t for p in behind if p.lower_ == "as" for t in children(p, "pobj", "pcomp", "amod")]
        named += [t.nbor() for t in behind if t.lower_ == "as" and t.i + 1 < len(t.doc)]  # "as false claims that"
        named += behind[-1:]  # wherever the parser hangs it
        return any(t.lower_ in self._lexicon.hedges.denials for t in named)

    def _describes_a_document(self, verb: Token) -> bool:
        """As in "a statement published by the council": the participle hands nothing over."""
        return verb.dep_ in {"acl", "amod"} and lemmas().of(verb.head) in self._lexicon.sources.documents

    def _can_tell(self, noun: Token) -> bool:
        """An attack "continues" and a battle "sees"; they tell nothing."""
        return lemmas().of(noun) not in self._lexicon.predicates.nouns


def _behind_noun(verb: Token, noun: Token) -> list[Token]:
    """What hangs on the noun of a phrase: "concern *about the shelling*", "the case *that it was lost*"."""
    clause_ = next((c for c in children(noun, "acl", "relcl", "ccomp") if c.i > noun.i), None)
    prep = next((p for p in children(noun, "prep") if p.i > noun.i), None)
    target = child(prep, "pobj", "pcomp") if prep is not None and clause_ is None else None
    words = [t for t in (target.subtree if target is not None else verb.subtree) if t.i > noun.i]
    return trimmed(words)


def _asks(span: Span, passage: Passage) -> bool:
    """Whether a content is a question that takes its answer as given ("when they left")."""
    first = passage.words(span).split(maxsplit=1)[0].lower()
    return first in _QUESTIONS


def is_negated(verb: Token, words: Hedges) -> bool:
    """As in "did not confirm", "was not able to verify", "refused to admit", "neither side confirmed"."""
    above = verb.head if verb.dep_ == "xcomp" else None
    if above is not None and (lemmas().of(above) in words.failing or above.lower_ in words.unable):
        return True
    yet = any(c.lower_ == "yet" for c in dependents(above)) if above is not None and above.lower_ in _HAVE else False
    above = above.head if above is not None and above.dep_ == "acomp" else above
    nor = any(c.lower_ == "nor" for c in verb.lefts)
    who = own_subject(verb)
    nobody = who is not None and is_nobody(who, words)
    return yet or nor or nobody or any(v is not None and child(v, "neg") is not None for v in (verb, above))


def _is_imperative(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(c.lower_ == "to" for c in dependents(verb))


def _is_bare_infinitive(verb: Token) -> bool:
    """As in "it was not possible to verify"."""
    return verb.tag_ == "VB" and own_subject(verb) is None and any(c.lower_ == "to" for c in dependents(verb))
