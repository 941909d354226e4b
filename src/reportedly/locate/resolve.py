"""Decides which place each name of a report means, all of them together; none of those listed is an answer too."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log10
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from reportedly.locate.evidence import ACCEPTED, probability, weight
from reportedly.locate.gazetteer import Entry, Matched
from reportedly.locate.names import normalise
from reportedly.locate.toponyms import Candidate
from reportedly.record import Place, PlaceKind, WherePrec
from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reportedly.locate.gazetteer import Gazetteer
    from reportedly.locate.tokens import Token

# In units of a tenfold population: what a piece of context is worth. Set by hand on the Local-Global Lexicon.
_IN_THEATRE = 4.0
_OLD_NAME = -2.5  # another's old name, where places of the theatre are called so now
_ALIKE = 60.0  # per cent of the letters that two languages' names of one city share
_CITY = 3.0  # the theatre's great cities by their own names: "Mykolaiv" among villages of another region
_AT_THE_FRONT = 1.0  # where the theatre's sectors lie, which is where reports of fighting are
_MATCHES = {Matched.THEATRE: 6.0, Matched.NAME: 0.0, Matched.ALTERNATE: -1.5, Matched.FOLDED: -0.5, Matched.EDIT: -2.0}
_KINDS = {PlaceKind.COUNTRY: 3.0, PlaceKind.REGION: 3.0, PlaceKind.ADMIN1: -1.5, PlaceKind.ADMIN2: -4.0}
_STATED = 9.0  # "X, Donetsk region"
_SAME_COUNTRY, _SAME_REGION, _SAME_COMMUNITY = 1.0, 1.5, 2.0
_NEAR, _NEAR_KM, _NEIGHBOURS = 2.0, 60.0, 3
_NEIGHBOURLY = {PlaceKind.SETTLEMENT, PlaceKind.ADMIN2}
_FITS = 6.0  # the kind that the words around ask for
_PEERS = 4.0  # what it is listed with are countries, or regions
_CLEAR = 1.5  # a lead with which a name serves to settle the others
_UNDECIDED = 0.3  # namesakes closer than this are not told apart
_SHARPNESS = 1.5  # spreads the scores to a confidence
_FAR_KM = 50.0  # namesakes nearer to each other than this are one place for our purposes
_WELL_KNOWN = 100_000  # an in_name is worth noting where the place would else be taken for meant
_FITTING = {
    PlaceKind.ADMIN1: {PlaceKind.ADMIN1, PlaceKind.REGION},
    PlaceKind.ADMIN2: {PlaceKind.ADMIN2},
    PlaceKind.SECTOR: {PlaceKind.SECTOR},
    PlaceKind.WATER: {PlaceKind.WATER},
    PlaceKind.BORDER: {PlaceKind.COUNTRY, PlaceKind.ADMIN1},
    PlaceKind.METONYM: {PlaceKind.COUNTRY, PlaceKind.SETTLEMENT},
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A candidate that is taken for a place name, what it names, and which place it means."""

    candidate: Candidate
    kind: PlaceKind
    place: Place | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Name:
    """One sense per report: all candidates of one name and kind.

    `containers` are stated ("X, Donetsk region"), `peers` are the kinds of what it is listed with.
    """

    key: tuple[str, str]
    kind: PlaceKind | None
    entries: tuple[Entry, ...]
    containers: tuple[Entry, ...]
    peers: frozenset[PlaceKind]


def resolve(candidates: Sequence[Candidate], tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Resolved]:
    """Keep the candidates that are place names and give each its place and a confidence."""
    peers = _peers(candidates, tokens)
    stated = _containers(candidates, tokens, peers)
    kept = _recognised(candidates, tokens, stated, gazetteer.theatre.countries)
    around: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for i, container in stated.items():
        around[_key(candidates[i])].append(container)
    alike: dict[tuple[str, str], set[PlaceKind]] = defaultdict(set)
    for i, kind in peers.items():
        alike[_key(candidates[i])].add(kind)
    names = _names([c for c, _ in kept], around, alike)
    senses = _senses(names, gazetteer)
    found = []
    for candidate, odds in kept:
        entry, share = senses[_key(candidate)]
        kind = _kind(candidate, entry)
        if kind is PlaceKind.IN_NAME and not _is_known(candidate, gazetteer):
            continue
        place = None if entry is None or kind is PlaceKind.IN_NAME else _as_kind(entry, candidate, gazetteer)
        found.append(Resolved(candidate, kind, place, round(share * probability(odds), 3)))
    return found


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


def _key(candidate: Candidate) -> tuple[str, str]:
    return normalise(candidate.name), candidate.kind or ""


