from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from reportedly.link.copies import Copies, copies

if TYPE_CHECKING:
    from bench.front.press import Front
    from tests.handmade import MakeReport

WIRE = (
    "Engineers have reopened the rail bridge at Zenda after three weeks of work, the state railway said on Monday. "
    "The first train carried flour and diesel to the towns on the other bank. "
    "A second span, hit in the spring, will be closed until the autumn, its director told reporters. "
    "Residents had crossed by ferry, which ran only by daylight and not at all in strong wind."
)


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.rsplit(". ", 1)[0] + ".",
        WIRE.replace("Engineers have reopened", "Workers reopened").replace("flour", "food"),
    ],
    ids=["verbatim", "shortened", "edited"],
)
def test_a_reprint_is_a_copy_of_what_was_there_first(make_report: MakeReport, copy: str) -> None:
    first, later = make_report("one", 10, WIRE), make_report("two", 11, copy)
    assert copies([later, first]) == {later.id: first.id}


def test_a_report_that_credits_the_outlet_is_a_copy_though_more_was_changed(make_report: MakeReport) -> None:
    words = WIRE
    for said, changed in (
        ("flour", "food"),
        ("in the spring", "in April"),
        ("ran", "went"),
        ("towns", "villages"),
        ("rail bridge", "railway bridge"),
    ):
        words = words.replace(said, changed)
    first = make_report("one", 10, WIRE, outlet="Strelsau Wire")
    credited = make_report("two", 11, f"(Strelsau Wire) {words}")
    plain = make_report("three", 11, words)
    assert copies([first, credited]) == {credited.id: first.id}
    assert copies([first, plain]) == {}


def test_bulletins_of_two_days_in_set_phrases_are_no_copies(make_report: MakeReport) -> None:
    def bulletin(day: str, town: str, guns: int) -> str:
        return (
            f"Over {day} our units repelled attacks at {town} and the villages near it. "
            f"{guns} guns of the enemy were hit, and a crossing over the river below {town} was closed."
        )

    one, two = bulletin("Monday", "Zenda", 4), bulletin("Tuesday", "Hentzau", 11)
    assert copies([make_report("one", 10, one), make_report("two", 11, two)]) == {}


def test_a_round_up_that_takes_in_a_short_report_is_no_copy(make_report: MakeReport) -> None:
    short = WIRE.split(". ", 1)[0] + "."
    assert copies([make_report("one", 10, short), make_report("two", 11, WIRE)]) == {}


def test_old_words_printed_again_after_a_week_are_no_copy(make_report: MakeReport) -> None:
    assert copies([make_report("one", 10, WIRE), make_report("two", 18, WIRE)]) == {}


def test_a_copy_of_a_copy_has_the_original_of_both(make_report: MakeReport) -> None:
    one, two, three = (make_report(name, day, WIRE) for name, day in (("one", 10), ("two", 12), ("three", 14)))
    assert copies([three, one, two]) == {two.id: one.id, three.id: one.id}


def test_copies_are_the_same_in_whatever_order_the_reports_come(front: Front) -> None:
    whole = copies(front.reports)
    assert whole
    mixed = list(front.reports)
    Random(1).shuffle(mixed)
    found = Copies()
    for report in mixed:
        found.add([report])
    assert found.found() == whole


def test_a_report_that_comes_late_but_was_first_takes_over_the_copies(make_report: MakeReport) -> None:
    found = Copies()
    one, two, three = (make_report(name, day, WIRE) for name, day in (("one", 10), ("two", 11), ("three", 12)))
    found.add([two, three])
    assert found.original(three.id) == two.id
    assert found.add([one]) == {two.id, three.id}
    assert found.original(three.id) == one.id


def test_the_beginning_of_a_long_report_is_a_copy_of_it(make_report: MakeReport) -> None:
    rest = " ".join(
        f"Witness {n} spoke of the {n}th train and the people who had waited for it since dawn." for n in range(20)
    )
    first, cut = make_report("one", 10, f"{WIRE} {rest}"), make_report("two", 11, WIRE)
    assert copies([first, cut]) == {cut.id: first.id}


def test_an_outlet_copies_itself_only_word_for_word(make_report: MakeReport) -> None:
    first = make_report("one", 10, WIRE, outlet="Staff")
    update = make_report("two", 11, WIRE.replace("flour", "food"), outlet="Staff")
    again = make_report("three", 11, WIRE, outlet="Staff")
    assert copies([first, update]) == {}
    assert copies([first, again]) == {again.id: first.id}


def test_a_few_words_in_common_make_no_copy(make_report: MakeReport) -> None:
    assert (
        copies([make_report("one", 10, "Explosions in Zenda."), make_report("two", 11, "Explosions in Zenda.")]) == {}
    )
