"""The acts of telling of a report with their voices: attributions, their nesting and their channels."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.extract.english.lexicon import Lexicon
from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.telling.acts import ATTITUDES, TRANSPARENT, Telling, speaker_words
from reportedly.extract.english.telling.attribution import Tellings
from reportedly.extract.english.telling.channels import channel_of
from reportedly.extract.english.telling.voices import Voices
from reportedly.record import (
    Attribution,
    AttributionKind,
    Channel,
    Hedge,
    HedgeScope,
    Source,
    SourceKind,
    Span,
    TraceLine,
)
from reportedly.record.ids import numbered

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.marked import Rest
    from reportedly.extract.english.telling.voices import Voice

_SHOWN = 90  # characters of a content that `explain` shows
_SHAPES = {
    "clause": "a clause",
    "thing": "its object",
    "as": "what it is called",
    "to do": "an infinitive",
    "passive": "the passive's subject",
    "it": "a pronoun",
    "cited": "what the one who cites tells",
    "": "a clause",
}
_NEXT = 5  # characters between two paragraphs: line ends and a space


@dataclass(frozen=True, slots=True)
class Told:
    """A telling with its attribution; `hedge` is what a raising verb leaves of it ("seemed to show")."""

    telling: Telling
    attribution: Attribution
    hedge: Hedge | None
    outer: Told | None = None  # who tells it in turn


@dataclass(slots=True)
class Teller:
    """Reads the acts of telling of a report's paragraphs, in order."""

    lexicon: Lexicon
    voices: Voices
    attributions: list[Attribution] = field(default_factory=list)
    trace: list[TraceLine] = field(default_factory=list)
    _standing: list[Told] = field(default_factory=list)
    _speaking: tuple[int, Told | None] = (-1, None)  # where the paragraph before ended, and who spoke in it
    _tellings: Tellings = field(init=False)

    def __post_init__(self) -> None:
        self._tellings = Tellings(self.lexicon)

    def read(self, passage: Passage, rest: Rest) -> list[Told]:
        """The tellings that hold in one paragraph, in the order of their cues; `rest` is the report behind it."""
        found = self._tellings.find(passage, rest)
        standing = list(self._standing)
        if (going_on := self._going_on(passage, found.loose)) is not None:
            standing.append(going_on)
        made: dict[int, Told] = {}
        for telling in found.tellings:
            self._tell(telling, found.tellings, standing, made, passage)
        told = [*standing, *self._in_order(made, found.tellings)]
        if rest.spans:
            self._standing += [t for t in told if t.telling.content == list(rest.spans)]
        self._speaking = (passage.span.end, next((t for t in reversed(told) if t.telling.quoted or rest.label), None))
        return told

    def _tell(
        self, telling: Telling, all_: list[Telling], standing: list[Told], made: dict[int, Told], passage: Passage
    ) -> Told:
        """Makes a telling's attribution after that of whoever tells it in turn; what relays nothing is its parent's."""
        if id(telling) in made:
            return made[id(telling)]
        outer = _outer(telling, all_, passage)
        cue = passage.at(telling.cue)
        parent = self._tell(outer, all_, standing, made, passage) if outer is not None else _holding(standing, cue)
        hedge = self._raised(telling, passage)
        self.voices.listen(passage, telling.cue.i)
        voice = None if telling.speaker is None else self.voices.resolve(telling.speaker, passage)
        if parent is not None and not telling.relays:
            nobodys = is_noun(telling.cue) and telling.speaker is None  # "rejected reports that"
            told = Told(replace(telling, manner="judges") if nobodys else telling, parent.attribution, hedge, parent)
            rule = f"no voice of its own: {telling.manner}"
            self.trace.append(TraceLine(cue, rule, telling.cue.text, "as whoever tells it in turn has it"))
        else:
            if voice is None and telling.speaker is None and _goes_on(telling.cue):
                voice = self.voices.again(self._last_source(made, standing))
            told = Told(telling, self._attribution(telling, voice, parent, passage), hedge, parent)
            if parent is not None:
                self.voices.back_to(parent.attribution.source)
        made[id(telling)] = told
        return told

    def _last_source(self, made: dict[int, Told], standing: list[Told]) -> Source | None:
        """Of whoever goes on without being named: "..., saying that"."""
        last = [*standing, *made.values()][-1:]
        return last[0].attribution.source if last else None

    def _in_order(self, made: dict[int, Told], tellings: list[Telling]) -> list[Told]:
        """The paragraph's tellings by their cues, and its attributions numbered so."""
        told = [made[id(t)] for t in tellings]
        own = list(
            dict.fromkeys(t.attribution.id for t in told if t.telling.content == list(t.attribution.content_spans))
        )
        first = len(self.attributions) - len(own)
        fresh = {old: numbered("a", first + i) for i, old in enumerate(own)}
        if all(old == new for old, new in fresh.items()):
            return told
        renamed = {a.id: _renamed(a, fresh) for a in self.attributions[first:]}
        self.attributions[first:] = sorted(renamed.values(), key=lambda a: int(a.id.removeprefix("a")))
        return [replace(t, attribution=renamed.get(t.attribution.id, t.attribution)) for t in told]

    def _going_on(self, passage: Passage, loose: list[Span]) -> Told | None:
        """Whoever spoke right before, where a paragraph begins with a quotation that nobody else speaks."""
        end, last = self._speaking
        near = 0 <= passage.span.start - end <= _NEXT
        if last is None or not near or not loose or loose[0].start > passage.span.start + 1:
            return None
        index = next(i for i, a in enumerate(self.attributions) if a.id == last.attribution.id)
        attribution = self.attributions[index]
        attribution = replace(attribution, content_spans=(*attribution.content_spans, *loose))
        self.attributions[index] = attribution
        return Told(replace(last.telling, content=list(loose)), attribution, last.hedge)

    def _attribution(self, telling: Telling, voice: Voice | None, parent: Told | None, passage: Passage) -> Attribution:
        source = None if voice is None else voice.source
        informant = None
        if voice is not None and voice.informant and parent is not None and parent.attribution.source is not None:
            source, informant = parent.attribution.source, voice.span
        unsigned = telling.shown is not None and source is not None and source.kind is SourceKind.UNKNOWN
        if unsigned and parent is not None and parent.attribution.source is not None:
            source = parent.attribution.source  # "published a map that showed"
        words = speaker_words(telling)
        attribution = Attribution(
            id=numbered("a", len(self.attributions)),
            source_spans=(passage.span_of(words),) if words else (),
            cue_spans=tuple(telling.cue_spans),
            content_spans=tuple(telling.content),
            kind=AttributionKind.ATTITUDE if telling.manner in ATTITUDES else AttributionKind.STATEMENT,
            parent=None if parent is None else parent.attribution.id,
            source=source,
            channel=self._channel(telling, voice, passage),
            informant=informant,
        )
        self.attributions.append(attribution)
        named = "nobody" if source is None else source.name
        self._explain(telling, named, passage, None if parent is None else parent.attribution)
        return attribution

    def _explain(self, telling: Telling, named: str, passage: Passage, outer: Attribution | None) -> None:
        """Notes which cue gave which voice to which words."""
        inside_text = [
            c for c in telling.content if passage.span.covers(c)
        ]  # a label's content is a paragraph of its own
        content = " … ".join(" ".join(passage.words(c).split()) for c in inside_text)
        inside = (
            "" if outer is None else f", inside what {'nobody' if outer.source is None else outer.source.name} tells"
        )
        said = content if len(content) <= _SHOWN else f"{content[:_SHOWN].rpartition(' ')[0]} …"
        said = said or "what follows"
        shape = "a quotation" if telling.quoted else _SHAPES.get(telling.shape, f"what stands behind “{telling.shape}”")
        cue = " … ".join(passage.words(span) for span in telling.cue_spans)
        if telling.cue.is_punct and not telling.quoted:
            shape = "a mark beside a name"
        rule = f"{'attitude' if telling.manner in ATTITUDES else 'voice'}: {telling.manner}, {shape}"
        self.trace.append(TraceLine(passage.at(telling.cue), rule, cue, f"{named}: “{said}”{inside}"))

    def _channel(self, telling: Telling, voice: Voice | None, passage: Passage) -> Channel:
        """From the source's own words, else from how the cue says that it spoke: "in a statement", "told reporters"."""
        if voice is not None and voice.channel not in {Channel.UNKNOWN, Channel.PRESS}:
            return voice.channel
        found = channel_of(telling, self.lexicon.sources, passage)
        if found is Channel.UNKNOWN and voice is not None:
            return voice.channel
        return found

    def _raised(self, telling: Telling, passage: Passage) -> Hedge | None:
        """As in "seemed to show": the hedge sits on the cue and reaches all of its content."""
        above = telling.cue.head
        if telling.cue.dep_ == "xcomp" and lemmas().of(above) in self.lexicon.hedges.raising:
            words = passage.span_of([above, telling.cue])
            return Hedge(passage.words(words), words, HedgeScope.EVENT)
        return None


