"""`reportedly lexicon`: the words that tell an event, and tests of your own."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.notices import notice
from reportedly.cli.options import LexiconOption, theatre_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.extract.english.lexicon import Lexicon
    from reportedly.extract.english.predicates import Words

_READ_ON = date(2022, 9, 11)  # examples are dated by nothing else
FileArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", readable=False, help="A TOML file of frames of your own; else what is bundled."),
]


def check(file: FileArgument = None) -> None:
    """Checks the lexicon, or a file of your own, and says what it holds; a fault is named with its frame and word.

    Example: reportedly lexicon check my-words.toml
    """
    words = _words_of(_lexicon(file), file)
    events = Counter(example.event for w in words for example in w.examples if example.event is not None)
    frames = len({(w.origin, w.predicate.name) for w in words})
    typer.echo(f"{file or 'The bundled lexicon'}: no faults. {len(words)} words in {frames} frames.")
    for event, count in sorted(events.items()):
        typer.echo(f"  {event}: {count} examples")


def find(
    word: Annotated[str, typer.Argument(metavar="WORD", help="A verb, noun or adjective: shelled, capture, tanks.")],
    lexicon: LexiconOption = None,
) -> None:
    """Shows all that the lexicon holds about a word: events, kinds of things, numbers, and who says what.

    Example: reportedly lexicon find capture
    """
    from reportedly.extract.english.lexicon import english_lexicon  # noqa: PLC0415 - takes its time to load
    from reportedly.extract.english.passage import lemmas  # noqa: PLC0415

    held = english_lexicon(tuple(lexicon or ()))
    lower = word.lower()
    forms = {lower, lemmas().as_kind(lower, "verb"), lemmas().as_kind(lower, "noun")}
    lines = [line for w in held.predicates.words() if _is_of(w, forms) for line in _told(w)]
    lines += _other_uses(held, forms)
    if not lines:
        notice(f"The lexicon has nothing under {word!r}; docs/lexicon.md shows how to add it.")
        raise typer.Exit(2)
    for line in lines:
        typer.echo(line)


def run_examples(
    file: FileArgument = None,
    theatre: Annotated[str, typer.Option(help="Whose sides the examples name.")] = "ukraine-2022",
) -> None:
    """Runs every example: its word must tell the event that it says, with the roles that it marks.

    Example: reportedly lexicon test my-words.toml
    """
    from reportedly.extract.english.rehearsal import rehearse  # noqa: PLC0415 - the parser takes its time to load
    from reportedly.record import Moment  # noqa: PLC0415

    held, pack = _lexicon(file), theatre_named(theatre)
    words = _words_of(held, file)
    failures = list(rehearse(words, held, pack, Moment.civil(_READ_ON, _READ_ON, pack.zone)))
    for failure in failures:
        told = failure.words
        notice(
            f"{told.origin}, {told.predicate.name}, {told.spelling}: “{failure.example.sentence}” fails: {failure.why}."
        )
    count = sum(len(w.examples) for w in words)
    typer.echo(f"{len(words)} words, {count} examples, {len(failures)} failed.")
    if failures:
        raise typer.Exit(2)


def _lexicon(file: Path | None) -> "Lexicon":
    from reportedly.extract.english.lexicon import english_lexicon  # noqa: PLC0415 - takes its time to load

    return english_lexicon(() if file is None else (file,))


def _words_of(lexicon: "Lexicon", file: Path | None) -> "tuple[Words, ...]":
    return tuple(w for w in lexicon.predicates.words() if file is None or w.origin == str(file))


def _is_of(words: "Words", forms: set[str]) -> bool:
    return bool({words.head, words.spelling, *words.spelling.split()} & forms)


def _told(words: "Words") -> "Iterator[str]":
    """The entry as a few lines: what it means, who is who, and its examples."""
    predicate = words.predicate
    senses = ", ".join(f"{thing} → {event}" for thing, event in predicate.senses.items())
    roles = "; ".join(f"{role}: {' or '.join(slots) or 'nobody'}" for role, slots in predicate.roles.items())
    yield f"{words.spelling} ({words.part}; {words.origin}, “{predicate.name}”)"
    yield f"  means {senses}"
    yield f"  roles {roles}"
    for name, value in (("subject", predicate.subject), ("needs", predicate.needs)):
        if value:
            yield f"  {name} {', '.join(sorted(value))}"
    if predicate.loses:
        yield f"  loses {predicate.loses}"
    if predicate.war:
        yield "  only in a report of fighting"
    for example in words.examples:
        yield f"  {example.event or 'nothing'}: {example.sentence}"


def _other_uses(lexicon: "Lexicon", forms: set[str]) -> list[str]:
    """What the word is elsewhere: a class and kind of thing, a number, a cue."""
    things, numbers, cues = lexicon.things, lexicon.numbers, lexicon.cues
    out = []
    for form in sorted(forms):
        if form in things.classes:
            kind = f", kind {things.kinds[form]}" if form in things.kinds else ""
            out.append(f"{form}: a thing of class {things.classes[form]}{kind}")
        if form in numbers.vague:
            low, high = numbers.vague[form]
            out.append(f"{form}: read as {low:g} to {'open' if high is None else f'{high:g}'}: {numbers.sources[form]}")
        for name, table in (("verb", cues.verbs), ("noun", cues.nouns), ("adjective", cues.adjectives)):
            out += [
                f"{form}: a cue ({name}) that {c.manner}: {', '.join(sorted(c.takes))}" for c in table.get(form, ())
            ]
    return out
