"""Who speaks a quotation: the cue behind it, the cue before it, or whoever spoke last.

A quotation is given to a cue by the order of the words and by the marks between them, as editors set speech, because a
parser takes a sentence apart where a quotation ends with a full stop or a question mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, is_verb
from reportedly.record import Span, hull

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.acts import Telling
    from reportedly.extract.english.telling.quotes import Quotation

SHORT = 3  # words; a shorter quotation that no cue stands beside is a scare quote
_GROUP = 30  # tokens from a quotation to its cue: a name with a long apposition
_ENDS_SPEECH = (",", "?", "!", ".", "…", "—", "–", "-")
_STOPS = {".", "!", "?", ";"}
_LEADS_IN = {",", ":", "that", "-", "–", "—", "…", "as", "is", "was", "are", "were", "be"}
_RIGHT_AT = 2  # tokens between a cue and the quotation that it hands over ("called it a")
_CLOSING = {"”", '"', "''", "»", "’"}
_DASHES = {"–", "—", "―", "--", "-"}
_SIGNATURE = 12  # tokens: a name with an office


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation with its first and one-behind-last tokens in the paragraph."""

    span: Span
    first: int
    last: int
    words: int
    sentence: bool = False  # from a capital letter to a full stop

    @property
    def long(self) -> bool:
        """Whether it can be speech without a cue right at it."""
        return self.words > SHORT or (self.sentence and self.words > 1)


def speeches(passage: Passage, quotes: Sequence[Quotation]) -> list[Speech]:
    """The quotations with where their tokens begin and end."""
    if not quotes:
        return []
    found = []
    starts = [t.idx + passage.base for t in passage.tokens]
    for span in (quote.span for quote in quotes):
        inside = [i for i, at in enumerate(starts) if span.start <= at < span.end]
        if inside:
            words = passage.words(span)
            sentence = words[:1].isupper() and words.rstrip().endswith((".", "!", "?"))
            found.append(Speech(span, inside[0], inside[-1] + 1, len(words.split()), sentence))
    return found


