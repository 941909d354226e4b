"""Decides which of a report's candidates are place names, and which place each of them means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.locate.containers import containers
from reportedly.locate.evidence import ACCEPTED, probability, weight
from reportedly.locate.gazetteer import Entry, Matched
from reportedly.locate.lists import are_listed, peers, runs
from reportedly.locate.names import normalise
from reportedly.locate.relations import pairs, ties
from reportedly.locate.senses import FITTING, senses
from reportedly.locate.toponyms import Candidate
from reportedly.record import Place, PlaceKind, Span, WherePrec

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reportedly.locate.gazetteer import Gazetteer
    from reportedly.locate.tokens import Token
    from reportedly.record import Report

_SUREST = 0.97  # of the names of our gold that have nothing against them, so many lead to their place
_WELL_KNOWN = 100_000  # an in_name is worth noting where the place would else be taken for meant


@dataclass(frozen=True, slots=True)
class Resolved:
    """A candidate that is taken for a place name, what it names, and which place it means."""

    candidate: Candidate
    kind: PlaceKind
    place: Place | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Unsettled:
    """A name as the words around it make it, before it is known which place it means."""

    span: Span
    text: str
    kind: PlaceKind


def resolve(
    report: Report, candidates: Sequence[Candidate], tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Resolved]:
    """Keep the candidates that are place names and give each its place and a confidence."""
    theatre = gazetteer.theatre.countries
    listed = peers(candidates, tokens)
    stated = containers(candidates, tokens, listed)
    kept = _recognised(candidates, tokens, stated, theatre)
    names = [candidates[i] for i, _ in kept]
    number = {i: n for n, (i, _) in enumerate(kept)}
    unsettled = [_unsettled(report, name) for name in names]
    told = ties(report.text, unsettled, report.language)
    settled = senses(
        names,
        {number[i]: container for i, container in stated.items() if i in number},
        {number[i]: kind for i, kind in listed.items() if i in number},
        told,
        between=pairs(report.text, unsettled, told, report.language) if theatre else (),
        theatre=gazetteer.theatre,
    )
    found = []
    for candidate, (_, odds), (entry, share) in zip(names, kept, settled, strict=True):
        kind = _kind(candidate, entry)
        if kind is PlaceKind.IN_NAME and not _is_known(candidate, gazetteer):
            continue
        if entry is None and not theatre and candidate.entries and not candidate.signs & _PLACING:
            continue  # far from all else and marked by nothing: hardly a place at all
        place = None if entry is None or kind is PlaceKind.IN_NAME else _as_kind(entry, candidate, gazetteer)
        found.append(Resolved(candidate, kind, place, round(_SUREST * share * probability(odds), 3)))
    return found


def _unsettled(report: Report, candidate: Candidate) -> _Unsettled:
    settled = (e for e in candidate.entries if e.place.kind is PlaceKind.SETTLEMENT)
    best = next(iter(candidate.entries), None)
    city = best is not None and best.place.kind is PlaceKind.ADMIN1  # a city that is a region too
    kind = _kind(candidate, next(settled, best) if city else best)
    return _Unsettled(candidate.span, candidate.span.of(report.text), kind)


def _kind(candidate: Candidate, entry: Entry | None) -> PlaceKind:
    if candidate.kind is None:
        return entry.place.kind if entry else PlaceKind.SETTLEMENT
    region = entry is not None and entry.place.kind is PlaceKind.REGION
    return PlaceKind.REGION if candidate.kind is PlaceKind.ADMIN1 and region else candidate.kind


def _is_known(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    return any(
        e.place.country in gazetteer.theatre.countries or (e.population >= _WELL_KNOWN and e.matched is Matched.NAME)
        for e in candidate.entries
    )


def _recognised(
    candidates: Sequence[Candidate], tokens: Sequence[Token], stated: Container[int], countries: Sequence[str]
) -> list[tuple[int, float]]:
    """Give the numbers of the candidates that are place names, with the log-odds of each."""
    contains = {i + 1 for i in range(len(candidates)) if i in stated}
    extras = [_extras(i, stated, contains) for i in range(len(candidates))]
    odds = [weight(c, countries, extra) for c, extra in zip(candidates, extras, strict=True)]
    listed = {i for i in range(len(candidates)) if _listed(i, candidates, tokens, odds)}
    listed |= _of_one_list(candidates, tokens, odds, countries)
    sure: dict[str, float] = defaultdict(lambda: -9.0)
    for i, (c, o) in enumerate(zip(candidates, odds, strict=True)):
        is_local = any(e.place.country in countries for e in c.entries) and not c.signs & _DOUBTFUL
        taken = (
            is_local and weight(c, countries, frozenset([*extras[i], *(["listed"] if i in listed else [])])) >= ACCEPTED
        )
        sure[normalise(c.name)] = max(sure[normalise(c.name)], _SEEN if taken else o)
    kept = []
    for i, c in enumerate(candidates):
        extra = set(extras[i])
        if sure[normalise(c.name)] >= _SEEN and odds[i] < _SEEN:
            extra.add("seen")
        if i in listed:
            extra.add("listed")
        final = weight(c, countries, frozenset(extra))
        if final >= ACCEPTED or c.kind is PlaceKind.DEMONYM:
            kept.append((i, final))
    return kept


_PLACING = frozenset(
    ["settlement_cue", "locative", "typed", "told_where", "admin1_cue", "region_cue", "directed", "dateline"]
)
_DOUBTFUL = frozenset(["common", "misspelt", "unknown", "surname"])
_FEW = 2  # villages of a list that make the others of it likely
_SEEN = 2.0  # one use of a name that is clearly a place lends its weight to the report's other uses of it


def _extras(i: int, stated: Container[int], contains: set[int]) -> frozenset[str]:
    return frozenset((["contained"] if i in stated else []) + (["contains"] if i in contains else []))


def _listed(i: int, candidates: Sequence[Candidate], tokens: Sequence[Token], odds: Sequence[float]) -> bool:
    """Whether a neighbour in a list ("Sloviansk, Bakhmut, and Soledar") is clearly a place."""
    for j in (i - 1, i + 1):
        if not 0 <= j < len(candidates) or odds[j] < _SEEN or candidates[j].kind is PlaceKind.DEMONYM:
            continue
        one, other = sorted((i, j))
        between = tokens[candidates[one].last + 1 : candidates[other].first]
        gap = tokens[candidates[other].first].gap
        if (not between and gap in {"/", "-"}) or are_listed(candidates[one], candidates[other], tokens):
            return True
    return False


def _of_one_list(
    candidates: Sequence[Candidate], tokens: Sequence[Token], odds: Sequence[float], countries: Sequence[str]
) -> set[int]:
    """Give all members of a list in which the theatre has several villages: together they are surer than each."""
    found: set[int] = set()
    for run in runs(candidates, tokens):
        local = [k for k in run if any(e.place.country in countries for e in candidates[k].entries)]
        if sum(odds[k] >= ACCEPTED for k in local) >= _FEW:
            found.update(local)
    return found


def _as_kind(entry: Entry, candidate: Candidate, gazetteer: Gazetteer) -> Place | None:
    """Give the place in the kind that the words ask for: a district, a sector or a border that has a town's name."""
    kind, place = candidate.kind, entry.place
    if kind in {None, PlaceKind.METONYM, PlaceKind.DEMONYM} or place.kind in FITTING.get(kind, set()):
        return place if kind is not PlaceKind.BORDER else replace(place, kind=kind, precision=WherePrec.VAGUE)
    if kind is PlaceKind.SECTOR:
        own = next((e.place for e in gazetteer.lookup(f"{candidate.name} sector")), None)
        return own or replace(place, kind=kind, precision=WherePrec.VAGUE, radius_km=max(_SECTOR_KM, place.radius_km))
    if kind is PlaceKind.ADMIN2 and place.kind is PlaceKind.SETTLEMENT:
        return replace(place, kind=kind, precision=WherePrec.DISTRICT, radius_km=_DISTRICT_KM)
    if kind is PlaceKind.BORDER:
        return replace(place, kind=kind, precision=WherePrec.VAGUE)
    return None if kind is PlaceKind.WATER else place


_DISTRICT_KM = 30.0  # UCDP codes a second-level unit as precision 3; Ukraine's districts of 2020 are 40 km across
_SECTOR_KM = 60.0  # a sector of the front as daily bulletins use the word: about two towns to each side
