"""`reportedly explain`: for every sentence which rule fired on which words, or why nothing did."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.notices import progress
from reportedly.cli.options import PublishedOption, TheatreOption, theatre_named
from reportedly.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.record import Extraction, Span

_WIDEST = 300  # characters of a sentence that are shown; the quotation limit of the policy


def command(
    file: Annotated[Path, typer.Argument(help="A report: text, HTML or JSON lines.")],
    theatre: TheatreOption = "world",
    published: PublishedOption = None,
) -> None:
    """Shows for every sentence of a report which rule fired on which words and what it gave, or that none did.

    Example: reportedly explain report.txt --published 2022-09-11 --theatre world
    """
    from reportedly.pipeline import extract_reports  # noqa: PLC0415 - the steps take their time to load
    from reportedly.read import Given, read_path  # noqa: PLC0415
    from reportedly.record import Rejected  # noqa: PLC0415

    pack = theatre_named(theatre or "world")
    given = Given(now=datetime.now(UTC), published=published)
    with progress() as tell:
        found = list(read_path(file, pack.zone, given))
        refused = next((f for f in found if isinstance(f, Rejected)), None)
        if refused is not None:
            raise InputError(refused.reason)
        reports = [f for f in found if not isinstance(f, Rejected)]
        extractions = list(extract_reports(reports, pack, "all", on_progress=tell))
    for extraction in extractions:
        for text in explained(extraction):
            typer.echo(text)


def explained(extraction: "Extraction") -> "Iterator[str]":
    """The lines that explain an extraction, sentence by sentence."""
    report = extraction.report
    yield f"{report.doc_id}: {len(extraction.sentences)} sentences, {len(extraction.claims)} claims"
    for sentence in extraction.sentences:
        words = " ".join(sentence.of(report.text).split())
        yield ""
        yield f"[{sentence.start}-{sentence.end}] {words if len(words) <= _WIDEST else words[:_WIDEST] + '…'}"
        rules = list(_rules(extraction, sentence))
        yield from rules or ["    nothing: no word here names an event or a speaker that the lexicons know"]


def _rules(extraction: "Extraction", sentence: "Span") -> "Iterator[str]":
    for line in extraction.trace:
        if sentence.covers(line.span) or line.span.start in range(sentence.start, sentence.end):
            yield f"    {line.rule}: “{line.words}” gave {line.gave or 'nothing'}"
    places = {c.id: c.place for c in extraction.claims}
    for claim in extraction.claims:
        if sentence.covers(claim.span) and (place := places[claim.id]) is not None:
            basis = f", dated by its {claim.when_basis.value}" if claim.when_basis else ""
            yield f"    place: {claim.event.value} at {place.name} ({place.place_id}){basis}"
