"""Tolls in few words: "three dead, eight wounded", "eleven in hospital", where no verb tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.happening.frame import Frame
from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.predicates import Predicate, Words
from reportedly.extract.english.tree import recipient, subject
from reportedly.record import Event, Outcome, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.nouns import Nouns
    from reportedly.extract.english.numbers import Counter
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Things

_SENSES = {
    **dict.fromkeys(("people", "force", "prisoners"), Event.CASUALTIES),
    **dict.fromkeys(("civilians", "number", "other"), Event.CIVILIANS_HARMED),
}
_ROLES: dict[str, tuple[str, ...]] = {"actor": (), "object": ("object",), "target": ("object",)}
_MOST_WORDS = 3  # of an outcome: "not yet found"
_REACH = 7  # words before the outcome in which its number stands
_FINITE = {"VBD", "VBZ", "VBP"}
_LOSING = {"lose", "cost"}
_LOSSES = {"losses", "casualties"}
_BEING = {"is", "are", "was", "were", "amounted", "stand", "stood", "total", "totalled", "totaled", "reached"}
_STOPS = {",", ";", ":", ".", "–", "—", "(", ")", "and", "&"}


class Tolls:
    """Finds numbers with what became of those counted, by `tolls` of lexicon/things.toml."""

    def __init__(self, things: Things, nouns: Nouns, counter: Counter) -> None:
        self._nouns, self._counter = nouns, counter
        self._outcomes = things.tolls
        self._alone = frozenset(get_string_id(words) for words in things.tolls if " " not in words)
        self._pairs = frozenset(_first_two(words) for words in things.tolls if " " in words)
        self._firsts = self._alone.union(first for first, _ in self._pairs)
        self._spelt = {
            o: Words(o, None, "adjectives", _predicate(o), (), "tolls") for o in {*things.tolls.values(), Outcome.LOST}
        }

    def of(self, passage: Passage) -> list[Frame]:
        """The tolls of a paragraph, in text order."""
        made = (self._toll(t, passage) for t in passage.tokens_in(self._firsts) if self._may_begin(t, passage))
        return [frame for frame in made if frame is not None]

    def _may_begin(self, token: Token, passage: Passage) -> bool:
        """Whether a word tells an outcome by itself, or begins one of several words with the next."""
        pair = passage.lowers[token.i : token.i + 2]
        return pair[0] in self._alone or pair in self._pairs

    def stands_apart(self, toll: Frame) -> bool:
        """Whether a toll is an item by itself, as the words around show: "3 dead, 8 wounded", "12 in hospital"."""
        first, last = toll.words[0], toll.words[-1]
        if toll.target is not None and toll.target != toll.theme:
            return True  # "the enemy lost 120 killed"
        before = first.nbor(-1).lower_ if first.i else ","
        after = last.nbor().lower_ if last.i + 1 < len(last.doc) else "."
        return before in _STOPS and after in _STOPS

    def _toll(self, token: Token, passage: Passage) -> Frame | None:
        end = self._ends(token, passage)
        words = _before(token, passage) if end is not None else []
        if end is not None and [t.lower_ for t in words] == ["no"] and token.tag_[0] == "N":
            told = self._spelt[end[0]]  # "Shelling of Sumy: no casualties"
            none = Frame(token, told, Event.CIVILIANS_HARMED, None, token, None, "number", (*words, token))
            return none if self.stands_apart(none) else None
        stated = self._counter.stated(words, passage)
        if end is None or stated is None or token.lower_ in _LOSSES or not _is_plain(words):
            return None
        outcome, last = end
        number = next((t for t in words if t.tag_ == "CD"), words[0])
        noun = words[-1] if len(words) > 1 and words[-1].tag_ in {"NN", "NNS"} else number
        thing = self._nouns.thing(noun, passage)
        losses = self._loser(words[0], passage) if thing == "number" else _header(words[0], passage)
        if thing == "number":
            thing = self._spoken_of(noun, passage)
        if losses is not None:
            thing = "people"
        event = _SENSES.get(thing)
        if event is None:
            return None
        clause = passage.tokens[self._opening(losses, words[0], passage).i : last.i + 1]
        target = losses or (noun if event is Event.CASUALTIES else None)
        (low, high), at = stated
        counted = Quantity(low, high, "persons"), at
        return Frame(token, self._spelt[outcome], event, None, noun, target, thing, clause, stated=counted)

    def _spoken_of(self, number: Token, passage: Passage) -> str:
        """The class of whom a bare number counts: of the last persons named before it in the sentence."""
        before = passage.tokens[passage.sentence(number).start : number.i]
        things = (self._nouns.thing(t, passage) for t in reversed(before) if t.tag_ in {"NNS", "NNPS"})
        return next((thing for thing in things if thing in _SENSES), "number")

    def _loser(self, first: Token, passage: Passage) -> Token | None:
        """Whose losses bare numbers are: "our losses are 50 killed", "the enemy lost 120 killed and 90 wounded"."""
        if (found := _header(first, passage)) is not None:
            return found
        for token in reversed(passage.tokens[passage.sentence(first).start : first.i]):
            if token.tag_[0] == "V" and (lemma := lemmas().of(token)) in _LOSING:
                return subject(token) if lemma == "lose" else recipient(token)
            if token.lower_ in _LOSSES:
                return token
            if token.tag_ in _FINITE and token.lower_ not in {*_BEING, *self._outcomes}:
                return None
        return None

    def _opening(self, losses: Token | None, first: Token, passage: Passage) -> Token:
        """Where the toll's own words begin: "*the enemy lost 120 killed* and *90 wounded*"."""
        between = () if losses is None else passage.tokens[losses.i : first.i]
        told = any(t.lower_ in self._outcomes or t.text in {":", "–", "-"} for t in between)
        return first if losses is None or told else losses.left_edge

    def _ends(self, token: Token, passage: Passage) -> tuple[Outcome, Token] | None:
        """The outcome that a word, or the two or three from it on, tell, and the last of them."""
        behind = passage.tokens[token.i : token.i + _MOST_WORDS]
        words = [t.lower_ for t in behind]
        first = self._outcomes.get(words[0])
        if len(words) == _MOST_WORDS and first is not None and words[1] in {"and", "or"}:
            second = self._outcomes.get(words[2], first)
            if second is not first:
                return Outcome.LOST, behind[2]  # "up to 80 killed and wounded"
        for count in range(len(words), 0, -1):
            if (spelt := " ".join(words[:count])) in self._outcomes:
                return self._outcomes[spelt], behind[count - 1]
        return None