class Floor:
    """Hands the quotations of one paragraph to the cues of its tellings."""

    def __init__(self, passage: Passage, spoken: Sequence[Speech]) -> None:
        self._passage = passage
        self._doc = passage.tokens
        self._spoken = spoken
        self._quoted = {i for s in spoken for i in range(s.first, s.last)}

    def quotes(self, token: Token) -> bool:
        """Whether a token stands inside a quotation."""
        return token.i in self._quoted

    def behind(self, speech: Speech, nth: int) -> Token | None:
        """The verb of "…," he said or "…?" asked the mayor: the first one behind, after nothing but whoever speaks."""
        begin = self._skip_marks(speech.last)
        if begin is None or not self._ends_speech(speech):
            return None
        stop = self._spoken[nth + 1].first if nth + 1 < len(self._spoken) else len(self._doc)
        for token in self._doc[begin : min(stop, begin + _GROUP)]:
            if token.text in _STOPS and self._is_boundary(token):
                return None
            if is_verb(token) and self._is_finite(token) and not self._in_apposition(token, begin):
                return token if self._only_speaker_between(begin, token) else None
        return None

    def _skip_marks(self, index: int) -> int | None:
        while index < len(self._doc) and not self._doc[index].text[0].isalnum() and not self._doc[index].is_space:
            if self._doc[index].text in _STOPS or self._doc[index].text in {"(", "“", ":"}:
                return None
            index += 1
        return index if index < len(self._doc) and index not in self._quoted else None

    def _ends_speech(self, speech: Speech) -> bool:
        following = self._passage.text[speech.span.end - self._passage.base :].lstrip("”\"'’» ")
        return self._passage.words(speech.span).rstrip().endswith(_ENDS_SPEECH) or following.startswith((",", "–", "—"))

    def ends_sentence(self, speech: Speech) -> bool:
        """Whether the quotation closes with a full stop: what follows may be another's sentence."""
        return self._passage.words(speech.span).rstrip().endswith((".", "…"))

    def _is_finite(self, token: Token) -> bool:
        return token.tag_ in {"VBD", "VBZ", "VBP", "VBN"}

    def _in_apposition(self, token: Token, begin: int) -> bool:
        """As in "Ann Lee, who leads the council, said"."""
        return token.dep_ in {"relcl", "acl", "amod", "aux", "auxpass"} and token.i > begin

    def _only_speaker_between(self, begin: int, verb: Token) -> bool:
        if verb.i == begin:
            return True
        first = self._doc[begin]
        if first.tag_ in {"CC", "IN", "TO", "WDT", "WRB", "WP"} or is_verb(first):
            return False
        return any(is_noun(t) or t.tag_ in {"PRP", "DT", "CD", "NNS"} for t in self._doc[begin : verb.i])

    def dash_behind(self, nth: int) -> Token | None:
        """The dash between a quotation and the name that signs it."""
        index = self._spoken[nth].last
        while index < len(self._doc) and self._doc[index].text in _CLOSING:
            index += 1
        stop = self.line_end(index)
        if index >= stop or self._doc[index].text not in _DASHES:
            return None
        rest = self._doc[index + 1 : stop]
        signs = 0 < len(rest) <= _SIGNATURE and not any(is_verb(t) for t in rest) and index + 1 not in self._quoted
        return self._doc[index] if signs else None

    def line_end(self, index: int) -> int:
        """The token behind the last one before the line, its full stop or the next quotation ends."""
        while index < len(self._doc) and self._doc[index].text not in {"“", '"', "``", "''", "."}:
            index += 1
        return index

    def speaker(self, speech: Speech, verb: Token) -> Token | None:
        """Whoever stands between the quotation and the verb, or right behind the verb."""
        begin = self._skip_marks(speech.last)
        if begin is None:
            return None
        if verb.i > begin:
            between = self._doc[begin : verb.i]
            heads = [t for t in between if (is_noun(t) or t.tag_ in {"PRP", "DT", "CD"})]
            outer = [t for t in heads if not begin <= t.head.i < verb.i]
            return outer[0] if outer else heads[0] if heads else None
        behind = [t for t in verb.rights if t.dep_ in {"nsubj", "dobj", "attr", "oprd", "npadvmod", "ccomp", "appos"}]
        nouns = [t for t in behind if is_noun(t) or t.tag_ == "PRP"]
        return nouns[0] if nouns else None

    def before(self, speech: Speech, cues: Sequence[Telling]) -> Telling | None:
        """The nearest cue before the quotation in its sentence that the words between lead on from."""
        for telling in reversed(cues):
            cue = telling.cue
            if cue.i >= speech.first or cue.i in self._quoted:
                continue
            return telling if self._leads_to(cue, speech) else None
        return None

    def _leads_to(self, cue: Token, speech: Speech) -> bool:
        between = self._doc[cue.i + 1 : speech.first]
        if any(t.text in _STOPS and t.i not in self._quoted and self._is_boundary(t) for t in between):
            return False
        outside = [
            t for t in between if t.i not in self._quoted and t.text not in {"“", '"', "''", "``", "”", "‘", "«"}
        ]
        if len(outside) <= _RIGHT_AT or outside[-1].lower_ in _LEADS_IN:
            return True
        return self._hangs_on(cue, self._doc[speech.first])

    def _hangs_on(self, cue: Token, token: Token) -> bool:
        """Whether a word is part of what the cue hands over, and not of a clause that goes on beside it."""
        below = token
        for above in token.ancestors:
            if above == cue:
                return below.dep_ not in {"advcl", "conj", "parataxis", "nsubj"}
            below = above
        return False

    def _is_boundary(self, stop: Token) -> bool:
        """Whether a mark ends a sentence: "Rep. Lee (D-Md.) said" has none."""
        if stop.text != "." or stop.i + 1 >= len(self._doc):
            return True
        abbreviated = stop.i > 0 and not stop.nbor(-1).whitespace_ and len(stop.nbor(-1)) <= SHORT
        return bool(stop.whitespace_) and not (abbreviated and stop.nbor(-1).text[:1].isupper())

    def introducing(self, speech: Speech) -> Token | None:
        """The last word before a colon that the quotation follows ("made the following comment: …")."""
        index = speech.first - 1
        while index >= 0 and self._doc[index].text in {"“", '"', "''", "``", "‘", "«"}:
            index -= 1
        return self._doc[index - 1] if index > 0 and self._doc[index].text == ":" else None


def merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order; those that only a mark parts are one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + SHORT:
            out[-1] = hull([out[-1], span])
        else:
            out.append(span)
    return out


def whole(span: Span, spoken: Sequence[Speech]) -> Span:
    """Stretches a content span that breaks off inside a quotation to the end of it."""
    inside = next((s.span for s in spoken if s.span.start <= span.end <= s.span.end and s.span.start < span.end), None)
    return span if inside is None else Span(span.start, inside.end)


__all__ = ["SHORT", "Floor", "Speech", "merged", "speeches", "whole"]
