"""What identifies private persons is dropped when a report is read (DESIGN, "Do no harm")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MASK = "█"

_LEAST_DIGITS = 8  # of a phone number with its country; ITU-T E.164 allows 15, real ones have 8 or more
_MOST_DIGITS = 15  # ITU-T E.164
_NATIONAL_DIGITS = range(9, 13)  # with a trunk prefix or an area code
_ROUND = 6  # this many zeros at the end make a long run of digits a quantity

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HANDLE = re.compile(r"(?<![\w@/.])@(?=\w*[^\W\d_])\w{2,64}(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})?")
_ACCOUNT = re.compile(
    r"\b(?:twitter\.com|x\.com|t\.me|telegram\.me|facebook\.com|fb\.com|instagram\.com|vk\.com|ok\.ru|tiktok\.com"
    r"|youtube\.com/(?:@|user/|c/)|wa\.me|signal\.me|linkedin\.com/in)/?([\w@.+%#=?&/-]{2,200})",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(r"(?<![\w+])\+\d(?:[ \u00a0().-]{0,2}\d){6,15}(?![\d:])")
_AREA_CODE = re.compile(r"(?<![\w.,])(?:\d{1,3}[ -]?)?\(\d{2,5}\)[ -]?\d{2,4}(?:[ -]?\d{2,4}){1,3}(?![\w:])")
_TRUNK = re.compile(r"(?<![\w.,:/-])0\d{1,4}[ -]\d{2,4}(?:[ -]\d{2,4}){1,3}(?![\w:])")
_NORTH_AMERICAN = re.compile(r"(?<![\w.,-])(?:1[ .-])?\d{3}[.-]\d{3}[.-]\d{4}(?![\w-])")
_CALLED = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|cell|hotline|whatsapp|viber|signal|call|тел|телефон|моб)\b"
    r"(?:\s+(?:us|me|number|no|at|on|is))*[.:№\s]{0,4}(\(?\d(?:[ ().-]{0,2}\d){4,14})(?![\w:%])",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:passport|identity card|ID card|ID number|tax number|taxpayer number|personal number|dog tag"
    r"|паспорт|ИНН|ІПН)\b"
    r"(?:\s+(?:no|number|series|is))*[.:№#\s]{0,4}([A-ZА-ЯІЇЄ]{0,2}\s?\d{5,})",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![\w.,-])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?![\w-])")
_LONG_NUMBER = re.compile(r"(?<![\d.,:°])\d{9,}(?![\d°]|[.,]\d)")
_TIMESTAMP = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?")
_THOUSANDS = re.compile(
    r"[1-9]\d{0,2}(?:[ \u00a0]000)+|[1-9]\d{0,2}(?:[ \u00a0]\d{3}){2,}"
)  # ISO 80000-1 groups digits by three
_DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b")


def redacted(text: str, public: frozenset[str] = frozenset()) -> str:
    """Masks phone numbers, e-mail addresses, handles, accounts and long numeric ids.

    Every masked character becomes one `MASK`, so the result is as long as the text and offsets hold. Dates, times,
    coordinates, quantities and unit numbers stay. The shapes of numbers follow ITU-T E.123 and E.164.

    Args:
        text: any text.
        public: handles of known public sources, in lower case and without the @, that stay.
    """

    def mask_handle(found: re.Match[str]) -> str:
        return found[0] if found[0][1:].lower() in public else MASK * len(found[0])

    def mask_account(found: re.Match[str]) -> str:
        account = found[1].strip("@/").split("/")[0].lower()
        return found[0] if account in public else _mask_group(found)

    text = _EMAIL.sub(_mask_all, text)
    text = _ACCOUNT.sub(mask_account, text)
    text = _HANDLE.sub(mask_handle, text)
    for pattern, mask in _NUMBERS:
        text = pattern.sub(mask, text)
    return text


def _mask_all(found: re.Match[str]) -> str:
    return MASK * len(found[0])


def _mask_group(found: re.Match[str]) -> str:
    before = found.start(1) - found.start()
    return found[0][:before] + MASK * len(found[1]) + found[0][found.end(1) - found.start() :]


def _digits(words: str) -> int:
    return sum(character.isdigit() for character in words)


def _mask_called(found: re.Match[str]) -> str:
    number = found[1]
    return found[0] if _DATE_LIKE.search(number) or _THOUSANDS.fullmatch(number) else _mask_group(found)


def _mask_international(found: re.Match[str]) -> str:
    return _mask_all(found) if _LEAST_DIGITS <= _digits(found[0]) <= _MOST_DIGITS else found[0]


def _mask_national(found: re.Match[str]) -> str:
    if _digits(found[0]) not in _NATIONAL_DIGITS or _DATE_LIKE.search(found[0]):
        return found[0]
    return _mask_all(found)


def _mask_long(found: re.Match[str]) -> str:
    number = found[0]
    if _TIMESTAMP.fullmatch(number) or number.endswith("0" * _ROUND):
        return number
    return _mask_all(found)


_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_CALLED, _mask_called),
    (_PAPERS, _mask_group),
    (_INTERNATIONAL, _mask_international),
    (_CARD, _mask_all),
    (_AREA_CODE, _mask_national),
    (_TRUNK, _mask_national),
    (_NORTH_AMERICAN, _mask_all),
    (_LONG_NUMBER, _mask_long),
)
