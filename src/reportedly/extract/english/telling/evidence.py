"""What a report describes as seen: videos, photos, posts, documents, eyewitnesses.

An item is taken once, where it is first named; a later "the video" is the same one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.lexicon import Lexicon
from reportedly.extract.english.passage import is_name, is_noun, is_verb, lemmas
from reportedly.extract.english.telling.voices import Voices
from reportedly.extract.english.tree import child, children, noun_phrase, own_subject, subject
from reportedly.record import Evidence, EvidenceKind, Span
from reportedly.record.ids import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.acts import Telling
    from reportedly.extract.english.telling.teller import Told
    from reportedly.record import Claim

_DEFINITE = {"the", "this", "that", "these", "those", "both", "each"}
_NONE = {"no", "any", "neither"}
_SEEING = {"see", "watch", "witness", "count", "film", "observe", "hear"}
# Acts by which a thing comes to light; whoever does them is who published it.
_PUBLISHING = {
    *("publish", "post", "release", "attach", "share", "circulate", "air", "broadcast", "upload", "show", "issue"),
}
_FOUND = _PUBLISHING | {
    *("find", "see", "sign", "obtain", "leak", "intercept", "take", "film", "record", "capture", "bear"),
}
# Nouns that are papers only where the text treats them so: an order can be a command, content anything.
_DOUBTFUL = {"order", "message", "content", "thread", "post"}
_POSTED_ON = {"on", "by", "from"}


@dataclass(slots=True)
class EvidenceReader:
    """Reads the items of a report's paragraphs, in order."""

    lexicon: Lexicon
    voices: Voices
    items: list[Evidence] = field(default_factory=list)

    def read(self, passage: Passage, told: list[Told], claims: list[Claim]) -> None:
        """Adds the paragraph's items, and to items named before the claims that it lets them bear."""
        for noun, kind in self._nouns(passage, told):
            shows = _borne(noun, told, claims, passage)
            before = self._named_before(noun, kind)
            if before is not None:
                item = self.items[before]
                self.items[before] = replace(item, shows=tuple(dict.fromkeys([*item.shows, *shows])))
                continue
            span = passage.span_of(_own_phrase(noun))
            by = None if kind is EvidenceKind.WITNESS else self._publisher(noun, told, passage)
            self.items.append(Evidence(numbered("e", len(self.items)), Span(span.start, span.end), kind, by, shows))

    def _nouns(self, passage: Passage, told: list[Told]) -> Iterator[tuple[Token, EvidenceKind]]:
        speakers = {t.telling.speaker.i: t.telling for t in told if t.telling.speaker is not None}
        here = {i: t for i, t in speakers.items() if i < len(passage.tokens) and passage.tokens[i] == t.speaker}
        kinds = self.lexicon.sources.evidence
        for token in passage.nouns:
            kind = None if is_name(token) else kinds.get(lemmas().of(token))
            telling = here.get(token.i)
            if kind is None and telling is None:
                continue
            if token.dep_ in {"compound", "nmod"} or any(c.lower_ in _NONE for c in token.lefts):
                continue
            if kind is EvidenceKind.WITNESS or kind is None:
                if telling is not None and (kind is not None or _has_seen(token, telling, passage)):
                    yield token, EvidenceKind.WITNESS
            elif self._is_concrete(token, telling, told):
                yield token, kind

    def _is_concrete(self, noun: Token, telling: Telling | None, told: list[Told]) -> bool:
        """Whether a noun is an item that the report describes, and no mere word for one."""
        lemma, head = lemmas().of(noun), noun.head
        if noun.dep_ == "dobj" and (lemmas().of(head), lemma) in self.lexicon.cues.phrases:
            return False  # "painted a picture of"
        if lemma not in _DOUBTFUL:
            return True
        if any(lemmas().of(a) in _FOUND for a in children(noun, "acl", "relcl")) or telling is not None:
            return True
        documents = self.lexicon.sources.documents
        social = any(c.lower_ in documents for c in children(noun, "compound", "amod"))
        homes = [child(p, "pobj") for p in children(noun, "prep") if p.lower_ in _POSTED_ON]
        named = any(h is not None and (h.lower_ in documents or h.text == "X") for h in homes)
        return social or named or any(_is_way(noun, t.telling) for t in told)

    def _named_before(self, noun: Token, kind: EvidenceKind) -> int | None:
        """The last item of the kind, where "the video" leads back to it."""
        definite = any(c.lower_ in _DEFINITE for c in noun.lefts)
        if not definite or kind is EvidenceKind.WITNESS:
            return None
        return next((i for i in range(len(self.items) - 1, -1, -1) if self.items[i].kind is kind), None)

    def _publisher(self, noun: Token, told: list[Told], passage: Passage) -> str | None:
        """Who posted, filmed or published it, where the text says so."""
        owner = self.voices.owner_of(noun, passage)
        if owner is not None:
            return owner
        act = noun.head if noun.dep_ in {"dobj", "conj"} and is_verb(noun.head) else None
        clause = next((c for c in children(noun, "relcl") if lemmas().of(c) in _PUBLISHING), None)
        act = clause or (act if act is not None and lemmas().of(act) in _PUBLISHING else None)
        who = subject(act) if act is not None else None
        if who is not None and who != noun and is_noun(who):
            voice = self.voices.resolve(who, passage)
            return None if voice is None else voice.source.name
        using = next((t for t in told if _is_way(noun, t.telling)), None)
        return None if using is None or using.attribution.source is None else using.attribution.source.name


