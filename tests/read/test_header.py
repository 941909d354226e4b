import pytest

from reportedly.errors import UnreadableInput
from reportedly.read.header import header


def test_a_header_gives_its_values_and_its_length() -> None:
    text = "TITLE: Town: retaken\r\noutlet: The Example\r\nPublished: 2022-09-11\r\n\r\nTroops entered."
    head = header(text, "in.txt")
    assert (head.value("title"), head.value("outlet"), head.value("published")) == (
        "Town: retaken",
        "The Example",
        "2022-09-11",
    )
    assert text[head.length :] == "Troops entered."


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv: troops entered.\n\nMore.",
        "Title: Town retaken\nTroops entered the town, the council said.\n\nMore.",
        "\nTitle: x\n\nTroops",
        "",
    ],
)
def test_a_text_that_begins_otherwise_has_no_header(text: str) -> None:
    assert header(text, "in.txt").length == 0


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(UnreadableInput, match="unknown header key 'Autor'; the keys are Title, Outlet, Published"):
        header("Title: x\nAutor: y\n\nTroops entered.", "in.txt")


def test_a_key_comes_once() -> None:
    with pytest.raises(UnreadableInput, match="'title' twice"):
        header("Title: x\ntitle: y\n\nTroops entered.", "in.txt")
