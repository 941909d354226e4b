from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from reportedly.read import UNDETERMINED, Given, read_path
from reportedly.read.language import language_of
from reportedly.record import Rejected, Report

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = Given(now=datetime(2024, 1, 1, tzinfo=UTC), published="2023-06-20")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tanks in Omdurman.", "en"),
        ("Кияни почули вибухи, повідомила міська влада.", "uk"),
        ("Жители услышали взрывы, сообщили власти.", "ru"),
        ("قال الجيش إنه استعاد المدينة", UNDETERMINED),
        ("Władze podały, że w nocy ostrzelano trzy wsie przy granicy i że są ranni. " * 3, UNDETERMINED),
        ("The mayor of Коростень and the governor said that the bridge stands.", "en"),
        ("", "en"),
    ],
)
def test_a_text_that_is_not_english_is_told_by_its_letters_and_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_file_name_that_is_no_utf_8_gives_names_that_can_be_stored(tmp_path: Path) -> None:
    sound, empty = (tmp_path / f"{name}\udcef.txt" for name in ("a", "b"))
    sound.write_text("Tanks in Omdurman.", encoding="utf-8")
    empty.touch()
    report, rejected = read_path(tmp_path, ZoneInfo("Africa/Khartoum"), GIVEN)
    assert isinstance(report, Report)
    assert isinstance(rejected, Rejected)
    assert report.doc_id == "a\ufffd"
    for text in (report.doc_id, rejected.path, rejected.reason):
        assert text.encode("utf-8")
