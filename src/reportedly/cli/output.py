"""Where results go: files that appear when they are whole, or standard output."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from reportedly.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def writing(out: Path | None) -> Iterator[TextIO]:
    """A stream of UTF-8 to a file that appears when it is whole, or to standard output.

    What is no plain file, such as a pipe, is written to as it comes.

    Raises:
        OutputError: the file cannot be written; one that was there before is as it was.
    """
    if out is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    in_place = out.exists() and not out.is_file()
    draft = out if in_place else out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        if not in_place:
            draft.replace(out)
    except BrokenPipeError:
        raise
    except OSError as trouble:
        raise unwritable(out, trouble) from trouble
    finally:
        if not in_place:
            _take_away(draft)


def folder(out: Path) -> Path:
    """The folder, made where it is missing.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise OutputError(f"The folder {out} cannot be made ({trouble.strerror}); name another one.") from trouble
    return out


def unwritable(out: Path | str, trouble: OSError) -> OutputError:
    """The error of an output that takes nothing more in."""
    return OutputError(
        f"{out} cannot be written ({trouble.strerror}); check that its folder is there, that you may write to it "
        "and that the disk has room."
    )


def _take_away(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:  # its folder is none, so neither was the draft made
        return
