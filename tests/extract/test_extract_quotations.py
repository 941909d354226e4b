"""Where a paragraph speaks in other people's words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.english.telling.quotes import quotations


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text, 0)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said: “We hold the town.” Then he left.", ["We hold the town."]),
        ('He said: "We hold the town." Then he left.', ["We hold the town."]),
        ("Er sagte: „Wir halten die Stadt.” Dann ging er.", ["Wir halten die Stadt."]),
        ("Він сказав: «Ми тримаємо місто».", ["Ми тримаємо місто"]),
        ("“We hold it,” he said, “and we stay.”", ["We hold it,", "and we stay."]),
        ('"We hold it," he said, "and we stay."', ["We hold it,", "and we stay."]),
        ("They called it a “success”.", ["success"]),
    ],
)
def test_the_words_between_marks_are_the_quotation(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    ["The town's council doesn't speak.", 'A 125" gun stood there.', "The soldiers’ camp", "No marks at all", ""],
)
def test_apostrophes_and_inches_open_no_quotation(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize("text", ["He said: “We hold the town.", 'He said: "We hold the town.'])
def test_a_quotation_that_no_mark_closes_runs_to_the_end_of_its_paragraph(text: str) -> None:
    (found,) = quotations(text, 0)
    assert found.span.of(text) == "We hold the town."
    assert found.open_end


def test_a_closed_quotation_has_no_open_end() -> None:
    assert [q.open_end for q in quotations("“We hold it.” “We stay", 0)] == [False, True]


def test_a_mark_at_the_very_end_quotes_nothing() -> None:
    assert quoted("He said: “") == []


def test_spans_are_counted_from_where_the_paragraph_begins_in_the_report() -> None:
    report = "One line.\n“We hold it.”"
    (found,) = quotations(report[10:], 10)
    assert found.span.of(report) == "We hold it."


@given(st.text(alphabet=st.sampled_from("“”«»„\"'’ ab1.\n🚩"), max_size=60), st.integers(0, 1000))
def test_quotations_lie_in_their_paragraph_in_order_and_apart(text: str, base: int) -> None:
    found = quotations(text, base)
    assert all(base <= q.span.start <= q.span.end <= base + len(text) for q in found)
    assert all(a.span.end < b.span.start for a, b in pairwise(found))
    assert all(not q.open_end for q in found[:-1])


@given(st.text(max_size=80))
def test_no_text_breaks_the_search_for_quotations(text: str) -> None:
    assert all(not set(q.span.of(text)) & set("”»") for q in quotations(text, 0))
