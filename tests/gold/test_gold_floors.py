"""The pipeline on all of our own golds of passages."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gold.events.score import GOLD as EVENTS
from tests.gold.moments.score import GOLD as MOMENTS
from tests.gold.places.score import GOLD as PLACES
from tests.gold.sets import SETS, Gold, Set, read
from tests.gold.voices.score import GOLD as VOICES

GOLDS = {"events": EVENTS, "moments": MOMENTS, "places": PLACES, "voices": VOICES}


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_no_figure_falls_below_its_floor(gold: Gold[Any], which: Set) -> None:
    assert gold.fallen(which) == ""


@pytest.mark.parametrize("gold", GOLDS.values(), ids=GOLDS)
def test_every_id_is_taken_once(gold: Gold[Any]) -> None:
    ids = [row["id"] for which in SETS for row in read(gold.folder, which, dict)]
    assert len(set(ids)) == len(ids)
