"""Repairs of what the small model often parses wrong: subjects swallowed by an opening phrase, lost objects.

Each repair needs two signs that the parse is wrong, so that right parses stay as they are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from reportedly.record.calendar import DAYS_AND_MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_FINITE = frozenset(get_string_id(tag) for tag in ("VBD", "VBZ", "VBP", "VBN"))
_HELPING = {"aux", "auxpass"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
_WITH_SUBJECT = {"ROOT", "ccomp", "conj", "relcl", "advcl", "parataxis"}
_BEFORE_VERB = _HELPING | {"advmod", "neg"}
_DETERMINERS = {"DT", "PRP$", "CD", "PDT"}
_TIMES = {
    *("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "night", "morning", "noon"),
    *("afternoon", "evening", "weekend", "period", "time", "yesterday", "today", "fortnight"),
    *("summer", "winter", "autumn", "spring"),
}
_PLACES = {
    *("region", "city", "town", "village", "district", "area", "suburb", "suburbs", "direction", "sector", "oblast"),
    *("province", "state", "front", "outskirts", "neighbourhood", "neighborhood"),
}
_OPENINGS = {
    *("according", "in", "on", "at", "over", "during", "near", "around", "by", "from", "since", "within", "outside"),
    "after",
}
_TAKING_TWO = {"cost", "costs", "gave", "given", "handed", "sent", "brought"}  # objects: whose, and what
_BEING = {"is", "are", "was", "were"}
_HELPING_IDS = frozenset(get_string_id(dep) for dep in _HELPING)
_GERUND = get_string_id("VBG")
_NAME = get_string_id("NNP")
_ITEM = get_string_id("LS")
_ITSELF = {"itself", "themselves"}


def mend(tokens: Sequence[Token], tags: Sequence[int], deps: Sequence[int]) -> bool:
    """Repairs a parse in place; True where anything was changed.

    Args:
        tokens: of the paragraph, in order.
        tags: their tags, as the numbers that spaCy keeps them under; reading an array beats asking each token.
        deps: their labels, likewise.
    """
    changed = False
    for token, tag, dep in zip(tokens, tags, deps, strict=True):
        if dep in _HELPING_IDS:
            changed |= _hand_subject(token)
        elif tag in _FINITE:
            changed |= _free_participle(token) or _free_main(token) or _part_opening(token) or _put_apposition(token)
            changed |= _part_coordination(token) or _free_content(token) or _turn_round(token)
            changed |= _take_object(token) or _end_telling(token) or _give_verb(token)
            changed |= _part_days(token) or _part_recipient(token)
        elif tag == _GERUND and token.is_sent_start:
            changed |= _make_noun(token) or _give_way(token)
        elif (tag == _NAME and token.is_sent_start and token.like_num) or (tag == _ITEM and token.dep_ in _SUBJECTS):
            token.tag_, changed = "CD", True  # "Eleven died", "; ten were shot down"
        elif token.lower_ in _ITSELF:
            changed |= _join_list(token)
    return changed


def _join_list(itself: Token) -> bool:
    """As in "Nyala itself, Kass and Mershing came under fire", where the second town was taken for the first's name."""
    first = itself.head
    others = [c for c in first.rights if c.dep_ == "appos" and c != itself and c.tag_ == "NNP"]
    if itself.dep_ != "appos" or first.tag_ != "NNP" or not any(c.dep_ == "conj" for o in others for c in o.rights):
        return False
    for other in others:
        other.dep_ = "conj"
    return True


def _hand_subject(auxiliary: Token) -> bool:
    """As in "nine are missing", where the number was hung on the auxiliary."""
    subjects = [c for c in auxiliary.lefts if c.dep_ in _SUBJECTS]
    for found in subjects:
        found.head = auxiliary.head
    return bool(subjects)


def _make_noun(gerund: Token) -> bool:
    """As in "Shelling by tanks was recorded in three villages", where the verb has no other subject."""
    verb = gerund.head
    if gerund.dep_ not in {"advcl", "csubj", "csubjpass"} or verb.i <= gerund.i or gerund.nbor().tag_ != "IN":
        return False
    if any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.lefts):
        return False
    gerund.tag_ = "NN"
    _make_subject(gerund, verb)
    return True


