"""Nouns that hand something over: "the claim that …", "a warning of …", "their promise to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_noun, is_verb, lemmas
from reportedly.extract.english.telling.acts import Telling
from reportedly.extract.english.tree import (
    child,
    children,
    dependents,
    subject,
    trimmed,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.passage import Passage

_OWN = {"to do", "for"}  # "their promise to return"; "in order to", "a plan to" are nobody's
_OWNED = {"feels", "judges", "orders"}  # manners of nouns that tell nothing where nobody is named whose they are
_FROM = {"by", "from", "of"}
# Verbs whose subject is the one who says it ("issued a warning that").
_GIVING = {
    *("make", "issue", "give", "release", "publish", "post", "deliver", "repeat", "voice", "express", "have"),
    *("offer", "send", "put out"),
}


class CueNouns:
    """Finds tellings by the lexicon's nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def at(self, noun: Token, passage: Passage) -> list[Telling]:
        """At most one telling, by the first entry that fits; "no confirmation" hands nothing over."""
        cues = self._lexicon.cues.nouns.get(lemmas().of(noun), ())
        if not cues or any(c.lower_ in self._lexicon.hedges.no for c in noun.lefts):
            return []
        if self._only_carries(noun):
            return []
        speaker = self._speaker(noun)
        for cue in cues:
            if speaker is None and cue.manner in _OWNED:
                continue
            takes = cue.takes if speaker is not None else cue.takes - _OWN
            words = self._content(noun, takes, speaker)
            if words:
                content = [passage.span_of(words)]
                return [Telling(noun, [passage.at(noun)], cue.manner, speaker, content, aloud=False)]
        return []

    def _only_carries(self, noun: Token) -> bool:
        """As in "said in a statement that": the verb hands it over, wherever the parser hangs the clause."""
        prep = noun.head
        if noun.dep_ != "pobj" or prep.lower_ not in {"in", "via"} or not is_verb(prep.head):
            return False
        return any(cue.manner == "says" for cue in self._lexicon.cues.verbs.get(lemmas().of(prep.head), ()))

    def _content(self, noun: Token, takes: frozenset[str], speaker: Token | None) -> list[Token]:
        for clause in children(noun, "acl", "ccomp", "relcl"):
            if clause.i < noun.i or (not is_verb(clause) and clause.tag_ != "MD"):
                continue
            infinitive = any(c.tag_ == "TO" for c in dependents(clause)) and clause.tag_ == "VB"
            marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in dependents(clause))
            if infinitive and "to do" in takes:
                return trimmed(list(clause.subtree))
            if "clause" in takes and not infinitive and marked:
                return trimmed([t for t in clause.subtree if not (t.dep_ == "mark" and t.head == clause)])
        behind = children(speaker, "prep") if speaker is not None and speaker.i > noun.i else []
        for prep in [*children(noun, "prep"), *behind]:  # "the warning from the union of a collapse"
            if prep.lower_ in takes and (target := child(prep, "pobj", "pcomp")) is not None:
                if prep.lower_ == "of" and is_noun(target) and self._can_speak(target):
                    continue
                return trimmed(list(target.subtree))
        return []

    def _can_speak(self, noun: Token) -> bool:
        sources, lemma = self._lexicon.sources, lemmas().of(noun)
        return is_name(noun) or lemma in sources.kinds or lemma in sources.speakers

    def _speaker(self, noun: Token) -> Token | None:
        """Whose words they are: the owner, whoever stands behind "by" or "from", or the subject that gives them."""
        if (owner := child(noun, "poss")) is not None:
            return owner
        maker = next((c for c in reversed(children(noun, "compound", "nmod")) if self._can_speak(c)), None)
        if maker is not None:  # "a ministry statement that", "a Herald report that"
            return maker
        for prep in children(noun, "prep"):
            target = child(prep, "pobj")
            if prep.lower_ in _FROM and target is not None and self._can_speak(target):
                return target
        verb = noun.head
        if noun.dep_ == "dobj" and is_verb(verb) and lemmas().of(verb) in _GIVING:
            return subject(verb)
        return None
