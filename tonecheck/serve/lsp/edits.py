"""Better wordings as edits of the source: only such as change the reply and nothing around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from lsprotocol import types

from tonecheck.errors import TonecheckError
from tonecheck.serve.lsp import extraction
from tonecheck.serve.lsp.extraction.passage import Passage
from tonecheck.serve.lsp.judging import Judgement
from tonecheck.serve.lsp.positions import Positions


class Edit(msgspec.Struct, frozen=True, order=True):
    """`start` to `end` of the source becomes `text`."""

    start: int
    end: int
    text: str


def applied(source: str, edits: Iterable[Edit]) -> str:
    """The source after edits that do not overlap."""
    for edit in sorted(edits, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


def edit_of(judgement: Judgement, index: int, start: int, end: int, after: str) -> Edit | None:
    """The edit by which `start` to `end` of that reply become `after`.

    None where markup stands in between, or where the source read again would not say just that.
    """
    passage = judgement.judged[index].passage
    if not passage.is_whole(start, end):
        return None
    edit = Edit(*passage.span(start, end), passage.written(after))
    return edit if _says(judgement, index, edit, passage.text[:start] + after + passage.text[end:]) else None


def _says(judgement: Judgement, index: int, edit: Edit, wanted: str) -> bool:
    """Whether, after an edit, that reply reads as wanted and there are as many as before."""
    if judgement.format == "text":
        return True
    try:
        again = list(extraction.passages(judgement.format, applied(judgement.document.text, [edit])))
    except TonecheckError:
        return False
    before: list[Passage] = [one.passage for one in judgement.judged]
    return len(again) == len(before) and again[index].text == wanted


def without_overlaps(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order, without those that begin before the last one ended."""
    end = -1
    for edit in sorted(edits):
        if edit.start >= end:
            yield edit
            end = max(edit.end, edit.start + 1)


def workspace_edit(judgement: Judgement, edits: Iterable[Edit], encoding: str, versioned: bool) -> types.WorkspaceEdit:
    """The edits for the editor, which refuses them (`versioned`) where its text has changed meanwhile."""
    document = judgement.document
    positions = Positions(document.text, encoding)
    changes = [types.TextEdit(positions.range(edit.start, edit.end), edit.text) for edit in edits]
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: changes})
    identity = types.OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=identity, edits=changes)])
