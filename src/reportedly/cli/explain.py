"""`reportedly explain`: for every sentence which rule fired on which words, or why nothing did."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.notices import progress
from reportedly.cli.options import LexiconOption, PublishedOption, TheatreOption, theatre_named
from reportedly.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from reportedly.record import Claim, Extraction, Report, Span
    from reportedly.theatre.model import Theatre

_INDENT = 6
_WIDEST = 100  # columns; a longer line is hard to read


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A report: text, HTML or JSON lines.")],
    theatre: TheatreOption = "world",
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
) -> None:
    """Shows for every sentence of a report which rule fired on which words and what it gave, or why none did.

    Example: reportedly explain report.txt --published 2022-09-11 --theatre world
    """
    from reportedly.pipeline import extract_reports  # noqa: PLC0415 - the steps take their time to load

    pack = theatre_named(theatre or "world")
    with progress() as tell:
        reports = _reports(file, pack, published)
        own = tuple(lexicon or ())
        read = list(extract_reports(reports, pack, "claims", lexicons=own, on_progress=tell))
        parsed = list(extract_reports(reports, pack, "all", lexicons=own, on_progress=tell))
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    for extraction, whole in zip(read, parsed, strict=True):
        for line in explained(extraction, whole.sentences, pack.zone, width):
            typer.echo(line)


def _reports(file: Path, theatre: "Theatre", published: str | None) -> "list[Report]":
    """The reports of a file.

    Raises:
        InputError: one of them cannot be read.
    """
    from reportedly.pipeline import unreadable  # noqa: PLC0415
    from reportedly.read import Given, read_path  # noqa: PLC0415
    from reportedly.record import Report  # noqa: PLC0415

    reports: list[Report] = []
    for found in read_path(file, theatre.zone, Given(now=datetime.now(UTC), published=published)):
        refused = unreadable(found) if isinstance(found, Report) else found
        if refused is not None:
            raise InputError(refused.reason)
        if isinstance(found, Report):
            reports.append(found)
    return reports


def explained(
    extraction: "Extraction", sentences: "Sequence[Span]", zone: "ZoneInfo", width: int = _WIDEST
) -> "Iterator[str]":
    """The lines that explain an extraction.

    Args:
        extraction: what was taken from a report.
        sentences: all of its body, those of paragraphs that were not parsed too.
        zone: the theatre's, whose civil days are told.
        width: columns of a line.
    """
    text = extraction.report.text
    yield f"{extraction.report.doc_id}: {len(sentences)} sentences, {len(extraction.claims)} claims"
    for number, sentence in enumerate(sentences, start=1):
        yield ""
        yield from _hanging(f"{number:>4}  ", " ".join(sentence.of(text).split()), width)
        for line in (*_rules(extraction, sentence, zone), *_silence(extraction, sentence)):
            yield from _hanging(" " * _INDENT + "· ", line, width)


def _rules(extraction: "Extraction", sentence: "Span", zone: "ZoneInfo") -> "Iterator[str]":
    """What fired in a sentence, in the order of its words, and the claims that came of it."""
    from reportedly.cli.described import days  # noqa: PLC0415 - the same words as `show`

    fired: list[tuple[Span, str]] = []
    for line in extraction.trace:
        gave = "" if not line.gave else f": {line.gave}" if line.rule.startswith("no ") else f" → {line.gave}"
        fired.append((line.span, f"{line.rule}: “{line.words}”{gave}"))
    for name in extraction.places:
        meant = f"{name.place.name} ({name.place.place_id})" if name.place else "no place that we hold"
        fired.append((name.span, f"place: “{name.text}” → {meant}, {name.kind.value}"))
    for time in extraction.moments:
        meant = days(time.moment, zone) if time.moment else "no days"
        fired.append((time.span, f"time: “{time.text}” → {meant}"))
    inside = [(span, told) for span, told in fired if sentence.start <= span.start < sentence.end]
    yield from (told for _, told in sorted(inside, key=lambda pair: pair[0]))
    for claim in extraction.claims:
        if sentence.start <= claim.span.start < sentence.end:
            yield _outcome(claim, zone)


def _silence(extraction: "Extraction", sentence: "Span") -> "Iterator[str]":
    """Why no rule fired, where none did."""
    if any(sentence.start <= line.span.start < sentence.end for line in extraction.trace):
        return
    if any(sentence.start < read.end and read.start < sentence.end for read in extraction.sentences):
        yield "no claim: no word of it tells an event, or who says something"
    else:
        yield "not read: no word of its paragraph tells an event"


def _outcome(claim: "Claim", zone: "ZoneInfo") -> str:
    from reportedly.cli.described import summary  # noqa: PLC0415

    hedges = "".join(f", hedged by “{hedge.cue}” on the {hedge.scope.value}" for hedge in claim.hedges)
    basis = f", dated by its {claim.when_basis.value}" if claim.when_basis else ""
    return f"claim {claim.id}: {summary(claim, zone)}{hedges}{basis}"


def _hanging(mark: str, words: str, width: int) -> "list[str]":
    """The words after a mark, wrapped so that they stay to its right."""
    return wrap(words, width, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False)
