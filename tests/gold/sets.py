"""The two sets that every gold has, the way of their passages through the pipeline, and their figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from tests.gold.bootstrap import Counts, Figures, intervals, summed, table

from reportedly.contract import row
from reportedly.pipeline import extract_reports
from reportedly.record import Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract import Scope
    from reportedly.theatre.model import Theatre

Set = Literal["open", "set_aside"]
SETS: tuple[Set, ...] = ("open", "set_aside")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what is known of it from outside; each gold adds what a careful reader takes from it."""

    id: str
    theatre: str
    published: str
    outlet: str
    text: str


class Pair(Protocol):
    """What the reader took from a passage, and what the pipeline did."""

    @property
    def id(self) -> str:
        """The passage's name."""

    @property
    def text(self) -> str:
        """The passage itself."""


AnyPassage = TypeVar("AnyPassage", bound=Passage)
Made = TypeVar("Made")
AnyPair = TypeVar("AnyPair", bound="Pair")


def read(folder: Path, which: Set, made: Callable[[Row], Made]) -> tuple[Made, ...]:
    """The passages of a set of the gold in that folder, in the order of its files' names.

    Raises:
        LookupError: words of an annotation do not stand in the passage, or stand there more than once without a number.
    """
    files = sorted((folder / which).glob("*.json"))
    return tuple(made(row) for file in files for row in json.loads(file.read_text("utf-8")))


def named(passage: Row) -> dict[str, str]:
    """What every gold's passage has."""
    return {key: passage[key] for key in ("id", "theatre", "published", "outlet", "text")}


def taken(passages: Iterable[AnyPassage], scope: Scope) -> Iterator[tuple[AnyPassage, Row, Theatre]]:
    """Each passage with its line of the contract; the passages of one theatre go in one batch."""
    ordered = sorted(passages, key=lambda passage: passage.theatre)
    for name, batch in groupby(ordered, key=lambda passage: passage.theatre):
        theatre, group = load_theatre(name), list(batch)
        reports = [_report(passage, theatre) for passage in group]
        for passage, extraction in zip(group, extract_reports(reports, theatre, scope), strict=True):
            yield passage, row(extraction, theatre.zone), theatre


def _report(passage: Passage, theatre: Theatre) -> Report:
    day = date.fromisoformat(passage.published)
    published = Moment.civil(day, day, theatre.zone)
    ref = report_id(passage.outlet, published, passage.text)
    return Report(ref, passage.id, passage.text, (Span(0, len(passage.text)),), published, passage.outlet)


@dataclass(frozen=True, slots=True)
class Gold(Generic[AnyPair]):
    """How the passages of one gold, in its folder, are taken and scored."""

    folder: Path
    pairs: Callable[[Set], Iterable[AnyPair]]
    counts: Callable[[AnyPair], Counts]
    figures: Figures
    missed: Callable[[AnyPair], Sequence[str]]

    def floors(self, which: Set) -> dict[str, float]:
        """The least that a set's figures may be."""
        found: dict[str, float] = json.loads((self.folder / "floors.json").read_text("utf-8"))[which]
        return found

    def fallen(self, which: Set) -> str:
        """All figures of a set where one is below its floor or has none; else nothing."""
        found = [self.counts(pair) for pair in self.pairs(which)]
        reached, least = self.figures(summed(found)), self.floors(which)
        holds = set(reached) == set(least) and all(reached[name] >= floor for name, floor in least.items())
        return "" if holds else self._shown(found, which)

    def tell(self, arguments: Sequence[str]) -> None:
        """Print the figures of both sets beside their floors, and with --missed what differs in the open one."""
        for which in SETS:
            found = list(self.pairs(which))
            told = self._shown([self.counts(pair) for pair in found], which)
            sys.stdout.write(f"\n{which}: {len(found)} passages\n{told}\n")
            if "--missed" in arguments and which == "open":
                for pair in found:
                    if lines := self.missed(pair):
                        sys.stdout.write("\n".join([f"\n{pair.id}: {pair.text}", *lines]) + "\n")

    def _shown(self, found: Sequence[Counts], which: Set) -> str:
        return table(self.figures(summed(found)), intervals(found, self.figures), self.floors(which))
