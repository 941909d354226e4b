from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from reportedly.control import holdings
from reportedly.control.rules import Effect, effect
from reportedly.record import (
    Certainty,
    Claim,
    Event,
    Hold,
    Holding,
    Moment,
    PlaceKind,
    Polarity,
    Relation,
    RelationType,
    SourceKind,
)

if TYPE_CHECKING:
    from reportedly.theatre.model import Theatre

ZONE = ZoneInfo("Europe/Berlin")
Make = Callable[..., Any]
ON = date(1999, 5, 20)


def day(number: int, last: int | None = None) -> Moment:
    return Moment.civil(date(1999, 5, number), date(1999, 5, last or number), ZONE)


@pytest.fixture
def hold(make_report: Make, theatre: Theatre) -> Callable[..., Holding | None]:
    """The one holding that claims of a report of 20 May give."""

    def ask(*claims: Claim, on: date = ON) -> Holding | None:
        results = {holdings(order, on, theatre, [make_report("one", 20)]) for order in permutations(claims)}
        assert len(results) == 1, "the order of the claims matters"
        (found,) = results
        assert len(found) < 2
        return found[0] if found else None

    return ask


Ask = Callable[..., Holding]


def state(holding: Holding | None) -> tuple[Hold, str | None] | None:
    return None if holding is None else (holding.state, holding.side)


def test_who_took_a_town_holds_it_since_then(make_claim: Make, hold: Ask) -> None:
    claim = make_claim(Event.LIBERATED, when=day(8))
    found = hold(claim)
    assert state(found) == (Hold.HELD, "AA")
    assert found.since == day(8)
    assert found.claims == (claim.id,)


def test_the_latest_taking_wins(make_claim: Make, hold: Ask) -> None:
    history = make_claim(Event.CAPTURED, "BB", when=day(1, 3), background=True)
    assert state(hold(history)) == (Hold.HELD, "BB")
    assert state(hold(history, make_claim(Event.CAPTURED, "AA", when=day(9)))) == (Hold.HELD, "AA")


def test_a_claim_of_ones_own_gain_counts_and_is_marked(make_claim: Make, make_source: Make, hold: Ask) -> None:
    staff = make_source("staff", "AA", SourceKind.MILITARY)
    assert hold(make_claim(Event.CAPTURED, source=staff)).reason.endswith("on that side's word alone")
    assert not hold(make_claim(Event.CAPTURED)).reason.endswith("alone")


def test_what_is_unconfirmed_or_foretold_changes_nothing(make_claim: Make, hold: Ask) -> None:
    held = make_claim(Event.CAPTURED, "BB", when=day(1))
    for certainty in (Certainty.UNCONFIRMED, Certainty.FORECAST):
        assert state(hold(held, make_claim(Event.PRESENT, certainty=certainty))) == (Hold.HELD, "BB")
        assert hold(make_claim(Event.CAPTURED, certainty=certainty)) is None


def test_a_hedged_gain_or_sighting_makes_a_town_contested(make_claim: Make, hold: Ask) -> None:
    assert state(hold(make_claim(Event.CAPTURED, certainty=Certainty.HEDGED))) == (Hold.CONTESTED, None)
    assert state(hold(make_claim(Event.PRESENT, certainty=Certainty.HEDGED))) == (Hold.CONTESTED, None)


def test_another_sides_presence_contests_a_held_town_and_an_allys_does_not(make_claim: Make, hold: Ask) -> None:
    held = make_claim(Event.CAPTURED, "BB", when=day(1))
    assert state(hold(held, make_claim(Event.ENTERED, "AA"))) == (Hold.CONTESTED, None)
    assert state(hold(held, make_claim(Event.ENTERED, "CC"))) == (Hold.HELD, "BB")


def test_who_left_leaves_it_unknown_unless_another_side_came_in(make_claim: Make, hold: Ask) -> None:
    held = make_claim(Event.CAPTURED, "BB", when=day(1))
    left = make_claim(Event.WITHDREW, "BB", when=day(10))
    assert state(hold(left)) == (Hold.UNKNOWN, None)
    assert state(hold(held, left)) == (Hold.UNKNOWN, None)
    for when in (day(9), day(10), day(11)):
        assert state(hold(held, left, make_claim(Event.ENTERED, when=when))) == (Hold.HELD, "AA")


