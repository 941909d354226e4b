"""Short forms that a report defines for itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract import extract
from reportedly.extract.english.aliases import defined_aliases
from reportedly.record import Extraction, Moment, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

UKRAINE = load_theatre("ukraine-2022")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)


def read(text: str) -> Extraction:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], UKRAINE))


@pytest.mark.parametrize(
    ("text", "short", "meant"),
    [
        ("Joint Command South (JCS) said so.", "JCS", "Joint Command South"),
        ("the Armed Forces of Ukraine (AFU) said so.", "AFU", "Armed Forces of Ukraine"),
        ("the Ministry of Defence (MoD) said so.", "MoD", "Ministry of Defence"),
        ("soldiers of Task Force North (the “TFN”) said so.", "TFN", "Task Force North"),
        ("a non-governmental organisation (NGO) said so.", "NGO", "non-governmental organisation"),
    ],
)
def test_an_acronym_in_brackets_stands_for_the_words_before_it(text: str, short: str, meant: str) -> None:
    assert defined_aliases(text) == {short: meant}


@pytest.mark.parametrize(
    "text",
    [
        "The commander (UN) said so.",
        "the northern group (RU) was beaten.",
        "Joint Command South (which said so) was there.",
        "(JCS) Joint Command South said so.",
        "Joint Command South, JCS, said so.",
    ],
)
def test_brackets_whose_letters_are_not_the_initials_define_nothing(text: str) -> None:
    assert defined_aliases(text) == {}


def test_the_first_definition_stands() -> None:
    text = "Joint Command South (JCS) spoke. Later the Jarl Cup Society (JCS) spoke."
    assert defined_aliases(text) == {"JCS": "Joint Command South"}


@given(st.text(alphabet="ABcd ()“”’-.,\n", max_size=60))
def test_no_text_breaks_the_search_for_aliases_and_each_stands_in_the_text(text: str) -> None:
    assert all(short in text for short in defined_aliases(text))


def test_an_alias_works_from_there_on_in_its_report() -> None:
    first, second = read(
        "Joint Command South (JCS) said Ukrainian forces entered Lyman. JCS said Russian forces shelled Mykolaiv."
    ).attributions
    assert first.source is not None
    assert second.source is not None
    assert second.source.source_id == first.source.source_id
    assert second.source.side == "UA"


def test_an_alias_of_a_sides_forces_puts_its_troops_on_that_side() -> None:
    claims = read("The Sky Shield of Ukraine (SSU) is new. SSU troops entered Lyman.").claims
    plain = read("The sky is new. SSU troops entered Lyman.").claims
    assert [c.actor.side for c in claims if c.actor] == ["UA"]
    assert [c.actor.side for c in plain if c.actor] != ["UA"]


def test_one_reports_alias_is_unknown_to_the_next() -> None:
    texts = (
        "The Sky Shield of Ukraine (SSU) is new. SSU troops entered Lyman.",
        "SSU troops entered Lyman.",
    )
    reports = [
        Report(report_id("Herald", PUBLISHED, t), "one", t, (Span(0, len(t)),), PUBLISHED, "Herald") for t in texts
    ]
    told = [[c.actor.side for c in e.claims if c.actor] for e in extract(reports, UKRAINE)]
    assert told[0] == ["UA"]
    assert told[1] != ["UA"]
