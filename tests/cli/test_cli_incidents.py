"""Incidents on the command line: listed, shown, and what the user decides about them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app
from reportedly.record import (
    Actor,
    Event,
    Evidence,
    EvidenceKind,
    Extraction,
    Moment,
    Polarity,
    Provenance,
    Quantity,
    Span,
)
from reportedly.store import open_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    from reportedly.record import Claim, Decision, Place, Report, Source

    Add = Callable[..., Claim]
    MakeClaim = Callable[..., Claim]
    MakePlace = Callable[..., Place]
    MakeReport = Callable[..., Report]
    MakeSource = Callable[..., Source]

ZONE = ZoneInfo("Africa/Khartoum")
WHY = ("--why", "both tell of the same morning")
DECIDING = ("merge", "apart", "split")


def day(number: int) -> Moment:
    return Moment.civil(date(1999, 5, number), date(1999, 5, number), ZONE)


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, [str(a) for a in arguments])


def incident_of(claim: Claim) -> str:
    return f"i{claim.id[1:]}"


class Held:
    """A record at a path, that answers to commands."""

    def __init__(self, where: Path) -> None:
        self.where = where

    def __call__(self, *arguments: str) -> Result:
        return run(*arguments, "--record", self.where)

    def told(self, *arguments: str) -> str:
        done = self(*arguments)
        assert done.exit_code == 0, done.output
        return done.stdout

    def refused(self, *arguments: str) -> str:
        done = self(*arguments)
        assert (done.exit_code, done.stdout) == (2, ""), done.output
        assert done.stderr.count("\n") == 1
        return done.stderr

    def decisions(self) -> tuple[Decision, ...]:
        with open_record(self.where) as record:
            return record.decisions()


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path / "record.sqlite")


@pytest.fixture
def add(held: Held, make_claim: MakeClaim, make_report: MakeReport) -> Add:
    """Adds a report of one claim to the record."""

    def added(
        name: str, event: Event, actor: str = "SAF", *, published: int = 12, seen: bool = False, **fields: object
    ) -> Claim:
        report = make_report(name, published, f"The dispatch of {name} tells of it in few words.")
        claim = make_claim(event, actor, report=name, **({"when": day(10)} | fields))
        claim = replace(claim, span=Span(0, 20), quote=report.text[:20])
        evidence = (Evidence("e1", Span(0, 8), EvidenceKind.VIDEO, "a passer-by", (claim.id,)),) if seen else ()
        taken = Extraction(report=report, attributions=(), evidence=evidence, claims=(claim,))
        with open_record(held.where) as record:
            record.add(taken, Provenance("0.1.0", "en-1", "sudan-2023@1", "g-1", datetime(2024, 1, 1, tzinfo=UTC)))
        return claim

    return added


@pytest.fixture
def war(add: Add, make_place: MakePlace, make_source: MakeSource) -> dict[str, Claim]:
    """Two tell of one capture and a third denies it; beside it a shelling, a march, and a loss of an unknown day."""
    spokesman, mayor = make_source("A spokesman", "SAF"), make_source("The mayor", "RSF")
    rebel = make_source("A rebel", "RSF")
    other, third = make_place("Rabak", 13.2, 32.7), make_place("Sennar", 13.6, 33.6)
    lost = {"place": third, "when": None, "quantity": Quantity(3, 3, "tanks"), "target": Actor("RSF", "the rebels")}
    return {
        "capture": add("one", Event.CAPTURED, source=spokesman, published=11, seen=True),
        "again": add("two", Event.CAPTURED, source=mayor),
        "denied": add("three", Event.CAPTURED, source=rebel, polarity=Polarity.NEGATIVE, published=13),
        "shelling": add("four", Event.SHELLED, "RSF", place=other, when=day(11)),
        "march": add("five", Event.ADVANCED, place=other, when=day(9)),
        "loss": add("six", Event.EQUIPMENT_DESTROYED, **lost),
    }


class TestIncidents:
    def ids(self, told: str) -> list[str]:
        return re.findall(r"^i\w{16}", told, re.MULTILINE)

    def test_they_come_newest_first_and_those_of_no_known_day_last(self, held: Held, war: dict[str, Claim]) -> None:
        newest = [incident_of(war[name]) for name in ("shelling", "capture", "march", "loss")]
        assert self.ids(held.told("incidents")) == newest

    def test_two_lines_tell_when_where_and_what_and_how_it_is_told(self, held: Held, war: dict[str, Claim]) -> None:
        told = held.told("incidents", "--on", "1999-05-10").splitlines()
        assert told[0] == f"{incident_of(war['capture'])}  1999-05-10  Zenda  forces of SAF: captured"
        assert re.fullmatch(r"  2 voices; grade \d, .*; disputed: .+", told[1])
        assert "forces of SAF: equipment destroyed, 3 tanks" in held.told("incidents", "--place", "Sennar")

    @pytest.mark.parametrize(
        ("options", "names"),
        [
            (("--on", "1999-05-11"), ["shelling"]),
            (("--place", "rabak"), ["shelling", "march"]),
            (("--place", "gn:Rabak", "--side", "rsf"), ["shelling"]),
            (("--min-voices", "2"), ["capture"]),
            (("--disputed",), ["capture"]),
            (("--side", "RSF", "--place", "Sennar"), ["loss"]),
        ],
    )
    def test_options_narrow_the_list(
        self, held: Held, war: dict[str, Claim], options: tuple[str, ...], names: list[str]
    ) -> None:
        assert self.ids(held.told("incidents", *options)) == [incident_of(war[name]) for name in names]

    @pytest.mark.usefixtures("war")
    def test_where_there_is_none_that_is_said(self, held: Held) -> None:
        assert held.told("incidents", "--on", "1999-06-30").startswith("No such incident is told of in ")

    @pytest.mark.parametrize(
        ("options", "fault"),
        [
            (("--on", "today"), "is no date"),
            (("--place", "Rabbak"), "near it are rabak"),
            (("--side", "XX"), "its sides are SAF, RSF, "),
        ],
    )
    @pytest.mark.usefixtures("war")
    def test_what_is_not_known_is_told_in_one_sentence(self, held: Held, options: tuple[str, ...], fault: str) -> None:
        assert fault in held.refused("incidents", *options)


class TestShow:
    def test_an_incident_is_shown_with_its_evidence(self, held: Held, war: dict[str, Claim]) -> None:
        told = held.told("show", "incident", incident_of(war["capture"]))
        assert f"  evidence     video by a passer-by, of {war['capture'].id}" in told

    def test_an_id_of_old_leads_to_the_incident_that_holds_its_claim_and_says_so(
        self, held: Held, war: dict[str, Claim]
    ) -> None:
        former, now = incident_of(war["again"]), incident_of(war["capture"])
        shown = held.told("show", "incident", now)
        assert held.told("show", "incident", former) == f"{former} is now part of {now}.\n\n{shown}"
        assert held.told("show", "incident", former[:12]) == held.told("show", "incident", former)
        assert held.told("show", "incident", war["again"].id[:12]) == shown

    def test_a_decision_is_shown_with_the_incidents_that_it_is_about(self, held: Held, war: dict[str, Claim]) -> None:
        held.told("apart", war["capture"].id, war["shelling"].id, "--why", "two different towns")
        line = f"  decided      {held.decisions()[0].id}, apart: two different towns\n"
        assert line in held.told("show", "incident", war["capture"].id)
        assert line in held.told("show", "incident", war["shelling"].id)
        assert line not in held.told("show", "incident", war["march"].id)


class TestDeciding:
    def test_a_merge_is_of_all_claims_of_the_incidents(self, held: Held, war: dict[str, Claim]) -> None:
        told = held.told("merge", incident_of(war["capture"])[:9], war["march"].id[:9], *WHY)
        (decision,) = held.decisions()
        assert (decision.kind, decision.why) == ("merge", WHY[1])
        (group,) = decision.groups
        assert {a.report_id for a in group} == {war[name].report_id for name in ("capture", "again", "denied", "march")}
        assert decision.id in told
        assert told.count("\n") == 1

    def test_apart_is_a_group_for_each_incident(self, held: Held, war: dict[str, Claim]) -> None:
        told = held.told("apart", incident_of(war["again"]), war["march"].id, *WHY)
        (decision,) = held.decisions()
        assert [{a.report_id for a in group} for group in decision.groups] == [
            {war[name].report_id for name in ("capture", "again", "denied")},
            {war["march"].report_id},
        ]
        first, second = sorted(incident_of(war[name]) for name in ("capture", "march"))
        assert told == f"{first} and {second} stay apart from now on (decision {decision.id}).\n"

    def test_a_split_is_the_claims_named_and_the_others(self, held: Held, war: dict[str, Claim]) -> None:
        told = held.told("split", war["again"].id[:10], *WHY)
        (decision,) = held.decisions()
        assert [{a.report_id for a in group} for group in decision.groups] == [
            {war["again"].report_id},
            {war["capture"].report_id, war["denied"].report_id},
        ]
        assert told.startswith(f"{war['again'].id} is now of i")

    def test_an_anchor_has_the_words_and_the_event_of_its_claim(self, held: Held, war: dict[str, Claim]) -> None:
        held.told("apart", war["shelling"].id, war["march"].id, *WHY)
        anchor, claim = held.decisions()[0].groups[0][0], war["shelling"]
        assert (anchor.span, anchor.quote, anchor.event) == (claim.span, claim.quote, claim.event)

    @pytest.mark.parametrize("command", DECIDING)
    @pytest.mark.parametrize("why", [(), ("--why", " \n ")])
    def test_without_a_reason_nothing_is_decided(
        self, held: Held, war: dict[str, Claim], command: str, why: tuple[str, ...]
    ) -> None:
        assert "--why" in held.refused(command, war["again"].id, war["march"].id, *why)
        assert held.decisions() == ()

    @pytest.mark.parametrize("command", DECIDING)
    def test_an_unknown_id_decides_nothing(self, held: Held, war: dict[str, Claim], command: str) -> None:
        assert "There is no " in held.refused(command, war["again"].id, "c0123456789abcdef", *WHY)
        assert held.decisions() == ()

    @pytest.mark.parametrize("command", ["merge", "apart"])
    def test_one_id_alone_decides_nothing(self, held: Held, war: dict[str, Claim], command: str) -> None:
        assert "at least one more" in held.refused(command, war["again"].id, *WHY)

    @pytest.mark.parametrize("command", ["merge", "apart"])
    def test_ids_of_one_incident_decide_nothing(self, held: Held, war: dict[str, Claim], command: str) -> None:
        told = held.refused(command, incident_of(war["capture"]), war["again"].id, *WHY)
        assert f"one incident already, {incident_of(war['capture'])}" in told
        assert held.decisions() == ()

    def test_a_split_takes_claims_of_one_incident_and_not_all_of_it(self, held: Held, war: dict[str, Claim]) -> None:
        capture = [war[name].id for name in ("capture", "again", "denied")]
        assert "all the claims" in held.refused("split", *capture, *WHY)
        assert f"{war['march'].id} is not of" in held.refused("split", capture[0], war["march"].id, *WHY)
        assert "There is no claim i" in held.refused("split", incident_of(war["capture"]), *WHY)
        assert held.decisions() == ()

    def test_what_a_decision_holds_apart_is_not_merged_until_it_is_undone(
        self, held: Held, war: dict[str, Claim]
    ) -> None:
        held.told("apart", war["capture"].id, war["march"].id, *WHY)
        (decision,) = held.decisions()
        told = held.refused("merge", war["shelling"].id, war["march"].id, war["again"].id, *WHY)
        assert f"The decision {decision.id} holds" in told
        assert f"take it back first with `reportedly undo {decision.id}`" in told
        assert decision.id in held.refused("apart", war["march"].id, war["again"].id, *WHY)
        held.told("undo", decision.id)
        held.told("merge", war["march"].id, war["again"].id, *WHY)

    def test_claims_of_one_clause_at_two_places_are_told_apart(
        self, held: Held, war: dict[str, Claim], make_place: MakePlace
    ) -> None:
        for number in (0, 1):  # whichever has the greater id
            twin = replace(war["march"], id=f"c{'0f'[number]}123456789abcde", place=make_place("Kosti"))
            with open_record(held.where) as record:
                taken = record.extraction(war["march"].report_id)
                made = Provenance("0.1.0", f"en-{number}", "sudan-2023@1", "g-1", datetime(2024, 1, 2, tzinfo=UTC))
                record.add(replace(taken, claims=(war["march"], twin)), made)
            held.told("apart", war["march"].id, twin.id, *WHY)
            listed = held.told("decisions").splitlines()
            assert [line.split()[2] for line in listed if line.startswith("  incident")] == [war["march"].id, twin.id]
            held.told("undo", held.decisions()[0].id)

    def test_claims_that_no_anchor_can_tell_apart_decide_nothing(self, held: Held, war: dict[str, Claim]) -> None:
        twin = replace(war["march"], id="c0123456789abcdef")
        with open_record(held.where) as record:
            taken = record.extraction(war["march"].report_id)
            made = Provenance("0.1.0", "en-2", "sudan-2023@1", "g-1", datetime(2024, 1, 2, tzinfo=UTC))
            record.add(replace(taken, claims=(*taken.claims, twin)), made)
        assert "says in the same words" in held.refused("merge", war["march"].id, war["capture"].id, *WHY)
        assert held.decisions() == ()

    def test_a_decision_outlives_a_new_extraction_and_what_it_no_longer_finds_is_for_review(
        self, held: Held, war: dict[str, Claim]
    ) -> None:
        held.told("apart", war["shelling"].id, war["march"].id, *WHY)
        with open_record(held.where) as record:
            made = Provenance("0.1.0", "en-2", "sudan-2023@1", "g-1", datetime(2024, 1, 2, tzinfo=UTC))
            for claim, span in ((war["shelling"], Span(5, 25)), (war["march"], Span(22, 30))):
                taken = record.extraction(claim.report_id)
                record.add(replace(taken, claims=(replace(claim, id=f"cfe{claim.id[3:]}", span=span),)), made)
        _, why, kept, lost = held.told("decisions").splitlines()
        assert why.endswith(WHY[1])
        assert f"cfe{war['shelling'].id[3:]}" in kept
        assert "for review, no claim is found: advanced, characters 0 to 20 of the report r-five" in lost


class TestDecisions:
    def test_each_is_listed_with_its_kind_its_time_and_its_reason(self, held: Held, war: dict[str, Claim]) -> None:
        held.told("apart", war["shelling"].id, war["march"].id, "--why", "two weapons")
        (decision,) = held.decisions()
        first, *rest = held.told("decisions").splitlines()
        assert first == f"{decision.id}  apart, {decision.decided_at.isoformat(timespec='seconds')}"
        assert rest[0] == "  why          two weapons"
        assert rest[1] == f"  incident 1   {war['shelling'].id}  “{war['shelling'].quote}”"

    @pytest.mark.usefixtures("war")
    def test_where_there_is_none_that_is_said(self, held: Held) -> None:
        assert held.told("decisions").startswith("No decision about incidents holds in ")
        assert held.told("decisions", "--undone").startswith("No decision was undone in ")

    def test_an_undone_one_is_listed_apart_from_those_that_hold(self, held: Held, war: dict[str, Claim]) -> None:
        held.told("apart", war["shelling"].id, war["march"].id, *WHY)
        (decision,) = held.decisions()
        told = held.told("undo", decision.id[:7])
        both = sorted(incident_of(war[name]) for name in ("shelling", "march"))
        assert told == f"The decision {decision.id} is undone; its claims are now of {both[0]} and {both[1]}.\n"
        assert decision.id not in held.told("decisions")
        assert re.search(rf"^{decision.id}  apart.*\n  undone  ", held.told("decisions", "--undone"))

    def test_what_is_not_there_or_was_undone_is_not_undone(self, held: Held, war: dict[str, Claim]) -> None:
        assert "no decision d00" in held.refused("undo", "d00")
        held.told("apart", war["shelling"].id, war["march"].id, *WHY)
        (decision,) = held.decisions()
        held.told("undo", decision.id)
        assert "was undone before" in held.refused("undo", decision.id)


@pytest.mark.parametrize("command", ["incidents", "decisions", "undo", *DECIDING])
def test_each_command_has_help_with_an_example(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert "Example: reportedly" in shown.output


@pytest.mark.parametrize("command", [("incidents",), ("decisions",), ("merge", "i1", "i2", *WHY), ("undo", "d1")])
def test_a_record_that_is_not_there_is_one_sentence(held: Held, command: tuple[str, ...]) -> None:
    assert "There is no record at" in held.refused(*command)


class TestWhatADecisionDoes:
    """What link() then makes of it."""

    def test_merged_incidents_are_one_from_then_on(self, held: Held, war: dict[str, Claim]) -> None:
        told = held.told("merge", war["again"].id, war["march"].id, *WHY)
        (decision,) = held.decisions()
        before = " and ".join(sorted(incident_of(war[name]) for name in ("capture", "march")))
        assert told == f"{before} are now one incident, {incident_of(war['capture'])} (decision {decision.id}).\n"
        shown = held.told("show", "incident", incident_of(war["march"]))
        assert shown.startswith(f"{incident_of(war['march'])} is now part of {incident_of(war['capture'])}.\n")
        assert all(war[name].id in shown for name in ("capture", "again", "denied", "march"))

    def test_an_undone_merge_leaves_the_incidents_as_they_were(self, held: Held, war: dict[str, Claim]) -> None:
        before = held.told("incidents")
        held.told("merge", war["again"].id, war["march"].id, *WHY)
        assert held.told("incidents") != before
        told = held.told("undo", held.decisions()[0].id)
        assert all(incident_of(war[name]) in told for name in ("capture", "march"))
        assert held.told("incidents") == before

    def test_claims_that_were_split_off_are_an_incident_of_their_own(self, held: Held, war: dict[str, Claim]) -> None:
        told = held.told("split", war["again"].id, war["denied"].id, *WHY)
        (decision,) = held.decisions()
        gone = sorted((war["again"].id, war["denied"].id))
        own, rest = incident_of(war["again"]), incident_of(war["capture"])
        assert told == (
            f"{gone[0]} and {gone[1]} are now of {own}, the rest of {rest} of {rest} (decision {decision.id}).\n"
        )
        assert war["denied"].id in held.told("show", "incident", own)

    def test_incidents_held_apart_are_not_joined_by_a_later_report(
        self, held: Held, war: dict[str, Claim], add: Add, make_source: MakeSource
    ) -> None:
        held.told("split", war["again"].id, *WHY)
        add("seven", Event.CAPTURED, source=make_source("A shopkeeper"), published=13)
        assert held.told("show", "incident", war["again"].id) != held.told("show", "incident", war["capture"].id)

    def test_an_incident_of_an_earlier_extraction_leads_to_what_it_has_become(
        self, held: Held, war: dict[str, Claim]
    ) -> None:
        old, new = war["march"], replace(war["march"], id="c00000000000000aa", span=Span(2, 24))
        with open_record(held.where) as record:
            made = Provenance("0.1.0", "en-2", "sudan-2023@1", "g-1", datetime(2024, 1, 2, tzinfo=UTC))
            record.add(replace(record.extraction(old.report_id), claims=(new,)), made)
        shown = held.told("show", "incident", incident_of(old))
        assert shown.startswith(f"{incident_of(old)} is now part of {incident_of(new)}.\n")

    def test_a_decision_holds_after_a_new_extraction(self, held: Held, war: dict[str, Claim]) -> None:
        held.told("merge", war["shelling"].id, war["march"].id, *WHY)
        new = {name: f"cfe{war[name].id[3:]}" for name in ("shelling", "march")}
        with open_record(held.where) as record:
            made = Provenance("0.1.0", "en-2", "sudan-2023@1", "g-1", datetime(2024, 1, 2, tzinfo=UTC))
            for name, key in new.items():
                taken = record.extraction(war[name].report_id)
                record.add(replace(taken, claims=(replace(war[name], id=key, span=Span(2, 24)),)), made)
        assert new["march"] in held.told("show", "incident", new["shelling"])

    def test_what_was_merged_can_be_split_later(self, held: Held, war: dict[str, Claim]) -> None:
        held.told("merge", war["shelling"].id, war["march"].id, *WHY)
        held.told("split", war["march"].id, *WHY)
        assert war["march"].id not in held.told("show", "incident", war["shelling"].id)

    @pytest.mark.parametrize("leaving", ["shelling", "march", "loss"])
    def test_what_stays_of_a_merged_incident_that_was_split_stays_one(
        self, held: Held, war: dict[str, Claim], leaving: str
    ) -> None:
        names = ["shelling", "march", "loss"]
        held.told("merge", *(war[name].id for name in names), *WHY)
        held.told("split", war[leaving].id, *WHY)
        names.remove(leaving)
        shown = held.told("show", "incident", war[names[0]].id)
        assert war[names[1]].id in shown
        assert war[leaving].id not in shown

    def test_what_was_split_is_not_merged_until_the_split_is_undone(self, held: Held, war: dict[str, Claim]) -> None:
        held.told("split", war["again"].id, *WHY)
        (decision,) = held.decisions()
        assert f"The decision {decision.id} holds" in held.refused("merge", war["again"].id, war["capture"].id, *WHY)
        assert decision.id in held.refused("apart", war["again"].id, war["capture"].id, *WHY)
        held.told("undo", decision.id)
        assert "one incident already" in held.refused("merge", war["again"].id, war["capture"].id, *WHY)
