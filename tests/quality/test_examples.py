"""The example reports are what examples/README.md says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.quality.annotated import annotated, spanned

from reportedly.read import Given, read_path
from reportedly.record import Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ZONES = {"ukraine-2022": ZoneInfo("Europe/Kyiv"), "sudan-2023": ZoneInfo("Africa/Khartoum")}
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def reports(theatre: str) -> list[Report]:
    found = list(read_path(EXAMPLES / theatre, ZONES[theatre], Given(now=NOW)))
    assert all(isinstance(each, Report) for each in found), found
    return [each for each in found if isinstance(each, Report)]


@pytest.mark.parametrize("theatre", ZONES)
def test_every_example_states_its_outlet_and_title_and_the_day_in_its_name(theatre: str) -> None:
    for report in reports(theatre):
        assert report.outlet, report.doc_id
        assert report.title, report.doc_id
        first, last = report.published.days(ZONES[theatre])
        assert first is not None
        assert first == last
        assert report.doc_id.startswith(first.isoformat())


@pytest.mark.parametrize("theatre", ZONES)
def test_every_example_is_short_and_in_the_list(theatre: str) -> None:
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for report in reports(theatre):
        assert 80 <= len(report.text.split()) <= 400, report.doc_id
        assert (report.outlet or "nowhere") in listed
        assert theatre == "sudan-2023" or report.doc_id in listed


def test_menu_caption_other_topics_and_newsletter_of_the_saved_page_are_not_body() -> None:
    (page,) = [each for each in reports("ukraine-2022") if each.doc_id == "2022-09-10-kupiansk-flag"]
    body = " ".join(span.of(page.text) for span in page.body)
    assert "special forces had entered the city at dawn" in body
    assert "without a fight on 27 February" in body
    assert not [
        words for words in ("Subscribe", "song contest", "newsletter", "Photo:", "Found a mistake") if words in body
    ]


def test_every_annotated_quote_stands_once_in_the_body_of_its_report() -> None:
    read = {each.doc_id: each for theatre in ZONES for each in reports(theatre)}
    for each in annotated():
        report = read[Path(each.path).stem]
        assert all(spanned(claim, report)["span"] for claim in each.claims)


def test_every_annotated_cue_of_a_hedge_stands_in_its_report() -> None:
    for each in annotated():
        text = (EXAMPLES.parent / each.path).read_text(encoding="utf-8")
        assert [hedge["cue"] for claim in each.claims for hedge in claim["hedges"] if hedge["cue"] not in text] == []
