"""Words that a verb's meaning hangs upon ("launched *an attack*"), where a paragraph has them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.extract.english.happening.objects import has_own_subject, tally_of
from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.tree import subject

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage

_DEEPEST = 3  # steps from a verb down to the word that it needs: "carried out a series of strikes"
_FAR = {"set"}  # whose sense stands behind a long object: "set rows of stalls in the market on fire"
_NOT = {"no", "nothing", "neither", "never"}
_BESIDE_SUBJECT = {"compound", "amod"}


class NeededWords:
    """Where a paragraph has the words that some meaning of a verb hangs upon, by word and by lemma.

    They are found once for all verbs, and asked from the word up to the verb: a paragraph has few of them, a verb many
    words below it.
    """

    __slots__ = ("_at",)

    def __init__(self, words: frozenset[str], passage: Passage) -> None:
        self._at: dict[str, list[Token]] = {}
        for token in passage.tokens_in(_numbers(words)):
            self._at.setdefault(token.lower_, []).append(token)
        for tokens, their in ((passage.verbs, passage.verb_lemmas), (passage.nouns, passage.noun_lemmas)):
            for token, lemma in zip(tokens, their, strict=True):
                if lemma in words and lemma != token.lower_:
                    self._at.setdefault(lemma, []).append(token)

    def near(self, verb: Token, wanted: Mapping[str, object]) -> dict[str, list[Token]]:
        """Those of the wanted words that stand near a verb, with the tokens that do."""
        words = self._at.keys() & wanted.keys()
        if not words:
            return {}
        reach, found = _Reach(verb), {}
        for word in words:
            if near := [token for token in self._at[word] if reach.holds(token)]:
                found[word] = near
        return found


class _Reach:
    """What stands near a verb: a few steps below it, or as its subject and what describes that."""

    __slots__ = ("_deepest", "_first", "_last", "_subject", "_verb")

    def __init__(self, verb: Token) -> None:
        self._verb = verb
        self._first, self._last = verb.left_edge.i, verb.right_edge.i
        self._deepest = _DEEPEST if lemmas().of(verb) not in _FAR else 2 * _DEEPEST
        who = subject(verb) if verb.dep_ != "acl" else None
        self._subject = None if who is None or self._is_below(who) else who

    def holds(self, token: Token) -> bool:
        """Whether a word is near."""
        if self._is_below(token):
            return True
        tally = tally_of(token.head if token.dep_ == "acl" and token.tag_ == "VBN" else token)
        if tally is not None and self._is_below(tally):
            return True  # "the number of people killed rose to"
        who = self._subject
        return who is not None and (token == who or (token.head == who and token.dep_ in _BESIDE_SUBJECT))

    def _is_below(self, token: Token) -> bool:
        """Whether a few steps up lead to the verb, and none out of a clause with a subject of its own."""
        verb = self._verb
        if not self._first <= token.i <= self._last or token == verb:
            return False
        for _ in range(self._deepest):
            if has_own_subject(token):
                return False
            token = token.head
            if token == verb:
                return True
        return False


def needed_of(needs: AbstractSet[str], near: Mapping[str, list[Token]]) -> Token | None:
    """The first of the needed words among those near a verb; a possessor is none."""
    found = (t for word, tokens in near.items() if word in needs for t in tokens if t.dep_ != "poss")
    return min(found, key=lambda t: t.i, default=None)


def is_denied(verb: Token, passage: Passage) -> bool:
    """Whether the clause says that something is not: "have no power", "no longer exists"."""
    reach = _Reach(verb)
    return any((t.dep_ == "neg" or t.lower_ in _NOT) and reach.holds(t) for t in passage.tokens)


@cache
def _numbers(words: frozenset[str]) -> frozenset[int]:
    """The words as the numbers that spaCy keeps them under."""
    return frozenset(get_string_id(word) for word in words)
