"""One JSON document over all replies: the machine output's contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tonecheck.formatters import Options
from tonecheck.reply import Skipped
from tonecheck.report import Report
from tonecheck.run import Checked, GuideHead, Head, Overview, Summary, Tally, encode

#: Ships beside this module.
OUTPUT_SCHEMA_FILE = "output-1.schema.json"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The whole output; its fields stand in this order."""

    tonecheck: str
    format: int
    guide: GuideHead
    models: dict[str, str]
    lexicons: str
    ui: str
    guides: tuple[GuideHead, ...] | msgspec.UnsetType = msgspec.UNSET
    reports: list[Report]
    skipped: list[Skipped]
    summary: Summary
    library: Overview | msgspec.UnsetType = msgspec.UNSET  #: of `lint --library`


def render(head: Head, results: Iterable[Checked], tally: Tally, _options: Options) -> Iterator[str]:
    """The document in one piece, indented for people who look at it."""
    reports = [result.report for result in results]
    yield msgspec.json.format(encode(document(head, reports, tally)), indent=2).decode() + "\n"


def document(head: Head, reports: list[Report], tally: Tally) -> Document:
    """The document over reports that the tally has counted."""
    own = {name: getattr(head, name) for name in head.__struct_fields__}
    return Document(**own, reports=reports, skipped=tally.skipped, summary=tally.summary, library=tally.library)
