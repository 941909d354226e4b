"""Words with what a scan for names needs to know of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.locate.names import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.record import Span

# An abbreviation with inner full stops (U.S.), or a word with inner apostrophes; hyphens part words.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z][a-z]\.|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d[\d,.]*\d|\d")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘(\[]*$|\n\s*\n|[:;]\s*[\"“]\s*$|^[\"“‘(\[]*$")
_ABBREVIATED = frozenset(
    [
        "st",
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "rev",
        "gov",
        "sen",
        "rep",
        "mt",
        "ft",
        "sep",
        "sept",
        "no",
        "jr",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: `gap` is what stands between it and the word before, `begins` whether a sentence begins here."""

    start: int
    end: int
    text: str
    norm: str
    capital: bool
    upper: bool
    begins: bool
    possessive: bool
    gap: str


def tokenise(text: str, body: Iterable[Span]) -> list[Token]:
    """Give the words of a text's body in order; a possessive ending is no part of its word."""
    tokens: list[Token] = []
    for stretch in body:
        last = stretch.start
        for match in _WORD.finditer(text, stretch.start, stretch.end):
            start, end = match.span()
            word = match.group()
            gap = text[last:start]
            owner = _POSSESSIVE.search(word) if "'" in word or "’" in word else None
            if owner:
                word = word[: owner.start()]
                end = start + len(word)
            first = not tokens or last == stretch.start
            begins = first or _begins(word, gap, tokens[-1].norm)
            capital = _is_capital(word)
            norm = normalise(word) if capital else word.casefold()
            upper = len(word) > 1 and word.isupper()
            tokens.append(Token(start, end, word, norm, capital, upper, begins, owner is not None, gap))
            last = match.end()
    return tokens


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[1:2] in {"'", "’"} and word[2:3].isupper())


def _begins(word: str, gap: str, before: str) -> bool:
    """Whether a sentence begins here; asked of capitalised words only."""
    if len(gap) < 2 or not _is_capital(word):  # noqa: PLR2004 a full stop and a space
        return False
    return bool(_ENDS_SENTENCE.search(gap)) and not (gap == ". " and before in _ABBREVIATED)


def phrase(tokens: Sequence[Token], first: int, last: int) -> str:
    """Give the words from the first to the last, both included, as one name ("Queen Anne's County")."""
    return " ".join(
        f"{tokens[k].text}'s" if tokens[k].possessive and k < last else tokens[k].text for k in range(first, last + 1)
    )
