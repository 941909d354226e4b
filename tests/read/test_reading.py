import hashlib
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, settings
from hypothesis import given as given_any
from hypothesis import strategies as st

from reportedly.errors import InputError, UndatedInput
from reportedly.read import Given, read_bytes, read_path
from reportedly.record import Moment, Rejected, Report, Span
from reportedly.record.ids import report_id

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2023, 1, 1, tzinfo=UTC)
DAY = date(2022, 9, 11)
GIVEN = Given(now=NOW, published="2022-09-11", outlet="The Example")
UNDATED = Given(now=NOW)
TEXT = "Troops entered Lesna on Saturday, the town council said.\r\nResidents saw a flag.\n"


def one(data: bytes, given: Given = GIVEN, name: str = "lesna.txt") -> Report:
    (report,) = read_bytes(data, name, KYIV, given)
    assert isinstance(report, Report), report
    return report


def refusal(data: bytes, given: Given = GIVEN, name: str = "lesna.txt") -> str:
    (rejected,) = read_bytes(data, name, KYIV, given)
    assert isinstance(rejected, Rejected), rejected
    assert "\n" not in rejected.reason
    return rejected.reason


def line(**fields: object) -> bytes:
    return json.dumps({"doc_id": "d", "text": TEXT, "published": "2022-09-11"} | fields).encode() + b"\n"


def test_a_text_file_becomes_a_report_with_every_character_kept() -> None:
    report = one(b"\xef\xbb\xbf" + TEXT.encode())
    published = Moment.civil(DAY, DAY, KYIV)
    assert report == Report(
        id=report_id("The Example", published, TEXT),
        doc_id="lesna",
        text=TEXT,
        body=(Span(0, len(TEXT) - 1),),
        published=published,
        outlet="The Example",
    )


def test_a_header_states_what_the_user_need_not_give() -> None:
    head = "Title: Lesna retaken\nOutlet: The Courier\nPublished: 2022-09-10T21:00+03:00\nURL: https://a.example/1\n"
    report = one(f"{head}Language: uk\n\n{TEXT}".encode())
    assert (report.text, report.title, report.outlet, report.url) == (
        TEXT,
        "Lesna retaken",
        "The Courier",
        "https://a.example/1",
    )
    assert report.language == "uk"
    assert report.published == Moment.instant(datetime(2022, 9, 10, 18, tzinfo=UTC))


def test_a_header_without_text_is_refused() -> None:
    assert "header and no text" in refusal(b"Title: Lesna\n\n")


def test_a_text_without_date_is_refused_with_the_way_to_give_one() -> None:
    assert "--published 2022-09-11" in refusal(TEXT.encode(), UNDATED)


def test_a_text_may_be_dated_by_its_own_dateline() -> None:
    text = f"Published: 11 September 2022\n\n{TEXT}"
    assert one(b"Lesna retaken\n" + text.encode(), UNDATED).published == Moment.civil(DAY, DAY, KYIV)


def test_a_dateline_in_the_future_is_refused() -> None:
    assert "lies in the future" in refusal(f"Lesna\nSeptember 11, 2024\n{TEXT}".encode(), UNDATED)


def test_an_undated_text_is_read_where_that_is_asked_for() -> None:
    report = one(TEXT.encode(), Given(now=NOW, undated_ok=True))
    assert report.published == Moment(None, None)


def test_a_given_date_in_the_future_is_an_error_before_anything_is_read() -> None:
    with pytest.raises(UndatedInput, match="lies in the future"):
        read_bytes(TEXT.encode(), "lesna.txt", KYIV, Given(now=NOW, published="2023-02-01"))


def test_the_format_is_chosen_by_content() -> None:
    assert one(line(doc_id="j"), name="report.txt").doc_id == "j"
    assert one(TEXT.encode(), name="report.jsonl").text == TEXT


def test_json_lines_keep_their_text_and_go_on_after_a_bad_line() -> None:
    lines = [line(doc_id="a"), b"{broken\n", b"\n", line(doc_id="c", outlet="The Courier", language="uk-UA", extra=1)]
    first, bad, last = read_bytes(b"".join(lines), "in.jsonl", KYIV, UNDATED)
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert first.text == TEXT
    assert (first.doc_id, last.doc_id, last.outlet, last.language) == ("a", "c", "The Courier", "uk")
    assert isinstance(bad, Rejected)
    assert bad.path == "in.jsonl, line 2"
    assert bad.sha256 == hashlib.sha256(lines[1]).hexdigest()
    assert "line 2 is not JSON (column 2)" in bad.reason


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (line(text=None), 'has no "text"'),
        (line(text=" \n"), 'has no "text"'),
        (line(text=7), '"text" that is no string'),
        (line(doc_id=7), '"doc_id" that is no string'),
        (line(text="half \ud800"), "NUL or half a character"),
        (line(text="nul \x00"), "NUL or half a character"),
        (line(published="2022-09-11T10:00"), "has no zone"),
        (line(published="soon"), "cannot be read"),
        (line(published="2024-01-01"), "lies in the future"),
        (line(language="?"), "language"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"a":' + b"[" * 100_000, "not JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{\n "doc_id": "a"\n}', "JSON over several lines"),
        (b'[{"doc_id": "a"}]', "JSON over several lines"),
    ],
)
def test_a_bad_json_line_gets_one_clear_sentence(data: bytes, sentence: str) -> None:
    assert sentence in refusal(data)


