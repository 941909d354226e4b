"""The words around place names, as data per language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = {"en": "english.toml"}  # a language's words; a report in another one is read with the first


@dataclass(frozen=True, slots=True)
class Cues:
    """What words next to a name say of it; see the language's file for each list."""

    after: Mapping[str, frozenset[str]]
    together: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]
    name_after: frozenset[str]
    name_before: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    kin: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    addressed: frozenset[str]
    function: frozenset[str]
    articles: frozenset[str]
    never: frozenset[str]
    never_names: frozenset[str]
    short: Mapping[str, str]
    common: frozenset[str]
    states: Mapping[str, str]
    outskirts: frozenset[str]
    around: frozenset[str]
    along: frozenset[str]
    shore: frozenset[str]
    neighbour: frozenset[str]
    between: frozenset[str]
    part: frozenset[str]
    part_of: frozenset[str]
    bearings: Mapping[str, str]
    units: Mapping[str, float]
    numbers: Mapping[str, float]
    settling: Mapping[str, frozenset[str]]
    cut_short: Mapping[str, tuple[str, ...]]


@cache
def cues_of(language: str) -> Cues:
    """Give the words of a language."""
    folder = resources.files("reportedly.locate") / "data"
    name = LANGUAGES.get(language, LANGUAGES["en"])
    words: dict[str, Any] = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    common = (folder / name.replace(".toml", "-common.txt")).read_text(encoding="utf-8").splitlines()
    relation = words["relation"]
    return Cues(
        {kind: frozenset(found) for kind, found in words["after"].items()},
        {kind: frozenset(found) for kind, found in words["together"].items()},
        {kind: frozenset(found) for kind, found in words["before"].items()},
        frozenset(words["in_name"]["after"]),
        frozenset(words["in_name"]["before"]),
        frozenset(words["person"]["titles"]),
        frozenset(words["person"]["given"]),
        frozenset(words["person"]["kin"]),
        frozenset(words["person"]["verbs"]),
        frozenset(words["person"]["auxiliaries"]),
        frozenset(words["person"]["addressed"]),
        frozenset(words["function"]["words"]),
        frozenset(words["function"]["articles"]),
        frozenset(words["never"]["words"]),
        frozenset(name for names in words["never_names"].values() for name in names),
        words["short"],
        frozenset(word for word in common if word and not word.startswith("#")),
        words["states"],
        frozenset(relation["outskirts"]),
        frozenset(relation["around"]),
        frozenset(relation["along"]),
        frozenset(relation["shore"]),
        frozenset(relation["neighbour"]),
        frozenset(relation["between"]),
        frozenset(relation["part"]),
        frozenset(relation["part_of"]),
        relation["bearings"],
        relation["units"],
        relation["numbers"],
        {kind: frozenset(found) for kind, found in words["settling"].items()},
        {letter: tuple(full) for letter, full in words["cut_short"].items()},
    )
