"""Adds extractions from a file of JSON lines to a record: the second process of the tests."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from reportedly.record import Extraction, Provenance
from reportedly.store import open_record

where, lines = sys.argv[1:]
provenance = Provenance("0.1.0", "en-1", "sudan@1", "g-1", datetime(2024, 1, 1, 12, tzinfo=UTC))
adapter = TypeAdapter(Extraction)
with open_record(where) as record:
    for line in Path(lines).read_bytes().splitlines():
        record.add(adapter.validate_json(line), provenance)
        sys.stdout.write("added\n")
        sys.stdout.flush()
