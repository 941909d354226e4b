"""Who a source phrase means: a source of the theatre, somebody named before, or a described one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.lexicon import Lexicon
from reportedly.extract.english.passage import is_name, is_noun, lemmas
from reportedly.extract.english.telling.describing import Describer, bare, own_name, titles_of
from reportedly.extract.english.telling.memory import Memory, is_anyone, is_body, is_person
from reportedly.extract.english.tree import agent, child, children, core_phrase, noun_phrase
from reportedly.record import Channel, Source, SourceKind, Span
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
_SEVERAL = {"multiple", "several", "numerous", "many", "various"}  # more than one vouches
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
    memory: Memory = field(init=False)
    _describer: Describer = field(init=False)
    _resolved: dict[tuple[int, int], Voice] = field(default_factory=dict)  # by paragraph and token
    _listened: tuple[int, int] = (-1, 0)  # paragraph and token up to which subjects were heard

    def __post_init__(self) -> None:
        self.memory = Memory(self.names)
        self._describer = Describer(self.theatre, self.lexicon, self.outlet)

    def turn(self, passage: Passage) -> None:
        """Remembers the sources that a paragraph names, for the short forms of later ones."""
        self.memory.mentioned += [hit.ref for hit in passage.hits if hit.kind is NameKind.SOURCE]

    def own(self) -> Source | None:
        """The outlet as the theatre knows it, whose "we" and "the enemy" are its own; None where it knows none."""
        known = self.names.source_named(self.outlet) if self.outlet else None
        return None if known is None else _as_source(known, known.name)

    def resolve(self, noun: Token, passage: Passage) -> Voice | None:
        """The voice that a noun phrase or pronoun names; None where nothing can be made of it."""
        if (before := self._resolved.get((passage.base, noun.i))) is not None:
            return self._heard(before)
        voice = self._resolve(noun, passage)
        if voice is not None and is_noun(noun):
            self._resolved[passage.base, noun.i] = voice
        return voice

    def _resolve(self, noun: Token, passage: Passage) -> Voice | None:
        words = passage.span_of(noun_phrase(noun))
        if noun.tag_ in {"PRP", "PRP$", "WP", "DT", "CD"} or noun.lower_ in _QUANTIFIERS:
            return self._of_pronoun(noun, words)
        lemma = lemmas().of(noun)
        sources = self.lexicon.sources
        document = lemma in sources.documents or lemma in sources.evidence or lemma in sources.hearsay
        if document and not is_name(noun):
            return self._behind_document(noun, lemma, words, passage)
        source = self._known(noun, passage) or self._short_form(noun, passage) or self._of_institution(noun, passage)
        source = source or self._describer.of(noun, passage)
        channel = Channel.PRESS if source.kind is SourceKind.MEDIA else Channel.UNKNOWN
        informant = lemma in self.lexicon.sources.informants and source.name[:1].islower()
        person = True if lemma in self.lexicon.sources.persons and noun.tag_ == "NN" else None
        voice = Voice(source, words, channel, informant)
        return self._heard(voice, titles_of(noun, self.lexicon.sources.titles), person=person)

    def again(self, source: Source | None) -> Voice | None:
        """A source that goes on speaking without being named again ("..., saying that")."""
        return None if source is None else Voice(source, Span(0, 0), Channel.UNKNOWN)

    def _heard(self, voice: Voice, titles: set[str] | None = None, *, person: bool | None = None) -> Voice:
        if not voice.informant:
            self.memory.hear(voice.source, titles or (), person=person)
        return voice

    def listen(self, passage: Passage, until: int) -> None:
        """Hears those whom the paragraph makes subjects before a token: a later "she" may mean them."""
        start = self._listened[1] if self._listened[0] == passage.base else 0
        self._listened = (passage.base, max(start, until))
        named = [h.span for h in passage.hits if h.kind is NameKind.SOURCE]
        first, last = (bisect_left(passage.nouns, i, key=lambda t: t.i) for i in (start, until))
        for token in passage.nouns[first:last]:
            if token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            lemma = lemmas().of(token)
            speaks = lemma in self.lexicon.sources.kinds and (
                lemma not in self.lexicon.things.classes or self._is_definite_person(token, lemma)
            )
            if speaks or any(span.overlaps(passage.at(token)) for span in named):
                self.resolve(token, passage)

    def _is_definite_person(self, noun: Token, lemma: str) -> bool:
        """As in "the mayor" or "a nurse, Vira Moroz", but not "a soldier died"."""
        definite = any(c.lower_ == "the" for c in noun.lefts) or own_name(noun) is not None
        return definite and noun.tag_ == "NN" and lemma in self.lexicon.sources.persons

    def back_to(self, source: Source | None) -> None:
        """Whoever speaks inside another's words is not the one whom the next pronoun means."""
        if source is not None:
            self.memory.hear(source)

    def _of_pronoun(self, noun: Token, words: Span) -> Voice | None:
        person = noun.lower_ in _PERSONAL
        if not person and noun.lower_ not in _GROUP | _QUANTIFIERS:
            return None
        ranks = (is_person, self.memory.is_described, is_anyone) if person else (is_body, is_anyone)
        found = self.memory.latest(*ranks)
        return None if found is None else Voice(found, words, Channel.UNKNOWN)

    def _known(self, noun: Token, passage: Passage) -> Source | None:
        phrase = passage.span_of(core_phrase(noun))
        at = passage.at(noun)
        hit = next((h for h in passage.hits_in(phrase) if h.kind is NameKind.SOURCE and h.span.overlaps(at)), None)
        hit = hit or self._by_name_behind(noun, passage)
        words = bare(passage.words(phrase))
        known = self.names.source_named(words) or (None if hit is None else self.names.source(hit.ref))
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
        before = [h.source.name for h in self.memory.heard if h.source.source_id == known.source_id]
        own = [known.name] if " " not in written and not written.isupper() else [written]
        return max([*before, *own], key=len)

    def _short_form(self, noun: Token, passage: Passage) -> Source | None:
        """As in "Haidai" or "the ministry" after the full name stood before; "the spokeswoman" of whoever spoke."""
        if (lemma := lemmas().of(noun)) in self.lexicon.sources.spokespersons and not _is_named(noun):
            definite = any(c.lower_ == "the" for c in noun.lefts)
            return (self.memory.called(lemma) if definite else None) or self._office(lemma)
        if [c for c in noun.lefts if c.dep_ in {"compound", "amod", "poss"}] or children(noun, "prep"):
            phrase = bare(passage.words(passage.span_of(core_phrase(noun)))).lower()  # "the think tank"
            return self._office(phrase) if phrase in self.lexicon.sources.offices else None
        wanted = noun.lower_
        if not is_name(noun) and not any(c.lower_ in {"the", "this", "that"} for c in noun.lefts):
            return None
        before = self.memory.called(wanted)
        if before is not None or is_name(noun):
            return before
        mentioned = [h for h in passage.hits if h.kind is NameKind.SOURCE and h.span.end <= passage.at(noun).start]
        for ref in [h.ref for h in reversed(mentioned)] + list(reversed(self.memory.mentioned)):
            known = self.names.source(ref)
            if known is not None and wanted in known.name.lower().split():
                return _as_source(known, known.name)
        return self._office(lemmas().of(noun))

    def _office(self, lemma: str) -> Source | None:
        """As in "the company", "the spokesman": the body that spoke last."""
        if lemma not in self.lexicon.sources.offices:
            return None
        sources = self.lexicon.sources
        kind = None if lemma in sources.of_any_kind | sources.spokespersons else sources.kinds.get(lemma)
        body = self.memory.latest(lambda h: is_body(h) and kind in {None, h.source.kind})
        if body is None or lemma not in self.lexicon.sources.spokespersons:
            return body
        return body if body.name.startswith(lemma) else replace(body, name=f"{lemma} of {_with_article(body.name)}")

    def _of_institution(self, noun: Token, passage: Passage) -> Source | None:
        """As in "a spokeswoman for the General Staff": herself as the source, her institution as the voice."""
        if lemmas().of(noun) not in self.lexicon.sources.spokespersons:
            return None
        bodies = [child(p, "pobj") for p in children(noun, "prep") if p.lower_ in {"for", "of"}]
        bodies += children(noun, "compound", "poss", "nmod")
        known = next((k for b in bodies if b is not None and (k := self._known(b, passage)) is not None), None)
        if known is None:
            return None
        name = bare(passage.words(passage.span_of(noun_phrase(noun))))
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
        if definite and channel is Channel.STATEMENT and (last := self.memory.latest(is_anyone)) is not None:
            return Voice(last, words, channel)
        if self._is_nobodys(noun, lemma, definite=definite):
            return None
        return Voice(self._describer.of(noun, passage), words, channel)  # a video is nobody whom "he" can mean

    def _is_nobodys(self, noun: Token, lemma: str, *, definite: bool) -> bool:
        """As in "reports say", "according to available information": nobody in particular."""
        if definite or lemma not in self.lexicon.sources.hearsay or child(noun, "det", "nummod") is not None:
            return False
        known = {*self.lexicon.sources.kinds, *_SEVERAL}
        beside = children(noun, "compound", "amod")
        return not any(c.lower_ in known or lemmas().of(c) in known or is_name(c) for c in beside)

    def owner_of(self, noun: Token, passage: Passage) -> str | None:
        """Who published a document, by its own phrase; None where that does not say."""
        owner = self._owner(noun)
        shown = owner is not None and owner.dep_ == "pobj" and owner.head.lower_ == "of"  # "a photograph of soldiers"
        voice = None if owner is None or shown else self._of_owner(owner, passage)
        return None if voice is None else voice.source.name

    def _owner(self, noun: Token) -> Token | None:
        """Whoever published, posted or signed a document, or where it stands."""
        acts = children(noun, "acl", "relcl")
        if noun.dep_ == "nsubj" and (noun.head.dep_ == "csubj" or child(noun.head, "dobj", "ccomp") is None):
            acts.append(noun.head)  # the parser takes "footage posted by a soldier" for a clause
        for act in acts:
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
            signed = prep.lower_ == "by" and is_name(target)
            if home or signed or (prep.lower_ in _OWNER_PREPOSITIONS and self._can_speak(target)):
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
        source = self._describer.named(bare(name.strip()), keepers[-1], passage.span_of([*words, owner]), passage)
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
        return self._describer.named(f"{makers[-1].lower_}s", makers[-1], passage.span_of(core_phrase(noun)), passage)


def replace_voice(voice: Voice, words: Span, channel: Channel) -> Voice:
    """The same source, named by other words and heard through a channel."""
    return replace(voice, span=words, channel=channel if channel is not Channel.UNKNOWN else voice.channel)


def _home_channel(owner: Token, otherwise: Channel) -> Channel:
    lemma = lemmas().of(owner)
    if lemma in {"website", "site", "page"}:
        return Channel.WEBSITE
    return Channel.SOCIAL if lemma in {"channel", "account", "feed"} else otherwise


def _with_article(name: str) -> str:
    return f"the {name}" if name[:1].islower() else name


def _is_named(noun: Token) -> bool:
    """Whether a spokesperson's own phrase says whose it is, or gives a name."""
    theirs = [c for c in noun.lefts if c.dep_ in {"compound", "amod"} or (c.dep_ == "poss" and c.tag_ != "PRP$")]
    return bool(theirs or children(noun, "prep", "appos"))


def _as_source(known: KnownSource, written: str) -> Source:
    return Source(
        known.source_id,
        written,
        known.side,
        known.kind,
        known.voice,
        private=known.person and not known.public_role,
    )
