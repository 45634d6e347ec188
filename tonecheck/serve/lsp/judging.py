"""From an open text to what tonecheck says about each reply in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from tonecheck.config import Settings
from tonecheck.errors import TonecheckError
from tonecheck.findings import Places
from tonecheck.reply import Reply
from tonecheck.report import Report
from tonecheck.serve.lsp import extraction
from tonecheck.serve.lsp.documents import Document
from tonecheck.serve.lsp.extraction import Passage

if TYPE_CHECKING:
    from tonecheck.checker import Checker

#: Characters of a source that is still read: more is no draft but the wrong file.
MOST_CHARACTERS = 1 << 20
#: Characters of one reply that is judged while typing: no customer reads more.
MOST_OF_ONE = 50_000
#: Replies of one file that are judged while typing.
MOST_PASSAGES = 500
_FOR_LARGE = "Use 'tonecheck check' for large files."
_CONTEXT = ("channel", "situation", "segment", "language")


class Judged(msgspec.Struct, frozen=True):
    """One reply of a source with its report."""

    passage: Passage
    reply: Reply
    report: Report


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say about one version of a text."""

    document: Document
    format: str
    ui: str
    checker: Checker
    judged: tuple[Judged, ...] = ()
    errors: tuple[tuple[int, str], ...] = ()  #: the offset in the source, and why nothing was checked there


def judge(
    document: Document, format_: str, checker: Checker, settings: Settings, before: Judgement | None = None
) -> Judgement:
    """The reports on every reply in a text; what cannot be read or checked is said in its place.

    Replies that the same checker judged `before`, and that did not change, are not judged again.
    """
    known = {one.reply: one.report for one in before.judged} if before and before.checker is checker else {}
    places = Places(document.text)
    judged: list[Judged] = []
    errors: list[tuple[int, str]] = []
    try:
        for passage in _passages(document, format_):
            reply = _reply(passage, settings)
            try:
                report = known.get(reply) or _report(reply, checker)
                judged.append(Judged(passage, reply, _placed(report, passage, places)))
            except TonecheckError as error:
                errors.append((passage.span(0, 1)[0], str(error)))
    except TonecheckError as error:
        errors.append((0, str(error)))
    return Judgement(
        document=document,
        format=format_,
        ui=checker.ui,
        checker=checker,
        judged=tuple(judged),
        errors=tuple(errors),
    )


def _report(reply: Reply, checker: Checker) -> Report:
    if len(reply.text) > MOST_OF_ONE:
        raise TonecheckError(f"a reply of more than {MOST_OF_ONE:,} characters: not checked.", remedy=_FOR_LARGE)
    return checker.check(reply)


def _placed(report: Report, passage: Passage, places: Places) -> Report:
    """The report with lines and columns of the source; its offsets stay those of the reply."""
    findings = []
    for finding in report.findings:
        start, end = passage.span(finding.start, finding.end)
        (line, column), (end_line, end_column) = places.at(start), places.at(end)
        findings.append(
            msgspec.structs.replace(finding, line=line, column=column, end_line=end_line, end_column=end_column)
        )
    return msgspec.structs.replace(report, findings=tuple(findings))


def _passages(document: Document, format_: str) -> Iterator[Passage]:
    if len(document.text) > MOST_CHARACTERS:
        raise TonecheckError(f"more than {MOST_CHARACTERS:,} characters: not checked.", remedy=_FOR_LARGE)
    for number, passage in enumerate(extraction.passages(format_, document.text)):
        if number == MOST_PASSAGES:
            raise TonecheckError(
                f"more than {MOST_PASSAGES} replies: only the first are checked here.", remedy="Split the file."
            )
        yield passage


def _reply(passage: Passage, settings: Settings) -> Reply:
    """The reply of a passage; what its source says of its context wins over the settings."""
    own = passage.context
    given = {name: getattr(own, name) or getattr(settings, name) for name in _CONTEXT}
    return msgspec.structs.replace(own, text=passage.text, **given)
