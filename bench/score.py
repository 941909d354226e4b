"""Scores `reportedly extract` on the reference report and the development sets.

usage: score.py SHARED     SHARED holds seed/, corpora/ and score/; its scorers run as they are
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

REPORTEDLY = (sys.executable, "-c", "from reportedly.cli import main; main()")
WORLD = ("--theatre", "world", "--scope", "all")
SEED = ("--theatre", "ukraine-2022", "--published", "2022-09-11")

# Each: what is scored, the input, the options, the scorer, its gold (None: the input), and the figures that we follow.
RUNS = (
    ("claims", "seed/report.txt", SEED, "score_claims.py", "seed/gold.json"),
    ("places", "seed/report.txt", SEED, "score_places.py", "seed/places.jsonl"),
    ("attributions", "corpora/attribution_dev.jsonl", WORLD, "score_attribution.py", None),
    ("moments", "corpora/moments_dev.jsonl", WORLD, "score_moments.py", None),
    ("places, local news", "corpora/places_lgl.jsonl", WORLD, "score_places.py", None),
    ("places, epidemics", "corpora/places_geovirus.jsonl", WORLD, "score_places.py", None),
)
POLITICS = "attributions"  # articles on politics: no event of a war


def main(arguments: list[str]) -> int:
    """Prints a line of figures for each run that matches the names given after SHARED; all of them without any."""
    if not arguments:
        print(__doc__)
        return 2
    shared, wanted = Path(arguments[0]), arguments[1:]
    if not shared.is_dir():
        print(f"There is no {shared}: the reference report and the development sets are not part of this repository.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, source, options, scorer, gold in RUNS:
            if wanted and not any(word in name for word in wanted):
                continue
            told = Path(folder) / f"{name}.jsonl"
            extracted(shared / source, options, told)
            scored = subprocess.run(
                [sys.executable, shared / "score" / scorer, shared / (gold or source), told],
                capture_output=True,
                text=True,
                check=False,
            )
            print(f"\n{name} ({source}, {scorer})")
            print(table(scored.stdout) if scored.returncode == 0 else scored.stderr.strip())
            if name == POLITICS:
                print(f"  claims of war per 10,000 words{false_claims(shared / source, told):>17.2f}")
    return 0


def extracted(source: Path, options: tuple[str, ...], told: Path) -> None:
    """Runs the command line as a user does."""
    subprocess.run([*REPORTEDLY, "extract", source, "-o", told, *options], check=True)


def false_claims(source: Path, told: Path) -> float:
    """Claims per 10,000 words of articles on politics, in which no claim of war is right."""
    words = sum(len(json.loads(line)["text"].split()) for line in source.read_text(encoding="utf-8").splitlines())
    claims = sum(len(json.loads(line)["claims"]) for line in told.read_text(encoding="utf-8").splitlines())
    return 10_000 * claims / words


def table(printed: str) -> str:
    """The scorer's figures, one on a line; what is no JSON stands as it is."""
    try:
        figures = json.loads(printed)
    except ValueError:
        return printed.rstrip()
    return "\n".join(f"  {name:<44} {value:.3f}" for name, value in flat(figures))


def flat(value: Any, name: str = "") -> list[tuple[str, float]]:  # noqa: ANN401 - any JSON
    """Shares, scores and distances under dotted names; counts and lists of examples are left out."""
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in flat(inner, f"{name}.{key}" if name else str(key))]
    return [(name, value)] if isinstance(value, float) else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
