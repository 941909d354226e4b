from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read import body_spans

FIRST = "Troops of the southern brigade entered Lesna on Saturday, the town council said."
SECOND = "Residents told reporters that the bridge over the river had been blown up overnight."
THIRD = "Nobody outside the council could confirm its account so far."

# One entry for each style of site: what stands between the paragraphs of the report, or around them.
SITES = {
    "box with picture, heading, headline and teaser": [
        FIRST,
        "Spain Raises Rail Fares For Winter",
        "Other Topics of Interest",
        "Spain Raises Rail Fares For Winter",
        "Fares on Spanish railways will go up by a tenth in November.",
        SECOND,
        THIRD,
    ],
    "box whose headline stands only below its heading": [
        FIRST,
        "Read also:",
        "Harvest begins in the west",
        SECOND,
        THIRD,
    ],
    "box on one line": [FIRST, "READ MORE: Harvest begins in the west", SECOND, THIRD],
    "related articles at the end": [
        FIRST,
        SECOND,
        THIRD,
        "Related articles",
        "Harvest begins in the west",
        "A new tram",
    ],
    "most read with numbers": [FIRST, SECOND, THIRD, "Most read", "1. Harvest begins", "2. A new tram for Porto"],
    "more on this topic with bullets": [FIRST, "More on this topic", "• Harvest begins", "• A new tram", SECOND, THIRD],
    "Ukrainian box": [FIRST, "Читайте також: Новий трамвай у Порту", SECOND, THIRD],
    "wire with byline and credits": [
        *["By Jane Doe and Juan Pérez", FIRST, SECOND, THIRD],
        "Reporting by Jane Doe in Porto; editing by Juan Pérez",
    ],
    "signed by agency": ["Jane Doe, Reuters", FIRST, SECOND, THIRD],
    "caption with label": [FIRST, "Photo: The bridge at Lesna before the war", SECOND, THIRD],
    "caption that ends in its credit": [
        *[FIRST, "A soldier looks at the bridge at Lesna on Friday. (Photo by Jane Doe/Getty Images)", SECOND, THIRD],
    ],
    "bare credit": [FIRST, "Jane Doe / AFP", SECOND, THIRD],
    "newsletter": [FIRST, "Sign up for our weekly newsletter and never miss a story", SECOND, THIRD, "Subscribe"],
    "donations": [FIRST, SECOND, THIRD, "Support independent journalism. Every gift counts.", "Donate"],
    "corrections": [
        *[FIRST, SECOND, THIRD, "To report a mistake in this text, send a note to the desk"],
        "If you have found a spelling error, please select it and press Ctrl+Enter.",
    ],
    "share buttons": ["Facebook Twitter Telegram Copy link", FIRST, SECOND, THIRD, "Share this article", "12 comments"],
    "copyright": [
        FIRST,
        SECOND,
        THIRD,
        "© 2022 The Lesna Courier. All rights reserved.",
        "Privacy Policy | Terms of Use",
    ],
    "cookies": [
        "We use cookies to make this site work for you.",
        "Accept all",
        FIRST,
        SECOND,
        THIRD,
        "Accept all cookies",
    ],
    "advertisements": [FIRST, "Advertisement", SECOND, "Story continues below advertisement", THIRD],
    "channels": [FIRST, SECOND, THIRD, "Follow us on Telegram", "Join our WhatsApp channel for more"],
    "time stamps": ["Published: 11 September 2022", "Updated 3 hours ago", "4 min read", FIRST, SECOND, THIRD],
    "navigation": ["Home › News › War", FIRST, SECOND, THIRD, "Tags: war, bridges", "Back to top"],
}
SITES["cookies"].remove("Accept all")


@pytest.mark.parametrize("style", SITES)
@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n", "\n", "\n\n\n  \n"])
def test_of_each_style_of_site_only_the_report_is_body(style: str, between: str) -> None:
    text = between.join(SITES[style])
    paragraphs = [line for span in body_spans(text) for line in span.of(text).split(between)]
    assert paragraphs == [FIRST, SECOND, THIRD]


def test_a_box_in_one_block_goes_as_a_whole() -> None:
    box = "Related stories\nHarvest begins\nFarmers in the west bring in the wheat.\nA new tram\nPorto buys ten trams."
    text = f"{FIRST}\n\n{box}\n\n{SECOND}\n\n{THIRD}\n"
    assert [span.of(text) for span in body_spans(text)] == [FIRST, f"{SECOND}\n\n{THIRD}"]


def test_the_paragraph_after_a_box_without_teaser_is_the_reports() -> None:
    headline = "Spain Raises Rail Fares For Winter"
    further = "The council of Lesna said that residents of the town had seen the southern brigade on the bridge."
    text = f"{FIRST}\n\n{headline}\n\nOther Topics of Interest\n\n{headline}\n\n{further}\n\n{SECOND}"
    assert [span.of(text) for span in body_spans(text)] == [FIRST, f"{further}\n\n{SECOND}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Saturday Evening",
        "Photos by residents showed tanks in the streets of Lesna.",
        "Photographs and a video posted on Telegram showed a flag over the town hall.",
        "Related developments: the southern brigade took the bridge at Lesna.",
        "Updated 12:30: Troops entered Lesna.",
        "By continuing to use artillery against the town, the army broke its word.",
        "Publication of pictures of troops is prohibited, the General Staff said.",
        "Poor morale contributed to this story of collapse in the south.",
        "Source: the General Staff of the Armed Forces",
        "Correction: an earlier report gave 30 villages; the number is 20.",
        "Troops raised a flag in Lesna (Reuters)",
        "A column was seen leaving Lesna (photo)",
        "Comments by the minister were not confirmed.",
        "Support for the southern brigade came from the air, the ministry's journalists wrote.",
        "Subscribers of the channel saw nine tanks.",
        "Share of the town under control: half",
        "Join forces, the mayor told both sides.",
        "More in the south",
        "Wider advances in the south",
        "March 01, 2008",
    ],
)
def test_no_line_of_reporting_is_lost(sentence: str) -> None:
    text = f"{FIRST}\n\n{sentence}\n\n{SECOND}"
    assert [span.of(text) for span in body_spans(text)] == [text]


def test_a_wrapped_paragraph_is_one() -> None:
    wrapped = (
        "The ministry said that troops of the southern brigade had taken a\nphoto: a picture of the bridge at Lesna."
    )
    text = f"{FIRST}\n\n{wrapped}\n"
    assert [span.of(text) for span in body_spans(text)] == [text.strip()]


def test_where_nothing_would_be_left_all_is_body() -> None:
    text = "Subscribe\n\nAdvertisement"
    assert [span.of(text) for span in body_spans(text)] == [text]


PIECES = st.sampled_from(
    [FIRST, SECOND, "Read also:", "A headline", "Subscribe", "\n", "\n\n", "\r\n", " ", "\t", "\u2028"]
)


@given(st.text() | st.lists(PIECES, max_size=20).map("".join))
def test_body_spans_are_in_order_disjoint_and_trimmed(text: str) -> None:
    spans = body_spans(text)
    assert all(a.end < b.start for a, b in pairwise(spans))
    assert all(span.of(text) and span.of(text).strip() == span.of(text) for span in spans)
    assert bool(spans) == bool(text.strip())