def _goes_on(cue: Token) -> bool:
    """As in "..., saying that", "residents were also told to": whoever spoke before goes on."""
    return cue.tag_ == "VBG" or any(c.lower_ == "also" for c in cue.lefts)


def _renamed(attribution: Attribution, fresh: dict[str, str]) -> Attribution:
    parent = attribution.parent
    return replace(
        attribution,
        id=fresh.get(attribution.id, attribution.id),
        parent=None if parent is None else fresh.get(parent, parent),
    )


def _size(telling: Telling) -> int:
    return sum(len(c) for c in telling.content)


def _outer(telling: Telling, all_: list[Telling], passage: Passage) -> Telling | None:
    """The closest telling in whose content a cue stands; of two that hold one another the longer is outside."""
    cue = passage.at(telling.cue)
    holding = [t for t in all_ if t is not telling and t.holds(cue)]
    holding = [t for t in holding if not telling.holds(passage.at(t.cue)) or _size(t) > _size(telling)]
    return min(holding, key=_size, default=None)


def _holding(standing: list[Told], cue: Span) -> Told | None:
    holding = [t for t in standing if t.telling.holds(cue)]
    return min(holding, key=lambda t: _size(t.telling), default=None)


def innermost(told: list[Told], head: Span) -> Told | None:
    """The telling whose content holds the event's word most closely; of the same content, that of whoever is cited."""
    holding = [t for t in told if t.telling.holds(head) and t.telling.manner not in TRANSPARENT]
    shown = [t for t in told if t.telling.shown is not None and any(c.covers(head) for c in t.telling.cue_spans)]
    return min([*holding, *shown], key=lambda t: (_size(t.telling), not _vouches(t)), default=None)


def _vouches(told: Told) -> bool:
    """Whether it is whoever is cited, other than people of no office, who speak with their relayer's voice."""
    source = told.attribution.source
    return told.telling.shape == "cited" and source is not None and source.kind is not SourceKind.CIVILIAN
