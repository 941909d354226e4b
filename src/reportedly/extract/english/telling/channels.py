"""By which way the words reached the report, where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_name, is_noun, lemmas
from reportedly.extract.english.tree import child, children, direct_object
from reportedly.record import Channel
from reportedly.theatre.lexis import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.extract.english.passage import Passage
    from reportedly.extract.english.telling.acts import Telling
    from reportedly.extract.english.wordlists import Sources

_BY_WAY_OF = {"in", "on", "at", "via", "through", "during", "by", "to"}


def channel_of(telling: Telling, sources: Sources, passage: Passage) -> Channel:
    """The channel by what stands beside the cue and its speaker; unknown where nothing tells it."""
    lemma = lemmas().of(telling.cue)
    if lemma in sources.posting:
        return Channel.SOCIAL
    for noun in _ways(telling):
        if not telling.holds(passage.at(noun)) and (found := _of_noun(noun, sources)) is not None:
            return found
    whom = direct_object(telling.cue) if lemma in {"tell", "inform", "brief"} else None
    if whom is not None and _is_press(whom, sources, passage):
        return Channel.PRESS
    label = telling.cue.doc if telling.cue.text in {":", "–", "—", "-"} else ()
    return next((c for t in label if (c := sources.documents.get(lemmas().of(t))) is not None), Channel.UNKNOWN)


def _ways(telling: Telling) -> Iterator[Token]:
    """The nouns behind "in", "on" and the like that hang on the cue, its speaker, or the verb that controls it."""
    heads = [telling.cue]
    if telling.cue.dep_ in {"xcomp", "advcl", "conj"} and telling.cue.head.i < telling.cue.i:
        heads.append(telling.cue.head)
    if telling.speaker is not None:
        heads.append(telling.speaker)
    for head in heads:
        for prep in children(head, "prep"):
            target = child(prep, "pobj")
            if prep.lower_ in _BY_WAY_OF and target is not None:
                yield target


def _of_noun(noun: Token, sources: Sources) -> Channel | None:
    lemma = lemmas().as_kind(noun.lower_, "noun")
    pair = next((f"{c.lower_} {lemma}" for c in reversed(children(noun, "compound", "amod"))), "")
    if noun.text.rstrip(".") == "X":
        return Channel.SOCIAL
    owners = [t for t in children(noun, "compound") if sources.documents.get(t.lower_) is Channel.SOCIAL]
    if owners:  # "on his Telegram channel", "on its Facebook page"
        return Channel.SOCIAL
    return sources.documents.get(pair) or sources.documents.get(lemma)


def _is_press(noun: Token, sources: Sources, passage: Passage) -> bool:
    """Whether one tells reporters, a paper or a broadcaster; a name counts by its words or as the theatre knows it."""
    words = [noun, *children(noun, "compound", "amod")]
    if any(is_noun(t) and lemmas().as_kind(t.lower_, "noun") in sources.heard_by for t in words):
        return True
    at = passage.at(noun)
    known = any(h.kind is NameKind.SOURCE and h.span.overlaps(at) for h in passage.hits)
    return is_name(noun) and (known or noun.text.isupper())
