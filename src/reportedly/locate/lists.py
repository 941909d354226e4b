"""Names that a report lists: what one of them is tells what the others are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.tokens import Token
    from reportedly.locate.toponyms import Candidate

_TWO_COUNTRIES, _THREE_REGIONS = 2, 3  # "Mexico, China" is none of a town in Mexico; "Delaware, Ohio" may be


def peers(candidates: Sequence[Candidate], tokens: Sequence[Token]) -> dict[int, PlaceKind]:
    """Find the members of lists of countries, or of one country's regions, none of which lies in the one behind it."""
    found: dict[int, PlaceKind] = {}
    for kind, least in ((PlaceKind.COUNTRY, _TWO_COUNTRIES), (PlaceKind.ADMIN1, _THREE_REGIONS)):
        of = [{e.place.country for e in c.entries if e.place.kind is kind} for c in candidates]
        for run in runs(candidates, tokens):
            shared = [k for k in run if of[k] and (kind is PlaceKind.COUNTRY or _is_shared(of, run, of[k]))]
            if len(shared) >= least:
                found |= dict.fromkeys(shared, kind)
    return found


def typed_together(candidates: Sequence[Candidate], tokens: Sequence[Token], cues: Cues) -> list[Candidate]:
    """Give the candidates; the noun behind a list says what all of its names are ("Sumy and Kharkiv regions")."""
    found = list(candidates)
    for run in runs(candidates, tokens):
        behind = candidates[run[-1]].last + 1 if run else 0
        if len(run) == 1 or behind >= len(tokens) or tokens[behind].gap != " ":
            continue
        for kind, words in cues.together.items():
            if tokens[behind].norm in words:
                found[run[0] : run[-1] + 1] = [_as_one_of(candidates[k], kind) for k in run]
    return found


def _as_one_of(candidate: Candidate, kind: str) -> Candidate:
    signs = candidate.signs | {"typed"}
    if kind == "toward":
        return replace(candidate, signs=signs | {"toward"})
    wanted = PlaceKind(kind)
    held = wanted is PlaceKind.SECTOR or any(e.place.kind in {wanted, PlaceKind.REGION} for e in candidate.entries)
    return replace(candidate, kind=wanted, signs=signs) if held else candidate


def _is_shared(of: Sequence[set[str | None]], run: Sequence[int], countries: set[str | None]) -> bool:
    """Whether three of a run have regions of one of these countries by their names."""
    return any(sum(country in of[k] for k in run) >= _THREE_REGIONS for country in countries)


def runs(candidates: Sequence[Candidate], tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Give the lists of names, each by the places of its members among the candidates."""
    run = [0] if candidates else []
    for i in range(1, len(candidates) + 1):
        if i < len(candidates) and are_listed(candidates[i - 1], candidates[i], tokens):
            run.append(i)
            continue
        yield run
        run = [i]


def are_listed(one: Candidate, other: Candidate, tokens: Sequence[Token]) -> bool:
    """Whether only a comma or a conjunction stands between two names."""
    between = [t.norm for t in tokens[one.last + 1 : other.first]]
    return (not between and tokens[other.first].gap == ", ") or between in (["and"], ["or"], ["and", "in"])
