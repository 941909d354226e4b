from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.gold.incidents.measure import measured

if TYPE_CHECKING:
    from tests.gold.incidents.measure import Outcome

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return measured()


@pytest.mark.parametrize("figure", FLOORS)
def test_the_incidents_of_the_examples_agree_with_the_reader(outcome: Outcome, figure: str) -> None:
    assert outcome.share(figure) >= FLOORS[figure], "\n".join(outcome.differences)