def _containers(
    candidates: Sequence[Candidate], tokens: Sequence[Token], peers: Container[int]
) -> dict[int, Entry]:
    """Find for each candidate, by its place in the list, the region or country that the text says it lies in."""
    found: dict[int, Entry] = {}
    for i, (one, other) in enumerate(pairwise(candidates)):
        if i in peers and i + 1 in peers:
            continue
        beside = other.first == one.last + 1 and tokens[other.first].gap in {", ", " (", ","}
        between = tuple(t.norm for t in tokens[one.last + 1 : other.first])
        if not beside and between not in _WITHIN:
            continue
        for container in other.entries:
            if container.place.kind in _CONTAINERS and any(_inside(e, container) for e in one.entries):
                found[i] = container
                break
    for i in range(len(candidates) - 2, -1, -1):  # "A, B and C in Kherson region"
        listed = i not in found and i + 1 in found and _are_listed(candidates[i], candidates[i + 1], tokens)
        if listed and any(_inside(e, found[i + 1]) for e in candidates[i].entries):
            found[i] = found[i + 1]
    return found


def _peers(candidates: Sequence[Candidate], tokens: Sequence[Token]) -> dict[int, PlaceKind]:
    """Find the members of lists of countries, or of one country's regions, none of which lies in the one behind it."""
    found: dict[int, PlaceKind] = {}
    for kind, least in ((PlaceKind.COUNTRY, _TWO_COUNTRIES), (PlaceKind.ADMIN1, _THREE_REGIONS)):
        of = [{e.place.country for e in c.entries if e.place.kind is kind} for c in candidates]
        for run in _runs(candidates, tokens):
            shared = [k for k in run if of[k] and (kind is PlaceKind.COUNTRY or _is_shared(of, run, of[k]))]
            if len(shared) >= least:
                found |= dict.fromkeys(shared, kind)
    return found


def _is_shared(of: Sequence[set[str | None]], run: Sequence[int], countries: set[str | None]) -> bool:
    """Whether three of a run have regions of one of these countries by their names."""
    return any(sum(country in of[k] for k in run) >= _THREE_REGIONS for country in countries)


_TWO_COUNTRIES, _THREE_REGIONS = 2, 3  # "Mexico, China" is none of a town in Mexico; "Delaware, Ohio" may be
_WITHIN = frozenset([("in",), ("in", "the"), ("of",), ("of", "the")])


def _are_listed(one: Candidate, other: Candidate, tokens: Sequence[Token]) -> bool:
    between = [t.norm for t in tokens[one.last + 1 : other.first]]
    return (not between and tokens[other.first].gap == ", ") or between in (["and"], ["or"], ["and", "in"])


_CONTAINERS = frozenset([PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION])


def _inside(entry: Entry, container: Entry) -> bool:
    place, around = entry.place, container.place
    if place.place_id == around.place_id or place.country != around.country:
        return False
    if around.kind is PlaceKind.COUNTRY:
        return place.kind is not PlaceKind.COUNTRY
    if around.kind is PlaceKind.ADMIN1:
        return place.admin1 == around.admin1 and place.kind is not PlaceKind.ADMIN1
    if around.kind is PlaceKind.ADMIN2:
        return place.kind is PlaceKind.SETTLEMENT and entry.district == around.name
    return _km(place, around) <= around.radius_km


def _recognised(
    candidates: Sequence[Candidate], tokens: Sequence[Token], stated: Mapping[int, Entry], countries: Sequence[str]
) -> list[tuple[Candidate, float]]:
    contains = {i + 1 for i in stated}
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
            kept.append((c, final))
    return kept


_DOUBTFUL = frozenset(["common", "misspelt", "unknown", "surname"])
_FEW = 2  # villages of a list that make the others of it likely
_SEEN = 2.0  # one use of a name that is clearly a place lends its weight to the report's other uses of it


def _extras(i: int, stated: Mapping[int, Entry], contains: set[int]) -> frozenset[str]:
    return frozenset((["contained"] if i in stated else []) + (["contains"] if i in contains else []))


def _listed(i: int, candidates: Sequence[Candidate], tokens: Sequence[Token], odds: Sequence[float]) -> bool:
    """Whether a neighbour in a list ("Sloviansk, Bakhmut, and Soledar") is clearly a place."""
    for j in (i - 1, i + 1):
        if not 0 <= j < len(candidates) or odds[j] < _SEEN or candidates[j].kind is PlaceKind.DEMONYM:
            continue
        one, other = sorted((i, j))
        between = tokens[candidates[one].last + 1 : candidates[other].first]
        gap = tokens[candidates[other].first].gap
        if (not between and gap in {"/", "-"}) or _are_listed(candidates[one], candidates[other], tokens):
            return True
    return False


def _of_one_list(
    candidates: Sequence[Candidate], tokens: Sequence[Token], odds: Sequence[float], countries: Sequence[str]
) -> set[int]:
    """Give all members of a list in which the theatre has several villages: together they are surer than each."""
    found: set[int] = set()
    for run in _runs(candidates, tokens):
        local = [k for k in run if any(e.place.country in countries for e in candidates[k].entries)]
        if sum(odds[k] >= ACCEPTED for k in local) >= _FEW:
            found.update(local)
    return found