def _own_phrase(noun: Token) -> list[Token]:
    """The noun with its modifiers and "of" phrases, without where it was found or by whom."""
    off = [p for p in children(noun, "prep") if p.lower_ != "of"]
    left_out = {t.i for p in off for t in p.subtree}
    return [t for t in noun_phrase(noun) if t.i not in left_out] or [noun]


def _has_seen(noun: Token, telling: Telling, passage: Passage) -> bool:
    """As in "a greengrocer who saw the raid said", "“I saw them leave,” said a driver"."""
    if any(lemmas().of(c) in _SEEING for c in children(noun, "relcl")):
        return True
    for span in telling.content:
        words = passage.doc.char_span(span.start - passage.base, span.end - passage.base, alignment_mode="contract")
        for token in words if words is not None and telling.claims else ():
            if is_verb(token) and lemmas().of(token) in _SEEING:
                who = own_subject(token)
                own = who is not None and (
                    who.lower_ in {"i", "we"} or (who.lower_ in {"he", "she"} and not telling.quoted)
                )
                return own and child(token, "neg") is None
    return False


def _is_way(noun: Token, telling: Telling) -> bool:
    """As in "wrote in a post", "came in a video": the noun is how the cue was carried."""
    return noun.dep_ == "pobj" and noun.head.head in (telling.cue, telling.speaker)


def _borne(noun: Token, told: list[Told], claims: list[Claim], passage: Passage) -> tuple[str, ...]:
    """The claims that an item is said to show: those of its own telling, and those that its phrase holds."""
    own = [t for t in told if noun in (t.telling.speaker, t.telling.shown) or _is_way(noun, t.telling)]
    ids = {t.attribution.id for t in own}
    whole = passage.span_of(noun.subtree)
    shown = [c.id for c in claims if c.attribution_id in ids and any(_tells(t, c) for t in own)]
    return tuple(dict.fromkeys([*shown, *(c.id for c in claims if whole.covers(c.span))]))


def _tells(told: Told, claim: Claim) -> bool:
    """Whether a claim stands in the content of a telling, or is what its cue shows."""
    inside = any(c.overlaps(claim.span) for c in told.telling.content)
    return inside or any(c.overlaps(claim.span) for c in told.telling.cue_spans)
