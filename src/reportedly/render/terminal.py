"""The brief on a terminal, through rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.render.model import Brief, Dispute, Footnote, Paragraph, Section, Sentence

_COLOURS = ("cyan", "yellow", "magenta", "green")  # by the theatre's order of sides; their names are always written too


def terminal(brief: Brief) -> RenderableType:
    """The whole brief as something that a rich console prints."""
    colours = {code: _COLOURS[n % len(_COLOURS)] for n, (code, _) in enumerate(brief.sides)}
    parts: list[RenderableType] = [
        Rule(Text(f"{brief.title} · {brief.dateline}", style="bold")),
        Text(),
        _said(brief.headline, style="bold"),
        Text(),
    ]
    if brief.lead:
        parts += [_paragraph(brief.lead), Text()]
    parts += [Text(brief.figures, style="dim")]
    parts += [Text(line, style="italic") for line in brief.withheld]
    for section in brief.sections:
        parts += [Text(), *_section(section, colours)]
    parts += [Text(), *_sources(brief, colours), Text(), Text("How to read this", style="bold underline")]
    parts += [Padding(Text(line, style="dim"), (0, 0, 0, 2)) for line in brief.how_to_read]
    parts += [Text(), Text("Notes", style="bold underline"), *[_note(n) for n in brief.footnotes]]
    return Group(*parts)


def _said(sentence: Sentence, style: str = "") -> Text:
    text = Text(sentence.text, style=style)
    if sentence.notes:
        text.append(" [" + ", ".join(str(n) for n in sentence.notes) + "]", style="dim")
    return text


def _paragraph(sentences: tuple[Sentence, ...]) -> Text:
    return Text(" ").join([_said(s) for s in sentences])


def _section(section: Section, colours: dict[str, str]) -> list[RenderableType]:
    style = "bold underline" if section.level == 2 else "bold"  # noqa: PLR2004 - level 2 is a part of the brief
    parts: list[RenderableType] = [Text(section.heading, style=style)]
    if section.note:
        parts.append(Text(section.note, style="dim italic"))
    parts += [_dispute(d, colours) for d in section.disputes]
    if section.rows:
        parts.append(_rows(section, colours))
    for paragraph in section.paragraphs:
        parts += _told(paragraph)
    if section.also:
        parts.append(Text("Also reported", style="italic"))
        parts += [Padding(Text("· ").append_text(_said(s)), (0, 0, 0, 2)) for s in section.also]
    if section.more:
        parts.append(Text(section.more, style="dim italic"))
    return parts


def _told(paragraph: Paragraph) -> list[RenderableType]:
    parts: list[RenderableType] = [Padding(_paragraph(paragraph.sentences), (0, 0, 0, 2))]
    if paragraph.strength:
        parts.append(Padding(Text(paragraph.strength, style="dim italic"), (0, 0, 0, 2)))
    return parts


def _dispute(dispute: Dispute, colours: dict[str, str]) -> RenderableType:
    table = Table(title=Text(dispute.title, style="bold"), title_justify="left", expand=True, show_lines=False)
    for column in dispute.columns:
        table.add_column(Text(column.name, style=colours.get(column.side, "")), ratio=1)
    table.add_row(*[_paragraph((*c.sentences, *c.quotations)) for c in dispute.columns])
    return Group(table, Text(dispute.strength, style="dim italic"))


def _rows(section: Section, colours: dict[str, str]) -> RenderableType:
    table = Table(expand=True)
    for title in ("Place", "Held by", "Since", "On whose word"):
        table.add_column(title, ratio=3 if title == "On whose word" else None)
    for row in section.rows:
        table.add_row(row.place, Text(row.state, style=colours.get(row.side or "", "")), row.since, _said(row.word))
    return table


def _sources(brief: Brief, colours: dict[str, str]) -> list[RenderableType]:
    table = Table(title=Text("Sources used", style="bold underline"), title_justify="left", expand=True)
    for title in ("Source", "Side", "Kind", "Reliability", "Claims"):
        table.add_column(title)
    for s in brief.sources:
        side = Text(s.side_name, style=colours.get(s.side, ""))
        table.add_row(s.name, side, s.kind, s.rating or "–", str(s.claims))
    return [table, Text(brief.unnamed, style="dim italic")] if brief.unnamed else [table]


def _note(note: Footnote) -> Text:
    text = Text(f"{note.number:>3}  {note.outlet}, {note.published}: ")
    text.append(f"“{' '.join(note.quote.split())}{' …' if note.cut else ''}”", style="italic")
    text.append(f"  {note.dated} · {note.report_id} {note.start}–{note.end}", style="dim")
    return text
