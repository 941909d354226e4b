"""Stretches of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.record import Span, hull

NUMBERS = st.integers(0, 40)
SPANS = st.tuples(NUMBERS, NUMBERS).map(lambda pair: Span(min(pair), max(pair)))


def test_a_span_ends_before_its_end() -> None:
    assert Span(4, 9).of("The town fell") == "town "
    assert len(Span(4, 9)) == 5


def test_a_span_counts_code_points_not_bytes() -> None:
    assert Span(0, 5).of("Київ🚩 впав") == "Київ🚩"


def test_an_empty_span_holds_no_words() -> None:
    assert Span(3, 3).of("Kupiansk") == ""


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2), (-2, -1)])
def test_a_span_cannot_run_backwards_or_begin_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"{start} to {end}"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_a_span_covers_itself_and_what_lies_in_it() -> None:
    assert Span(2, 8).covers(Span(2, 8))
    assert Span(2, 8).covers(Span(3, 7))
    assert not Span(2, 8).covers(Span(2, 9))
    assert not Span(3, 7).covers(Span(2, 8))


def test_the_gap_is_what_lies_between_and_nothing_where_spans_touch_or_overlap() -> None:
    assert Span(0, 3).gap(Span(7, 9)) == Span(7, 9).gap(Span(0, 3)) == 4
    assert Span(0, 3).gap(Span(3, 9)) == 0
    assert Span(0, 5).gap(Span(3, 9)) == 0


def test_a_shifted_span_has_the_same_length() -> None:
    assert Span(1, 4).shifted(10) == Span(11, 14)


def test_spans_sort_by_where_they_begin() -> None:
    assert sorted([Span(5, 6), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(5, 6)]


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_a_hull_covers_all_its_spans_and_begins_and_ends_with_one(spans: list[Span]) -> None:
    whole = hull(spans)
    assert all(whole.covers(span) for span in spans)
    assert whole.start in {s.start for s in spans}
    assert whole.end in {s.end for s in spans}


@given(SPANS, SPANS)
def test_overlap_and_gap_are_the_same_from_either_side(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.gap(other) == other.gap(one)
    assert not (one.overlaps(other) and one.gap(other))
