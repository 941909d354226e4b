"""The brief as data; `terminal`, `markdown` and `html` show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a sentence stands: the report, and the words in it.

    `quote` is the passage as a reader may see it, at most 300 characters; `start` and `end` are code points of the
    report's text; `cut` says that the passage goes on. `dated` says what the claim's day is and what it rests on.
    """

    number: int
    claim_id: str
    report_id: str
    outlet: str
    title: str | None
    published: str
    url: str | None
    quote: str
    start: int
    end: int
    cut: bool = False
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the numbers of its footnotes and the codes of the sides that speak in it."""

    text: str
    notes: tuple[int, ...] = ()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What one side says in a dispute; `quotations` are its own words, with their footnotes."""

    side: str
    name: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the sides say about the same thing, next to each other."""

    title: str
    columns: tuple[Column, ...]
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One settlement of the table of who holds what."""

    place: str
    state: str
    since: str
    word: Sentence
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences about one place; `strength` says in words how many voices stand behind them."""

    sentences: tuple[Sentence, ...]
    strength: str = ""


class SectionKind(StrEnum):
    """What a section holds: claims need footnotes, notes are about the brief itself."""

    CLAIMS = "claims"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief under one heading; `level` 2 is a part, 3 a sector within a part.

    `more` says in words how much is left to the record.
    """

    key: str
    heading: str
    level: int = 2
    kind: SectionKind = SectionKind.CLAIMS
    paragraphs: tuple[Paragraph, ...] = ()
    also: tuple[Sentence, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    rows: tuple[Row, ...] = ()
    note: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source used: `rating` is its Admiralty reliability with the reason, institutions and outlets only."""

    name: str
    side: str
    side_name: str
    kind: str
    rating: str | None
    reason: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation brief: every sentence of its claims sections leads to the passages that it stands on."""

    title: str
    on: date
    dateline: str
    headline: Sentence
    lead: tuple[Sentence, ...]
    figures: str
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    footnotes: tuple[Footnote, ...]
    withheld: tuple[str, ...]
    how_to_read: tuple[str, ...]
    sides: tuple[tuple[str, str], ...]  # code and name, in the theatre's order
    unnamed: str = ""  # in words, how many sources have no name to list

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that makes a claim, in reading order."""
        found = [self.headline, *self.lead]
        for section in self.sections:
            if section.kind is SectionKind.CLAIMS:
                found += _of(section)
        return tuple(found)


def _of(section: Section) -> list[Sentence]:
    found = [s for p in section.paragraphs for s in p.sentences]
    for dispute in section.disputes:
        for column in dispute.columns:
            found += [*column.sentences, *column.quotations]
    found += [row.word for row in section.rows]
    return [*found, *section.also]
