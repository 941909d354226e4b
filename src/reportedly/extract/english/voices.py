"""Who a source phrase means: a source of the theatre, somebody named before, or a described one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.lexicon import Lexicon
from reportedly.extract.english.passage import is_name, is_noun, lemmas
from reportedly.extract.english.tree import agent, child, children, core_phrase, noun_phrase, without
from reportedly.record import UNKNOWN_SIDE, Channel, Source, SourceKind, Span, hull
from reportedly.record.ids import slug
from reportedly.theatre.lexis import NameKind
from reportedly.theatre.model import Theatre
from reportedly.theatre.names import TheatreNames

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.theatre.model import KnownSource
    from reportedly.theatre.names import NameHit

_PERSONAL = {"he", "she", "him", "her", "who"}
_GROUP = {"they", "it", "them", "we", "i", "us"}
_QUANTIFIERS = {"one", "another", "others", "some", "many", "both", "several", "two", "most"}
_STATES = {NameKind.FORCE, NameKind.CAPITAL}
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that)\s+", re.IGNORECASE)
_OWNER_PREPOSITIONS = {"by", "from", "of"}
_HOMES = {"channel", "account", "page", "website", "site", "blog", "feed"}


@dataclass(slots=True)
class Voice:
    """A resolved source phrase: the source, its words, how it spoke, and informants behind it."""

    source: Source
    span: Span
    channel: Channel
    informant: bool = False


@dataclass(slots=True)
class Voices:
    """The sources of one report, as they come up; later short forms lead back to earlier full ones."""

    theatre: Theatre
    names: TheatreNames
    lexicon: Lexicon
    outlet: str
    heard: list[Source] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    _listened: tuple[int, int] = (-1, 0)  # paragraph and token up to which subjects were heard

    def turn(self, passage: Passage) -> None:
        """Remembers the sources that a paragraph names, for the short forms of later ones."""
        self.mentioned += [hit.ref for hit in passage.hits if hit.kind is NameKind.SOURCE]

    def resolve(self, noun: Token, passage: Passage) -> Voice | None:
        """The voice that a noun phrase or pronoun names; None where nothing can be made of it."""
        words = passage.span_of(noun_phrase(noun))
        if noun.tag_ in {"PRP", "PRP$", "WP", "DT", "CD"} or noun.lower_ in _QUANTIFIERS:
            return self._of_pronoun(noun, words)
        lemma = lemmas().of(noun)
        document = lemma in self.lexicon.sources.documents or lemma in self.lexicon.sources.evidence
        if document and not is_name(noun):
            return self._behind_document(noun, lemma, words, passage)
        source = self._known(noun, passage) or self._short_form(noun, passage) or self._of_institution(noun, passage)
        source = source or self._described(noun, passage)
        channel = Channel.PRESS if source.kind is SourceKind.MEDIA else Channel.UNKNOWN
        return self._heard(Voice(source, words, channel, lemma in self.lexicon.sources.informants))

    def again(self, source: Source | None) -> Voice | None:
        """A source that goes on speaking without being named again ("..., saying that")."""
        return None if source is None else Voice(source, Span(0, 0), Channel.UNKNOWN)

    def _heard(self, voice: Voice) -> Voice:
        if not voice.informant:
            self.heard.append(voice.source)
        return voice

    def listen(self, passage: Passage, until: int) -> None:
        """Hears those whom the paragraph makes subjects before a token: a later "she" may mean them."""
        start = self._listened[1] if self._listened[0] == passage.base else 0
        self._listened = (passage.base, max(start, until))
        named = [h.span for h in passage.hits if h.kind is NameKind.SOURCE]
        for token in passage.doc[start:until]:
            if token.tag_[:2] != "NN" or token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            lemma = lemmas().of(token)
            speaks = lemma in self.lexicon.sources.kinds and lemma not in self.lexicon.things.classes
            if speaks or any(span.overlaps(passage.at(token)) for span in named):
                self.resolve(token, passage)

    def back_to(self, source: Source | None) -> None:
        """Whoever speaks inside another's words is not the one whom the next pronoun means."""
        if source is not None:
            self.heard.append(source)

    def _of_pronoun(self, noun: Token, words: Span) -> Voice | None:
        person = noun.lower_ in _PERSONAL
        if not person and noun.lower_ not in _GROUP | _QUANTIFIERS:
            return None
        ranks = (_is_person, _is_described, _is_anyone) if person else (_is_body, _is_anyone)
        for fits in ranks:
            found = next((s for s in reversed(self.heard) if fits(s, self.theatre)), None)
            if found is not None:
                return Voice(found, words, Channel.UNKNOWN)
        return None

    def _known(self, noun: Token, passage: Passage) -> Source | None:
        phrase = passage.span_of(core_phrase(noun))
        at = passage.at(noun)
        hit = next((h for h in passage.hits_in(phrase) if h.kind is NameKind.SOURCE and h.span.overlaps(at)), None)
        hit = hit or self._by_name_behind(noun, passage)
        words = _bare(passage.words(phrase))
        known = self.names.source_named(words) or (None if hit is None else self.theatre.source(hit.ref))
        if known is None:
            known = self._by_owner(noun, words, passage)
            return None if known is None else _as_source(known, self._fullest(known, known.name))
        written = words if hit is None else passage.words(hit.span)
        return _as_source(known, self._fullest(known, written))

    def _by_owner(self, noun: Token, words: str, passage: Passage) -> KnownSource | None:
        """As in "Russia has pulled back, its defence ministry said": the ministry of the side named before."""
        owner = child(noun, "poss")
        if owner is None or owner.tag_ != "PRP$":
            return None
        before = [h for h in passage.hits if h.kind in _STATES and h.side and h.span.end <= passage.at(noun).start]
        side = self.theatre.side(before[-1].side or "") if before else None
        return None if side is None else self.names.source_named(f"{side.adjective} {words}")

    def _by_name_behind(self, noun: Token, passage: Passage) -> NameHit | None:
        """As in "an official in the region, Vitaly Ganchev,": the name stands as an apposition."""
        spans = [passage.span_of(core_phrase(a)) for a in children(noun, "appos") if is_name(a)]
        return next((h for s in spans for h in passage.hits_in(s) if h.kind is NameKind.SOURCE), None)

    def _fullest(self, known: KnownSource, written: str) -> str:
        """The longest way in which the report has named the source; the theatre's where it gives a bare last name."""
        before = [s.name for s in self.heard if s.source_id == known.source_id]
        own = [known.name] if " " not in written and not written.isupper() else [written]
        return max([*before, *own], key=len)

    def _short_form(self, noun: Token, passage: Passage) -> Source | None:
        """As in "Haidai" or "the ministry" after the full name stood before; "the spokeswoman" of whoever spoke."""
        if lemmas().of(noun) in self.lexicon.sources.spokespersons and not _is_named(noun):
            return self._office(noun)
        if [c for c in noun.lefts if c.dep_ in {"compound", "amod", "poss"}] or children(noun, "prep"):
            return None
        wanted = noun.lower_
        if not is_name(noun) and not any(c.lower_ in {"the", "this", "that"} for c in noun.lefts):
            return None
        before = next((s for s in reversed(self.heard) if wanted in s.name.lower().split()), None)
        if before is not None or is_name(noun):
            return before
        mentioned = [h for h in passage.hits if h.kind is NameKind.SOURCE and h.span.end <= passage.at(noun).start]
        for ref in [h.ref for h in reversed(mentioned)] + list(reversed(self.mentioned)):
            known = self.theatre.source(ref)
            if known is not None and wanted in known.name.lower().split():
                return _as_source(known, known.name)
        return self._office(noun)

    def _office(self, noun: Token) -> Source | None:
        """As in "the company", "the spokesman": the body that spoke last."""
        lemma = lemmas().of(noun)
        if lemma not in self.lexicon.sources.offices:
            return None
        body = next((s for s in reversed(self.heard) if _is_body(s, self.theatre)), None)
        if body is None or lemma not in self.lexicon.sources.spokespersons:
            return body
        return body if body.name.startswith(lemma) else replace(body, name=f"{lemma} of {body.name}")

    def _of_institution(self, noun: Token, passage: Passage) -> Source | None:
        """As in "a spokeswoman for the General Staff": herself as the source, her institution as the voice."""
        if lemmas().of(noun) not in self.lexicon.sources.spokespersons:
            return None
        bodies = [child(p, "pobj") for p in children(noun, "prep") if p.lower_ in {"for", "of"}]
        bodies += children(noun, "compound", "poss", "nmod")
        known = next((k for b in bodies if b is not None and (k := self._known(b, passage)) is not None), None)
        if known is None:
            return None
        name = _bare(passage.words(passage.span_of(noun_phrase(noun))))
        return replace(known, name=name, source_id="src:" + slug(name), inferred=True)

    def _behind_document(self, noun: Token, lemma: str, words: Span, passage: Passage) -> Voice | None:
        channel = self.lexicon.sources.documents.get(lemma, Channel.UNKNOWN)
        owner = self._owner(noun)
        if owner is not None:
            voice = self._of_owner(owner, passage)
            if voice is not None:
                home = channel if channel is not Channel.STATEMENT else _home_channel(owner, channel)
                return self._heard(replace_voice(voice, words, home))
        if (compound := self._maker(noun, passage)) is not None:
            return self._heard(Voice(compound, words, channel))
        definite = any(c.lower_ in {"the", "this", "that"} for c in noun.lefts)
        if definite and channel is Channel.STATEMENT and self.heard:
            return Voice(self.heard[-1], words, channel)
        return Voice(self._described(noun, passage), words, channel)  # a video is nobody whom "he" can mean

    def _owner(self, noun: Token) -> Token | None:
        """Whoever published, posted or signed a document, or where it stands."""
        for act in children(noun, "acl", "relcl"):
            if (by := agent(act)) is not None:
                return by
            for prep in children(act, "prep"):
                place = child(prep, "pobj")
                if place is not None and lemmas().of(place) in _HOMES:
                    return place
        if (owner := child(noun, "poss")) is not None:
            return owner
        for prep in children(noun, "prep"):
            target = child(prep, "pobj")
            if target is None:
                continue
            home = prep.lower_ == "on" and lemmas().of(target) in _HOMES
            if home or (prep.lower_ in _OWNER_PREPOSITIONS and self._can_speak(target)):
                return target
        return None

    def _can_speak(self, noun: Token) -> bool:
        lemma = lemmas().of(noun)
        known = lemma in self.lexicon.sources.kinds or lemma in _HOMES
        return known or (is_name(noun) and self.names.source_named(noun.text) is not None)

    def _of_owner(self, owner: Token, passage: Passage) -> Voice | None:
        lemma = lemmas().of(owner)
        if lemma not in _HOMES or lemma == "channel":
            return self.resolve(owner, passage)
        keepers = [t for t in owner.lefts if t.dep_ in {"compound", "poss", "nmod"}]
        if not keepers:
            return None
        words = [t for k in keepers for t in k.subtree]
        tail = [t for p in children(owner, "prep") if p.lower_ == "of" for t in p.subtree]
        name = " ".join([passage.words(passage.span_of(words)), passage.words(passage.span_of(tail)) if tail else ""])
        source = self._describe(_bare(name.strip()), keepers[-1], passage.span_of([*words, owner]), passage)
        return Voice(source, passage.span_of(core_phrase(owner)), Channel.UNKNOWN)

    def _maker(self, noun: Token, passage: Passage) -> Source | None:
        """As in "UAF soldier videos": the people that a compound names."""
        if not [h for h in passage.hits_in(passage.span_of(core_phrase(noun))) if h.side]:
            return None
        makers = [
            t for t in children(noun, "compound", "nmod") if self.lexicon.things.classes.get(lemmas().of(t)) == "people"
        ]
        if not makers:
            return None
        return self._describe(f"{makers[-1].lower_}s", makers[-1], passage.span_of(core_phrase(noun)), passage)

    def _described(self, noun: Token, passage: Passage) -> Source:
        named = _named_words(noun, passage)
        phrase = passage.span_of(named)
        told = [a.subtree for a in children(noun, "appos")]
        told += [c.subtree for a in children(noun, "acl") for c in a.children if c.lower_ == "by"]  # "run by soldiers"
        whole = hull([phrase, *(passage.span_of(words) for words in told)])
        name = _bare(passage.words(phrase))
        begins = next((t for t in named if t.tag_ != "DT"), noun)
        if begins.tag_ not in {"NNP", "NNPS"} and not begins.text[1:2].isupper() and begins.tag_ != "JJ":
            name = name[:1].lower() + name[1:]  # "Local" only begins a sentence
        return self._describe(name, noun, whole, passage)

    def _describe(self, name: str, head: Token, whole: Span, passage: Passage) -> Source:
        state = self._state(head, passage)
        if state is not None:
            return state
        sides = {h.side for h in passage.hits_in(whole) if h.side and h.kind is not NameKind.SECTOR}
        side = sides.pop() if len(sides) == 1 else UNKNOWN_SIDE
        kind = self._kind(head)
        party = self.theatre.side(side)
        nameless = head.tag_ == "NNS" and lemmas().of(head) in self.lexicon.sources.soldiers
        maker = name.islower() and lemmas().as_kind(name, "noun") in self.lexicon.sources.soldiers
        if party is not None and kind is SourceKind.MILITARY and (nameless or maker):
            name = f"{party.adjective} {_plural_tail(name)}"
        person = is_name(head) and kind in {SourceKind.CIVILIAN, SourceKind.UNKNOWN}
        source_id = f"src:{slug(name)}"
        voice = self.outlet if lemmas().of(head) in self.lexicon.sources.informants else source_id
        return Source(source_id, name, side, kind, voice, inferred=True, private=person)

    def _state(self, head: Token, passage: Passage) -> Source | None:
        """As in "Kyiv said" or "Ukraine says": the state speaks."""
        at = passage.at(head)
        hit = next((h for h in passage.hits if h.span == at and h.kind in _STATES and h.side is not None), None)
        side = None if hit is None or hit.side is None else self.theatre.side(hit.side)
        if side is None:
            return None
        return Source(f"side:{side.code}", side.name, side.code, SourceKind.STATE, f"side:{side.code}", inferred=True)

    def _kind(self, head: Token) -> SourceKind:
        """By the head noun, a title before the name, or the apposition."""
        nouns = [
            head,
            *children(head, "compound", "nmod", "appos"),
            *[c for a in children(head, "appos") for c in a.lefts],
        ]
        for noun in nouns:
            kinds = self.lexicon.sources.kinds
            found = (
                kinds.get(noun.lower_) or kinds.get(lemmas().as_kind(noun.lower_, "noun")) if is_noun(noun) else None
            )
            if found is not None:
                return found
        return SourceKind.UNKNOWN