def test_a_json_line_without_name_is_named_by_file_and_line() -> None:
    assert one(line(doc_id=None), name="in.jsonl").doc_id == "in:1"


def test_private_persons_are_masked_in_text_and_title() -> None:
    report = one(line(text="Call +380 44 123 45 67, said @neighbour1.", title="@neighbour1 speaks"))
    assert report.text == "Call █████████████████, said ███████████."
    assert report.title == "███████████ speaks"
    assert report.id == report_id("The Example", report.published, report.text)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"\n \n", "nothing but white space"),
        (b"%PDF-1.4", "is a PDF"),
        (b"<?xml version='1.0'?><rss><item/></rss>", "is XML"),
        (b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", "web archive"),
        (b"Title: x\nAuthor: y\n\nTroops.", "unknown header key 'Author'"),
    ],
)
def test_what_is_no_report_is_rejected_with_its_reason(data: bytes, sentence: str) -> None:
    assert sentence in refusal(data)


@pytest.mark.parametrize("data", [b"a" * 1001, b"<html>" + b"a" * 1000, line(text="a" * 1000)])
def test_what_is_larger_than_a_report_is_refused(data: bytes) -> None:
    (rejected,) = read_bytes(data, "in", KYIV, GIVEN, most=1000)
    assert isinstance(rejected, Rejected)
    assert "larger than one report can be (0.001 MB)" in rejected.reason
    assert rejected.sha256 == hashlib.sha256(data).hexdigest()


def test_the_lines_after_one_too_long_are_read() -> None:
    small = line(doc_id="b", text="Troops left.")
    found = list(read_bytes(line(text="a" * 1000) + small, "in", KYIV, GIVEN, most=1000))
    assert [type(each) for each in found] == [Rejected, Report]


def test_a_text_too_long_for_the_parser_is_refused() -> None:
    assert "more characters than one report can have (1,000,000)" in refusal(b"a " * 500_000 + b"a")
    assert "more characters than one report can have" in refusal(b"<html><p>" + b"a " * 500_000 + b"a")


def test_fifty_megabytes_of_one_line_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        file.write(b"word ")
        os.truncate(path, 50_000_000)
    (rejected,) = read_path(path, KYIV, GIVEN)
    assert isinstance(rejected, Rejected)
    assert "larger than one report can be (4 MB)" in rejected.reason


def test_a_folder_gives_its_files_in_order_and_leaves_aside_what_is_no_report(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/README.md", "LICENSE", "readme.txt", ".hidden", ".git/x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    found = list(read_path(tmp_path, KYIV, GIVEN))
    assert [each.doc_id if isinstance(each, Report) else each.path for each in found] == [
        "z",
        "b",
        str(tmp_path / "c.txt"),
    ]


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_path(tmp_path / "none.txt", KYIV, GIVEN)


def test_a_folder_without_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder without a file"):
        read_path(tmp_path, KYIV, GIVEN)


def test_the_same_bytes_give_the_same_report_by_path_and_from_memory(tmp_path: Path) -> None:
    path = tmp_path / "lesna.txt"
    path.write_bytes(TEXT.encode())
    assert list(read_path(path, KYIV, GIVEN)) == [one(TEXT.encode())]


@settings(max_examples=150, deadline=None)
@example(b"<p>" + b"<div>" * 2000)
@example(b"<html>\x00</html>")
@example(b'<html><body><script type="application/ld+json">{"datePublished": "9999-99-99T99:99Z"}</script><p>a b')
@given_any(
    st.binary(max_size=200)
    | st.tuples(
        st.sampled_from([b"<html>", b"<p>", b"{", b'{"text": "', b"Title: ", b"\xff\xfe", b"\xfe\xff", b"<?xml"]),
        st.binary(max_size=200),
    ).map(b"".join)
)
def test_any_bytes_give_reports_or_reasons(data: bytes) -> None:
    for found in read_bytes(data, "any", KYIV, GIVEN):
        assert isinstance(found, Report) or (found.reason and "\n" not in found.reason)