def _give_way(gerund: Token) -> bool:
    """As in "Shelling hit Orikhiv, Huliaipole and Dibrova", where the gerund was taken for the sentence's verb."""
    verb = next((c for c in gerund.rights if c.i == gerund.i + 1 and c.tag_ in {"VBD", "VBZ"}), None)
    if gerund.dep_ != "ROOT" or verb is None or verb.dep_ not in {"xcomp", "ccomp"}:
        return False
    for token in [c for c in gerund.children if c.i > verb.i]:
        token.head = verb
    gerund.tag_ = "NN"
    verb.head, verb.dep_ = verb, "ROOT"
    _make_subject(gerund, verb)
    return True


def _put_apposition(verb: Token) -> bool:
    """As in "Kupiansk, the rail hub of the north, fell", where the name was taken for an adverb or a second subject."""
    subjects = [c for c in verb.lefts if c.dep_ in _SUBJECTS and c.tag_[0] == "N"]
    if not subjects or subjects[-1].left_edge.i < 2:  # noqa: PLR2004 - a name and a comma stand before it
        return False
    said = subjects[-1]
    comma, name = said.left_edge.nbor(-1), said.left_edge.nbor(-2)
    loose = name.head == verb and name.dep_ in {"advmod", "npadvmod", "nsubj", "dep"}
    if comma.text != "," or name.tag_ != "NNP" or not loose or verb.nbor(-1).text != ",":
        return False
    said.head, said.dep_ = name, "appos"
    name.dep_ = "nsubj"
    return True


def _free_participle(verb: Token) -> bool:
    """As in "The army captured Singa, the capital", where "captured" was taken to describe the town.

    A participle before its noun has no subject; where it has one, it is the sentence's verb, and the noun its object.
    """
    noun = verb.head
    if verb.dep_ != "amod" or noun.i < verb.i or not any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return False
    before = [c for c in noun.lefts if c.i < verb.i]
    above, dep = noun.head, noun.dep_
    verb.head, verb.dep_ = (verb, dep) if above == noun else (above, dep)
    noun.head, noun.dep_ = verb, "dobj"
    for token in before:
        token.head = verb
    verb.tag_ = "VBD"
    return True


def _free_main(verb: Token) -> bool:
    """As in "Columns pressed on, two days after the army left", where the later verb was taken for the main one."""
    noun, later = verb.head, verb.head.head
    if (
        verb.dep_ != "acl"
        or verb.tag_ not in {"VBD", "VBN"}
        or noun.dep_ not in _SUBJECTS
        or not noun.i < verb.i < later.i
    ):
        return False
    marks = [c for c in later.lefts if c.dep_ == "mark" and c.i > verb.i]
    own = [c for c in later.lefts if c.dep_ in _SUBJECTS and marks and c.i > marks[0].i]
    if later.dep_ != "ROOT" or not own:
        return False
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, later.head, later.dep_ = verb, verb, "advcl"
    return True


def _part_opening(verb: Token) -> bool:
    """As in "Over the past day units repelled", "At Toshkivka our men held": the phrase has taken the subject."""
    near = list(verb.lefts)
    if verb.dep_ not in _WITH_SUBJECT or any(c.dep_ in _SUBJECTS for c in near):
        return False
    rest = [c for c in near if c.dep_ not in _BEFORE_VERB and not c.is_punct]
    if not rest or rest[-1].dep_ != "prep" or rest[-1].lower_ not in _OPENINGS:
        return False
    return _free_number(rest[-1], verb) or any(_freed(noun, verb) for noun in _last_nouns(rest[-1], verb))


def _free_number(opening: Token, verb: Token) -> bool:
    """As in "In Kharkiv seven died", where the number was hung on the town before it."""
    end = min((c.i for c in verb.lefts if c.dep_ in _BEFORE_VERB and c.i > opening.i), default=verb.i)
    for number in opening.subtree:
        if number.tag_ == "CD" and number.dep_ == "nummod" and number.head.i < number.i == end - 1:
            _make_subject(number, verb)
            return True
    return False


def _freed(noun: Token, verb: Token) -> bool:
    """Makes a noun of an opening phrase the subject, with what stands before it from the phrase's own end on."""
    if noun.dep_ == "appos":
        _make_subject(noun, verb)  # "According to the ombudsman, ten civilians died"
        return True
    inner, words = noun.head, [t for left in noun.lefts for t in left.subtree if t.dep_ != "case"]
    last = _end_of_opening([*words, noun])
    if last is None:
        return False
    for token in noun.lefts:
        if token.i < last.i:
            token.head = last
    last.head, last.dep_ = inner, "pobj"
    _make_subject(noun, verb)
    return True