def replace_voice(voice: Voice, words: Span, channel: Channel) -> Voice:
    """The same source, named by other words and heard through a channel."""
    return replace(voice, span=words, channel=channel if channel is not Channel.UNKNOWN else voice.channel)


def _home_channel(owner: Token, otherwise: Channel) -> Channel:
    lemma = lemmas().of(owner)
    if lemma in {"website", "site", "page"}:
        return Channel.WEBSITE
    return Channel.SOCIAL if lemma in {"channel", "account", "feed"} else otherwise


def _named_words(noun: Token, passage: Passage) -> list[Token]:
    """A described source: the noun, what stands before it, and where it is ("officials in the town of X")."""
    words = core_phrase(noun)
    for prep in children(noun, "prep"):
        target = child(prep, "pobj")
        if prep.lower_ in {"in", "of", "from"} and target is not None and not is_name(noun) and target.tag_ != "NNS":
            inner = without(prep, "relcl", "acl", "appos", "cc", "conj", "punct", "advmod")
            end = passage.sentence(noun).end
            comma = next((t.i for t in noun.doc[prep.i : end] if t.text == ","), end)
            return sorted({*words, *(t for t in inner if t.i < comma)})
    return words


def _plural_tail(name: str) -> str:
    """The noun of a described group: "tank crews and infantry squads" are soldiers to whoever compares voices."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last if last in {"soldiers", "officers", "officials", "commanders", "fighters"} else "soldiers"


def _bare(phrase: str) -> str:
    return _ARTICLE.sub("", " ".join(phrase.split())).strip(" ,;:–-")


def _is_person(source: Source, theatre: Theatre) -> bool:
    known = theatre.source(source.source_id)
    if known is not None:
        return known.person
    return source.private or (source.name[:1].isupper() and len(source.name.split()) in {2, 3})


def _is_named(noun: Token) -> bool:
    """Whether a spokesperson's own phrase says whose it is, or gives a name."""
    theirs = [c for c in noun.lefts if c.dep_ in {"compound", "amod"} or (c.dep_ == "poss" and c.tag_ != "PRP$")]
    return bool(theirs or children(noun, "prep", "appos"))


def _is_described(source: Source, theatre: Theatre) -> bool:
    """Somebody without a name ("a gunner"), who may be he or she."""
    return theatre.source(source.source_id) is None and source.kind is not SourceKind.MEDIA


def _is_body(source: Source, theatre: Theatre) -> bool:
    """An institution or outlet, or a group."""
    return not _is_person(source, theatre)


def _is_anyone(_source: Source, _theatre: Theatre) -> bool:
    return True


def _as_source(known: KnownSource, written: str) -> Source:
    return Source(
        known.source_id,
        written,
        known.side,
        known.kind,
        known.voice,
        private=known.person and not known.public_role,
    )
