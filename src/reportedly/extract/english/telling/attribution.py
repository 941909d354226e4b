"""Who says what: source, cue and content of every act of telling in a paragraph.

The form is that of the PARC and PolNeAR corpora (Pareti 2012; Newell, Margolin and Ruths 2018): a source span, a cue
span, content spans; a telling may stand inside the content of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.english.telling.acts import Telling
from reportedly.extract.english.telling.cue_nouns import CueNouns
from reportedly.extract.english.telling.cue_phrases import CuePhrases
from reportedly.extract.english.telling.cue_verbs import CueVerbs
from reportedly.extract.english.telling.marked import Marks, Rest, labelled
from reportedly.extract.english.telling.quotes import quotations
from reportedly.extract.english.telling.speaking import give_out
from reportedly.extract.english.telling.spoken import Floor, speeches
from reportedly.record import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage


@dataclass(frozen=True, slots=True)
class Found:
    """The acts of telling of a paragraph in the order of their cues, and the quotations that none of them speaks."""

    tellings: list[Telling]
    loose: list[Span]


class Tellings:
    """Finds the acts of telling by the lexicon's cues."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = CueVerbs(lexicon)
        self._nouns = CueNouns(lexicon)
        self._phrases = CuePhrases(lexicon)
        self._marks = Marks(lexicon, self._verbs)

    def find(self, passage: Passage, rest: Rest) -> Found:
        """All acts of telling of a paragraph; `rest` belongs to whoever a label or a closing colon introduces."""
        if rest.label:
            return Found([labelled(passage, rest)], [])
        found = [t for verb in passage.verbs for t in self._verbs.at(verb, passage)]
        found += [t for noun in passage.nouns for t in self._by_noun(noun, passage)]
        small = passage.tokens_in(self._phrases.small)
        found += [t for token in small for t in self._phrases.at(token, passage)]
        found += self._marks.signed(passage)
        if rest.spans and passage.text.endswith(":"):
            found += self._marks.introduced(passage, list(rest.spans))
        found.sort(key=lambda t: t.cue.i)
        loose: list[Span] = []
        if spoken := speeches(passage, quotations(passage.text, passage.base)):
            floor = Floor(passage, spoken)
            found = [t for t in found if t.relays or not floor.quotes(t.cue)]
            loose = give_out(spoken, floor, found, passage)
        signed = {t.cue.i for t in found if t.signs}
        found = _cited([t for t in found if t.signs or t.cue.i not in signed])
        return Found(sorted((t for t in found if t.content), key=lambda t: t.cue.i), loose)

    def _by_noun(self, noun: Token, passage: Passage) -> list[Telling]:
        return self._phrases.around(noun, passage) or self._nouns.at(noun, passage)


def _cited(found: list[Telling]) -> list[Telling]:
    """As in "the paper reported, citing officials, that": what the paper tells is what the officials told it."""
    citing = [t for t in found if t.shape == "cited"]
    if not citing:
        return found
    others = [t for t in found if t.shape == "cited" or all(t.cue != c.cue for c in citing)]
    for telling in citing:
        above = next((t for t in others if t.cue == telling.cue.head and t.shape != "cited"), None)
        if above is not None and above.content:
            telling.content = list(above.content)
    return others
