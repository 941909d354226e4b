import pytest

from reportedly.errors import UnreadableInput
from reportedly.read.decode import decoded

REPORT = "Troops entered the town at dawn, the council said. “We saw a flag,” a resident added."
UKRAINIAN = (
    "Уранці підрозділи зайшли в селище, повідомила міська рада. Мешканців просять не виходити на вулицю без потреби.",
    "За словами речника, бої тривають на околицях міста, а дорогу на схід уже перекрито.",
    "Мешканці розповіли, що колона техніки пішла на північ ще вночі, і відтоді в селі тихо.",
)
RUSSIAN = (
    "Утром подразделения вошли в посёлок, сообщил городской совет. Жителей просят не выходить на улицу без нужды.",
    "По словам представителя, бои продолжаются на окраине города, а дорога на восток уже перекрыта.",
    "ЗАЯВЛЕНИЕ МИНИСТЕРСТВА: войска отведены на новые позиции, потерь в технике и людях нет.",
)
LATIN = (
    "L'armée a déclaré être entrée dans le village; les habitants ont été évacués dès la veille, selon la préfecture.",
    "Die Brücke über den Fluss wurde zerstört, hieß es; für die Bewohner gäbe es nur noch Fähren.",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [REPORT, UKRAINIAN[0]])
def test_unicode_is_read_with_and_without_its_mark(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding), "in.txt") == text


def test_line_ends_stay_as_they_are() -> None:
    assert decoded(b"one\r\ntwo\rthree\n", "in.txt") == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("text", [*UKRAINIAN, *RUSSIAN[:2]])
def test_cp1251_is_read_where_its_letters_leave_no_doubt(text: str) -> None:
    assert decoded(text.encode("cp1251"), "in.txt") == text


OTHERS = [
    (text, encoding)
    for texts, encodings in (
        (UKRAINIAN, ("koi8_u", "mac_cyrillic", "iso8859_5")),
        (RUSSIAN, ("koi8_r", "cp866", "mac_cyrillic", "iso8859_5")),
        (LATIN, ("cp1252", "mac_roman", "cp850")),
    )
    for text in texts
    for encoding in encodings
]


@pytest.mark.parametrize(("text", "encoding"), OTHERS)
def test_no_other_encoding_becomes_mojibake(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableInput, match="cannot be told safely"):
        decoded(text.encode(encoding), "in.txt")


def test_windows_punctuation_in_english_is_read() -> None:
    assert decoded(REPORT.encode("cp1252"), "in.txt") == REPORT


def test_a_page_may_declare_its_encoding() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>Взят посёлок</body></html>'
    assert decoded(page.encode("koi8-r"), "in.html") == page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "nothing but white space"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF"),
        (b"PK\x03\x04\x14\x00", "zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG picture"),
        (b"\x00\x00\x00\x18ftypmp42", "a video"),
        (b"some\x00words\x00in\x00between", "NUL bytes"),
        (b"\x01\x02\x03\x04 words", "control characters"),
        ("Міська рада повідомила".encode()[:-1], "broken UTF-8"),
        ("Café — ".encode() + b"\xff\xfe and more", "broken UTF-8|cannot be told"),
        (b"caf\xe9", "cannot be told safely"),
        (b"\xff\xfea", "marked as UTF-16"),
        (b"\xef\xbb\xbfcaf\xe9", "marked as UTF-8"),
    ],
)
def test_what_is_no_text_gets_one_clear_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableInput, match=sentence) as refusal:
        decoded(data, "in.txt")
    assert str(refusal.value).startswith("in.txt ")
    assert "\n" not in str(refusal.value)
