"""Whose deeds and losses they are in a war of three sides, as far as a report names them."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.extract.english.parties import named_in, opponent
from reportedly.record import Certainty, Claim, Event, Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

SUDAN = load_theatre("sudan-2023")
UKRAINE = load_theatre("ukraine-2022")
PUBLISHED = Moment.civil(date(2023, 6, 11), date(2023, 6, 11), SUDAN.zone)


def claims(text: str) -> tuple[Claim, ...]:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], SUDAN, "all")).claims


@pytest.mark.parametrize(
    ("named", "foe"),
    [({"SAF", "RSF"}, "RSF"), ({"SAF", "SPLMN"}, "SPLMN"), ({"SAF"}, None), ({"SAF", "RSF", "SPLMN"}, None)],
)
def test_of_several_opponents_it_is_the_one_that_the_report_names(named: set[str], foe: str | None) -> None:
    assert opponent(named_in(SUDAN, named), "SAF") == foe


def test_the_leader_of_an_ally_that_is_named_stays_an_opponent() -> None:
    assert opponent(named_in(UKRAINE, {"UA", "BY"}), "UA") == "RU"


def test_our_forces_are_those_of_whom_the_named_foe_fights_in_this_report() -> None:
    text = "The army held its ground. Our forces destroyed 20 combat vehicles of the rebel militia in Bahri."
    claim = claims(text)[-1]
    assert claim.actor is not None
    assert claim.target is not None
    assert (claim.actor.side, claim.target.side) == ("SAF", "RSF")


def test_ground_that_will_be_in_somebodys_hands_is_still_to_be_taken() -> None:
    (claim,) = claims("Before winter Rabak will be in our hands, an officer of the RSF told a radio station.")
    assert (claim.event, claim.certainty) == (Event.CAPTURED, Certainty.FORECAST)