def _last_nouns(opening: Token, verb: Token) -> list[Token]:
    """The nouns of an opening phrase that end right before the verb; an apposition behind a comma counts too."""
    end = min((c.i for c in verb.lefts if c.dep_ in _BEFORE_VERB and c.i > opening.i), default=verb.i)
    found = []
    for noun in opening.subtree:
        if noun.tag_[0] != "N" or noun.right_edge.i + 1 < end - 1:
            continue
        parted = noun.head.dep_ == "pobj" and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","
        joined = noun.dep_ == "pobj" and not any(t.is_punct for t in verb.doc[noun.i : end])
        if joined or (noun.dep_ == "appos" and parted):
            found.append(noun)
    return found


def _make_subject(noun: Token, verb: Token) -> None:
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _end_of_opening(words: list[Token]) -> Token | None:
    """The noun that ends the opening phrase, by the surest sign that another phrase begins behind it."""
    pairs = [(word, after) for word, after in pairwise(words) if word.tag_[0] == "N"]
    for parts in (_parts_time, _parts_determined, _parts_place, _parts_name):
        found = next((word for word, after in pairs if parts(word, after)), None)
        if found is not None:
            return found
    return None


def _parts_time(word: Token, after: Token) -> bool:
    """As in "over the past day | units"."""
    return is_time(word) and not is_time(after) and after.tag_ not in {"CC", "CD", "POS", "IN"}


def _parts_determined(word: Token, after: Token) -> bool:
    """As in "since the shelling | the school", "at the Lachin checkpoint | Azerbaijani guards"."""
    common = word.tag_ == "NN" and word.text.islower()
    return after.tag_ in {"DT", "PRP$"} or (common and after.text[0].isupper() and after.tag_[0] in "NJ")


def _parts_place(word: Token, after: Token) -> bool:
    """As in "in the Donetsk region | settlements"."""
    return word.lower_ in _PLACES and after.tag_[0] in "NJ"


def _parts_name(word: Token, after: Token) -> bool:
    """As in "in Bohorodychne | tank fire"."""
    begins = after.tag_ in _DETERMINERS or after.tag_[0] == "J" or (after.tag_[0] == "N" and after.text.islower())
    return word.tag_ in {"NNP", "NNPS"} and begins


def is_time(word: Token) -> bool:
    """Whether a noun names a time: "Monday", "June", "the past day"."""
    return word.tag_[0] == "N" and (word.lower_ in _TIMES or word.lower_ in DAYS_AND_MONTHS)


def _part_coordination(verb: Token) -> bool:
    """As in "shelled the pier and an officer was wounded", where the officer was taken for shelled too."""
    if verb.dep_ != "conj" or verb.head.i > verb.i or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return False
    begin = min((c.i for c in verb.lefts if c.dep_ in _BEFORE_VERB), default=verb.i)
    for noun in verb.doc[verb.head.i + 1 : begin]:
        if noun.dep_ != "conj" or noun.tag_[0] != "N" or noun.right_edge.i + 1 != begin:
            continue
        if noun.head.dep_ in {"dobj", "pobj", "conj"}:
            _make_subject(noun, verb)
            return True
    return False


def _take_object(verb: Token) -> bool:
    """As in "Army abandons Wad Madani", "shot down 28 of 36 drones": taken for a measure, a time or an adverb."""
    if any(c.dep_ in {"dobj", "attr", "ccomp", "xcomp"} for c in verb.rights):
        return False
    before = (verb, *_particles(verb))
    for found in verb.rights:
        if found.dep_ not in {"npadvmod", "advmod"} or found.doc[found.left_edge.i - 1] not in before:
            continue
        share = found.tag_ == "CD" and any(c.lower_ == "of" for c in found.rights)
        name = found.tag_ == "NNP" or (found.text.istitle() and found.tag_ in {"RB", "JJ"})
        if share or (name and found.lower_ not in DAYS_AND_MONTHS):
            found.dep_, found.tag_ = "dobj", found.tag_ if share else "NNP"
            return True
    return False


