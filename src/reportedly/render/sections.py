"""The brief's sections, each from the claims that the desk sorted into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.policy import Policy
from reportedly.record import Situation
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

# Five minutes at 230 words a minute (Brysbaert 2019 gives 238 for English) are some 1,150 words.
_SENTENCES = 14  # of all sectors together; the other sections take as many
_SENTENCES_OF_A_SECTOR = 5
_SENTENCES_OF_A_PARAGRAPH = 3
_SENTENCES_OF_A_SECTION = 5
_LINES = 3  # of a list of what else is reported
_LINES_OF_OTHERS = 6
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

    def plain(self, key: str, title: str, claims: Sequence[Claim], note: str = "", *, room: int = 1) -> Section | None:
        """A section of sentences by place; None where there is nothing to tell. `room` multiplies its length."""
        if not claims:
            return None
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
        return Section(key, title, paragraphs=tuple(paragraphs), also=also, note=note, more=more)

    def sectors(self, only: str | None = None) -> list[Section]:
        """A section for each sector that has news, those with the firmest first; then what lies in none."""
        by_sector: dict[str, list[Claim]] = {}
        for claim in self.desk.sectors:
            by_sector.setdefault(self.sector_name(claim), []).append(claim)
        ordered = sorted(by_sector, key=lambda name: (name in {_ELSEWHERE, _PLACELESS}, self._weight(by_sector[name])))
        wanted = [n for n in ordered if only is None or only.casefold() in n.casefold()]
        left = _SENTENCES
        told: list[Section] = []
        others: list[Claim] = []
        for title in wanted:
            if left <= 0:
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
        return heading(sector.name) if sector else _ELSEWHERE

    def _weight(self, claims: list[Claim]) -> tuple[object, ...]:
        ranks = [rank(i) for c in claims if (i := self.desk.incident_of.get(c.id))]
        return (-len(claims), *(min(ranks) if ranks else ()))

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
        """What the sectors of less weight report, as one list."""
        also, more = self._also(self.facts(claims), self.teller(), most=_LINES_OF_OTHERS)
        return Section("sector-others", "Other sectors", level=3, also=also, more=more)

    def _by_place(self, claims: Sequence[Claim]) -> list[list[Claim]]:
        """Claims of one place together, in the order of the firmest; one event told of two places stays together."""
        groups: dict[str, list[Claim]] = {}
        home: dict[object, str] = {}
        for claim in claims:
            place = claim.place.place_id if claim.place else ""
            passage = (claim.report_id, claim.span.start, claim.span.end, claim.event)
            place = home.setdefault(passage, place)
            groups.setdefault(place, []).append(claim)
        return list(groups.values())

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


def strength(incident: Incident) -> str:
    """How far an incident is to be believed, in words: reasons first, then the Admiralty grade."""
    reasons = "; ".join(incident.reasons[:2])
    grade = f"graded {incident.credibility}, {CREDIBILITY[incident.credibility]}"
    return f"{reasons} ({grade})." if reasons else f"{grade}."
