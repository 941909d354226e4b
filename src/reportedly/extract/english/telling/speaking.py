"""Gives the quotations of a paragraph to the cues that speak them; see `spoken` for how words and marks tell that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.extract.english.passage import is_noun, is_verb, lemmas
from reportedly.extract.english.telling.acts import Telling, cue_words
from reportedly.extract.english.telling.spoken import Floor, Speech, merged, whole
from reportedly.extract.english.tree import child, following, is_passive, own_subject, subject

if TYPE_CHECKING:
    from reportedly.extract.english.passage import Passage
    from reportedly.record import Span

_MUTE = {"be", "have", "do", "become", "get", "make", "seem", "appear", "remain", "go", "come"}
_TOUCHING = 3  # characters: a quotation mark and a space


def give_out(spoken: list[Speech], floor: Floor, found: list[Telling], passage: Passage) -> list[Span]:
    """Gives each quotation to a cue, by the marks and the order of the words around it; the rest comes back."""
    found += [t for nth, s in enumerate(spoken) if (t := _signed(nth, s, floor, passage)) is not None]
    owners: list[Telling | None] = []
    for nth, speech in enumerate(spoken):
        signed = next((t for t in found if t.signs and t.content == [speech.span]), None)
        owner = signed or _behind(speech, nth, floor, found, passage) or _before(speech, floor, found, passage)
        owners.append(owner)
    last: Telling | None = None
    loose: list[Span] = []
    for nth, speech in enumerate(spoken):
        owner = owners[nth]
        told = any(c.overlaps(speech.span) for t in found if not floor.quotes(t.cue) for c in t.content)
        if owner is None and speech.long and not told:
            owner = last or next((o for o in owners[nth + 1 :] if o is not None), None)
        if owner is None:
            loose += [speech.span] if speech.long and not told else []
            continue
        last = owner
        owner.content.append(speech.span)
        owner.quoted = True
    for telling in found:
        telling.content = [whole(s, spoken) if telling.quoted else s for s in merged(telling.content)]
    return loose


def _signed(nth: int, speech: Speech, floor: Floor, passage: Passage) -> Telling | None:
    """As in "“We hold it.” – Ann Lee": a dash and a name behind the quotation, to the end of the line."""
    dash = floor.dash_behind(nth)
    if dash is None:
        return None
    names = [t for t in dash.doc[dash.i + 1 : floor.line_end(dash.i)] if is_noun(t)]
    if not names:
        return None
    outer = next((t for t in names if t.head.i <= dash.i or t.head == t), names[-1])
    return Telling(dash, [passage.at(dash)], "says", outer, [speech.span], quoted=True, signs=True)


def _behind(speech: Speech, nth: int, floor: Floor, found: list[Telling], passage: Passage) -> Telling | None:
    verb = floor.behind(speech, nth)
    if verb is None:
        return None
    known = next((t for t in found if t.cue == verb), None)
    if known is not None and not known.can_speak:
        return None
    if known is None and (lemmas().of(verb) in _MUTE or child(verb, "dobj", "ccomp") is not None):
        return None
    if floor.ends_sentence(speech) and (known is None or is_passive(verb) or _has_own_content(known, speech)):
        return None  # "… the town.” Residents were told to leave."
    named = (known.speaker if known is not None else None, own_subject(verb), floor.speaker(speech, verb))
    speaker = next((n for n in named if n is not None and not floor.quotes(n)), None)
    if speaker is None:
        return None
    if known is None:
        known = Telling(verb, [passage.span_of(cue_words(verb))], "says", speaker)
        found.append(known)
        found.sort(key=lambda t: t.cue.i)
    known.speaker = speaker
    known.content = [c for c in known.content if c.end > speech.span.start - _TOUCHING]  # no sentence before it
    return known


def _before(speech: Speech, floor: Floor, found: list[Telling], passage: Passage) -> Telling | None:
    able = [t for t in found if t.can_speak]
    if (known := floor.before(speech, able)) is not None:
        return known
    word = floor.introducing(speech)
    if word is None:
        return None
    verb = next((t for t in (word, *word.ancestors) if is_verb(t)), None)
    speaker = subject(verb) if verb is not None else word if is_noun(word) else None
    head = verb if verb is not None else following(word)  # the colon itself, where there is no verb
    if speaker is None or head is None:
        return None
    telling = Telling(head, [passage.span_of(cue_words(head))], "says", speaker)
    found.append(telling)
    found.sort(key=lambda t: t.cue.i)
    return telling


def _has_own_content(telling: Telling, speech: Speech) -> bool:
    """Whether a cue behind a quotation hands over something further on."""
    return any(c.start > speech.span.end and c.start > telling.cue_spans[-1].end for c in telling.content)
