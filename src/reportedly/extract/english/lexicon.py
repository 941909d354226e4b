"""The English lexicons: which words tell an event, hand over a statement, hedge, count and name things.

They are data (`lexicon/*.toml`), checked as they are loaded. Each file's head says what its keys mean.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.errors import LexiconError
from reportedly.extract.english.predicates import Predicates, predicates_of
from reportedly.extract.english.wordlists import Cue, Cues, Hedges, Numbers, Sources, Things
from reportedly.record import Channel, EvidenceKind, Outcome, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_Part = TypeVar("_Part")
_DIGITS = 8  # of the SHA-256 that stands for files of one's own in the extractor's version

_MANNERS = {"says", "confirms", "claims", "hints", "believes", "denies", "expects", "orders", "feels", "judges"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the English extractor knows about words; `digest` stands for files that are not bundled."""

    predicates: Predicates
    cues: Cues
    hedges: Hedges
    things: Things
    numbers: Numbers
    sources: Sources
    digest: str | None = None


def english_lexicon(own: tuple[Path, ...] = ()) -> Lexicon:
    """The bundled lexicon, with the predicates of these files before its own.

    Raises:
        LexiconError: an entry is malformed, or a file cannot be read; the sentence names the file and the entry.
    """
    return lexicon_of(tuple((str(path), _own(path)) for path in own))


@cache
def lexicon_of(own: tuple[tuple[str, str], ...]) -> Lexicon:
    """The lexicon with these files, by name and text; made once for the same texts."""
    digest = sha256("\x1f".join(text for _, text in own).encode()).hexdigest()[:_DIGITS] if own else None
    rows = {name: _parsed(text, name) for name, text in own}
    return Lexicon(
        predicates=predicates_of(rows | _event_files(), frozenset(_read("light")["light"]["verbs"])),
        cues=_made("cues", _cues),
        hedges=_made("hedges", _hedges),
        things=_made("things", _things),
        numbers=_made("quantities", _numbers),
        sources=_made("sources", _sources),
        digest=digest,
    )


def _own(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} cannot be read as a lexicon ({error}); give a TOML file in UTF-8.") from error


def _made(name: str, make: Callable[[dict[str, Any]], _Part]) -> _Part:
    raw = _read(name)
    try:
        return make(raw)
    except (KeyError, ValueError, TypeError, AttributeError, re.error) as error:
        what = f"the key {error} is missing" if isinstance(error, KeyError) else str(error)
        raise LexiconError(f"lexicon/{name}.toml: {what}; the head of the file says what its keys mean.") from error


def _event_files() -> dict[str, dict[str, Any]]:
    folder = files(__package__) / "lexicon" / "events"
    names = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {f"lexicon/events/{name}.toml": _read(f"events/{name}") for name in names}


def _read(name: str) -> dict[str, Any]:
    path = files(__package__) / "lexicon" / f"{name}.toml"
    return _parsed(path.read_text(encoding="utf-8"), f"lexicon/{name}.toml")


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name} is not valid TOML: {error}.") from error


def _cues(raw: dict[str, Any]) -> Cues:
    return Cues(
        verbs=_by_head(raw["cue"], "verbs"),
        nouns=_by_head(raw["noun"], "nouns"),
        adjectives=_by_head(raw["adjective"], "adjectives"),
        adverbs=frozenset(raw["adverbs"]["words"]),
        shows=frozenset(raw["shows"]["verbs"]),
        findings=frozenset(raw["shows"]["findings"]),
        phrases={(v, n): row["manner"] for row in raw["phrase"] for v in row["verbs"] for n in row["nouns"]},
        phrase_verbs=frozenset(verb for row in raw["phrase"] for verb in row["verbs"]),
        prepositions=raw["prepositions"],
        conceding=frozenset(verb.split()[0] for verb in raw["conceding"]["verbs"]),
        words_of={noun: frozenset(preps) for noun, preps in raw["words_of"].items()},
    )


