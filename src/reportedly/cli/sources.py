"""`reportedly sources`: what became of what each source claimed, and how early it was."""

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import RECORD, OnOption, RecordOption, TheatreOption, day_or_last, side_code, theatre_held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.link.track import Track

_HEADS = ("source", "side", "rated", "incidents", "borne out", "contradicted", "alone", "days ahead")
_WORDS = 3  # columns on the left; the others are numbers


def command(
    side: Annotated[str | None, typer.Option("--side", metavar="CODE", help="Only sources of this side.")] = None,
    by_family: Annotated[bool, typer.Option("--by-family", help="A line for each family of events too.")] = False,
    on: OnOption = None,
    record: RecordOption = RECORD,
    theatre: TheatreOption = None,
) -> None:
    """Shows for each institution, office and outlet what others bore out, contradicted or left alone.

    An incident is borne out by an independent voice that is not of the source's own side. Days ahead of the first such
    voice are a median; below nought it came after. The rating, A to F, is the theatre pack's and rests on none of this.

    Example: reportedly sources --side UA --by-family
    """
    from reportedly.link.track import tracks  # noqa: PLC0415 - the steps take their time to load
    from reportedly.pipeline import situation  # noqa: PLC0415
    from reportedly.store import open_record  # noqa: PLC0415

    with open_record(record, create=False) as opened:
        pack = theatre_held(opened, theatre)
        now = situation(opened, pack, day_or_last(on, opened, pack))
        code = None if side is None else side_code(side, pack)
    found = tracks(now.incidents, now.claims, now.reports, pack)
    wanted = [t for t in found if code in {None, t.side} and (by_family or t.family is None)]
    if not wanted:
        typer.echo("No source tells of an incident here.")
    for line in _table(wanted):
        typer.echo(line)


def _table(tracks: "Iterable[Track]") -> "Iterator[str]":
    """The sources with most incidents first, each followed by its families."""
    tracks = list(tracks)
    whole = {t.voice: t.told for t in tracks if t.family is None}
    ordered = sorted(tracks, key=lambda t: (-whole[t.voice], t.name, t.family is not None, t.family or ""))
    rows = [_HEADS, *(_row(track) for track in ordered)] if ordered else []
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEADS))] if rows else []
    for row in rows:
        words = [cell.ljust(width) for cell, width in zip(row[:_WORDS], widths[:_WORDS], strict=True)]
        numbers = [cell.rjust(width) for cell, width in zip(row[_WORDS:], widths[_WORDS:], strict=True)]
        yield "  ".join([*words, *numbers])


def _row(track: "Track") -> tuple[str, ...]:
    name = track.name if track.family is None else f"  {track.family.value}"
    lead = "-" if track.lead is None else f"{track.lead:+.1f}"
    counts = (track.told, track.corroborated, track.contradicted, track.alone)
    side, rated = ("", "") if track.family else (track.side, track.reliability or "-")
    return name, side, rated, *(str(count) for count in counts), lead
