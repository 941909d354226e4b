"""The brief as one self-contained HTML file: no script, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.render.model import Brief

_KNOWN_TINTS = 4  # tints that the style sheet has for sides; further sides share the neutral one


def html(brief: Brief) -> str:
    """The whole brief as an HTML document that loads nothing."""
    environment = Environment(
        loader=PackageLoader("reportedly.render", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    tints = {code: f"side-{n + 1}" for n, (code, _) in enumerate(brief.sides) if n < _KNOWN_TINTS}
    return environment.get_template("brief.html.j2").render(brief=brief, tints=tints, anchor=_first_use())


def _first_use() -> Callable[[int], str]:
    """Gives a note's anchor where the text first refers to it, and none after that: ids are unique in a page."""
    seen: set[int] = set()

    def anchor(number: int) -> str:
        if number in seen:
            return ""
        seen.add(number)
        return f"ref-{number}"

    return anchor
