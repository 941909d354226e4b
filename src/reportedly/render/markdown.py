"""The brief as Markdown, with footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.render.model import Brief, Dispute, Footnote, Section, Sentence

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(brief: Brief) -> str:
    """The whole brief as one Markdown text; footnotes are `[^1]`."""
    lines = [f"# {_plain(brief.title)}: situation brief, {brief.dateline}", "", f"**{_said(brief.headline)}**", ""]
    if brief.lead:
        lines += [" ".join(_said(s) for s in brief.lead), ""]
    lines += [_plain(brief.figures), ""]
    lines += [f"> {_plain(line)}" for line in brief.withheld]
    lines += [""] if brief.withheld else []
    for section in brief.sections:
        lines += _section(section)
    lines += _sources(brief)
    lines += ["## How to read this", "", *[f"- {_plain(line)}" for line in brief.how_to_read], ""]
    lines += ["## Notes", "", *[_note(n) for n in brief.footnotes], ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _said(sentence: Sentence) -> str:
    return _plain(sentence.text) + "".join(f"[^{n}]" for n in sentence.notes)


def _section(section: Section) -> list[str]:
    lines = [f"{'#' * section.level} {_plain(section.heading)}", ""]
    if section.note:
        lines += [f"*{_plain(section.note)}*", ""]
    for dispute in section.disputes:
        lines += _dispute(dispute)
    if section.rows:
        lines += ["| place | held by | since | on whose word |", "|---|---|---|---|"]
        lines += [
            f"| {_plain(r.place)} | {_plain(r.state)} | {_plain(r.since)} | {_said(r.word)} |" for r in section.rows
        ]
        lines += [""]
    for paragraph in section.paragraphs:
        lines += [" ".join(_said(s) for s in paragraph.sentences)]
        lines += [f"*{_plain(paragraph.strength)}*"] if paragraph.strength else []
        lines += [""]
    if section.also:
        lines += ["Also reported:", "", *[f"- {_said(s)}" for s in section.also], ""]
    if section.more:
        lines += [f"*{_plain(section.more)}*", ""]
    return lines


def _dispute(dispute: Dispute) -> list[str]:
    lines = [f"**{_plain(dispute.title)}**", ""]
    for column in dispute.columns:
        said = " ".join(_said(s) for s in (*column.sentences, *column.quotations))
        lines += [f"- *{_plain(column.name)}*: {said}"]
    return [*lines, "", f"*{_plain(dispute.strength)}*", ""] if dispute.strength else [*lines, ""]


def _sources(brief: Brief) -> list[str]:
    if not brief.sources:
        return []
    lines = ["## Sources used", "", "| source | side | kind | reliability | claims |", "|---|---|---|---|---|"]
    for s in brief.sources:
        rating = f"{s.rating}: {s.reason}" if s.rating and s.reason else s.rating or "–"
        lines += [f"| {_plain(s.name)} | {_plain(s.side_name)} | {_plain(s.kind)} | {_plain(rating)} | {s.claims} |"]
    return [*lines, "", *([f"*{_plain(brief.unnamed)}*", ""] if brief.unnamed else [])]


def _note(note: Footnote) -> str:
    title = f", “{_plain(note.title)}”" if note.title else ""
    more = " …" if note.cut else ""
    quote = _plain(" ".join(note.quote.split()))
    link = f" <{note.url}>" if note.url else ""
    where = f"`{note.report_id}` {note.start}–{note.end}"
    head = f"[^{note.number}]: {_plain(note.outlet)}{title}, {note.published}"
    return f"{head}: “{quote}{more}” ({note.dated}; {where}){link}"
