from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from reportedly.read import Given, read_bytes
from reportedly.record import Moment, Rejected, Report

KYIV = ZoneInfo("Europe/Kyiv")
UNDATED = Given(now=datetime(2023, 1, 1, tzinfo=UTC))
FIRST = (
    "Troops of the southern brigade entered the town of Lesna on Saturday morning, the town council said in a "
    "statement on its website, and residents were asked to stay at home until the streets had been searched."
)
SECOND = (
    "Residents who were reached by telephone told reporters that the bridge over the river had been blown up in the "
    "night, and that the last lorries of the garrison had left for the east before it was light."
)


def page(head: str = "", around: str = "", language: str = "en-GB") -> bytes:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>Lesna retaken</title>'
        '<meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/lesna">'
        f"{head}</head><body><nav><a href='/'>Home</a><a href='/war'>War</a></nav><article><h1>Lesna retaken</h1>"
        f"<p>{FIRST}</p>{around}<p>{SECOND}</p></article><footer>© 2022 The Courier</footer></body></html>"
    ).encode()


def read(data: bytes, given: Given = UNDATED) -> Report:
    (report,) = read_bytes(data, "saved.htm", KYIV, given)
    assert isinstance(report, Report), report
    return report


TIME = '<meta property="article:published_time" content="2022-09-11T22:30:00+00:00">'


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    report = read(page(TIME))
    assert report.text == f"{FIRST}\n\n{SECOND}"
    assert (report.title, report.outlet, report.url) == (
        "Lesna retaken",
        "The Courier",
        "https://courier.example/lesna",
    )
    assert (report.language, report.doc_id) == ("en", "saved")


def test_a_page_is_dated_by_its_own_aware_time() -> None:
    assert read(page(TIME)).published == Moment.instant(datetime(2022, 9, 11, 22, 30, tzinfo=UTC))
    linked = '<script type="application/ld+json">{"@graph": [{"datePublished": "2022-09-11T22:30:00Z"}]}</script>'
    assert read(page(linked)).published == Moment.instant(datetime(2022, 9, 11, 22, 30, tzinfo=UTC))


def test_a_page_with_a_bare_date_is_of_that_civil_day() -> None:
    day = date(2022, 9, 11)
    assert read(page('<meta name="date" content="2022-09-11">')).published == Moment.civil(day, day, KYIV)


def test_what_the_user_gives_goes_before_a_pages_metadata() -> None:
    day = date(2022, 9, 12)
    given = Given(now=UNDATED.now, published="2022-09-12")
    assert read(page(TIME), given).published == Moment.civil(day, day, KYIV)


def test_boxes_and_captions_inside_a_page_are_no_body() -> None:
    report = read(page(TIME, "<p>Photo: The bridge at Lesna before the war</p><p>Read also: A new tram for Porto</p>"))
    assert [span.of(report.text) for span in report.body] == [FIRST, SECOND]


def test_a_page_without_date_is_refused() -> None:
    (rejected,) = read_bytes(page(), "saved.htm", KYIV, UNDATED)
    assert isinstance(rejected, Rejected)
    assert "--published" in rejected.reason


def test_a_page_in_the_future_is_refused() -> None:
    (rejected,) = read_bytes(page(TIME.replace("2022", "2032")), "saved.htm", KYIV, UNDATED)
    assert isinstance(rejected, Rejected)
    assert "lies in the future" in rejected.reason


def test_a_page_without_article_is_refused() -> None:
    wall = "<p>We use cookies to make this site work for all of you.</p>"
    data = f"<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav>{wall}</body></html>".encode()
    (rejected,) = read_bytes(data, "saved.htm", KYIV, Given(now=UNDATED.now, published="2022-09-11"))
    assert isinstance(rejected, Rejected)
    assert "web page without an article" in rejected.reason


def test_a_page_in_another_encoding_that_it_declares_is_read() -> None:
    paragraph = "Підрозділи зайшли до міста в суботу вранці, повідомила міська рада на своєму сайті. " * 3
    data = page(TIME, f"<p>{paragraph}</p>", "uk").replace(b"utf-8", b"windows-1251").decode().encode("cp1251")
    report = read(data)
    assert paragraph.strip() in report.text
    assert report.language == "uk"
