"""An act of telling, while its paragraph is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.extract.english.passage import is_noun, lemmas
from reportedly.extract.english.tree import child, children, noun_phrase, own_subject, trimmed
from reportedly.record import Span

# Manners that are attitudes to what they hand over, and those that claim nothing of it; see lexicon/cues.toml.
ATTITUDES = frozenset({"feels", "judges", "orders"})
_CLAIMING_NOTHING = ATTITUDES | {"withholds"}
# Manners that leave what they hand over to whoever else tells of it.
TRANSPARENT = frozenset({"judges", "hearsay"})
# Manners that hand on another's words, where they stand inside somebody's.
_RELAYING = frozenset({"says", "confirms", "claims", "hints", "denies", "shows", "hedged", "hearsay"})
_JUDGING = frozenset({"believes", "expects"})
_RAISING = {"seem", "appear", "purport", "claim"}
_BESIDE = {"aux", "auxpass", "neg", "prt", "advmod"}
_NOBODY_ELSE = frozenset({"i", "we", "you", "one", "anybody", "anyone", "nobody", "everybody", "everyone"})
# Manners that a quotation can be spoken in.
_ALOUD = frozenset({"says", "confirms", "claims", "hints", "denies", "expects", "orders"})


@dataclass(slots=True)
class Telling:
    """One act of telling; spans are of the report's text."""

    cue: Token
    cue_spans: list[Span]
    manner: str
    speaker: Token | None
    content: list[Span] = field(default_factory=list)
    quoted: bool = False
    aloud: bool = True  # whether a quotation may be its content
    shown: Token | None = None  # the video or photo, where that is what tells
    negated: bool = False  # "does not expect that": what is handed over is turned round
    signs: bool = False  # whether the cue is the dash before a name that signs a quotation
    shape: str = "clause"  # what the content is: "cited", or see `takes` in lexicon/cues.toml

    def holds(self, span: Span) -> bool:
        """Whether the content covers the span."""
        return any(c.start <= span.start < c.end for c in self.content)

    @property
    def can_speak(self) -> bool:
        """Whether a quotation may be its content."""
        return self.aloud and self.manner in _ALOUD

    @property
    def claims(self) -> bool:
        """False for an attitude, an order, and for who does not confirm."""
        return self.manner not in _CLAIMING_NOTHING

    @property
    def relays(self) -> bool:
        """Whether it tells what somebody else has said, where it stands inside a telling.

        "I think", "you know", what is wanted, planned or asked for there is only what the outer source says.
        """
        if self.shape not in {"clause", "to do", "passive", "cited"}:
            return False
        if self.cue.tag_ == "VB" and (own_subject(self.cue) is None or child(self.cue, "aux") is not None):
            return False
        if self.manner in _JUDGING:  # "residents believe", but not "he believes", who is the one that speaks
            return self.speaker is not None and is_noun(self.speaker)
        if self.manner not in _RELAYING or (self.manner != "hearsay" and is_noun(self.cue) and self.speaker is None):
            return False
        return self.speaker is None or self.speaker.lower_ not in _NOBODY_ELSE


def speaker_words(telling: Telling) -> list[Token]:
    """The words of the source phrase: whole, with titles, appositions and relative clauses, but not the cue's."""
    noun, cue = telling.speaker, telling.cue
    if noun is None:
        return []
    words = list(noun.subtree)
    if (relative := _relative(cue, noun)) is not None:
        return [relative]  # "the governor, who said": the pronoun speaks
    if cue in words:  # "a man saying that", "the loss reported by"
        words = [t for t in words if t.i < cue.i] if noun.i < cue.i else noun_phrase(noun)
    if cue.is_punct and noun.i > cue.i:  # "– regional head", where the parser hangs on it what stands before
        words = [t for t in words if t.i > cue.i]
    off = [c for c in children(noun, "acl", "advcl") if _is_set_off(c)]
    aside = {t.i for c in off for t in c.subtree}
    aside |= {t.i for c in noun.lefts if c.dep_ in {"advcl", "mark"} for t in c.subtree}
    words = [t for t in words if t.i not in aside]
    words = _one_run(words, noun)
    while words and words[-1].tag_ == "POS":
        words.pop()
    return trimmed(words) or [noun]


def _relative(cue: Token, noun: Token) -> Token | None:
    """The relative pronoun between a noun and the cue in its relative clause."""
    for verb in (cue, *cue.ancestors):
        if verb == noun:
            return None
        found = child(verb, "nsubj", "nsubjpass")
        if found is not None:
            return found if found.tag_ in {"WP", "WDT"} and found != noun else None
    return None


def holds_office(clause: Token) -> bool:
    """As in "who heads the council", "who is the mayor": a clause that names somebody's office."""
    return lemmas().of(clause) in {"head", "lead", "run", "be", "command", "direct", "chair", "helm", "serve"}


def _is_set_off(clause: Token) -> bool:
    """As in "Haidai, speaking on Friday, said"."""
    edge = clause.left_edge.i
    return edge > 0 and clause.doc[edge - 1].text == ","


def _one_run(words: list[Token], noun: Token) -> list[Token]:
    """The unbroken stretch around the noun; a parser may hang an adverb from elsewhere on it."""
    inside = {t.i for t in words}
    first = last = noun.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return list(noun.doc[first : last + 1])


def cue_words(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and particle, where they stand beside it."""
    near = {c.i for c in children(verb, *_BESIDE) if not is_noun(c)} | {verb.i}
    raising = verb.head if verb.dep_ == "xcomp" and lemmas().of(verb.head) in _RAISING else None
    if raising is not None:  # "seemed to show"
        near |= {raising.i} | {c.i for c in children(raising, *_BESIDE)}
    first = last = verb.i
    while first - 1 in near:
        first -= 1
    while last + 1 in near and verb.doc[last + 1].dep_ == "prt":
        last += 1
    return list(verb.doc[first : last + 1])
