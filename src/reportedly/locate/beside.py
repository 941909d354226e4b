"""Names that no list has so, beside ones that are known: odd spellings, and villages at the end of a list of towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.locate.evidence import weight
from reportedly.locate.names import normalise
from reportedly.locate.odd_names import capitalised
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.locate.gazetteer import Gazetteer
    from reportedly.locate.neighbours import Neighbours
    from reportedly.locate.tokens import Token
    from reportedly.locate.toponyms import Candidate

_PERSONS = frozenset(["surname", "title"])
_SURE = 1.5  # log-odds of a name that vouches for one beside it: a town of 300,000 without further signs


def listed_with(
    tokens: Sequence[Token], known: Candidate, found: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[str]:
    """Give unknown names listed with a known one of the theatre, if near misses ("Lyman and Gola Prystan")."""
    local = known.kind is None and any(e.place.country in gazetteer.theatre.countries for e in known.entries)
    if not local or known.signs & _PERSONS:
        return
    taken = {k for c in found for k in range(c.first, c.last + 1)}
    ahead = known.last + 1
    ahead += ahead < len(tokens) and tokens[ahead].norm in {"and", "or"}
    behind = known.first - 1 - (known.first > 0 and tokens[known.first - 1].norm in {"and", "or"})
    for at, step in ((ahead, 1), (behind, -1)):
        run = capitalised(tokens, at, step, taken)
        gap = tokens[at].gap if step > 0 and at < len(tokens) else tokens[min(behind + 1, len(tokens) - 1)].gap
        if run and (gap == ", " or abs(at - (known.last if step > 0 else known.first)) > 1):
            name = " ".join(tokens[k].text for k in run)
            if gazetteer.near_misses(name):
                yield normalise(name)


def beside_towns(
    tokens: Sequence[Token], found: Sequence[Candidate], around: Neighbours, people: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Give first and last word of unknown names at the end of a list of settlements ("Masisi, Goma and Kitchanga")."""
    taken = {k for c in found for k in range(c.first, c.last + 1)}
    for c in found:
        at = c.last + 2
        if at >= len(tokens) or tokens[at - 1].norm not in {"and", "or"} or tokens[at].gap != " ":
            continue
        settled = c.kind is None and any(e.place.kind is PlaceKind.SETTLEMENT for e in c.entries)
        sure = settled and not c.signs & _PERSONS and weight(c, around.countries) >= _SURE
        run = capitalised(tokens, at, 1, taken) if sure and tokens[at - 1].gap in {" ", ", "} else []
        if run and around.reads_as_place(tokens, run[0], run[-1], people):
            yield run[0], run[-1]
