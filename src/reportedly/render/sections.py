"""The brief's sections, each from the claims that the desk sorted into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.policy import Policy
from reportedly.record import PlaceKind, Situation
from reportedly.render.desk import Desk, rank
from reportedly.render.english import Calendar, capital, counted
from reportedly.render.facts import facts
from reportedly.render.footnotes import Footnotes
from reportedly.render.model import Paragraph, Section
from reportedly.render.places import heading, sector_of
from reportedly.render.speakers import Speakers
from reportedly.render.telling import Teller
from reportedly.render.writing import Writer
from reportedly.theatre.model import Theatre

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.record import Claim, Incident
    from reportedly.render.facts import Fact
    from reportedly.render.model import Sentence
    from reportedly.theatre.model import Sector

# Ten minutes at 230 words a minute (Brysbaert 2019 gives 238 for English) are some 2,300 words, half of them here.
_SENTENCES = 50  # of all sectors together; the other sections take as many
_SENTENCES_OF_A_SECTOR = 9
_SENTENCES_OF_A_PARAGRAPH = 4
_SENTENCES_OF_A_SECTION = 8
_LINES = 5  # of a list of what else is reported
_SENTENCES_OF_OTHERS = 14
_SMALL_SECTORS = 3  # so many headings over a single sentence are a list, not a structure; they share one section
_NEWS = timedelta(days=2)  # what a situation report calls new; older events come after it
_SEVERAL = 2

CREDIBILITY = (
    "",
    "confirmed by other sources",
    "probably true",
    "possibly true",
    "doubtful",
    "improbable",
    "cannot be judged",
)
_ELSEWHERE = "Elsewhere"
_PLACELESS = "Place not known"


@dataclass(slots=True)
class Sections:
    """Writes sections in the order in which they are asked for; footnotes are numbered as it goes."""

    situation: Situation
    theatre: Theatre
    policy: Policy
    speakers: Speakers
    writer: Writer
    notes: Footnotes
    desk: Desk
    _measured: set[tuple[str, str]] = field(default_factory=set)

    def teller(self, *, terse: bool = False) -> Teller:
        """A teller that has named no day yet; a terse one compares no distances."""
        return Teller(self.theatre, Calendar(self.situation.on, self.situation.zone), None if terse else self._measured)

    def facts(self, claims: Iterable[Claim]) -> list[Fact]:
        """The claims as facts, each told once."""
        return facts(claims, self.speakers, self.policy)

    def plain(
        self, key: str, title: str, claims: Sequence[Claim], note: str = "", *, room: int = 1, reasons: bool = False
    ) -> Section | None:
        """A section of sentences by place; None where there is nothing to tell.

        Args:
            key: of the section.
            title: its heading.
            claims: what it tells, the firmest first.
            note: a line under the heading.
            room: multiplies its length.
            reasons: each sentence says why it is not certain.
        """
        if not claims:
            return None
        self.writer.reasons = reasons
        teller = self.teller()
        paragraphs: list[Paragraph] = []
        left = room * _SENTENCES_OF_A_SECTION
        surplus: list[Fact] = []
        for group in self._pooled(self._by_place(claims)):
            paragraph, rest = self._paragraph(group, teller, most=left)
            surplus += rest
            left -= len(paragraph.sentences)
            if paragraph.sentences:
                paragraphs.append(paragraph)
        also, more = self._also(surplus, teller, most=room * _LINES)
        self.writer.reasons = False
        return Section(key, title, paragraphs=tuple(paragraphs), also=also, note=note, more=more)

    def sectors(self, only: str | None = None) -> list[Section]:
        """A section for each sector that has news, those with the firmest first; then what lies in none."""
        by_sector: dict[str, list[Claim]] = {}
        for claim in self.desk.sectors:
            by_sector.setdefault(self.sector_name(claim), []).append(claim)
        last = {_ELSEWHERE, _PLACELESS}
        ordered = sorted(by_sector, key=lambda name: (name in last, self._weight(by_sector[name])))
        wanted = [n for n in ordered if only is None or only.casefold() in n.casefold()]
        small = [n for n in wanted if len(self.writer.groups(self.facts(by_sector[n]))) == 1]
        small = small if len(small) > _SMALL_SECTORS else []
        left = _SENTENCES
        told: list[Section] = []
        others: list[Claim] = []
        for title in wanted:
            if left <= 0 or title in small:
                others += by_sector[title]
                continue
            told.append(self._sector(title, by_sector[title], most=min(left, _SENTENCES_OF_A_SECTOR)))
            left -= sum(len(p.sentences) for p in told[-1].paragraphs)
        return [*told, self._others(others)] if others else told

    def sector_name(self, claim: Claim) -> str:
        """The heading under which a claim's place is told."""
        if claim.place is None:
            return _PLACELESS
        sector: Sector | None = sector_of(claim.place, self.theatre)
        if sector is not None:
            return heading(sector.name)
        region = claim.place.name if claim.place.kind is PlaceKind.ADMIN1 else claim.place.admin1
        return heading(region) if region else _ELSEWHERE

    def _weight(self, claims: list[Claim]) -> tuple[object, ...]:
        ranks = [rank(i) for c in claims if (i := self.desk.incident_of.get(c.id))]
        recent = sum(not self._is_older(c) for c in claims)
        return (-recent, -len(claims), *(min(ranks) if ranks else ()))

    def _sector(self, title: str, claims: list[Claim], *, most: int) -> Section:
        teller = self.teller()
        paragraphs: list[Paragraph] = []
        surplus: list[Fact] = []
        for group in self._pooled(self._by_place(claims)):
            paragraph, rest = self._paragraph(group, teller, most=min(_SENTENCES_OF_A_PARAGRAPH, most))
            surplus += rest
            most -= len(paragraph.sentences)
            if paragraph.sentences:
                paragraphs.append(paragraph)
        key = "sector-" + "-".join(title.lower().split())
        also, more = self._also(surplus, teller)
        return Section(key, title, level=3, paragraphs=tuple(paragraphs), also=also, more=more)

    def _others(self, claims: list[Claim]) -> Section:
        """What the sectors report of which there is one sentence to tell."""
        teller, told = self.teller(), self.facts(claims)
        groups = self.writer.groups(told)
        paragraphs = tuple(
            Paragraph(self.writer.grouped(same, teller)) for same in _by_speakers(groups[:_SENTENCES_OF_OTHERS])
        )
        also, more = self._also([f for g in groups[_SENTENCES_OF_OTHERS:] for f in g], teller)
        return Section("sector-others", "Other sectors", level=3, paragraphs=paragraphs, also=also, more=more)

    def _by_place(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Claims of one place together, in the order of the firmest; one event told of two places stays together."""
        groups: dict[str, list[Claim]] = {}
        home: dict[object, str] = {}
        for claim in sorted(claims, key=self._is_older):
            place = claim.place.place_id if claim.place else ""
            passage = (claim.report_id, claim.span.start, claim.span.end, claim.event)
            place = home.setdefault(passage, place)
            groups.setdefault(place, []).append(claim)
        return list(groups.values())

    def _is_older(self, claim: Claim) -> bool:
        last = claim.when.days(self.situation.zone)[1] if claim.when is not None else None
        return last is not None and self.situation.on - last > _NEWS

    def _pooled(self, groups: list[list[Claim]]) -> list[list[Claim]]:
        """Places of which one source alone speaks go together: its name opens one paragraph, not many."""
        pooled: list[list[Claim]] = []
        of_speaker: dict[str, list[Claim]] = {}
        for group in groups:
            speakers = {self.speakers.of(c).key for c in group}
            key = next(iter(speakers))
            if len(speakers) == 1 and key in of_speaker:
                of_speaker[key].extend(group)
                continue
            own = list(group)
            pooled.append(own)
            if len(speakers) == 1:
                of_speaker[key] = own
        return pooled

    def _paragraph(self, claims: list[Claim], teller: Teller, *, most: int) -> tuple[Paragraph, list[Fact]]:
        told = self.facts(claims)
        if most <= 0:
            return Paragraph(()), told
        groups = self.writer.groups(told)
        kept, rest = groups[:most], [f for g in groups[most:] for f in g]
        sentences = self.writer.grouped(kept, teller)
        return Paragraph(sentences, self._strength(kept, teller)), rest

    def _strength(self, groups: list[list[Fact]], teller: Teller) -> str:
        """How many voices stand behind what the paragraph tells, where there is more than one."""
        shown: dict[str, str] = {}
        for fact in (f for group in groups for f in group):
            incident = self.desk.incident_of.get(fact.claims[0].id)
            if incident is not None and len(incident.voices) >= _SEVERAL and incident.id not in shown:
                shown[incident.id] = f"{capital(teller.noun(fact))}: {strength(incident)}"
        return " ".join(list(shown.values())[:1])

    def _also(self, surplus: list[Fact], teller: Teller, most: int = _LINES) -> tuple[tuple[Sentence, ...], str]:
        """The next in rank as lines of a list, and in words how many claims stay in the record only."""
        lines = tuple(self.writer.brief_mention(f, teller) for f in surplus[:most])
        left = sum(len(f.claims) for f in surplus[most:])
        return lines, f"{capital(counted(left, 'further claim'))} can be read in the record." if left else ""


def _by_speakers(groups: list[list[Fact]]) -> list[list[list[Fact]]]:
    """The sentences of one speaker in one paragraph, in the order in which each first speaks."""
    found: dict[tuple[str, ...], list[list[Fact]]] = {}
    for group in groups:
        found.setdefault(tuple(s.key for s in group[0].speakers), []).append(group)
    return list(found.values())


def strength(incident: Incident) -> str:
    """How far an incident is to be believed, in words: reasons first, then the Admiralty grade."""
    reasons = "; ".join(incident.reasons[:2])
    grade = f"graded {incident.credibility}, {CREDIBILITY[incident.credibility]}"
    return f"{reasons} ({grade})." if reasons else f"{grade}."
