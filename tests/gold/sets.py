"""The two sets that every gold has, and the way of their passages through the pipeline."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from reportedly.contract import row
from reportedly.pipeline import extract_reports
from reportedly.record import Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reportedly.extract import Scope
    from reportedly.theatre.model import Theatre

Set = Literal["open", "set_aside"]
SETS: tuple[Set, ...] = ("open", "set_aside")
Row = dict[str, Any]
Floors = dict[Set, dict[str, float]]


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
AnyPair = TypeVar("AnyPair", bound="Pair")


def written(folder: Path, which: Set) -> Iterator[Row]:
    """The passages of a set as they are written, in the order of its files' names."""
    for file in sorted((folder / which).glob("*.json")):
        yield from json.loads(file.read_text("utf-8"))


def named(passage: Row) -> dict[str, str]:
    """What every gold's passage has."""
    return {key: passage[key] for key in ("id", "theatre", "published", "outlet", "text")}


def floors(folder: Path) -> Floors:
    """The floors of both sets, of the gold in that folder."""
    found: Floors = json.loads((folder / "floors.json").read_text("utf-8"))
    return found


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


def tell(
    arguments: Sequence[str],
    pairs: Callable[[Set], Iterable[AnyPair]],
    shown: Callable[[Sequence[AnyPair], dict[str, float]], str],
    missed: Callable[[AnyPair], Sequence[str]],
    least: Floors,
) -> None:
    """Print the figures of both sets beside their floors, and with --missed what differs in the open one."""
    for which in SETS:
        found = list(pairs(which))
        if found:
            sys.stdout.write(f"\n{which}: {len(found)} passages\n{shown(found, least.get(which, {}))}\n")
        if "--missed" in arguments and which == "open":
            for pair in found:
                if lines := missed(pair):
                    sys.stdout.write("\n".join([f"\n{pair.id}: {pair.text}", *lines]) + "\n")