def _by_head(rows: list[dict[str, Any]], key: str) -> dict[str, tuple[Cue, ...]]:
    """The entries of each word, in the order of the file."""
    found: dict[str, list[Cue]] = {}
    for row in rows:
        if row["manner"] not in _MANNERS:
            raise ValueError(f"{row[key][0]}: there is no manner {row['manner']}")
        if unknown := sorted(set(row) - {"manner", "takes", key}):
            raise ValueError(f"{row[key][0]}: unknown key {unknown[0]}")
        for phrase in row[key]:
            head, *particles = phrase.split()
            found.setdefault(head, []).append(Cue(row["manner"], frozenset(row["takes"]), tuple(particles)))
    return {head: tuple(cues) for head, cues in found.items()}


def _hedges(raw: dict[str, Any]) -> Hedges:
    def gather(table: str, key: str) -> frozenset[str]:
        return frozenset(word for row in raw[table] for word in row.get(key, ()))

    adverbs = {
        word: (tuple(row["band"]) if "band" in row else None) for row in raw["hedge"] for word in row.get("words", ())
    }
    patterns = [
        pattern.replace("CHECK", "|".join(row["checking"])) for row in raw["unconfirmed"] for pattern in row["patterns"]
    ]
    return Hedges(
        adverbs=adverbs,
        modals=gather("hedge", "modals"),
        raising=gather("hedge", "raising"),
        nouns=gather("hedge", "nouns"),
        odds={word: tuple(row["band"]) for row in raw["hedge"] for word in row.get("odds", ())},
        will=gather("forecast", "modals"),
        planning=gather("forecast", "raising"),
        risks=gather("forecast", "nouns"),
        approximate=tuple(tuple(phrase.split()) for phrase in raw["approximate"]["words"]),
        unconfirmed=re.compile("|".join(patterns), re.IGNORECASE),
        open_part=tuple(re.compile(p, re.IGNORECASE) for row in raw["unconfirmed"] for p in row["open_part"]),
        negations=frozenset(raw["negation"]["words"]),
        no=frozenset(raw["negation"]["determiners"]),
        nobody=frozenset(raw["negation"]["nobody"]),
        states=frozenset(raw["states"]["verbs"]),
        denials=frozenset(raw["states"]["denials"]),
        truths=frozenset(raw["states"]["truths"]),
        failing=frozenset(raw["negation"]["verbs"]),
        unable=frozenset(raw["negation"]["adjectives"]),
        irrealis_marks=frozenset(raw["irrealis"]["marks"]),
        irrealis_modals=frozenset(raw["irrealis"]["modals"]),
        aims=frozenset(raw["irrealis"]["aims"]),
        needing=frozenset(raw["irrealis"]["needing"]),
        left_open=frozenset(raw["irrealis"]["left_open"]),
        telling=frozenset(raw["irrealis"]["telling"]),
        ending=frozenset(raw["negation"]["ending"]),
        anybody=frozenset(raw["irrealis"]["anybody"]),
        habit=frozenset(raw["irrealis"]["habit"]),
        wrongs=frozenset(raw["irrealis"]["wrongs"]),
        inverted=frozenset(raw["irrealis"]["inverted"]),
    )


