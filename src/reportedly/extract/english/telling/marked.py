"""Tellings that a mark alone hands over: "ISW: …", "The council informs residents:", "… – police"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_noun, is_verb, lemmas
from reportedly.extract.english.telling.acts import Telling
from reportedly.extract.english.telling.clauses import runs
from reportedly.extract.english.telling.handed import handed_over
from reportedly.extract.english.telling.speakers import speaker_of
from reportedly.extract.english.tree import trimmed
from reportedly.record import Span
from reportedly.theatre.lexis import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.cue_verbs import CueVerbs

_LONGEST_LABEL = 6  # words of a name before a colon


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows a paragraph: the stretches that it introduces where it is a label, or where it ends with a colon."""

    spans: tuple[Span, ...] = ()
    label: bool = False


class Marks:
    """Finds tellings by colons and dashes."""

    def __init__(self, lexicon: Lexicon, verbs: CueVerbs) -> None:
        self._lexicon = lexicon
        self._verbs = verbs

    def introduced(self, passage: Passage, rest: list[Span]) -> list[Telling]:
        """As in "The council informs residents:" and a document after it."""
        last = passage.sentences[-1]
        if not any(is_verb(token) for token in last) and is_noun(last.root) and self._introduces(last.root, passage):
            return [Telling(last[-1], [passage.at(last[-1])], "says", last.root, list(rest))]
        for token in last:
            entries = self._verbs.entries(token, lemmas().of(token)) if is_verb(token) else []
            speaks = any(c.manner == "says" and "clause" in c.takes for c in entries)
            speaker = speaker_of(token, self._lexicon.cues.verbs) if speaks else None
            if speaker is not None and not any(
                handed_over(token, c.takes, passage, self._lexicon.cues.verbs)[1] for c in entries
            ):
                return [Telling(token, [passage.at(token)], "says", speaker, list(rest))]
        return []

    def _introduces(self, noun: Token, passage: Passage) -> bool:
        """Whether a line without a verb names somebody or a document before its colon."""
        lemma, sources = lemmas().of(noun), self._lexicon.sources
        named = is_name(noun) and len(passage.text.split()) <= _LONGEST_LABEL
        return named or lemma in sources.kinds or lemma in sources.documents

    def signed(self, passage: Passage) -> list[Telling]:
        """As in the headline "Russian troops leave Lyman – governor": who is named behind the last dash or colon."""
        doc = passage.doc
        last = doc[-1]
        first = max(len(doc) - _LONGEST_LABEL, 1)
        mark = next((i for i in range(len(doc) - 2, first, -1) if doc[i].text in {"–", "—", "-", ":"}), None)
        if mark is None or not is_noun(last) or any(is_verb(t) for t in doc[mark:]) or doc[mark].dep_ == "appos":
            return []
        known = any(h.kind is NameKind.SOURCE and h.span.overlaps(passage.at(last)) for h in passage.hits)
        if not known and lemmas().of(last) not in self._lexicon.sources.kinds:
            return []
        content = runs(trimmed(list(doc[:mark])), passage) if any(is_verb(t) for t in doc[:mark]) else []
        return [Telling(doc[mark], [passage.at(doc[mark])], "says", last, content, aloud=False)] if content else []


def labelled(passage: Passage, rest: Rest) -> Telling:
    """As in "ISW: …": the mark behind the label is the cue."""
    mark = passage.doc[-1]
    words = [t for t in passage.doc[:-1] if is_noun(t)] or list(passage.doc[:-1])
    root = next((t for t in words if t.head.i >= mark.i or t.head == t or t.head not in words), words[0])
    return Telling(mark, [passage.at(mark)], "says", root, list(rest.spans))