def _first_two(words: str) -> tuple[int, int]:
    """The first two words, as the numbers that spaCy keeps them under."""
    first, second, *_ = words.split()
    return get_string_id(first), get_string_id(second)


def _header(first: Token, passage: Passage) -> Token | None:
    """The word for losses that a line of tolls begins with: "Enemy losses: 52 killed, 38 wounded"."""
    before = passage.tokens[passage.sentence(first).start : first.i]
    ends = [t.i for t in before if t.text in {":", "–", "-"}]
    return next((t for t in before if ends and t.i < ends[-1] and t.lower_ in _LOSSES), None)


def _predicate(outcome: Outcome) -> Predicate:
    return Predicate("toll", _SENSES, _ROLES, loses="target", outcome=outcome)


def counts(frame: Frame, toll: Frame) -> bool:
    """Whether a frame counts what a toll counts."""
    theme = [] if frame.theme is None else [frame.theme, *frame.theme.lefts]
    return any(t in toll.words for t in (frame.head, *theme))


def _before(token: Token, passage: Passage) -> list[Token]:
    """The words of the same item before the outcome."""
    start = token.i
    first = passage.sentence(token).start
    while start > max(first, token.i - _REACH) and not _parts(token.doc[start - 1]):
        start -= 1
    return list(passage.tokens[start : token.i])


def _parts(word: Token) -> bool:
    added = word.tag_ == "VBG" and word.i > 0 and word.nbor(-1).text == ","  # ", resulting in 15 deaths"
    return added or word.lower_ in _STOPS or word.tag_ in _FINITE


def _is_plain(words: list[Token]) -> bool:
    """Whether the item is a number with its noun, and no clause."""
    return all(t.tag_[0] != "V" and t.tag_ not in {"MD", "PRP"} for t in words)
