"""Which stretches of a text are the report, and which belong to the site around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.read.boilerplate import LineKind, line_kind
from reportedly.record import Span

_LONGEST_HEADLINE = 20  # words: own choice; headlines of news sites seldom pass 16
_MOST_HEADLINES = 8  # own choice: a box in the middle of a report links to three to eight others
_NEAR = 3  # lines within which a box repeats its headline before and after its heading: picture, heading, headline
_WRAPPED = 50  # characters: text wrapped by hand or mailer breaks between 60 and 80
_STEM = 5  # letters by which two words count as one ("German", "Germany")
_SHORTEST_WORD = 4  # letters of a word that tells of a topic
_SAME_TOPIC = 3  # stems shared with the report around a box that make a paragraph the report's

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]*\S[^\r\n\u2028\u2029\x0b\x0c\x85]*")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = str.maketrans("‘’“”«»", '\'\'""""')


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or several that one paragraph was wrapped into; `block` counts the blank lines before it."""

    span: Span
    words: str
    block: int

    @property
    def kind(self) -> LineKind:
        return line_kind(self.words)

    @property
    def key(self) -> str:
        """By which a repeated line is known."""
        return " ".join(self.words.translate(_QUOTES).casefold().split()).rstrip(".")

    @property
    def is_headline(self) -> bool:
        """Whether it may be a headline or a link: short, and no sentence with a full stop."""
        words = self.words.lstrip("-–—•*·>› ").split()
        return (
            1 < len(words) <= _LONGEST_HEADLINE
            and not words[0][0].islower()
            and not self.words.rstrip("”\"’' ").endswith((".", "!", ";", ":", ",", "…"))
        )


def body_spans(text: str) -> tuple[Span, ...]:
    """The runs of paragraphs that are the report, in order, disjoint and without white space around them.

    Outside of them lie boxes of other topics, captions, bylines, and what the site says about itself. Where nothing
    would be left the whole text counts as the report.
    """
    lines = _lines(text)
    kinds = [line.kind for line in lines]
    outside = {at for at, kind in enumerate(kinds) if kind is not LineKind.REPORT}
    for at, kind in enumerate(kinds):
        if kind is LineKind.HEADING:
            outside |= _box(lines, kinds, at)
    if len(outside) == len(lines):
        outside = set()
    runs: list[Span] = []
    for at, line in enumerate(lines):
        if at in outside:
            continue
        if runs and at - 1 not in outside:
            runs[-1] = Span(runs[-1].start, line.span.end)
        else:
            runs.append(line.span)
    return tuple(runs)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    spans = [_trimmed(text, found.start(), found.end()) for found in _LINE.finditer(text)]
    block = 0
    for ordinal, span in enumerate(spans):
        gap = text[spans[ordinal - 1].end : span.start] if ordinal else ""
        together = bool(ordinal) and len(re.findall(r"\r\n|[^\S \t]", gap)) <= 1
        block += not together
        if together and _goes_on(lines[-1], span.of(text)):
            joined = Span(lines[-1].span.start, span.end)
            lines[-1] = _Line(joined, " ".join(joined.of(text).split()), block)
        else:
            lines.append(_Line(span, span.of(text), block))
    return lines


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _goes_on(line: _Line, following: str) -> bool:
    """Whether the next line is the same paragraph, wrapped: it goes on in lower case in the middle of a sentence."""
    return len(line.words) >= _WRAPPED and following[0].islower() and not line.words.endswith((".", "!", "?", ":"))


def _box(lines: list[_Line], kinds: list[LineKind], heading: int) -> set[int]:
    """The lines that belong to the box with that heading, besides the heading itself."""
    block = _own_block(lines, heading)
    if block:
        return block
    before = {lines[at].key: at for at in range(max(0, heading - _NEAR), heading) if lines[at].is_headline}
    box: set[int] = set()
    at = heading + 1
    while at < len(lines) and len(box) < _MOST_HEADLINES and kinds[at] is LineKind.REPORT and lines[at].is_headline:
        box.add(at)
        twin = before.get(lines[at].key)
        if twin is not None:
            box.update(range(twin, heading))
            if _is_teaser(lines, at + 1, twin):
                box.add(at + 1)
            return box
        at += 1
    return box


def _own_block(lines: list[_Line], heading: int) -> set[int]:
    """All that stands with the heading between two blank lines, where blank lines part this text's paragraphs."""
    block = lines[heading].block
    inside = {at for at in range(heading + 1, len(lines)) if lines[at].block == block}
    begins = heading == 0 or lines[heading - 1].block != block
    others = [line.block for line in lines if line.block != block]
    parted = len(set(others)) > len(others) / 2
    return inside if begins and len(inside) > 1 and parted else set()


def _is_teaser(lines: list[_Line], at: int, twin: int) -> bool:
    """Whether the paragraph after a repeated headline goes with it and not with the report around the box."""
    if at >= len(lines) or lines[at].is_headline:
        return False
    teaser = _stems(lines[at].words)
    if teaser & _stems(lines[at - 1].words):
        return True
    around = _stems(" ".join(line.words for line in (*lines[max(0, twin - 1) : twin], *lines[at + 1 : at + 2])))
    return len(teaser & around) < _SAME_TOPIC


def _stems(words: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(words) if len(word) >= _SHORTEST_WORD}