def _part_days(verb: Token) -> bool:
    """As in "seized Minova on Tuesday and Sake on Thursday", where the second town was hung on the first day."""
    things = [c for c in verb.rights if c.dep_ == "dobj" and c.tag_ == "NNP"]
    days = [t for p in verb.rights if p.dep_ == "prep" for t in p.children if t.lower_ in DAYS_AND_MONTHS]
    lost = [c for day in days for c in day.children if c.dep_ == "conj" and c.tag_ == "NNP"]
    lost = [c for c in lost if c.lower_ not in DAYS_AND_MONTHS]
    if not things or not lost:
        return False
    for found in lost:
        found.head = things[0]
    return True


def _part_recipient(verb: Token) -> bool:
    """As in "cost the enemy eleven vehicles", where the enemy was taken for a part of the vehicles' name."""
    things = [c for c in verb.rights if c.dep_ == "dobj"] if verb.lower_ in _TAKING_TWO else []
    for thing in things:
        words = [t for left in thing.lefts for t in left.subtree]
        number = next((t for t in words if t.tag_ == "CD"), None)
        before = number.nbor(-1) if number is not None and number.i > thing.left_edge.i else None
        if number is None or before is None or before.tag_[0] != "N":
            continue
        for token in words:
            if token.head in (thing, before) and token != before:
                token.head = before if token.i < before.i else thing
        before.head, before.dep_ = verb, "dative"
        return True
    return False


def _turn_round(verb: Token) -> bool:
    """As in "Reduced to rubble were 13 houses and a school", where the participle was taken for the subject."""
    told = next((c for c in verb.lefts if c.dep_ in {"nsubj", "csubj", "advcl"} and c.tag_ == "VBN"), None)
    undergone = next((c for c in verb.rights if c.dep_ == "attr" and c.tag_[0] == "N"), None)
    if verb.lower_ not in _BEING or told is None or undergone is None:
        return False
    told.head, told.dep_ = (told, "ROOT") if verb.dep_ == "ROOT" else (verb.head, verb.dep_)
    verb.head, verb.dep_ = told, "auxpass"
    undergone.head, undergone.dep_ = told, "nsubjpass"
    return True


def _particles(verb: Token) -> list[Token]:
    return [c for c in verb.rights if c.i == verb.i + 1 and c.tag_ in {"RP", "RB", "IN"}]


def _free_content(verb: Token) -> bool:
    """As in "A strike killed 22 people, the ministry said", where "killed" was taken to describe a second subject."""
    noun = verb.head
    said = noun.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or noun.dep_ != "nsubj" or said.i < verb.i:
        return False
    another = any(c.dep_ == "nsubj" and c.i > verb.i for c in said.lefts)
    if not another or not any(c.dep_ == "dobj" for c in verb.rights):
        return False
    verb.head, verb.dep_, verb.tag_ = said, "ccomp", "VBD"
    noun.head = verb
    return True


def _end_telling(verb: Token) -> bool:
    """As in "Fighters took Kodema, the headquarters claimed", where the headquarters were taken for more of Kodema."""
    said = verb.head
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBD", "VBZ"} or said.dep_ != "ROOT" or said.i > verb.i:
        return False
    who, after = verb.nbor(-1), [t for t in verb.rights if not t.is_punct]
    parted = who.dep_ == "appos" and who.tag_[0] == "N" and who.left_edge.i > 0 and who.left_edge.nbor(-1).text == ","
    if after or not parted or any(c.dep_ in _SUBJECTS or c.dep_ == "mark" for c in verb.lefts):
        return False
    who.head, who.dep_ = verb, "nsubj"
    verb.head, verb.dep_ = verb, "ROOT"
    said.head, said.dep_ = verb, "ccomp"
    return True


def _give_verb(infinitive: Token) -> bool:
    """As in "The military claims to have retaken it", where "claims" was taken for a noun and the rest for the verb."""
    told = next((c for c in infinitive.lefts if c.dep_ == "nsubj" and c.tag_ == "NNS"), None)
    to = next((c for c in infinitive.lefts if c.dep_ == "aux" and c.tag_ == "TO"), None)
    if infinitive.dep_ != "ROOT" or told is None or to is None or to.i != told.i + 1 or told.i == 0:
        return False
    who = told.nbor(-1)
    if who.head != told or who.tag_[0] not in "NJ":
        return False
    for token in [c for c in told.children if c != who]:
        token.head = who
    infinitive.head, infinitive.dep_ = told, "xcomp"
    told.head, told.dep_, told.tag_ = told, "ROOT", "VBZ"
    who.dep_, who.tag_ = "nsubj", "NN" if who.tag_[0] == "J" else who.tag_
    return True


__all__ = ["is_time", "mend"]
