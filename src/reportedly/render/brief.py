"""Composes the brief: the sections in reading order, and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from reportedly.policy import Policy
from reportedly.record import OTHER_SIDE, UNKNOWN_SIDE, Event
from reportedly.render.desk import sort_claims
from reportedly.render.disputing import Disputing
from reportedly.render.english import capital, counted, full_date, listing, number, weekday_date
from reportedly.render.footnotes import Footnotes
from reportedly.render.headline import Headlines
from reportedly.render.holdings import Holdings
from reportedly.render.model import Brief, Section, SectionKind, SourceLine
from reportedly.render.sections import Sections
from reportedly.render.speakers import Speakers
from reportedly.render.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.record import Claim, Incident, Situation
    from reportedly.render.desk import Desk
    from reportedly.theatre.model import Theatre

_SURENESS = (
    "“Says” and “reports” pass on what a source states as a fact; “confirms” means that it owns up to it or vouches "
    "for it; “reportedly”, “appears to” and “seem to show” are the source’s own doubt, kept."
)
_GRADES = (
    "Grades from 1 (confirmed by other sources) to 6 (cannot be judged) are of the information; letters from A "
    "(reliable) to F (cannot be judged) are of institutions and outlets, never of persons. The two are rated apart."
)
HOW_TO_READ = (
    "Every sentence is somebody’s claim, and the number behind it leads to the words it stands on.",
    _SURENESS,
    "“Claims, without outside confirmation,” means that the report itself says so, or warns of it.",
    "“In its own voice” marks what an outlet states without naming anybody for it.",
    "A voice is an independent root source: five outlets that quote one ministry are one voice.",
    _GRADES,
    "Ranges are what a source’s words allow: “dozens” is read as 24 to 99, “hundreds” as 200 to 999.",
    "Who holds a place is de facto control as claimed, not sovereignty.",
)
_UNCONFIRMED = "Nothing here has a second, independent voice, and each sentence keeps its source’s doubt."
_CIVILIANS = 2  # harm to civilians gets twice the room of another section
_KILLED = re.compile(r"\b(?:kill|die|dead|death|bod(?:y|ies)\b)", re.IGNORECASE)
_HARM = (Event.CIVILIANS_HARMED, Event.CASUALTIES, Event.DETAINED, Event.DISPLACED, Event.DAMAGED)
_NO_SIDE = {OTHER_SIDE: "other", UNKNOWN_SIDE: "side not known"}
_KINDS = {"unknown": "kind not known", "civilian": "civilian", "state": "state body"}


def brief(
    situation: Situation,
    theatre: Theatre,
    policy: Policy | None = None,
    *,
    now: datetime | None = None,
    sector: str | None = None,
) -> Brief:
    """The situation as a brief that an editor would print.

    Args:
        situation: what the record holds as of a civil day.
        theatre: the pack that names sides, sources and sectors.
        policy: what the output may hold; without one, the rules for the public.
        now: the clock of the embargo (aware); without one, the end of the brief's day, so that the brief of a day is
            the same whenever it is made.
        sector: tells only of sectors whose name holds this; the other sections stay whole.
    """
    return _Composer(situation, theatre, policy or Policy(), now or _end_of(situation), sector).compose()


def _end_of(situation: Situation) -> datetime:
    return datetime.combine(situation.on + timedelta(days=1), time.min, situation.zone).astimezone(UTC)


def _severity(claim: Claim) -> tuple[bool, int]:
    """The dead first, then the wounded, the detained, the displaced, and what was damaged."""
    order = _HARM.index(claim.event) if claim.event in _HARM else len(_HARM)
    return not (order == 0 and _KILLED.search(claim.quote) is not None), order


class _Composer:
    def __init__(
        self, situation: Situation, theatre: Theatre, policy: Policy, now: datetime, sector: str | None
    ) -> None:
        self._situation, self._theatre, self._policy, self._now, self._only = situation, theatre, policy, now, sector
        self._reports = {r.id: r for r in situation.reports}
        self._desk: Desk = sort_claims(situation, policy, self._reports, now)
        self._notes = Footnotes(situation, theatre, policy, self._reports)
        self._speakers = Speakers(theatre, policy, self._reports, situation.evidence)
        self._writer = Writer(self._notes, self._voices)
        self._sections = Sections(situation, theatre, policy, self._speakers, self._writer, self._notes, self._desk)
        self._disputing = Disputing(self._sections)
        self._holdings = Holdings(self._sections)

    def compose(self) -> Brief:
        headlines = Headlines(self._sections)
        headline, lead = headlines.write(self._situation.incidents)
        sections, rows_withheld = self._body()
        return Brief(
            title=self._theatre.title,
            on=self._situation.on,
            dateline=weekday_date(self._situation.on),
            headline=headline,
            lead=lead,
            figures=self._figures(),
            sections=tuple(sections),
            sources=self._sources(),
            unnamed=self._unnamed(),
            footnotes=self._notes.all(),
            withheld=(*self._withheld(rows_withheld), *self._policy.stated()),
            how_to_read=HOW_TO_READ,
            sides=tuple((s.code, s.name) for s in self._theatre.sides),
        )

    def _body(self) -> tuple[list[Section], int]:
        desk, plain = self._desk, self._sections.plain
        first = [self._civilians(), *self._sector_part()]
        changed, rows_withheld = self._holdings.section(self._reports, self._now)
        found: list[Section | None] = [
            *first,
            changed,
            self._disputing.section(),
            plain("unconfirmed", "Unconfirmed", desk.unconfirmed, _UNCONFIRMED, reasons=True),
            plain("losses", "Losses and captures", desk.losses, "Ranges are what the sources’ words allow."),
            plain("totals", "Totals claimed", desk.totals, "Running totals, each on the word of who gives it."),
            plain("forecasts", "Forecasts and intentions", desk.forecasts),
            self._unplaced(),
        ]
        return [s for s in found if s is not None], rows_withheld

    def _civilians(self) -> Section | None:
        cards = self._disputing.cards(civilians=True)
        told = sorted(self._desk.civilians, key=_severity)
        section = self._sections.plain("civilians", "Harm to civilians", told, room=_CIVILIANS)
        if not cards:
            return section
        base = section or Section("civilians", "Harm to civilians")
        return replace(base, disputes=cards)

    def _sector_part(self) -> list[Section]:
        sectors = self._sections.sectors(self._only)
        return [Section("sectors", "By sector"), *sectors] if sectors else []

    def _unplaced(self) -> Section | None:
        """What has no place or no point, and what nothing dates."""
        section = self._sections.plain("unplaced", "What could not be placed or dated", self._desk.placeless)
        pointless = sorted(
            {c.place.name for c in self._desk.admitted.values() if c.place and c.place.lat is None and _is_town(c)}
        )
        left_out = [*self._desk.forecasts, *self._desk.silent]
        undated = sum(c.when is None for c in self._told() if c not in left_out)
        silent = len(self._desk.silent)
        notes = []
        if pointless:
            notes.append(f"No point on the map is known for {listing(pointless)}.")
        if undated:
            notes.append(f"{capital(counted(undated, 'claim'))} {'is' if undated == 1 else 'are'} not dated.")
        if silent:
            tells = "that tells neither where nor what is" if silent == 1 else "that tell neither where nor what are"
            notes.append(f"{capital(counted(silent, 'claim'))} {tells} left to the record.")
        if not notes:
            return section
        if section is None:
            heading = "What could not be placed or dated"
            return Section("unplaced", heading, kind=SectionKind.NOTES, note=" ".join(notes))
        return replace(section, note=" ".join(notes))

    def _told(self) -> list[Claim]:
        return [c for c in self._desk.admitted.values() if not c.background]

    def _voices(self, claims: Sequence[Claim]) -> int:
        found: list[Incident] = [i for c in claims if (i := self._desk.incident_of.get(c.id))]
        incidents = {i.id: i for i in found}
        if len(incidents) != 1:
            return len({self._speakers.of(c).voice for c in claims})
        return len(next(iter(incidents.values())).voices)

    def _figures(self) -> str:
        """How much the brief draws on, in one or two sentences."""
        told = self._told()
        outlets = len({r.outlet or r.id for r in self._situation.reports})
        reports = counted(len(self._situation.reports), "report")
        sources = counted(len({self._speakers.of(c).key for c in told}), "source")
        text = f"Drawn from {reports} of {counted(outlets, 'outlet')}{self._published()}: "
        text += f"{counted(len(told), 'claim')} by {sources}."
        corroborated = sum(len(i.voices) > 1 and self._is_told(i) for i in self._situation.incidents)
        if corroborated:
            several = "incident rests" if corroborated == 1 else "incidents rest"
            text += f" {capital(number(corroborated))} {several} on more than one independent voice."
        return text

    def _published(self) -> str:
        days = [d for r in self._situation.reports for d in r.published.days(self._situation.zone) if d is not None]
        if not days:
            return ""
        first, last = min(days), max(days)
        if first == last:
            return f", published on {full_date(last)}"
        start = first.day if (first.year, first.month) == (last.year, last.month) else full_date(first)
        return f", published between {start} and {full_date(last)}"

    def _is_told(self, incident: Incident) -> bool:
        return any(c in self._desk.admitted for c in incident.claims)

    def _withheld(self, rows: int) -> tuple[str, ...]:
        """What the policy withholds, on the face of the brief."""
        hours = int(self._policy.embargo.total_seconds() // 3600)
        ends = sorted(u.astimezone(self._situation.zone).date() for u in self._desk.waiting.values())
        by_day = Counter(ends)
        said = []
        if ends:
            first, *later = by_day
            verb = "is" if by_day[first] == 1 else "are"
            parts = [f"{counted(by_day[first], 'claim')} {verb} withheld until {full_date(first)}"]
            parts += [f"{number(by_day[day])} until {full_date(day)}" for day in later]
            said.append(f"{capital(listing(parts))} by the {hours}-hour rule.")
        if rows:
            verb = "waits" if rows == 1 else "wait"
            said.append(f"{capital(counted(rows, 'entry', 'entries'))} on who holds what {verb} for the same reason.")
        return tuple(said)

    def _sources(self) -> tuple[SourceLine, ...]:
        """Whoever is told from, those with most claims first."""
        count: Counter[str] = Counter()
        lines: dict[str, SourceLine] = {}
        for claim in self._told():
            if not self._speakers.of(claim).is_named:
                continue
            line = self._source_line(claim)
            key = line.name.casefold()
            count[key] += 1
            lines.setdefault(key, line)
        ordered = sorted(lines, key=lambda k: (-count[k], lines[k].name))
        return tuple(replace(lines[k], claims=count[k]) for k in ordered)

    def _unnamed(self) -> str:
        """How many sources bear no name that a table could list ("a video", "residents")."""
        found = [s.key for c in self._told() if not (s := self._speakers.of(c)).is_named]
        if not found:
            return ""
        sources, claims = counted(len(set(found)), "source"), counted(len(found), "claim")
        return f"{capital(sources)} without a name of {'its' if len(set(found)) == 1 else 'their'} own, with {claims}."

    def _source_line(self, claim: Claim) -> SourceLine:
        speaker, known = self._speakers.of(claim), self._speakers.known(claim)
        rating, reason = self._policy.reliability(known) or (None, None)
        side = self._theatre.side(speaker.side)
        kind = known.kind.value if known else claim.source.kind.value if claim.source else "media"
        return SourceLine(
            name=capital(speaker.name.removeprefix("the ")),
            side=speaker.side,
            side_name=side.name if side else _NO_SIDE.get(speaker.side, speaker.side),
            kind=_KINDS.get(kind, kind),
            rating=rating,
            reason=reason,
            claims=0,
        )


def _is_town(claim: Claim) -> bool:
    return claim.place is not None and claim.place.kind.value == "settlement"
