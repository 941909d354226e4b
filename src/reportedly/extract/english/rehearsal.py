"""Runs the lexicon's own examples: every word must tell what its example says, with the roles that it marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.english import EnglishExtractor
from reportedly.extract.english.passage import lemmas
from reportedly.extract.english.predicates import Example, Words
from reportedly.record import Moment, Report, Span
from reportedly.record.ids import report_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.record import Claim, Extraction
    from reportedly.theatre.model import Theatre


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as it says, and why in one sentence."""

    words: Words
    example: Example
    why: str


def rehearse(words: Iterable[Words], lexicon: Lexicon, theatre: Theatre, published: Moment) -> Iterator[Failure]:
    """Takes the examples of these words through the extractor, in order; yields those that fail.

    Args:
        words: of this lexicon.
        lexicon: what the extractor knows.
        theatre: whose sides the examples name.
        published: the date that the examples are read against.
    """
    told = [(spelt, example) for spelt in words for example in spelt.examples]
    reports = [_report(example.sentence, order, published) for order, (_, example) in enumerate(told)]
    taken = EnglishExtractor(lexicon).extract(reports, theatre, everything=True)
    for (spelt, example), extraction in zip(told, taken, strict=True):
        if (why := _fault(spelt, example, extraction)) is not None:
            yield Failure(spelt, example, why)


def _report(sentence: str, order: int, published: Moment) -> Report:
    name = f"example-{order}"
    return Report(report_id(name, published, sentence), name, sentence, (Span(0, len(sentence)),), published, None)


def _fault(spelt: Words, example: Example, extraction: Extraction) -> str | None:
    own = [claim for claim in extraction.claims if _tells(spelt, claim, example.sentence)]
    if example.event is None:
        return None if not own else f"it tells {own[0].event}, and should tell nothing"
    right = [claim for claim in own if claim.event is example.event]
    if not right:
        others = ", ".join(f"{c.event} (by “{dict(c.spans)['event'].of(example.sentence)}”)" for c in extraction.claims)
        dropped = "; ".join(f"{line.rule}: {line.gave}" for line in extraction.trace if line.rule.startswith("no "))
        return f"no {example.event} by “{spelt.spelling}”; it tells {others or 'nothing'}{dropped and f' ({dropped})'}"
    faults = [_misplaced(claim, example, extraction) for claim in right]
    return None if None in faults else faults[0]


def _tells(spelt: Words, claim: Claim, sentence: str) -> bool:
    """Whether the claim stands on this word."""
    word = dict(claim.spans)["event"].of(sentence).lower()
    match spelt.part:
        case "verbs":
            return lemmas().as_kind(word, "verb") == spelt.head
        case "nouns":
            return lemmas().as_kind(word, "noun") == spelt.head
        case "adjectives":
            return word == spelt.head
    return True


def _misplaced(claim: Claim, example: Example, extraction: Extraction) -> str | None:
    """The first role that other words fill than the example marks."""
    spans = dict(claim.spans)
    setting = next(s for s in extraction.settings if s.claim_id == claim.id)
    for role, words in example.roles:
        start = example.sentence.index(words)
        marked = Span(start, start + len(words))
        found = list(setting.where) if role == "place" else [spans[role]] if role in spans else []
        fits = any(marked.overlaps(s) for s in found) if role == "place" else any(marked.covers(s) for s in found)
        if not fits:
            shown = ", ".join(f"“{s.of(example.sentence)}”" for s in found) or "nothing"
            return f"the {role} is {shown}, not “{words}”"
    return None
