"""Weighs what each name of a report may mean, all names together; none of the candidates is an answer too."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import exp, log2, log10
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from reportedly.locate.containers import Stated, km_between
from reportedly.locate.gazetteer import Entry, Matched
from reportedly.locate.ingredients import countries
from reportedly.locate.names import normalise
from reportedly.locate.relations import Tie
from reportedly.record import Place, PlaceKind, RelationType
from reportedly.record.geo import bearing_degrees, degrees_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.locate.toponyms import Candidate
    from reportedly.theatre.model import Theatre

# In units of a tenfold population: what a piece of context is worth. Set by hand on the Local-Global Lexicon.
_IN_THEATRE = 4.0
_USUAL_VILLAGE = 200  # people: 23,000 of the codifier's villages are below GeoNames' 500
_OLD_NAME = -2.0  # another's old name, where places of the theatre are called so now
_ALIKE = 60.0  # per cent of the letters that two languages' names of one city share
_CITY = 3.5  # the theatre's great cities by their own names: "Mykolaiv" among villages of another region
_AT_THE_FRONT = 1.0  # where the theatre's sectors lie, which is where reports of fighting are
_REMOTE = -3.0  # Volchansk in the Urals is seldom meant by a report of the war
_MATCHES = {Matched.THEATRE: 6.0, Matched.NAME: 0.0, Matched.ALTERNATE: -1.5, Matched.FOLDED: -2.0, Matched.EDIT: -2.0}
_KINDS = {PlaceKind.COUNTRY: 2.0, PlaceKind.REGION: 3.0, PlaceKind.ADMIN1: -1.0, PlaceKind.ADMIN2: -3.0}
_TOWN, _OF_ITS_TOWN = 10_000, -1.0  # people; a region that has its town's name is called "region"
_STATED = 9.0  # "X, Donetsk region"
_MOST_COMPATRIOTS = 7  # names of its country, counted by doublings
_CAPITAL = 1.0  # of the places of a name, the seat of a government is in the news most
_SAME_COUNTRY, _SAME_COMMUNITY = 1.5, 2.0
# Region shared, nearness: local news keep to a region; a front runs across several, from one village to the next.
_BONDS, _BONDS_AT_WAR = (1.5, 2.0), (1.0, 2.5)
_NEAR_KM, _NEIGHBOURS = 60.0, 3
_NEIGHBOURLY = {PlaceKind.SETTLEMENT, PlaceKind.ADMIN2}
_FITS = 8.0  # the kind that the words around ask for
_PEERS = 4.0  # what it is listed with are countries, or regions
_TIED, _TIED_KM = 5.0, 15.0  # where the words say that it lies: as far, on that side, or close by
_TOWARD, _TOWARD_KM = 3.0, 60.0  # on that side of it: the next towns
_STRETCH = 1.5  # the other end of a stretch in a theatre, "between X and Y"; half of that
_ASTRAY, _WIDEST_TURN = -4.0, 60.0  # on another side; a reporter names eight points of the compass
_OFFSET_LOOSE, _OFFSET_KM = 0.25, 4.0  # press distances are rounded, and are measured from edge or middle
_UNKNOWN_KM = 1e4  # a place without a point is further than this from all others
_CLEAR = 1.5  # a lead with which a name serves to settle the others
_UNDECIDED = 0.3  # namesakes closer than this are not told apart
_BEYOND_KM = 150.0  # how far from the places of a report a village beyond the border may be meant
_ELSEWHERE, _ELSEWHERE_KM = 2.5, 80.0  # the reference report has 45 km for 20
_USUAL_TOWN = 5_000  # people: in the region of the others, a town is not aside
_ASIDE_KM, _ENOUGH, _SMALL = 60.0, 2, 20_000
_ALONE_KM, _LIKELY = 1000.0, 0.6
_TOLD = 1.5  # of a tie: the words have it about where the map has it
_LEAST_SHARE = 0.5  # a village of the theatre that is less likely than this is not told from its namesakes
_SHARPNESS = 1.5  # spreads the scores to a confidence
_FAR_KM = 50.0  # namesakes nearer to each other than this are one place for our purposes
_WELL_KNOWN = 100_000  # so great a city is known by its name alone
FITTING = {
    PlaceKind.ADMIN1: {PlaceKind.ADMIN1, PlaceKind.REGION},
    PlaceKind.ADMIN2: {PlaceKind.ADMIN2},
    PlaceKind.SECTOR: {PlaceKind.SECTOR},
    PlaceKind.WATER: {PlaceKind.WATER},
    PlaceKind.BORDER: {PlaceKind.COUNTRY, PlaceKind.ADMIN1},
    PlaceKind.METONYM: {PlaceKind.COUNTRY, PlaceKind.SETTLEMENT},
}

_LOOSE = frozenset([RelationType.DIRECTION, RelationType.BETWEEN])  # say nothing of how far

Sense = tuple[Entry | None, float]
_Key = tuple[str, str, str]


@dataclass(slots=True)
class _Name:
    """Candidates of one name and kind that have one sense.

    They are parted only where the text says of two of them that they lie in different places ("the other Bilohorivka").
    """

    key: _Key
    kind: PlaceKind | None
    entries: tuple[Entry, ...]
    stated: list[Stated]
    peers: set[PlaceKind]
    ties: list[tuple[Tie, int]]  # with the candidate that it is measured from


def senses(
    candidates: Sequence[Candidate],
    stated: Mapping[int, Stated],
    peers: Mapping[int, PlaceKind],
    ties: Sequence[Tie | None],
    *,
    between: Sequence[tuple[int, int]],
    theatre: Theatre,
) -> list[Sense]:
    """Give each candidate its most likely place, or None, and how likely it is.

    Args:
        candidates: the names that are taken for places.
        stated: by the number of a candidate, what the text says that it lies in.
        peers: likewise, what it is listed with.
        ties: for each candidate where the text says that it lies, from another one.
        between: pairs of candidates between which something lies.
        theatre: whose countries, sectors and names for places count.
    """
    names, of = _names(candidates, stated, peers, ties)
    _pair(names, of, between)
    weigher = _Weigher(theatre, of)
    alone = {n.key: weigher.ranked(n, {}) for n in names}
    clear = {key: ranked[0][1] for key, ranked in alone.items() if ranked and _lead(ranked) >= _CLEAR}
    first = {n.key: weigher.ranked(n, clear) for n in names}
    winners = {key: ranked[0][1] for key, ranked in first.items() if ranked}
    decided = {n.key: weigher.decided(n, winners) for n in names}
    return [decided[key] for key in of]


def _names(
    candidates: Sequence[Candidate],
    stated: Mapping[int, Stated],
    peers: Mapping[int, PlaceKind],
    ties: Sequence[Tie | None],
) -> tuple[list[_Name], list[_Key]]:
    """Give the names to be settled, and for each candidate the key of its own."""
    marks = [_mark(i, candidates, stated, ties) for i in range(len(candidates))]
    parted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for candidate, mark in zip(candidates, marks, strict=True):
        if mark and mark not in parted[_called(candidate)]:
            parted[_called(candidate)].append(mark)
    last: dict[tuple[str, str], str] = {}
    names: dict[_Key, _Name] = {}
    of: list[_Key] = []
    for i, candidate in enumerate(candidates):
        called = _called(candidate)
        several = parted[called] if len(parted[called]) > 1 else []
        mark = (marks[i] or last.get(called, several[0])) if several else ""
        last[called] = mark
        key = (*called, mark)
        name = names.setdefault(key, _Name(key, candidate.kind, candidate.entries, [], set(), []))
        if i in stated:
            name.stated.append(stated[i])
        if i in peers:
            name.peers.add(peers[i])
        tie = ties[i]
        if tie is not None and tie.anchor != i:
            name.ties.append((tie, tie.anchor))
        of.append(key)
    return list(names.values()), of


def _pair(names: Sequence[_Name], of: Sequence[_Key], between: Sequence[tuple[int, int]]) -> None:
    """Tie the names of each pair to each other: of two namesakes the nearer is the other end of a stretch."""
    by_key = {name.key: name for name in names}
    for i, j in between:
        for one, other in ((i, j), (j, i)):
            by_key[of[one]].ties.append((Tie(RelationType.BETWEEN, other), other))


def _called(candidate: Candidate) -> tuple[str, str]:
    return normalise(candidate.name), candidate.kind or ""


def _mark(i: int, candidates: Sequence[Candidate], stated: Mapping[int, Stated], ties: Sequence[Tie | None]) -> str:
    """Give what parts a candidate from namesakes of the same report; empty where nothing does."""
    tie = ties[i]
    if i in stated:
        return f"in {stated[i].name}"
    return f"from {normalise(candidates[tie.anchor].name)}" if tie is not None and tie.anchor != i else ""


def _lead(ranked: Sequence[tuple[float, Entry]]) -> float:
    return ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0


class _Weigher:
    """Scores the entries of names against the context of a report."""

    def __init__(self, theatre: Theatre, of: Sequence[_Key]) -> None:
        self._theatre = theatre.countries
        self._bonds = _BONDS_AT_WAR if theatre.countries else _BONDS
        self._named = frozenset(own.place_id.removeprefix("theatre:") for own in theatre.places)
        self._of = of

    def ranked(self, name: _Name, known: Mapping[_Key, Entry]) -> list[tuple[float, Entry]]:
        """Give the entries with their scores, the best first; `known` is what the other names mean."""
        others = [entry for key, entry in known.items() if key[0] != name.key[0]]
        scored = [
            (self._own(name, e) + _context(e, others, self._bonds) + self._tied(name, e, known), e)
            for e in _fitting(name)
        ]
        return sorted(scored, key=lambda item: (-item[0], item[1].place.place_id))

    def decided(self, name: _Name, known: Mapping[_Key, Entry]) -> Sense:
        """Give the most likely entry with how likely it is; None where a gap is the honester answer."""
        ranked = self.ranked(name, known)
        if not ranked:
            return None, 0.0
        best, entry = ranked[0]
        rivals = [(s, e) for s, e in ranked[1:] if km_between(e.place, entry.place) > _FAR_KM]
        if rivals and best - rivals[0][0] < _UNDECIDED and rivals[0][1].population == entry.population:
            return None, 0.0
        share = 1.0 / (1.0 + sum(exp(_SHARPNESS * (s - best)) for s, _ in rivals))
        others = [e for key, e in known.items() if key[0] != name.key[0]]
        told = any(stated.holds(entry) for stated in name.stated) or self._tied(name, entry, known, sure=True) >= _TOLD
        if not told and self._is_elsewhere(name, entry, known):
            return None, 0.0
        small = _is_village(entry) or share < _LIKELY or _is_old_name(name.key[0], entry)
        if not self._theatre and not told and small and _is_alone(entry, others):
            return None, 0.0
        if self._theatre and _is_village(entry):
            common = any(e.place.name == entry.place.name for _, e in rivals)
            aside = _is_aside(entry, others, common=common)
            if not told and (share < _LEAST_SHARE or aside or self._is_abroad(entry, others)):
                return None, 0.0
        return entry, share

    def _is_elsewhere(self, name: _Name, entry: Entry, known: Mapping[_Key, Entry]) -> bool:
        """Whether it lies nowhere near where the words put it: one that no list has is meant."""
        anchored = [(tie, known[self._of[j]].place) for tie, j in name.ties if self._of[j] in known]
        return any(
            km_between(entry.place, anchor) > _ELSEWHERE_KM + _ELSEWHERE * (tie.km or 0.0)
            for tie, anchor in anchored
            if tie.type not in _LOOSE
        )

    def _is_abroad(self, entry: Entry, others: Sequence[Entry]) -> bool:
        """Whether it is in a country that nothing else in a report of the theatre speaks of."""
        place = entry.place
        if place.country is None or place.country in self._theatre:
            return False
        spoken = any(o.place.country == place.country or km_between(o.place, place) <= _BEYOND_KM for o in others)
        own = entry.matched is Matched.THEATRE or place.place_id in self._named
        return not spoken and not own

    def _own(self, name: _Name, entry: Entry) -> float:
        """What speaks for an entry of itself and in the words beside the name."""
        place = entry.place
        score = log10(_people(entry) + 1) + _MATCHES[entry.matched] - entry.edits + _KINDS.get(place.kind, 0.0)
        if place.country in self._theatre:
            settled = entry.matched is Matched.NAME and place.kind is PlaceKind.SETTLEMENT
            city = settled and entry.population >= _WELL_KNOWN
            score += _IN_THEATRE + _CITY * city + _AT_THE_FRONT * entry.at_front + _REMOTE * entry.remote
            if _is_old_name(name.key[0], entry) and any(self._is_called_so(e) for e in name.entries):
                score += _OLD_NAME
        if place.kind is PlaceKind.SETTLEMENT and _capitals().get(place.country or "") == normalise(place.name):
            score += _CAPITAL
        if place.kind is PlaceKind.ADMIN1 and any(_is_its_town(e, entry) for e in name.entries):
            score += _OF_ITS_TOWN
        if name.kind in FITTING and place.kind in FITTING[name.kind]:
            score += _FITS
        if any(stated.holds(entry) for stated in name.stated):
            score += _STATED
        return score + _PEERS * (place.kind in name.peers)

    def _is_called_so(self, entry: Entry) -> bool:
        place = entry.place
        return entry.matched is Matched.NAME and place.kind is PlaceKind.SETTLEMENT and place.country in self._theatre

    def _tied(self, name: _Name, entry: Entry, known: Mapping[_Key, Entry], *, sure: bool = False) -> float:
        """Give what its ties speak for an entry; the other end of a stretch says too little to be sure by."""
        ties = [(tie, j) for tie, j in name.ties if not (sure and tie.type is RelationType.BETWEEN)]
        found = [_lies(entry.place, known[self._of[j]].place, tie) for tie, j in ties if self._of[j] in known]
        return max(found, default=0.0)


def _lies(place: Place, anchor: Place, tie: Tie) -> float:
    """How well a place lies where it is said to lie."""
    km = km_between(place, anchor)
    spread = (place.radius_km if place.precision > 1 else 0.0) + (anchor.radius_km if anchor.precision > 1 else 0.0)
    if tie.type is RelationType.OFFSET and tie.km is not None:
        off = max(0.0, abs(km - tie.km) - spread) / (_OFFSET_LOOSE * tie.km + _OFFSET_KM)
        score = _TIED * exp(-off * off)
    elif tie.type is RelationType.BETWEEN:
        score = _STRETCH * exp(-max(0.0, km - spread) / _TOWARD_KM)
    elif tie.type in _LOOSE:
        score = _TOWARD * exp(-max(0.0, km - spread) / _TOWARD_KM)
    else:
        score = _TIED * exp(-max(0.0, km - spread) / _TIED_KM)
    if tie.bearing and spread < km < _UNKNOWN_KM and _turn(anchor, place, tie.bearing) > _WIDEST_TURN:
        score += _ASTRAY
    return score


def _turn(anchor: Place, place: Place, bearing: str) -> float:
    """Give the degrees between a stated bearing and the one on the map."""
    here, there = ((p.lat or 0.0, p.lon or 0.0) for p in (anchor, place))
    return abs((bearing_degrees(here, there) - degrees_of(bearing) + 180) % 360 - 180)


def _is_aside(entry: Entry, others: Sequence[Entry], *, common: bool) -> bool:
    """Whether a village lies far from all that a report speaks of: one that no list has is meant.

    A village of a common name, or one that is called so only by another name or with a slip, which says less.
    """
    loosely = entry.matched in {Matched.ALTERNATE, Matched.EDIT}
    if not common and not loosely:
        return False
    near_km = _ASIDE_KM if common else _BEYOND_KM
    settled = [o for o in others if o.place.kind in _NEIGHBOURLY]
    kin = entry.population >= _USUAL_TOWN and any(o.place.admin1 == entry.place.admin1 for o in settled)
    far = not kin and all(km_between(o.place, entry.place) > near_km for o in settled)
    return len(settled) >= _ENOUGH and far and entry.population < _SMALL


@cache
def _capitals() -> dict[str, str]:
    """Give the names of capitals, normalised, by the codes of their countries."""
    return {country.iso: normalise(country.capital) for country in countries()}


def _is_its_town(entry: Entry, region: Entry) -> bool:
    """Whether it is a city in the region that is called after it."""
    place, around = entry.place, region.place
    within = place.country == around.country and place.admin1 == around.admin1
    return within and place.kind is PlaceKind.SETTLEMENT and entry.population >= _TOWN


def _fitting(name: _Name) -> Sequence[Entry]:
    """Give the entries of a name; of one that the words make a region's, the regions alone where there are any."""
    regions = [e for e in name.entries if e.place.kind in FITTING[PlaceKind.ADMIN1]]
    return regions if name.kind is PlaceKind.ADMIN1 and regions else name.entries


