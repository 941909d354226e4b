import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read import redacted
from reportedly.read.private import MASK


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Call +380 44 123 45 67 for help.", "+380 44 123 45 67"),
        ("Write to olena.k@example.org today.", "olena.k@example.org"),
        ("The post by @front_watcher22 shows it.", "@front_watcher22"),
        ("The office (044) 123-45-67 is open.", "(044) 123-45-67"),
        ("The office 044 123 45 67 is open.", "044 123 45 67"),
        ("Reach her on 555-123-4567.", "555-123-4567"),
        ("Hotline: 15 12 34", "15 12 34"),
        ("Telegram user 1234567891 wrote it.", "1234567891"),
        ("He holds passport no. AB 123456.", "AB 123456"),
        ("Card 4111 1111 1111 1111 takes gifts.", "4111 1111 1111 1111"),
        ("See https://t.me/olena_private/12 there.", "olena_private/12"),
    ],
)
def test_what_identifies_a_private_person_is_masked_in_place(text: str, private: str) -> None:
    assert redacted(text) == text.replace(private, MASK * len(private))


@pytest.mark.parametrize(
    "text",
    [
        "On 2022-09-11 at 18:15 (2022-09-11T18:15:00+03:00) they left.",
        "Between 11.09.2022 and 09 11 2022 it was quiet; from 2014-2022 it was not.",
        "The point is 49.2108, 37.2757, or 49°12′38″N 37°16′32″E, or 49.123456789.",
        "It lost 1,000 men, 10 000 shells and 1 000 000 litres, some $1000000000.",
        "The 92nd brigade, military unit 12345, fired 152mm shells from 2S19 guns at 6:15 p.m.",
        "They call on 100 000 people to leave and call on 11 09 2022 for talks.",
        "The image 202209111830 was taken 24/7 in 3 @ 5 conditions.",
    ],
)
def test_dates_places_quantities_and_units_stay(text: str) -> None:
    assert redacted(text) == text


def test_a_known_public_handle_stays() -> None:
    text = "@TownCouncil and t.me/towncouncil wrote; @neighbour too."
    assert redacted(text, frozenset({"towncouncil"})) == text.replace("@neighbour", MASK * 10)


@given(st.text(alphabet=st.sampled_from("0123456789 +-().,:/@abcTelcall\u00a0é\n")) | st.text())
def test_masking_keeps_every_offset(text: str) -> None:
    once = redacted(text)
    assert len(once) == len(text)
    assert all(new in (old, MASK) for new, old in zip(once, text, strict=True))
