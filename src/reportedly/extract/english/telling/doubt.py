"""Later words of doubt: a sentence that says of an earlier claim that nobody has confirmed it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.record import Certainty, Claim, Hedge, HedgeScope, Source, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.wordlists import Hedges

# What every pattern of doubt holds; the patterns themselves are slow to try on each sentence.
_DOUBT = re.compile(r"confirm|verif|corroborat|check|substantiat|authentic|matched|evidence|proof|sign")
_OPEN = re.compile(r"\b(?:when|where|who|how many)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:claims|accounts?|reports|statements|totals|figures|either|neither|both)\b", re.IGNORECASE)
# "no evidence that": the doubt is about what follows it.
_OF_WHAT_FOLLOWS = re.compile(r"^no\b.*\b(?:evidence|proof|sign|confirmation)$", re.IGNORECASE)
_THAT = re.compile(r"^s?\s+(?:that|of)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\bthe (?:figures?|numbers?|tolls?|count|tally)\b", re.IGNORECASE)
_ASKED = {"when": HedgeScope.TIME, "where": HedgeScope.PLACE, "who": HedgeScope.ACTOR, "how many": HedgeScope.QUANTITY}


def doubted(claims: list[Claim], passage: Passage, words: Hedges) -> list[Claim]:
    """The claims, those marked unconfirmed that a later sentence of their paragraph says so of.

    The sentence speaks of the source that it names ("Haidai's claim"), else of the claims right before it; where it
    only leaves open when, where or by whom, the doubt stays on that part.
    """
    out = list(claims)
    if not _DOUBT.search(passage.text) and not _OPEN.search(passage.text):
        return out
    for sentence in passage.sentences:
        text, start = sentence.text, passage.span_of(sentence).start
        for match in words.unconfirmed.finditer(text) if _DOUBT.search(text) else ():
            cue = Span(start + match.start(), start + match.end())
            _doubt(out, sentence, cue, Hedge(match[0], cue, HedgeScope.EVENT), passage)
        for match in (m for pattern in words.open_part for m in pattern.finditer(text)) if _OPEN.search(text) else ():
            cue = Span(start + match.start(), start + match.end())
            scope = _ASKED[match["part"].lower()]
            near = {c.id for c in _meant(sentence, cue, out, passage)}
            out[:] = [_hedged(c, Hedge(match[0], cue, scope)) if c.id in near else c for c in out]
    return out


def _doubt(claims: list[Claim], sentence: SpacySpan, cue: Span, hedge: Hedge, passage: Passage) -> None:
    near = {c.id for c in _meant(sentence, cue, claims, passage)}
    if _FIGURE.search(sentence.text):  # "could not verify the figure": that it happened stands
        hedge = replace(hedge, scope=HedgeScope.QUANTITY)
        claims[:] = [_hedged(c, hedge) if c.id in near else c for c in claims]
        return
    claims[:] = [replace(_hedged(c, hedge), certainty=Certainty.UNCONFIRMED) if c.id in near else c for c in claims]


def _hedged(claim: Claim, hedge: Hedge) -> Claim:
    return claim if any(h.span == hedge.span for h in claim.hedges) else replace(claim, hedges=(*claim.hedges, hedge))


def _meant(sentence: SpacySpan, cue: Span, claims: list[Claim], passage: Passage) -> list[Claim]:
    """The claims that words of doubt are about: those that follow, those of the source named, all, or the last one."""
    whole = passage.span_of(sentence)
    behind = passage.text[cue.end - passage.base : whole.end - passage.base]
    following = [c for c in claims if cue.end <= c.span.end <= whole.end and c.span.end > cue.end]
    of_what_follows = _OF_WHAT_FOLLOWS.match(passage.words(cue)) and _THAT.match(behind)
    if of_what_follows and (following or behind.lstrip("s ").startswith("that")):
        return following
    beside = [c for c in claims if whole.start <= c.span.start < cue.start]
    if beside and not any(c.source is not None for c in beside):
        return beside  # "reports that ... could not be verified"
    sourced = [c for c in claims if c.source is not None and c.span.start < cue.start]
    here = [c for c in sourced if passage.span.covers(c.span)]
    before = here or [c for c in sourced if c.attribution_id == sourced[-1].attribution_id]
    named = [c for c in before if c.source is not None and _last_name(c.source) in sentence.text]
    if named and not beside:
        return named
    if _PLURAL.search(sentence.text) or not before:
        return before
    return [c for c in before if c.attribution_id == before[-1].attribution_id and _together(c, before[-1], passage)]


def _together(claim: Claim, last: Claim, passage: Passage) -> bool:
    """Whether two claims stand in one sentence of the paragraph."""
    sentences = [passage.span_of(s) for s in passage.sentences]
    return any(s.start <= claim.span.start < s.end and s.start <= last.span.start < s.end for s in sentences)


def _last_name(source: Source) -> str:
    return source.name.split()[-1]
