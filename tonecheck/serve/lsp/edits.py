"""Better wordings as edits of the source: only such as change the reply and nothing around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from lsprotocol import types

from tonecheck.errors import TonecheckError
from tonecheck.serve.lsp import extraction
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


class Wanted(msgspec.Struct, frozen=True):
    """`start` to `end` of the text of a reply, which is the `index`th of its source, becomes `after`."""

    index: int
    start: int
    end: int
    after: str


def edits_of(judgement: Judgement, wanted: Sequence[Wanted]) -> list[Edit]:
    """The edits of the source for changes of its replies that do not overlap, in the order of the source.

    Left out are those for which markup stands in between, and those after which the source read again would not say
    just what is wanted.
    """
    whole = [one for one in wanted if judgement.judged[one.index].passage.is_whole(one.start, one.end)]
    if not _say(judgement, whole):
        whole = [one for one in whole if _say(judgement, [one])]
        if not _say(judgement, whole):
            whole = whole[:1]
    return sorted(_edit(judgement, one) for one in whole)


def _edit(judgement: Judgement, wanted: Wanted) -> Edit:
    passage = judgement.judged[wanted.index].passage
    return Edit(*passage.span(wanted.start, wanted.end), passage.written(wanted.after))


def _say(judgement: Judgement, wanted: Sequence[Wanted]) -> bool:
    """Whether, after these changes, every reply of the source reads as wanted."""
    if judgement.format == "text" or not wanted:
        return True
    source = applied(judgement.document.text, [_edit(judgement, one) for one in wanted])
    try:
        again = [passage.text for passage in extraction.passages(judgement.format, source)]
    except TonecheckError:
        return False
    expected = [one.passage.text for one in judgement.judged]
    for one in sorted(wanted, key=lambda one: one.start, reverse=True):
        text = expected[one.index]
        expected[one.index] = text[: one.start] + one.after + text[one.end :]
    return again == expected


def workspace_edit(judgement: Judgement, edits: Iterable[Edit], encoding: str, versioned: bool) -> types.WorkspaceEdit:
    """The edits for the editor, which refuses them (`versioned`) where its text has changed meanwhile."""
    document = judgement.document
    positions = Positions(document.text, encoding)
    changes = [types.TextEdit(positions.range(edit.start, edit.end), edit.text) for edit in edits]
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: changes})
    identity = types.OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=identity, edits=changes)])
