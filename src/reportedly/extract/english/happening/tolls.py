"""Tolls in few words: "three dead, eight wounded", "eleven in hospital", where no verb tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.happening.frame import Frame
from reportedly.extract.english.predicates import Predicate, Words
from reportedly.record import Event, Outcome, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Things
    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage

_SENSES = {
    **dict.fromkeys(("people", "force", "prisoners"), Event.CASUALTIES),
    **dict.fromkeys(("civilians", "number", "other"), Event.CIVILIANS_HARMED),
}
_ROLES: dict[str, tuple[str, ...]] = {"actor": (), "object": ("object",), "target": ("object",)}
_REACH = 7  # words before the outcome in which its number stands
_STOPS = {",", ";", ":", ".", "–", "—", "(", ")", "and", "&"}


class Tolls:
    """Finds numbers with what became of those counted, by `tolls` of lexicon/things.toml."""

    def __init__(self, things: Things, nouns: Nouns, counter: Counter) -> None:
        self._nouns, self._counter = nouns, counter
        self._outcomes = things.tolls
        self._firsts = frozenset(get_string_id(words.split()[0]) for words in things.tolls)
        self._spelt = {o: Words(o, None, "adjectives", _predicate(o), (), "tolls") for o in set(things.tolls.values())}

    def items(self, passage: Passage) -> list[Frame]:
        """The tolls that are items by themselves, as the words around show: "3 dead, 8 wounded", "12 in hospital"."""
        return [f for f in self.of([], passage) if _stands_apart(f.words) and not self._goes_on(f.words[-1])]

    def _goes_on(self, last: Token) -> bool:
        """As in "up to 80 killed and wounded": one number for both."""
        behind = last.doc[last.i + 1 : last.i + 3]
        return len(behind) == 2 and behind[0].lower_ in {"and", "or"} and behind[1].lower_ in self._outcomes  # noqa: PLR2004

    def of(self, frames: list[Frame], passage: Passage) -> list[Frame]:
        """A frame for each toll whose number no other frame counts."""
        told = {t.i for f in frames for t in _counted(f)}
        found = []
        for token in passage.tokens_in(self._firsts):
            end = self._ends(token)
            if end is None or token.i in told:
                continue
            words = _before(token, passage)
            stated = self._counter.stated(words, passage)
            if not words or stated is None or told & {t.i for t in words} or not _is_plain(words):
                continue
            outcome, last = end
            noun = words[-1] if len(words) > 1 and words[-1].tag_ in {"NN", "NNS"} else words[0]
            thing = self._nouns.thing(noun, passage)
            if thing == "number":
                thing = self._spoken_of(noun, passage)
            event = _SENSES.get(thing)
            losses = _header(words[0], passage)
            if losses is not None:
                thing, event = "people", Event.CASUALTIES
            if event is None:
                continue
            clause = tuple(passage.tokens[words[0].i : last.i + 1])
            target = losses or (noun if event is Event.CASUALTIES else None)
            (low, high), at = stated
            counted = Quantity(low, high, "persons"), at
            found.append(Frame(token, self._spelt[outcome], event, None, noun, target, thing, clause, stated=counted))
        return found

    def _spoken_of(self, number: Token, passage: Passage) -> str:
        """The class of whom a bare number counts: of the last persons named before it in the sentence."""
        before = passage.tokens[passage.sentence(number).start : number.i]
        things = (self._nouns.thing(t, passage) for t in reversed(before) if t.tag_ in {"NNS", "NNPS"})
        return next((thing for thing in things if thing in _SENSES), "number")

    def _ends(self, token: Token) -> tuple[Outcome, Token] | None:
        """The outcome that a word, or the two or three from it on, tell, and the last of them."""
        for count in (3, 2, 1):
            span = token.doc[token.i : token.i + count]
            if len(span) == count and (spelt := " ".join(t.lower_ for t in span)) in self._outcomes:
                return self._outcomes[spelt], span[-1]
        return None


def _header(first: Token, passage: Passage) -> Token | None:
    """The word for losses that a line of tolls begins with: "Enemy losses: 52 killed, 38 wounded"."""
    before = passage.tokens[passage.sentence(first).start : first.i]
    return next((t for t in before if t.lower_ in {"losses", "casualties"} and t.nbor().text in {":", "–", "-"}), None)


def _stands_apart(words: tuple[Token, ...]) -> bool:
    first, last = words[0], words[-1]
    before = first.nbor(-1).lower_ if first.i else ","
    after = last.nbor().lower_ if last.i + 1 < len(last.doc) else "."
    return before in _STOPS and after in _STOPS


def _predicate(outcome: Outcome) -> Predicate:
    return Predicate("toll", _SENSES, _ROLES, loses="target", outcome=outcome)


def _counted(frame: Frame) -> list[Token]:
    counted = [] if frame.theme is None else [frame.theme, *frame.theme.lefts]
    return [frame.head, *counted]


def _before(token: Token, passage: Passage) -> list[Token]:
    """The words of the same item before the outcome."""
    start = token.i
    first = passage.sentence(token).start
    while start > max(first, token.i - _REACH) and token.doc[start - 1].lower_ not in _STOPS:
        start -= 1
    return list(passage.tokens[start : token.i])


def _is_plain(words: list[Token]) -> bool:
    """Whether the item is a number with its noun, and no clause."""
    return all(t.tag_[0] != "V" and t.tag_ not in {"MD", "PRP"} for t in words)
