"""Keeps claims in blocks as reports come in, and computes again only what a new one touches."""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.link.blocks import Block, block_of
from reportedly.link.constraints import Constraints, constraints
from reportedly.link.grouping import groups
from reportedly.link.incidents import Telling
from reportedly.link.surroundings import Surroundings
from reportedly.link.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.record import Claim, Decision, Evidence, Incident, Report
    from reportedly.theatre.model import Theatre


class Linker:
    """Claims in blocks: of one theme, at places of one name, news or history.

    Each report comes once and whole: with all of its claims and evidence in one call of `add`. A report that is there
    already is passed over with its claims; a new extraction of it takes a new linker.

    An incident is a pure function of its block's claims, of what is told around it and of what humans decided: the
    order in which reports come in changes nothing.
    """

    def __init__(self, theatre: Theatre, decisions: Iterable[Decision] = ()) -> None:
        self.voices = Voices(theatre)
        self._decisions = tuple(decisions)
        self._constraints = Constraints({}, {})
        self._by_report: dict[str, list[Claim]] = defaultdict(list)
        self._blocks: dict[Block, dict[str, Claim]] = defaultdict(dict)
        self._joined: dict[Block, set[Block]] = {}
        self._around = Surroundings()
        self._telling = Telling(self.voices, self._around)
        self._grouped: dict[Block, tuple[tuple[Claim, ...], ...]] = {}
        self._told: dict[Block, tuple[Incident, ...]] = {}

    def add(self, reports: Iterable[Report], claims: Iterable[Claim], evidence: Iterable[Evidence] = ()) -> set[Block]:
        """Takes in reports with their claims and evidence; gives the blocks whose incidents may be others now."""
        with _uncollected():
            return self._add(reports, claims, evidence)

    def _add(self, reports: Iterable[Report], claims: Iterable[Claim], evidence: Iterable[Evidence]) -> set[Block]:
        reports, claims = tuple(reports), tuple(claims)
        held = {report.id for report in reports if self.voices.has(report.id)}
        claims = tuple(c for c in claims if c.report_id not in held)
        regrouped, retold = set[Block](), set[Block]()
        for claim in (c for report in self.voices.add(reports) for c in self._by_report.get(report, ())):
            regrouped.add(block_of(claim))
            retold |= self._around.borne_on(claim)
        for claim in claims:
            block = block_of(claim)
            if claim.id not in self._blocks[block]:
                self._blocks[block][claim.id] = claim
                self._by_report[claim.report_id].append(claim)
                regrouped.add(block)
                self._around.add(claim)
                retold |= self._around.borne_on(claim)
        self._telling.add(claims, reports, evidence)
        if self._decisions:
            regrouped |= self._decide()
        return self._forget(regrouped, retold)

    def incidents(self, blocks: Iterable[Block] | None = None) -> tuple[Incident, ...]:
        """The incidents of some blocks, or of all, by id."""
        roots = {self._root(block) for block in (self._blocks if blocks is None else blocks)}
        with _uncollected():
            found = (incident for root in roots for incident in self._incidents(root))
            return tuple(sorted(found, key=lambda i: i.id))

    def _incidents(self, root: Block) -> tuple[Incident, ...]:
        if root not in self._told:
            if root not in self._grouped:
                members = (c for block in self._joined.get(root, {root}) for c in self._blocks[block].values())
                self._grouped[root] = tuple(groups(members, self._constraints, self.voices))
            self._told[root] = tuple(self._telling.incident(group) for group in self._grouped[root])
        return self._told[root]

    def _forget(self, regrouped: set[Block], retold: set[Block]) -> set[Block]:
        """Drops what was computed of the blocks; a block that humans joined to others goes with them."""
        changed = set[Block]()
        for block in regrouped | retold:
            root = self._root(block)
            changed.add(root)
            self._told.pop(root, None)
            if block in regrouped:
                self._grouped.pop(root, None)
        return changed

    def _root(self, block: Block) -> Block:
        return min(self._joined[block]) if block in self._joined else block

    def _decide(self) -> set[Block]:
        """Binds the decisions to the claims that there are; gives the blocks that they touch."""
        anchors = {anchor.report_id for d in self._decisions for group in d.groups for anchor in group}
        known = {report: self._by_report[report] for report in anchors if report in self._by_report}
        self._constraints = constraints(self._decisions, known)
        classes: dict[str, set[Block]] = defaultdict(set)
        touched = set(self._joined)
        for claim in (c for claims in known.values() for c in claims):
            if self._constraints.concern(claim.id):
                touched.add(block_of(claim))
                classes[self._constraints.together(claim.id) or claim.id].add(block_of(claim))
        self._joined = _unions(classes.values())
        for block in touched:
            self._grouped.pop(block, None)
            self._told.pop(block, None)
        return touched


@contextmanager
def _uncollected() -> Iterator[None]:
    """Work without the collector of cycles: there are none here, and it would walk over all claims time and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _unions(sets: Iterable[set[Block]]) -> dict[Block, set[Block]]:
    """Each block of a set of several with all blocks that it is joined to."""
    joined: dict[Block, set[Block]] = {}
    for blocks in sets:
        if len(blocks) > 1:
            whole = set().union(blocks, *(joined.get(block, set()) for block in blocks))
            joined |= dict.fromkeys(whole, whole)
    return joined
