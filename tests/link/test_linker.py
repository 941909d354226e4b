from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from bench.front.theatre import theatre as front_theatre
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.link import Linker, link
from reportedly.link.blocks import block_of

if TYPE_CHECKING:
    from bench.front.press import Front
    from tests.link.conftest import Told

some = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def shuffled(told: Told, seed: int) -> Told:
    mixed = list(told)
    Random(seed).shuffle(mixed)
    return mixed


@some
@given(seed=st.integers(0, 10_000), size=st.integers(1, 60))
def test_any_order_of_ingestion_gives_the_same_incidents(told: Told, front: Front, seed: int, size: int) -> None:
    linker, mixed = Linker(front_theatre()), shuffled(told, seed)
    for i in range(0, len(mixed), size):
        batch = mixed[i : i + size]
        linker.add([report for report, _ in batch], [claim for _, claims in batch for claim in claims])
        linker.incidents()
    assert linker.incidents() == link(front.claims, front.reports, front_theatre())


@some
@given(seed=st.integers(0, 10_000))
def test_ingesting_twice_changes_nothing(told: Told, front: Front, seed: int) -> None:
    linker = Linker(front_theatre())
    linker.add(front.reports, front.claims)
    once = linker.incidents()
    report, claims = shuffled(told, seed)[0]
    linker.add([report], claims)
    assert linker.incidents() == once


@some
@given(seed=st.integers(0, 10_000))
def test_a_new_report_touches_no_incident_outside_the_blocks_that_it_names(told: Told, front: Front, seed: int) -> None:
    mixed = shuffled(told, seed)
    report, claims = mixed.pop()
    linker = Linker(front_theatre())
    linker.add([r for r, _ in mixed], [c for _, own in mixed for c in own])
    before = {i.id: i for i in linker.incidents()}
    touched = linker.add([report], claims)
    whole = {i.id: i for i in link(front.claims, front.reports, front_theatre())}
    changed = {name for name in before.keys() | whole.keys() if before.get(name) != whole.get(name)}
    blocks = {claim.id: block_of(claim) for claim in front.claims}
    held = [i for name in changed for i in (before.get(name), whole.get(name)) if i is not None]
    assert {blocks[c] for i in held for c in i.claims} <= touched
    assert {i.id: i for i in linker.incidents()} == whole


def test_every_claim_of_the_made_up_war_is_in_one_incident(front: Front) -> None:
    incidents = link(front.claims, front.reports, front_theatre())
    assert sorted(c for i in incidents for c in i.claims) == sorted(c.id for c in front.claims)
