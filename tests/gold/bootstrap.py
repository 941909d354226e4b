"""Intervals of figures that are shares of counts over passages."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

Counts = Counter[Any]
Figures = Callable[[Counts], dict[str, float]]

RESAMPLES = 1000
SEED = 20260101


def intervals(each: Sequence[Counts], figures: Figures) -> dict[str, tuple[float, float]]:
    """The middle 95 % of each figure over passages drawn anew with replacement (Efron's percentile bootstrap)."""
    draw = random.Random(SEED)
    drawn = [figures(summed(draw.choices(each, k=len(each)))) for _ in range(RESAMPLES)]
    out = {}
    for name in drawn[0]:
        values = sorted(one[name] for one in drawn)
        out[name] = (values[int(RESAMPLES * 0.025)], values[int(RESAMPLES * 0.975) - 1])
    return out


def summed(each: Sequence[Counts]) -> Counts:
    """The counts of all passages together."""
    total: Counts = Counter()
    for one in each:
        total.update(one)
    return total


def table(values: dict[str, float], ranges: dict[str, tuple[float, float]], floors: dict[str, float]) -> str:
    """The figures of a set with their intervals, beside their floors."""
    lines = [f"{'figure':<28}{'value':>8}{'95 %':>18}{'floor':>8}"]
    for name, value in values.items():
        low, high = ranges[name]
        below = "" if value >= floors.get(name, 0.0) else "  below"
        lines.append(f"{name:<28}{value:>8.3f}{f'{low:.3f} to {high:.3f}':>18}{floors.get(name, 0.0):>8.3f}{below}")
    return "\n".join(lines)
