"""What the size of the lexicon of events costs: the same reports read with it and with twice as many words.

usage: lexicon.py     text: our example reports

The second half has the meanings of the first under other verbs and nouns of English, so that nothing is found twice.
One process, warm, both read in turn; the ratio of the best rounds.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from reportedly.extract.english import EnglishExtractor
from reportedly.extract.english.lexicon import english_lexicon
from reportedly.extract.english.passage import lemmas
from reportedly.read import Given, read_path
from reportedly.record import Report
from reportedly.theatre.load import load_theatre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract.english.predicates import Predicate, Words

ROUNDS = 6
COPIES = 8
EXAMPLES = Path(__file__).parent.parent / "examples"
THEATRE = "ukraine-2022"
FLAGS = ("needs_place", "weak", "copular", "speaks", "located", "existential", "war", "strict", "denied", "verbless")


def main() -> int:
    """Prints how many words each has, and how much longer the larger one takes."""
    theatre = load_theatre(THEATRE)
    found = read_path(EXAMPLES / THEATRE, theatre.zone, Given(now=datetime.now(UTC), published="2022-09-11"))
    reports = [item for item in found if isinstance(item, Report)] * COPIES
    with TemporaryDirectory() as folder:
        path = Path(folder) / "more.toml"
        path.write_text("\n".join(_frames(english_lexicon().predicates.words())), encoding="utf-8")
        lexicons = [english_lexicon(), english_lexicon((path,))]
    extractors = [EnglishExtractor(lexicon) for lexicon in lexicons]
    best = [float("inf")] * 2
    for turn in range(ROUNDS + 1):
        for which in (0, 1) if turn % 2 else (1, 0):
            began = perf_counter()
            for _ in extractors[which].extract(reports, theatre, everything=False):
                pass
            if turn:
                best[which] = min(best[which], perf_counter() - began)
    words = [len(lexicon.predicates.words()) for lexicon in lexicons]
    print(f"{words[0]} words: {best[0]:.2f} s; {words[1]} words: {best[1]:.2f} s; {best[1] / best[0] - 1:+.1%}")
    return 0


def _frames(words: tuple[Words, ...]) -> Iterator[str]:
    """The lexicon again as TOML, each head word replaced by one that it does not hold."""
    tables = lemmas()._index  # noqa: SLF001 - the stock model's list of English verbs and nouns
    known = {w.head for w in words}
    spare = {part: iter(sorted(tables[kind] - known)) for part, kind in (("verbs", "verb"), ("nouns", "noun"))}
    renamed: dict[str, str] = {}
    by_frame: dict[int, list[Words]] = defaultdict(list)
    for spelt in words:
        if spelt.part in spare:
            by_frame[id(spelt.predicate)].append(spelt)
    for group in by_frame.values():
        yield _head(group[0].predicate)
        for part in ("verbs", "nouns"):
            rows = [w for w in group if w.part == part]
            yield f"[frame.{part}]" if rows else ""
            for row in rows:
                head = renamed.setdefault(f"{part} {row.head}", next(spare[part]))
                event = next(e.event for e in row.examples if e.event is not None)
                yield f'"{head}{"" if row.particle is None else " " + row.particle}" = "{event}: an example."'


def _head(predicate: Predicate) -> str:
    def table(pairs: Iterator[tuple[str, str]]) -> str:
        return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"

    def listed(values: tuple[str, ...] | frozenset[str]) -> str:
        return "[" + ", ".join(f'"{value}"' for value in values) + "]"

    lines = ["[[frame]]", f'name = "{predicate.name}"']
    lines.append("senses = " + table((thing, f'"{event}"') for thing, event in predicate.senses.items()))
    lines.append("roles = " + table((role, listed(slots)) for role, slots in predicate.roles.items()))
    lines += [f"subject = {listed(predicate.subject)}", f"needs = {listed(predicate.needs)}"]
    lines += [f"{flag} = true" for flag in FLAGS if getattr(predicate, flag)]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
