"""`reportedly gazetteer`: the list of known places, what a name may mean, and places of your own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.notices import notice, progress
from reportedly.cli.options import TheatreOption, theatre_named
from reportedly.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportedly.locate import Entry

_MOST = 20  # namesakes shown: more are no help in telling them apart
_MEGABYTE = 1_000_000


def info(theatre: TheatreOption = "world") -> None:
    """Says what the gazetteer is made of, where it lies, and how many places it holds.

    Example: reportedly gazetteer info
    """
    from reportedly.locate import additions, ingredients, open_gazetteer  # noqa: PLC0415 - they take their time

    pack = theatre_named(theatre or "world")
    with progress() as tell:
        gazetteer = open_gazetteer(pack, on_progress=tell)
    typer.echo(f"{gazetteer.path} ({gazetteer.path.stat().st_size / _MEGABYTE:.0f} MB), version {gazetteer.version}")
    typer.echo("Made of " + ", ".join(f"{name} {version}" for name, version in ingredients.versions()) + ".")
    for added in additions():
        unread = f", {_counted(added.unread, 'line')} not read" if added.unread else ""
        held = f"{_counted(added.places, 'place')} and {_counted(added.names, 'name')}"
        typer.echo(f"Added: {added.origin}, {held}{unread} ({added.folder})")
    for kind, count in gazetteer.counts().items():
        typer.echo(f"  {kind.value}: {count:,}")
    own = len(pack.places) + len(pack.sectors)
    typer.echo(f"The theatre {pack.name} adds {own} places and sectors of its own.")


def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place as a report writes it: Izyum, Krasny Liman.")],
    theatre: TheatreOption = "world",
) -> None:
    """Shows every place that a name may mean, first by that name, else by names spelt nearly so in the theatre.

    Example: reportedly gazetteer lookup "Kazachi Lopani" --theatre ukraine-2022
    """
    from reportedly.locate import open_gazetteer  # noqa: PLC0415

    with progress() as tell:
        gazetteer = open_gazetteer(theatre_named(theatre or "world"), on_progress=tell)
    found = gazetteer.lookup(name) or gazetteer.near_misses(name)
    if not found:
        raise GazetteerError(
            f"The gazetteer has no place {name!r}; look for another spelling, or add a dump that has it with "
            "`reportedly gazetteer add`."
        )
    for entry in found[:_MOST]:
        typer.echo(" · ".join(_described(entry)))
    if len(found) > _MOST:
        typer.echo(f"… and {len(found) - _MOST} more of that name, all smaller or further away.")


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE-OR-COUNTRY...", help="Dumps of GeoNames, .txt or .zip, of places or names; or one country."
        ),
    ],
    mirror: Annotated[
        str | None, typer.Option("--from", metavar="URL", help="Where a country's dumps lie, if not at GeoNames.")
    ] = None,
    time_limit: Annotated[float, typer.Option(min=1.0, help="Seconds that fetching a country may take.")] = 900.0,
) -> None:
    """Adds the places and names of GeoNames' dumps, from files or, for a country's name or code, from its site.

    Example: reportedly gazetteer add Sudan
    """
    from reportedly.locate.additions import add as keep  # noqa: PLC0415
    from reportedly.locate.build import default_cache_dir, ensure_index  # noqa: PLC0415

    with progress() as tell:
        files = [Path(source) for source in sources]
        if not any(file.exists() for file in files) and len(sources) == 1 and (iso := _country(sources[0])):
            files = _fetched(iso, default_cache_dir() / "geonames", mirror, time_limit, tell)
        tell("reading the dumps", None)
        added = keep(files, ", ".join(file.name for file in files))
        path = ensure_index(on_progress=tell)
    typer.echo(
        f"{_counted(added.places, 'place')} and {_counted(added.names, 'name')} of {added.origin} are in {path}."
    )
    if added.unread:
        notice(f"{_counted(added.unread, 'line')} could not be read; kept with the reasons in {added.folder}.")


def _fetched(
    iso: str, folder: Path, mirror: str | None, time_limit: float, tell: "Callable[[str, float], None]"
) -> list[Path]:
    from reportedly.locate.fetching import GEONAMES, fetch_country  # noqa: PLC0415

    fetched = fetch_country(iso, folder, tell, (mirror or GEONAMES).rstrip("/"), time_limit)
    for one in fetched:
        notice(f"{one.path.name}: {one.path.stat().st_size:,} bytes, SHA-256 {one.sha256}")
    return [one.path for one in fetched]


def _country(name: str) -> str | None:
    """The code of the country of that code or name."""
    from reportedly.locate.ingredients import countries  # noqa: PLC0415
    from reportedly.locate.names import normalise  # noqa: PLC0415

    wanted = normalise(name)
    return next((c.iso for c in countries() if wanted in {c.iso.lower(), *map(normalise, c.names)}), None)


def _described(entry: "Entry") -> "Iterator[str]":
    """What tells a place from its namesakes."""
    place = entry.place
    yield f"{place.name} ({place.kind.value})"
    community = entry.community and f"community of {entry.community}"
    chain = (community, entry.district, place.admin1, place.country)
    yield ", ".join(part for part in chain if part) or "of no one country"
    if place.lat is None or place.lon is None:
        yield "point unknown"
    else:
        yield f"{place.lat:.4f}, {place.lon:.4f} within {place.radius_km:g} km, where_prec {place.precision.value}"
    if entry.population:
        yield f"{entry.population:,} people"
    how = {
        "edit": "spelt with one slip" if entry.edits == 1 else f"spelt with {entry.edits} slips",
        "folded": "another transliteration",
        "alternate": "other name",
    }
    yield how.get(entry.matched.value, f"by {entry.matched.value}")
    yield place.place_id


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