def _is_alone(entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether a place lies in a country that nothing else in a report speaks of, far from all of it."""
    if len(others) < _ENOUGH:
        return False
    return all(o.place.country != entry.place.country and km_between(o.place, entry.place) > _ALONE_KM for o in others)


def _people(entry: Entry) -> int:
    """Give the inhabitants; of a village of the codifier, which gives none, what is usual for one."""
    settled = entry.place.kind is PlaceKind.SETTLEMENT and entry.matched is not Matched.THEATRE
    return entry.population or (_USUAL_VILLAGE if settled else 0)


def _is_village(entry: Entry) -> bool:
    return entry.place.kind is PlaceKind.SETTLEMENT and entry.population < _WELL_KNOWN


def _is_old_name(name: str, entry: Entry) -> bool:
    """Whether it is another name, and not the same in another language (Zaporozhye, Nikolaev)."""
    alike = ratio(name, normalise(entry.place.name)) >= _ALIKE
    return entry.matched is Matched.ALTERNATE and not alike


def _context(entry: Entry, others: Sequence[Entry], bonds: tuple[float, float]) -> float:
    same_region, nearness = bonds
    place, near = entry.place, []
    country, region, community = 0, False, False
    for other in others:
        within = other.place.admin1 == place.admin1
        if other.place.country == place.country:
            country, region = country + 1, region or (within and bool(place.admin1))
        community = community or (within and bool(entry.community) and other.community == entry.community)
        if other.place.kind in _NEIGHBOURLY:
            near.append(km_between(other.place, place))
    score = (
        _SAME_COUNTRY * log2(1 + min(country, _MOST_COMPATRIOTS)) + same_region * region + _SAME_COMMUNITY * community
    )
    return score + sum(nearness * exp(-km / _NEAR_KM) for km in sorted(near)[:_NEIGHBOURS])
