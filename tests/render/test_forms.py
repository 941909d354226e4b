"""The brief in its forms: Markdown, HTML and the terminal say the same."""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from tests.render.made_up import THEATRE, full_story

from reportedly.policy import Audience, Policy
from reportedly.render import Brief, brief, html, markdown, terminal

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_LOADS = re.compile(r"""(?:\b(?:src|srcset|poster|data)\s*=|url\(|@import|<script|<link(?! rel="icon" href="data:))""")


@pytest.fixture(scope="module")
def made() -> Brief:
    story = full_story()
    story.titles["The Courier"] = "A day at <Zenda>"
    story.urls["The Courier"] = "https://courier.example/zenda"
    return brief(story.situation(), THEATRE, Policy(Audience.OWNER))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def page_text(page: str) -> str:
    body = re.sub(r"<style>.*?</style>|<sup.*?</sup>", "", page, flags=re.DOTALL)
    return plain(entities.unescape(re.sub(r"<[^>]+>", "", body)))


def test_markdown_and_html_hold_the_same_sentences(made: Brief) -> None:
    as_markdown = plain(re.sub(r"\[\^\d+\]|\\", "", markdown(made)))
    as_page = page_text(html(made))
    for sentence in made.sentences():
        assert sentence.text in as_markdown
        assert sentence.text in as_page


def test_the_terminal_holds_every_sentence(made: Brief) -> None:
    console = Console(width=2000, no_color=True)
    with console.capture() as captured:
        console.print(terminal(made))
    shown = plain(captured.get())
    assert all(s.text in shown for s in made.sentences())


def test_the_page_loads_nothing(made: Brief) -> None:
    assert not _LOADS.search(html(made))


def test_what_reports_say_is_escaped_in_the_page(made: Brief) -> None:
    assert "A day at &lt;Zenda&gt;" in html(made)
    assert "<Zenda>" not in html(made)


def test_every_note_of_the_page_is_reached_and_leads_back(made: Brief) -> None:
    page = html(made)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    for note in made.footnotes:
        assert {f"note-{note.number}", f"ref-{note.number}"} <= set(ids)


def test_every_markdown_note_that_is_used_is_defined(made: Brief) -> None:
    text = markdown(made)
    defined = set(re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE))
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == defined


def test_a_side_is_told_by_name_and_not_by_colour_alone(made: Brief) -> None:
    page = page_text(html(made))
    assert "Arcadian accounts" in page
    assert "Bordurian accounts" in page


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1100])
def test_a_browser_shows_the_page_without_a_request_and_without_scrolling_sideways(
    made: Brief, browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_content(html(made))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [r for r in requests if r.startswith("http")] == []
    assert page.locator("h1").count() == 1
    page.locator("sup.refs a").first.click()
    assert page.evaluate("document.querySelector('.notes li:target') !== null")
    page.close()
