"""Labels that name who speaks: "ISW: …", "Brigadier Lee, army spokesman: …", "GETNET – …", "… – police"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.telling.datelines import behind_dateline
from reportedly.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.theatre.names import TheatreNames

_WORDS = r"((?:the )?[A-Z](?:[^:.!?\n“”\"–—]|\.(?=\S)){1,120}?)"
# A label at the head of a line, or of a sentence within it (a transcript set in one paragraph).
_BEFORE = r"(?:^[^\w\s“\"(]{0,6} ?[“\"]?|(?<=[.!?”\"] ))"  # at a line's head a flag or an arrow may come before
_LABEL = re.compile(rf"{_BEFORE}{_WORDS}(:[ \t]+|[ \t][–—-][ \t]+)(?=[“\"‘A-Z\d(]|[a-z]+ [a-z])")
_CAPITALS = re.compile(r"[A-Z]{2,}(?:[ .]+[A-Z]{2,}){0,3}")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3}")
# Lines that begin with a name and a colon or dash; where a report has several it is a transcript.
_TURN = re.compile(r"^[“\"]?([A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,2})(?::|[ \t][–—-])[ \t]", re.MULTILINE)
_FEWEST_TURNS = 3  # lines of a transcript; a heading or two with a colon is none
_LONGEST_NAME = 3  # words of a bare name


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the report that is parsed by itself; `label` where it names who says the next one."""

    span: Span
    label: bool = False


class Labels:
    """Parts lines at the labels that can speak."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = frozenset(lexicon.sources.kinds)
        self._cues = lexicon.cues.verbs

    def turns(self, text: str) -> frozenset[str]:
        """The names that take turns in a transcript; empty where the report is none."""
        found = _TURN.findall(text)
        shouted = sum(name.isupper() for name in found)  # "PRESENTER – …": two such lines are enough
        return frozenset(found) if len(found) >= _FEWEST_TURNS or shouted > 1 else frozenset()

    def parts(self, line: Span, text: str, names: TheatreNames, turns: frozenset[str]) -> Iterator[Paragraph]:
        """The line behind its dateline, parted at each label: the label with its mark, then what it introduces."""
        words = line.of(text)
        at = behind_dateline(words, names, turns)
        for match in _LABEL.finditer(words):
            if match.start(1) < at or not self._speaks(match, text, names, turns):
                continue
            if head := words[at : match.start()].strip():
                start = line.start + at + words[at:].index(head)
                yield Paragraph(Span(start, start + len(head)))
            mark = match.start(2) + len(match[2].rstrip())
            yield Paragraph(Span(line.start + match.start(1), line.start + mark), label=True)
            at = match.end()
        yield Paragraph(Span(line.start + at, line.end))

    def _speaks(self, match: re.Match[str], text: str, names: TheatreNames, turns: frozenset[str]) -> bool:
        label, dash = match[1].strip(), ":" not in match[2]
        if label in turns:
            return True
        if dash:  # dashes are common in prose: only behind a source that the theatre knows, or an office of a place
            return not self._is_prose(label) and (names.source_named(label) is not None or self._is_office(label))
        return self._can_speak(label, text, names)

    def _can_speak(self, label: str, text: str, names: TheatreNames) -> bool:
        """An acronym, a source of the theatre, a noun of those who speak, a name with an office, or one told again."""
        first, *rest = [part.strip() for part in label.split(",")]
        if self._is_prose(label):
            return False
        if _CAPITALS.fullmatch(first) or names.source_named(first) is not None:
            return True
        head = re.split(r" (?:of|for|in) ", first, maxsplit=1)[0]  # "Ministry of Defence"
        if head.rsplit(maxsplit=1)[-1].lower() in self._kinds:
            return True
        named = _NAME.fullmatch(first) is not None
        if named and any(word.lower() in self._kinds for part in rest for word in part.split()):
            return True
        return named and not rest and len(first.split()) <= _LONGEST_NAME and _told_again(first, text)

    def _is_office(self, label: str) -> bool:
        """As in "Luhansk regional military administration": no verb, no article, and a noun of those who speak."""
        words = label.split()
        return len(words) > 1 and words[-1].lower() in self._kinds and words[0].lower() not in {"the", "a", "an"}

    def _is_prose(self, label: str) -> bool:
        """Whether words run on before the colon as in a sentence: "He said in a statement:"."""
        words = label.lower().split()
        return any(word in _PROSE or self._tells(word) for word in words)

    def _tells(self, word: str) -> bool:
        """Whether a word is a form of a cue ("tweeted"); a bare one may be a noun ("command")."""
        lemma = lemmas().as_kind(word, "verb")
        return lemma != word and lemma in self._cues


_PROSE = {
    *("is", "are", "was", "were", "be", "been", "has", "have", "had", "said", "says", "say", "told", "tells"),
    *("wrote", "writes", "will", "would", "which", "who", "he", "she", "it", "they", "there", "if", "added"),
}


def _told_again(name: str, text: str) -> bool:
    """Whether the last word of a name stands elsewhere in the report too."""
    return len(re.findall(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b", text)) > 1