def _things(raw: dict[str, Any]) -> Things:
    kinds = _read("kinds")["kind"]
    classes: dict[str, str] = {}
    of_kind: dict[str, str] = {}
    for row in kinds:
        if unknown := sorted(set(row) - {"code", "class", "nouns", "makes", "shown"}):
            raise ValueError(f"kind {row['code']}: unknown key {unknown[0]}")
        for noun in row["nouns"]:
            classes.setdefault(noun, row["class"])
            of_kind.setdefault(noun, row["code"])
    for name, nouns in raw["class"].items():
        for noun in nouns:
            classes.setdefault(noun, name)
    made = [row for row in kinds if row.get("makes")]
    units = dict(raw["units"])
    by_themselves, sized, many = (frozenset(units.pop(key)) for key in ("by_themselves", "sized", "many"))
    return Things(
        classes=classes,
        last_words={
            part: len(name) - len(part)
            for name in sorted(classes, key=len)  # the longest name is the last to be noted
            for last in name.split()[-1:]
            for part in (last, last.rpartition("-")[2])
        },
        kinds=of_kind,
        makes=re.compile("|".join(f"({'|'.join(row['makes'])})" for row in made)),
        make_kinds=tuple(row["code"] for row in made),
        kind_class={row["code"]: row["class"] for row in reversed(kinds)},
        units=units,
        by_themselves=by_themselves,
        sized=sized,
        many=many,
        groups=frozenset(raw["groups"]["nouns"]),
        parts=frozenset(raw["parts"]["nouns"]),
        people={name: frozenset(words) for name, words in raw["people"].items()},
        tolls={word: Outcome(outcome) for outcome, words in raw["tolls"].items() for word in words},
        bands=frozenset(raw["bands"]["nouns"]),
        band_words=frozenset(raw["bands"]["words"]),
        band_persons=frozenset(raw["bands"]["persons"]),
        war_words=frozenset(raw["war"]["words"]),
        peace_words=frozenset(raw["war"]["peace"]),
        peaceful=frozenset(raw["war"]["peaceful"]),
        least_war=raw["war"]["least"],
    )


def _numbers(raw: dict[str, Any]) -> Numbers:
    bounds, ranges, measures = raw["bounds"], raw["ranges"], raw["measures"]
    for row in raw["vague"]:
        if not row.get("source") or not row["words"]:
            raise ValueError(f"vague {row['words']}: say in `source` why it is read so")
        if "high" in row and row["high"] < row["low"]:
            raise ValueError(f"vague {row['words'][0]}: its range falls")
    return Numbers(
        numerals=raw["numerals"],
        scales={word: float(row["by"]) for row in raw["scale"] for word in row["words"]},
        vague={
            word: (float(row["low"]), float(row["high"]) if "high" in row else None)
            for row in raw["vague"]
            for word in row["words"]
        },
        sources={word: row["source"] for row in raw["vague"] for word in row["words"]},
        at_least=tuple(bounds["at_least"]),
        at_most=tuple(bounds["at_most"]),
        behind_at_least=tuple(bounds["behind_at_least"]),
        behind_at_most=tuple(bounds["behind_at_most"]),
        between=frozenset(ranges["between"]),
        opening=frozenset(ranges["opening"]),
        length=frozenset(measures["length"]),
        area=frozenset(measures["area"]),
        square=frozenset(measures["square"]),
        sets=raw["sets"],
        times=raw["times"],
    )


def _sources(raw: dict[str, Any]) -> Sources:
    kinds: dict[str, SourceKind] = {}
    for kind, nouns in raw["kinds"].items():
        for noun in nouns:
            kinds.setdefault(noun, SourceKind(kind))
    return Sources(
        kinds=kinds,
        informants=frozenset(raw["informants"]["nouns"]),
        unnamed=frozenset(raw["unnamed"]["nouns"]),
        titles=raw["titles"],
        heard_by=dict.fromkeys(raw["heard_by"]["press"], Channel.PRESS),
        posting=frozenset(raw["heard_by"]["posting"]),
        documents={noun: Channel(channel) for channel, nouns in raw["documents"].items() for noun in nouns},
        evidence={noun: EvidenceKind(kind) for kind, nouns in raw["evidence"].items() for noun in nouns},
        offices=frozenset([*raw["offices"]["bodies"], *raw["offices"]["spokespersons"]]),
        of_any_kind=frozenset(raw["offices"]["of_any_kind"]),
        hearsay=frozenset(raw["hearsay"]["nouns"]),
        persons=frozenset(raw["persons"]["nouns"]),
        spokespersons=frozenset(raw["offices"]["spokespersons"]),
        soldiers=frozenset(raw["soldiers"]["nouns"]),
        speakers=frozenset(raw["speakers"]["nouns"]),
        abstract=tuple(raw["speakers"]["abstract"]),
        mute=frozenset(raw["speakers"]["mute"]),
    )
