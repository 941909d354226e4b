"""The command line: a file per command, each a thin wrapper over a plain function."""

from reportedly.cli.app import main

__all__ = ["main"]
