"""Bytes to reports: a reader for each format, chosen by content."""

from reportedly.read.body import body_spans
from reportedly.read.dates import Given
from reportedly.read.document import Document, Entry, Reader
from reportedly.read.language import UNDETERMINED
from reportedly.read.private import redacted
from reportedly.read.reading import read_bytes, read_path

__all__ = ["UNDETERMINED", "Document", "Entry", "Given", "Reader", "body_spans", "read_bytes", "read_path", "redacted"]
