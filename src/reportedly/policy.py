"""What a public output may hold ("Do no harm"): one place for every rule, each with its default.

Every output outside the owner's terminal and loopback page is public and goes through here. Changing a default takes
an explicit setting, and `Policy.stated` gives the words that the output must then carry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.record import Event, Family, PlaceKind, Relation, RelationType, SourceKind, Span, Victims, WherePrec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.record import Claim, Holding, Place, Report, Source
    from reportedly.theatre.model import KnownSource, Theatre

EMBARGO = timedelta(hours=48)  # DESIGN, "Do no harm"
LONGEST_QUOTATION = 300  # characters; DESIGN, "Do no harm"
WITHHELD = "[name withheld]"
_DECIMALS = 2  # of a degree, about 1 km: a settlement, not a street
_SMALLEST_RADIUS_KM = 1.0

_EMBARGOED = frozenset({Family.PRESENCE, Family.ATTACK, Family.HOLD})
_PERSONS = frozenset({Family.PEOPLE, Family.CIVILIANS})
# Geneva Convention III, article 13, and the Berkeley Protocol: no images of prisoners, wounded or dead.
_NO_MEDIA = frozenset({Event.PRISONERS_TAKEN, Event.CASUALTIES, Event.CIVILIANS_HARMED, Event.DETAINED})

_NAME_RUN = re.compile(r"\b[A-ZА-ЯЄІЇҐ][\w’'-]+(?:\s+(?:[A-ZА-ЯЄІЇҐ][\w’'-]+|[A-Z]\.))+")
_AGED_NAME = re.compile(r"\b[A-ZА-ЯЄІЇҐ][\w’'-]+(?=,? (?:aged )?\d{1,3}(?:,|\.| years))")
_WORD = re.compile(r"[\w’'-]+")
_SHORTEST_SURNAME = 4  # shorter name parts ("Ali" in "Alive") are replaced only with the rest of the name
_CAPITALS = """
The A An In On At By And But From Of To For After Before They It We He She This That Two Three Mr Mrs
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February March April May June July August September October November December
Army Navy Division Brigade Regiment Battalion Guards Tank Rifle Airborne Marine
General Staff Command Military Armed Forces
Oblast Region District City Council Ministry Administration Police Hospital School Red Cross United Nations
North South East West Northern Southern Eastern Western River Street Bridge
"""
_NO_NAMES = frozenset(_CAPITALS.split())  # words in capitals that are nobody's name


class Audience(StrEnum):
    """Who sees an output."""

    OWNER = "owner"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage as a reader may see it; `span` is the stretch of the report it stands for, `cut` says it goes on."""

    text: str
    span: Span
    cut: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """What an output may hold; the defaults are the rules for the public.

    `embargo` is how long claims of presence, attack and hold wait; `withhold_names` keeps private persons unnamed;
    `link_media` allows links to reports on prisoners, wounded and dead.
    """

    audience: Audience = Audience.PUBLIC
    embargo: timedelta = EMBARGO
    withhold_names: bool = True
    link_media: bool = False

    @property
    def is_public(self) -> bool:
        """Whether people other than the owner see the output."""
        return self.audience is Audience.PUBLIC

    def waits_until(self, claim: Claim, report: Report) -> datetime | None:
        """When the embargo on a claim ends (aware, UTC); None where it has none.

        It runs from the event's latest time, or from publication where that is unknown or open.
        """
        if not self.is_public or claim.event.family not in _EMBARGOED or claim.background:
            return None
        latest = claim.when.end if claim.when is not None else None
        latest = latest or report.published.end or report.published.begin
        return None if latest is None else latest + self.embargo

    def admits(self, claim: Claim, report: Report, now: datetime) -> bool:
        """Whether a claim may be shown at `now` (aware)."""
        until = self.waits_until(claim, report)
        return until is None or until <= now

    def admits_holding(
        self, holding: Holding, claims: dict[str, Claim], reports: dict[str, Report], now: datetime
    ) -> bool:
        """Whether a holding may be shown at `now`: every claim that it stands on may."""
        standing = [claims[i] for i in holding.claims if i in claims]
        return all(self.admits(c, reports[c.report_id], now) for c in standing if c.report_id in reports)

    def place(self, place: Place) -> Place:
        """The place, no sharper than the settlement: about a kilometre."""
        if not self.is_public or place.lat is None or place.lon is None:
            return place
        precision = place.precision if place.kind is PlaceKind.SETTLEMENT else max(place.precision, WherePrec.NEAR)
        return replace(
            place,
            lat=round(place.lat, _DECIMALS),
            lon=round(place.lon, _DECIMALS),
            radius_km=max(place.radius_km, _SMALLEST_RADIUS_KM),
            precision=precision,
        )

    def relation(self, relation: Relation | None) -> Relation | None:
        """How the event lies to its place; a part of a settlement is told as the settlement.

        Outskirts stay: "in the town" would claim more than the report does.
        """
        if not self.is_public or relation is None:
            return relation
        return None if relation.type is RelationType.PART else replace(relation, shape=None)

    def source_name(self, source: Source) -> str:
        """The name of a source; a private person is called what he or she is."""
        if not (_is_private(source) and self.is_public and self.withhold_names):
            return source.name
        return {"military": "a soldier", "media": "a reporter", "analyst": "an observer"}.get(
            source.kind.value, "a resident"
        )

    def private_names(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Names and surnames that quotations may not show: those of private sources."""
        if not (self.is_public and self.withhold_names):
            return ()
        named = {c.source.name for c in claims if c.source is not None and _is_private(c.source)}
        named = {n for n in named if n[:1].isupper() or n.startswith("@")}
        parts = {p for n in named for p in n.split() if len(p) >= _SHORTEST_SURNAME and p[0].isupper()}
        return tuple(sorted(named | parts, key=lambda n: (-len(n), n)))

    def quotation(
        self,
        text: str,
        span: Span,
        *,
        claim: Claim | None = None,
        private: Iterable[str] = (),
        known: Iterable[str] = (),
    ) -> Quotation:
        """The passage of `text` at `span`, at most 300 characters, private persons unnamed.

        In passages on prisoners, casualties and harmed civilians every name is withheld that `known` (the words of
        the theatre's names and of places) does not hold: better one name too few than one too many.
        """
        span, cut = _shortened(text, span)
        return Quotation(self.words(span.of(text), claim=claim, private=private, known=known), span, cut)

    def words(
        self, words: str, *, claim: Claim | None = None, private: Iterable[str] = (), known: Iterable[str] = ()
    ) -> str:
        """Any words of a report (a passage, a title) with private persons unnamed, as in `quotation`."""
        if not (self.is_public and self.withhold_names):
            return words
        words = _without(words, private)
        if claim is not None and _is_of_persons(claim):
            words = _unnamed(words, frozenset(known) | _NO_NAMES)
        return words

    def reliability(self, known: KnownSource | None) -> tuple[str, str] | None:
        """Admiralty letter and reason of an institution or outlet; of natural persons never, to anyone."""
        if known is None or known.person or known.reliability is None:
            return None
        return known.reliability, known.reason or ""

    def links(self, claim: Claim, report: Report) -> str | None:
        """The address of the report, unless it may lead to pictures of prisoners, wounded or dead."""
        barred = claim.event in _NO_MEDIA or claim.victims is Victims.CIVILIAN
        if barred and self.is_public and not self.link_media:
            return None
        return report.url if (report.url or "").startswith(("https://", "http://")) else None

    def stated(self) -> tuple[str, ...]:
        """A sentence for every default that is changed; a public output carries them."""
        if not self.is_public:
            return ("This is the owner's copy: nothing is withheld; do not publish it.",)
        said = []
        if self.embargo != EMBARGO:
            hours = int(self.embargo.total_seconds() // 3600)
            said.append(f"By setting, the embargo is {hours} hours instead of {int(EMBARGO.total_seconds() // 3600)}.")
        if not self.withhold_names:
            said.append("By setting, names of private persons are shown.")
        if self.link_media:
            said.append("By setting, reports that may show prisoners, wounded or dead are linked.")
        return tuple(said)


def known_words(theatre: Theatre, places: Iterable[Place], outlets: Iterable[str]) -> frozenset[str]:
    """The words of all names that are public: sides, public sources, units, sectors, places and outlets."""
    names = [theatre.title, *outlets]
    for side in theatre.sides:
        names += [side.name, side.forces, side.adjective]
        names += [*side.names, *side.adjectives, *side.demonyms, *side.capitals]
    for source in theatre.sources:
        if source.public_role or not source.person:
            names += [source.name, *source.aliases]
    for unit in theatre.units:
        names += [unit.name, *unit.aliases]
    for sector in theatre.sectors:
        names += [sector.name, *sector.aliases]
    for own in theatre.places:
        names += [own.name, *own.aliases]
    for place in places:
        names += [place.name, place.admin1 or ""]
    return frozenset(word for name in names for word in _words(name))


def _is_private(source: Source) -> bool:
    """A civilian with a name is private, whether or not the report marks her so."""
    return source.private or (source.kind is SourceKind.CIVILIAN and bool(_NAME_RUN.match(source.name)))


def _words(name: str) -> list[str]:
    return [_bare(w) for w in _WORD.findall(name)]


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def _is_of_persons(claim: Claim) -> bool:
    return claim.event.family in _PERSONS or claim.victims is not None


def _shortened(text: str, span: Span) -> tuple[Span, bool]:
    if len(span) <= LONGEST_QUOTATION:
        return span, False
    end = text.rfind(" ", span.start, span.start + LONGEST_QUOTATION)
    end = end if end > span.start else span.start + LONGEST_QUOTATION
    return Span(span.start, end), True


def _without(words: str, private: Iterable[str]) -> str:
    for name in private:
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", WITHHELD, words)
    return re.sub(rf"{re.escape(WITHHELD)}(?:\s+{re.escape(WITHHELD)})+", WITHHELD, words)


def _unnamed(words: str, known: frozenset[str]) -> str:
    def withheld(match: re.Match[str]) -> str:
        if all(_bare(w) in known for w in _WORD.findall(match[0])):
            return match[0]
        return _strip_known(match[0], known)

    return _AGED_NAME.sub(withheld, _NAME_RUN.sub(withheld, words))


def _strip_known(run: str, known: frozenset[str]) -> str:
    """Withhold the unknown middle of a run of capitals and keep the known words before and after it."""
    parts = run.split()
    first = next(i for i, w in enumerate(parts) if _bare(w) not in known)
    last = next(i for i in range(len(parts) - 1, -1, -1) if _bare(parts[i]) not in known)
    return " ".join([*parts[:first], WITHHELD, *parts[last + 1 :]])
