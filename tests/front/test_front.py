from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from bench.front import score, truth
from bench.front.press import make
from bench.front.settings import level
from bench.front.theatre import theatre

from reportedly.link import copies, link
from reportedly.record import Incident

if TYPE_CHECKING:
    from bench.front.press import Front

FROZEN = "3a06fbedd8be5507"


@pytest.fixture(scope="module")
def front() -> Front:
    return make(level(1, claims=1500))


def test_the_war_is_the_same_on_every_run_and_machine(front: Front) -> None:
    told = "\n".join(f"{report.id} {report.text}" for report in front.reports)
    told += "\n".join(f"{claim.id} {claim.event} {claim.when}" for claim in front.claims)
    assert sha256(told.encode()).hexdigest()[:16] == FROZEN


def test_every_claim_stands_on_the_words_that_its_span_cuts_out(front: Front) -> None:
    texts = {report.id: report.text for report in front.reports}
    assert all(claim.span.of(texts[claim.report_id]) == claim.quote for claim in front.claims)


def test_the_truth_itself_scores_full_marks(front: Front) -> None:
    fact, roots, clashes = truth.facts(front), truth.voices(front), truth.disputes(front)
    perfect = []
    for name in dict.fromkeys(fact.values()):
        own = [c for c in front.claims if fact[c.id] == name]
        kinds = tuple(kind for told, kind in sorted(clashes) if told == name)
        perfect.append(
            Incident(
                f"i-{name}", own[0].event.family, tuple(c.id for c in own), own[0].place, own[0].when,
                tuple(roots.get(name, ())), (), 1 if front.facts[name].true else 3, (), disputes=kinds,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    assert score.b_cubed(front, perfect)[0] == 1.0
    assert score.voices(front, perfect).value == 1.0
    assert score.believed(front, perfect)[0].value == 1.0
    assert [share.value for share in score.copies(front, front.originals)] == [1.0, 1.0]


def test_linking_keeps_to_its_floors_on_a_part_of_level_one(front: Front) -> None:
    incidents = link(front.claims, front.reports, theatre())
    assert score.b_cubed(front, incidents)[0] >= 0.95
    assert min(share.value for share in score.copies(front, copies(front.reports))) >= 0.98
    assert score.voices(front, incidents).value >= 0.85
    assert score.disputes(front, incidents)[0] >= 0.9
    assert score.believed(front, incidents)[0].value >= 0.99
