"""Guides in the editor: their mistakes at line and column, what may stand where, what a key means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from tonecheck.config import GUIDE_NAME
from tonecheck.serve.lsp import extraction
from tonecheck.serve.lsp.diagnostics import SOURCE
from tonecheck.serve.lsp.documents import Document
from tonecheck.serve.lsp.guide_cursor import cursor_at
from tonecheck.serve.lsp.positions import Positions

_IS_GUIDE = re.compile(r"^(?:\ufeff?tonecheck[ \t]*:|#.*\$schema=\S*styleguide-1\.schema\.json)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # as YAML ends lines
_EXTENDS = re.compile(r"^extends[ \t]*:[^\r\n]*", re.MULTILINE)
_VALUE = re.compile(r"""["'][^"'\r\n]*["']?|[\[{][^\]}\r\n]*[\]}]?|[^\s:,\[\]{}#"'][^:,\[\]{}#\r\n]*""")
_WORD = re.compile(r"\+?[\w-]+(?:\.[\w-]+)*")


def is_guide(document: Document) -> bool:
    """Whether a YAML file is a guide: by its name, its first key, or the schema that it names."""
    if extraction.format_of(document.name, document.language) != "yaml":
        return False
    return document.name == GUIDE_NAME or _IS_GUIDE.search(document.text[:2000]) is not None


def diagnostics(document: Document, encoding: str) -> list[types.Diagnostic]:
    """Every problem of a guide, and every warning, at its place; those of guides that it extends at `extends`."""
    from tonecheck.checks import all_checks
    from tonecheck.guide import GuideError, Problem, load_text

    shown = str(document.path or document.name)
    severity = types.DiagnosticSeverity.Error
    problems: tuple[Problem, ...] = ()
    try:
        problems = load_text(document.text, all_checks(), path=shown, file=document.path).warnings
        severity = types.DiagnosticSeverity.Warning
    except GuideError as error:
        problems = error.problems
    positions = Positions(document.text, encoding)
    starts = [0, *(match.end() for match in _LINE_END.finditer(document.text))]
    found = []
    for problem in problems:
        said = f"{problem.message} {problem.remedy}".strip()
        if problem.file == shown:
            start, end = _span(document.text, starts, problem.line, problem.column)
        else:
            said = f"{problem.file}:{problem.line}: {said}"
            extends = _EXTENDS.search(document.text)
            start, end = extends.span() if extends else (0, 0)
        found.append(types.Diagnostic(positions.range(start, end), said, severity, source=SOURCE, code="guide"))
    return found


def _span(text: str, starts: list[int], line: int, column: int) -> tuple[int, int]:
    """The value or key that begins at a line and column, both from 1; the file's beginning for 0."""
    if not 0 < line <= len(starts):
        return 0, 0
    start = min(starts[line - 1] + max(column, 1) - 1, len(text))
    found = _VALUE.match(text, start)
    return start, start + (len(found.group().rstrip()) if found else 0)


def completion(document: Document, position: types.Position, encoding: str, ui: str = "en") -> types.CompletionList:
    """What may stand at a position."""
    from tonecheck.serve.lsp.guide_words import words_at

    positions = Positions(document.text, encoding)
    offset = positions.offset(position)
    cursor = cursor_at(document.text, offset)
    range_ = positions.range(offset - len(cursor.prefix), offset)
    items: dict[str, types.CompletionItem] = {}
    for word in words_at(cursor, document.path, ui):
        items.setdefault(
            word.text,
            types.CompletionItem(
                label=word.text,
                kind=types.CompletionItemKind.Property if word.is_key else types.CompletionItemKind.Value,
                detail=word.detail or None,
                documentation=word.doc or None,
                text_edit=types.TextEdit(range_, f"{word.text}: " if word.is_key else word.text),
            ),
        )
    return types.CompletionList(is_incomplete=False, items=list(items.values()))


def hover(document: Document, position: types.Position, encoding: str, ui: str = "en") -> types.Hover | None:
    """What a key of a guide means, or what a rule says."""
    positions = Positions(document.text, encoding)
    offset = positions.offset(position)
    line_start = max(document.text.rfind("\n", 0, offset), document.text.rfind("\r", 0, offset)) + 1
    for found in _WORD.finditer(document.text, line_start):
        if found.start() > offset:
            break
        if offset <= found.end():
            lines = list(_meaning(document.text, found.group(), found.end(), ui))
            if lines:
                text = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(lines))
                return types.Hover(text, positions.range(found.start(), found.end()))
    return None


def _meaning(text: str, word: str, end: int, ui: str) -> Iterator[str]:
    from tonecheck.serve.lsp.guide_words import field_at, rules
    from tonecheck.serve.lsp.hover import escaped

    if rule := rules().get(word):
        yield f"**{word}** · {rule.severity}"
        yield escaped(rule.message.get(ui))
        yield escaped(rule.why.get(ui))
    elif re.match(r"[ \t]*:(?=\s|$)", text[end : end + 20]) and (field := field_at(cursor_at(text, end), word)):
        yield f"**{word}**"
        if field.description:
            yield escaped(field.description)
        yield escaped(field.kind.words)