def _runs(candidates: Sequence[Candidate], tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Give the lists of names, each by the places of its members among the candidates."""
    run = [0] if candidates else []
    for i in range(1, len(candidates) + 1):
        if i < len(candidates) and _are_listed(candidates[i - 1], candidates[i], tokens):
            run.append(i)
            continue
        yield run
        run = [i]


def _names(
    candidates: Sequence[Candidate],
    stated: Mapping[tuple[str, str], list[Entry]],
    peers: Mapping[tuple[str, str], set[PlaceKind]],
) -> list[_Name]:
    keys = {_key(candidate): candidate for candidate in reversed(candidates)}
    first = {_key(candidate): candidate for candidate in candidates}
    return [
        _Name(key, keys[key].kind, keys[key].entries, tuple(stated.get(key, ())), frozenset(peers.get(key, ())))
        for key in first
    ]


def _senses(names: Sequence[_Name], gazetteer: Gazetteer) -> dict[tuple[str, str], tuple[Entry | None, float]]:
    theatre = gazetteer.theatre.countries
    alone = {n.key: _ranked(n, theatre, []) for n in names}
    anchors = [(key, ranked[0][1]) for key, ranked in alone.items() if ranked and _lead(ranked) >= _CLEAR]
    first = {n.key: _ranked(n, theatre, [e for k, e in anchors if k[0] != n.key[0]]) for n in names}
    winners = [(key, ranked[0][1]) for key, ranked in first.items() if ranked]
    result: dict[tuple[str, str], tuple[Entry | None, float]] = {}
    for n in names:
        ranked = _ranked(n, theatre, [e for k, e in winners if k[0] != n.key[0]])
        result[n.key] = _decided(ranked)
    return result


def _lead(ranked: Sequence[tuple[float, Entry]]) -> float:
    return ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0


def _decided(ranked: Sequence[tuple[float, Entry]]) -> tuple[Entry | None, float]:
    if not ranked:
        return None, 0.0
    best, entry = ranked[0]
    rivals = [(s, e) for s, e in ranked[1:] if _km(e.place, entry.place) > _FAR_KM]
    if rivals and best - rivals[0][0] < _UNDECIDED and rivals[0][1].population == entry.population:
        return None, 0.0
    total = 1.0 + sum(exp(_SHARPNESS * (s - best)) for s, _ in rivals)
    return entry, 1.0 / total


def _ranked(name: _Name, theatre: Sequence[str], others: Sequence[Entry]) -> list[tuple[float, Entry]]:
    scored = [(_score(name, entry, theatre, others), entry) for entry in name.entries]
    return sorted(scored, key=lambda item: (-item[0], item[1].place.place_id))


def _score(name: _Name, entry: Entry, theatre: Sequence[str], others: Sequence[Entry]) -> float:
    place = entry.place
    score = log10(entry.population + 1) + _MATCHES[entry.matched] - entry.edits + _KINDS.get(place.kind, 0.0)
    if place.country in theatre:
        city = entry.matched is Matched.NAME and place.kind is PlaceKind.SETTLEMENT and entry.population >= _WELL_KNOWN
        score += _IN_THEATRE + _CITY * city + _AT_THE_FRONT * entry.at_front
        if _is_old_name(name.key[0], entry) and any(_is_called_so(e, theatre) for e in name.entries):
            score += _OLD_NAME
    if name.kind in _FITTING and place.kind in _FITTING[name.kind]:
        score += _FITS
    if any(_inside(entry, container) for container in name.containers):
        score += _STATED
    if place.kind in name.peers:
        score += _PEERS
    return score + _context(entry, others)


def _is_old_name(name: str, entry: Entry) -> bool:
    """Whether it is another name, and not a city's in another language (Zaporozhye, Nikolaev)."""
    alike = entry.population >= _WELL_KNOWN and ratio(name, normalise(entry.place.name)) >= _ALIKE
    return entry.matched is Matched.ALTERNATE and not alike


def _is_called_so(entry: Entry, theatre: Sequence[str]) -> bool:
    place = entry.place
    return entry.matched is Matched.NAME and place.kind is PlaceKind.SETTLEMENT and place.country in theatre


def _context(entry: Entry, others: Sequence[Entry]) -> float:
    place, near = entry.place, []
    country = region = community = False
    for other in others:
        same_region = other.place.admin1 == place.admin1
        if other.place.country == place.country:
            country, region = True, region or (same_region and bool(place.admin1))
        community = community or (same_region and bool(entry.community) and other.community == entry.community)
        if other.place.kind in _NEIGHBOURLY:
            near.append(_km(other.place, place))
    score = _SAME_COUNTRY * country + _SAME_REGION * region + _SAME_COMMUNITY * community
    return score + sum(_NEAR * exp(-km / _NEAR_KM) for km in sorted(near)[:_NEIGHBOURS])


def _km(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 1e5
    return distance_km((one.lat, one.lon), (other.lat, other.lon))


def _as_kind(entry: Entry, candidate: Candidate, gazetteer: Gazetteer) -> Place | None:
    """Give the place in the kind that the words ask for: a district, a sector or a border that has a town's name."""
    kind, place = candidate.kind, entry.place
    if kind in {None, PlaceKind.METONYM, PlaceKind.DEMONYM} or place.kind in _FITTING.get(kind, set()):
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
