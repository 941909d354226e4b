from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.link import link
from reportedly.link.track import tracks
from reportedly.record import Event, Family, Polarity, Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.handmade import MakeClaim, MakeReport, MakeSource

    from reportedly.link.track import Track
    from reportedly.record import Claim, Report
    from reportedly.theatre.model import Theatre


def tracked(claims: Sequence[Claim], reports: Sequence[Report], theatre: Theatre) -> dict[tuple[str, str], Track]:
    found = tracks(link(claims, reports, theatre), claims, reports, theatre)
    return {(track.voice, track.family or "all"): track for track in found}


def test_what_another_side_tells_too_is_borne_out_and_the_days_between_are_a_lead(
    make_claim: MakeClaim, make_report: MakeReport, make_source: MakeSource, theatre: Theatre
) -> None:
    early = make_claim(Event.CAPTURED, source=make_source("staff", "AA"))
    late = make_claim(Event.CAPTURED, report="two", source=make_source("paper", "BB"))
    found = tracked([early, late], [make_report("one", 10), make_report("two", 12)], theatre)
    assert (found["staff", "all"].corroborated, found["staff", "all"].lead) == (1, 2.0)
    assert found["paper", Family.GAIN].lead == -2.0


def test_a_voice_of_its_own_side_bears_nothing_out(
    make_claim: MakeClaim, make_report: MakeReport, make_source: MakeSource, theatre: Theatre
) -> None:
    claims = [make_claim(Event.CAPTURED, source=make_source(name, "AA")) for name in ("staff", "ministry")]
    found = tracked(claims, [make_report()], theatre)
    assert (found["staff", "all"].alone, found["staff", "all"].lead) == (1, None)


def test_what_is_denied_counts_as_contradicted(
    make_claim: MakeClaim, make_report: MakeReport, make_source: MakeSource, theatre: Theatre
) -> None:
    told = make_claim(Event.CAPTURED, source=make_source("staff", "AA"))
    denied = make_claim(Event.CAPTURED, source=make_source("ministry", "BB"), polarity=Polarity.NEGATIVE)
    found = tracked([told, denied], [make_report()], theatre)
    assert found["staff", "all"].contradicted == 1
    assert ("ministry", "all") not in found


def test_of_a_private_person_no_record_is_kept(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    farmer = Source("src:farmer", "Rudolf", "unknown", SourceKind.CIVILIAN, "src:farmer", private=True)
    assert tracked([make_claim(Event.CAPTURED, source=farmer)], [make_report()], theatre) == {}
