"""Small words and set phrases that hand something over: "according to", "reportedly", "is sure", "in the words of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.passage import is_verb, lemmas
from reportedly.extract.english.telling.acts import Telling
from reportedly.extract.english.telling.clauses import runs, told_by_phrase
from reportedly.extract.english.telling.cue_verbs import is_negated
from reportedly.extract.english.telling.handed import handed_over
from reportedly.extract.english.tree import child, children, clause, dependents, subject, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage


class CuePhrases:
    """Finds tellings by the lexicon's small words, and by phrases like "in the words of"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        small = {*lexicon.cues.prepositions, *lexicon.cues.adverbs, *lexicon.cues.adjectives}
        self.small = frozenset(get_string_id(word) for word in small)  # numbers are compared faster

    def at(self, token: Token, passage: Passage) -> Iterator[Telling]:
        """The telling of a preposition, an adverb or an adjective."""
        cues, lower = self._lexicon.cues, token.lower_
        if lower in cues.prepositions:
            yield from self._by_preposition(token, passage)
        elif lower in cues.adverbs:
            yield from self._by_adverb(token, passage)
        elif token.dep_ == "acomp":
            yield from self._by_adjective(token, passage)

    def _by_preposition(self, token: Token, passage: Passage) -> Iterator[Telling]:
        wanted = self._lexicon.cues.prepositions[token.lower_]
        holder = next((c for c in dependents(token) if c.lower_ == wanted), None) if wanted else token
        speaker = child(holder, "pobj", "dobj", "pcomp") if holder is not None else None
        head = token.head
        if holder is None or speaker is None or head is token or not self._may_speak(speaker, bare=not wanted):
            return
        content = runs(trimmed(told_by_phrase(token, head, passage)), passage)
        if content:
            shape = "cited" if token.tag_ == "VBG" and not wanted else "clause"
            cue = [passage.span_of([token, holder])]
            yield Telling(token, cue, "says", speaker, content, aloud=False, shape=shape)

    def _may_speak(self, noun: Token, *, bare: bool) -> bool:
        """After a bare "per" or "citing" only what is known to speak."""
        sources, lemma = self._lexicon.sources, lemmas().of(noun)
        return not bare or lemma in sources.kinds or lemma in sources.speakers or noun.tag_ == "NNP"

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
                manner = "withholds" if is_negated(verb, self._lexicon.hedges) else cue.manner
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

    def around(self, noun: Token, passage: Passage) -> list[Telling]:
        """As in "in the words of the mayor", "by their account": what the phrase is said of."""
        prep, lemma = noun.head, lemmas().of(noun)
        listed = self._lexicon.cues.words_of.get(lemma)
        if listed is None or noun.dep_ != "pobj" or prep.lower_ not in listed or prep.head == prep:
            return []
        of = next((p for p in children(noun, "prep") if p.lower_ == "of"), None)
        speaker = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
        content = runs(trimmed(told_by_phrase(prep, prep.head, passage)), passage)
        if speaker is None or not content:
            return []
        own = [t for t in (prep, noun, of) if t is not None and t.i <= max(noun.i, speaker.i)]
        return [Telling(noun, [passage.span_of(own)], "says", speaker, content, aloud=False)]
