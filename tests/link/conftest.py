"""A small made-up war, so that linking is tried on reports that copy, contradict and correct each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from bench.front.press import make
from bench.front.settings import level

if TYPE_CHECKING:
    from bench.front.press import Front

    from reportedly.record import Claim, Report

Told = list[tuple["Report", list["Claim"]]]


@pytest.fixture(scope="session")
def front() -> Front:
    """Some four hundred claims of level 2."""
    return make(level(2, claims=400))


@pytest.fixture(scope="session")
def told(front: Front) -> Told:
    """Its reports, each with its claims."""
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in front.claims:
        own[claim.report_id].append(claim)
    return [(report, own[report.id]) for report in front.reports]
