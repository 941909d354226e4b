"""Bytes to text, or a clear sentence; never mojibake."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from reportedly.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterable

_REMEDY = "save it as UTF-8 text and try again."

# First bytes of what is no text, as listed by file(1).
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture, a sound or a video"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or a video"),
)
_VIDEO_MARK = b"ftyp"  # bytes 4 to 8 of MP4 and its kin (ISO/IEC 14496-12)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What file(1) counts as text among the control characters: bell to carriage return, escape.
_CONTROL = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01  # own choice: a stray control character in a crawled page is no binary file

# Latin, Greek, Cyrillic and their punctuation: what a report of ours is written in.
_OF_REPORTS = re.compile("[\t\n\r\x20-\u052f\u2000-\u206f\u20a0-\u20cf\u2100-\u214f\ufeff]")
_LEAST_OF_REPORTS = 0.99  # the wrong byte order turns Latin and Cyrillic wholly into other scripts

# Bytes that mean the same in all Windows code pages: ellipsis, curly quotes, bullet, dashes.
_WINDOWS_PUNCTUATION = frozenset(
    b"\x82\x84\x85\x86\x87\x89\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa9\xab\xae\xbb"
)

# Sweep over twelve short texts in Ukrainian, Russian, French and German, once and three times over, in cp1251, cp1252,
# cp850, cp866, koi8-r, koi8-u, iso8859-5, mac-cyrillic and mac-roman (tests/read/test_decode.py): cp1251 of 60 letters
# and more was told but for one with a heading in capitals, and nothing else was taken for it.
_LEAST_LETTERS = 60
_LEAST_COMMON = 0.6

_CYRILLIC_LOWER = re.compile("[а-яёіїєґ]")
_CYRILLIC = re.compile("[а-яёіїєґА-ЯЁІЇЄҐ]")
_COMMON_CYRILLIC = frozenset("оаеинтрсвлідкмпу")  # each above 2.5 % of running Russian or Ukrainian text

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 1024  # HTML Living Standard: the declaration stands in the first 1024 bytes


def decoded(data: bytes, name: str) -> str:
    """Turns the bytes of one input into its text, without the byte order mark and else exactly.

    UTF-8 and UTF-16 are read; other encodings where the page declares them or the letters leave no doubt.

    Args:
        data: the whole input.
        name: how the sentence calls the input.

    Raises:
        UnreadableInput: empty, only white space, binary, broken, or in an encoding that cannot be told safely.
    """
    if not data:
        raise UnreadableInput(f"{name} is empty; give a file with a report in it.")
    text = _marked(data, name)
    if text is None:
        _refuse_signature(data, name)
        text = _unmarked_utf16(data) if b"\x00" in data else _without_nul(data, name)
    if text is None:
        raise UnreadableInput(f"{name} is binary (it holds NUL bytes); give text, HTML or JSON lines.")
    if not text.strip():
        raise UnreadableInput(f"{name} holds nothing but white space; give a file with a report in it.")
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise UnreadableInput(f"{name} is binary (it is full of control characters); give text, HTML or JSON lines.")
    return text


def glimpse(head: bytes) -> str:
    """The beginning of an input as far as ASCII goes, to choose its format by."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head.removeprefix(mark).decode(encoding, errors="replace")
    return head.decode("latin-1")


def _marked(data: bytes, name: str) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.removeprefix(mark).decode(encoding)
            except UnicodeDecodeError as broken:
                kind = encoding.upper()[:6].rstrip("-")
                raise UnreadableInput(
                    f"{name} is marked as {kind} and breaks at byte {broken.start}; get it anew, or {_REMEDY}"
                ) from broken
    return None


def _refuse_signature(data: bytes, name: str) -> None:
    what = next((what for signature, what in _SIGNATURES if data.startswith(signature)), None)
    if what is None and data[4:8] == _VIDEO_MARK:
        what = "a video"
    if what is not None:
        raise UnreadableInput(f"{name} is {what}; export its text or save the page as HTML, and give that.")


def _unmarked_utf16(data: bytes) -> str | None:
    """The text, if exactly one byte order makes a report of it."""
    fitting = [text for text in _both_orders(data) if _is_of_reports(text)]
    return fitting[0] if len(fitting) == 1 else None


def _both_orders(data: bytes) -> Iterable[str]:
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue


def _is_of_reports(text: str) -> bool:
    return " " in text and len(_OF_REPORTS.findall(text)) >= _LEAST_OF_REPORTS * len(text)


def _without_nul(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken:
        text = _declared(data) or _windows_punctuation(data) or _cyrillic(data)
        if text is not None:
            return text
        raise UnreadableInput(_what_is_wrong(data, name, broken.start)) from broken


def _declared(data: bytes) -> str | None:
    """The text of a page that says its own encoding."""
    declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if declared is None:
        return None
    try:
        encoding = codecs.lookup(declared[1].decode("ascii", errors="replace"))
        return data.decode(encoding.name) if encoding.name != "utf-8" else None
    except (LookupError, UnicodeDecodeError):
        return None


def _windows_punctuation(data: bytes) -> str | None:
    """The text, if the only bytes above ASCII are punctuation that all Windows code pages share."""
    high = {byte for byte in data if byte >= 0x80}  # noqa: PLR2004 - the end of ASCII
    return data.decode("cp1252") if high <= _WINDOWS_PUNCTUATION else None


def _cyrillic(data: bytes) -> str | None:
    """The text, if charset-normalizer says cp1251 and the letters are those that Cyrillic text is made of."""
    best = from_bytes(data, cp_isolation=["cp1251", "cp1252", "koi8_r", "koi8_u", "cp866", "mac_cyrillic"]).best()
    if best is None or best.encoding != "cp1251":
        return None
    try:
        text = data.decode("cp1251")
    except UnicodeDecodeError:
        return None
    letters = _CYRILLIC.findall(text)
    above_ascii = sum(character.isalpha() and not character.isascii() for character in text)
    common = sum(letter in _COMMON_CYRILLIC for letter in letters)
    told = (
        len(letters) >= _LEAST_LETTERS
        and len(letters) == above_ascii
        and len(_CYRILLIC_LOWER.findall(text)) > len(letters) / 2
        and common >= _LEAST_COMMON * len(letters)
    )
    return text if told else None


def _what_is_wrong(data: bytes, name: str, first: int) -> str:
    replaced = data.decode("utf-8", errors="replace")
    bad = replaced.count("\ufffd")
    sound = sum(not character.isascii() for character in replaced) - bad
    if sound >= bad:
        return f"{name} is broken UTF-8 (first bad byte at {first}); get it anew or repair it, then {_REMEDY}"
    return f"{name} is not UTF-8 (first bad byte at {first}) and its encoding cannot be told safely; {_REMEDY}"
