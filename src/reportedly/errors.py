"""Every error that reportedly raises on purpose.

ReportedlyError               one clear sentence: what, where, what to do; the command line exits with 2
├── InputError                a report cannot be read; it is kept as a rejected input with this reason
│   ├── UnreadableInput       empty, binary, in no known encoding, or beyond the size that can be a report
│   └── UndatedInput          no publication date is given and none is found, or it lies in the future
├── NaiveTimeError            a time without a zone reached the door
├── TheatreError              a theatre is unknown or its pack has faults
├── LexiconError              a lexicon entry is malformed
├── GazetteerError            the gazetteer cannot be built or opened
├── OutputError               a file that was asked for cannot be written
└── RecordError               the record cannot be used
    ├── NewerRecord           it was made by a newer version of reportedly
    ├── RecordBusy            another process holds it and does not let go
    ├── RecordFull            the disk is full; what was recorded before is whole
    └── NotInRecord           no claim, incident, place or report of that id
"""


class ReportedlyError(Exception):
    """Base of all: its text is one sentence for the user."""


class InputError(ReportedlyError):
    """A report cannot be read; it is kept as a rejected input with this reason."""


class UnreadableInput(InputError):
    """Empty, binary, in no known encoding, or beyond the size that can be a report."""


class UndatedInput(InputError):
    """No publication date is given and none is found, or it lies in the future."""


class NaiveTimeError(ReportedlyError):
    """A time without a zone reached the door."""


class TheatreError(ReportedlyError):
    """A theatre is unknown or its pack has faults."""


class LexiconError(ReportedlyError):
    """A lexicon entry is malformed."""


class GazetteerError(ReportedlyError):
    """The gazetteer cannot be built or opened."""


class OutputError(ReportedlyError):
    """A file that was asked for cannot be written."""


class RecordError(ReportedlyError):
    """The record cannot be used."""


class NewerRecord(RecordError):
    """The record was made by a newer version of reportedly."""


class RecordBusy(RecordError):
    """Another process holds the record and does not let go."""


class RecordFull(RecordError):
    """The disk is full; what was recorded before is whole."""


class NotInRecord(RecordError):
    """No claim, incident, place or report of that id."""
