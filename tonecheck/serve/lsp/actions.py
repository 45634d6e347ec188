"""Better wordings as the editor's quick fixes, and all safe ones at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from tonecheck.report import Finding
from tonecheck.serve.lsp import edits, words
from tonecheck.serve.lsp.judging import Judgement
from tonecheck.serve.lsp.positions import Positions

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.tonecheck"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)
_MOST_SHOWN = 60


def wants(only: Sequence[str | types.CodeActionKind] | None, kind: str) -> bool:
    """Whether an editor that asks for kinds of action asks for this one or one above it."""
    if only is None:
        return True
    asked = [one.value if isinstance(one, types.CodeActionKind) else one for one in only]
    return any(kind == one or kind.startswith(f"{one}.") or one == "" for one in asked)


def quick_fixes(
    judgement: Judgement, params: types.CodeActionParams, encoding: str, versioned: bool
) -> Iterator[types.CodeAction]:
    """Each better wording of each finding that touches the range, the best first."""
    positions = Positions(judgement.document.text, encoding)
    low, high = positions.span(params.range)
    for index, judged in enumerate(judgement.judged):
        for finding in judged.report.findings:
            start, end = judged.passage.span(finding.start, finding.end)
            if start <= high and low <= end:
                told = _diagnostics(finding, positions.range(start, end), params.context.diagnostics)
                yield from _fixes(judgement, index, finding, told, encoding, versioned)


def _diagnostics(finding: Finding, range_: types.Range, shown: Sequence[types.Diagnostic]) -> list[types.Diagnostic]:
    """The editor's own diagnostics of a finding, by which it shows the fix at the right place."""
    return [one for one in shown if one.code == finding.rule and one.range == range_]


def _fixes(
    judgement: Judgement,
    index: int,
    finding: Finding,
    told: list[types.Diagnostic],
    encoding: str,
    versioned: bool,
) -> Iterator[types.CodeAction]:
    if finding.start == finding.end:
        return
    old = judgement.judged[index].passage.text[finding.start : finding.end]
    for number, new in enumerate(finding.suggestions):
        edit = edits.edit_of(judgement, index, finding.start, finding.end, new)
        if edit is None or new == old:
            continue
        yield types.CodeAction(
            title=_title(judgement.ui, finding.text, new),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=told or None,
            is_preferred=finding.safe_fix and number == 0,
            edit=edits.workspace_edit(judgement, [edit], encoding, versioned),
        )


def _title(ui: str, old: str, new: str) -> str:
    shown = {"old": _short(old), "new": _short(new)}
    return words.REPLACE.get(ui, shown) if new else words.REMOVE.get(ui, shown)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 2].rstrip()} …"
