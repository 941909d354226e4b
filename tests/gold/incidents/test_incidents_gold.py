from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.gold.incidents.measure import measured

if TYPE_CHECKING:
    from tests.gold.incidents.measure import Outcome

FLOORS = {"claims found": 0.95, "copies": 1.0, "incidents": 0.89, "voices": 0.88, "disputes": 0.97}


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return measured()


@pytest.mark.parametrize("figure", FLOORS)
def test_the_incidents_of_the_examples_agree_with_the_reader(outcome: Outcome, figure: str) -> None:
    assert outcome.share(figure) >= FLOORS[figure], "\n".join(outcome.differences)