def test_who_stands_at_the_outskirts_does_not_inherit(make_claim: Make, hold: Ask) -> None:
    left = make_claim(Event.WITHDREW, "BB")
    edge = make_claim(Event.PRESENT, relation=Relation(RelationType.OUTSKIRTS, "Zenda"))
    assert state(hold(left, edge)) == (Hold.CONTESTED, None)


def test_leaving_and_still_being_there_on_one_day_is_contested(make_claim: Make, hold: Ask) -> None:
    claims = make_claim(Event.WITHDREW, "BB"), make_claim(Event.CONTROLS, "BB")
    assert state(hold(*claims)) == (Hold.CONTESTED, None)


def test_two_sides_that_hold_on_one_day_are_contested(make_claim: Make, hold: Ask) -> None:
    claims = make_claim(Event.CAPTURED, "AA"), make_claim(Event.CONTROLS, "BB")
    assert state(hold(*claims)) == (Hold.CONTESTED, None)


def test_holding_on_by_ones_own_word_contests_and_by_anothers_word_holds(
    make_claim: Make, make_source: Make, hold: Ask
) -> None:
    taken = make_claim(Event.CAPTURED, "AA", when=day(8))
    own = make_claim(Event.CONTROLS, "BB", source=make_source("ministry", "BB", SourceKind.STATE))
    council = make_claim(Event.CONTROLS, "BB", source=make_source("council", "AA", SourceKind.OFFICIAL))
    assert state(hold(taken, own)) == (Hold.CONTESTED, None)
    assert state(hold(taken, council)) == (Hold.HELD, "BB")


def test_a_grey_zone_is_contested(make_claim: Make, hold: Ask) -> None:
    wavering = make_claim(Event.WITHDREW, "BB", certainty=Certainty.HEDGED)
    assert state(hold(make_claim(Event.CONTESTED, None), wavering)) == (Hold.CONTESTED, None)


def test_a_hedged_withdrawal_contests_what_was_held_and_says_nothing_else(make_claim: Make, hold: Ask) -> None:
    wavering = make_claim(Event.WITHDREW, "BB", certainty=Certainty.HEDGED)
    assert hold(wavering) is None
    assert state(hold(make_claim(Event.CAPTURED, "BB", when=day(1)), wavering)) == (Hold.CONTESTED, None)


def test_a_denial_cancels_a_boast_but_no_one_elses_word(make_claim: Make, make_source: Make, hold: Ask) -> None:
    denial = make_claim(Event.CAPTURED, source=make_source("ministry", "BB"), polarity=Polarity.NEGATIVE)
    boast = make_claim(Event.CAPTURED, source=make_source("staff", "AA"))
    assert hold(boast, denial) is None
    assert state(hold(make_claim(Event.CAPTURED, source=make_source("mission")), denial)) == (Hold.HELD, "AA")


def test_what_was_published_or_happens_later_is_not_known(make_claim: Make, hold: Ask) -> None:
    claim = make_claim(Event.CAPTURED, when=day(10))
    assert hold(claim, on=date(1999, 5, 19)) is None
    assert hold(make_claim(Event.CAPTURED, when=day(25))) is None


def test_only_settlements_are_held(make_claim: Make, make_place: Make, hold: Ask) -> None:
    region = make_place("Ruritania", kind=PlaceKind.ADMIN1)
    assert hold(make_claim(Event.CAPTURED, place=region)) is None


def test_an_undated_claim_changes_nothing(make_claim: Make, hold: Ask) -> None:
    assert hold(make_claim(Event.CONTROLS, when=None)) is None


def test_joint_forces_and_third_parties_are_told_apart(make_claim: Make, hold: Ask) -> None:
    together = make_claim(Event.CAPTURED, "BB"), make_claim(Event.CONTROLS, "CC")
    assert hold(*together).state is Hold.HELD
    against = make_claim(Event.CAPTURED, "AA"), make_claim(Event.CONTROLS, "CC")
    assert hold(*against).state is Hold.CONTESTED


@pytest.mark.parametrize("relation", [RelationType.OFFSET, RelationType.DIRECTION, RelationType.SECTOR])
def test_what_lies_off_a_town_has_no_effect_on_it(make_claim: Make, relation: RelationType) -> None:
    assert effect(make_claim(Event.CAPTURED, relation=Relation(relation, "Zenda"))) is None
    assert effect(make_claim(Event.CAPTURED)) is Effect.TAKES
