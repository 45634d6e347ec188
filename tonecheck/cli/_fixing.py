"""`check --fix` and `check --diff`: safe suggestions in files, on standard output, or shown."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tonecheck import readers
from tonecheck.cli import _sources
from tonecheck.cli._changes import difference, say_done, say_would
from tonecheck.cli._sources import Request
from tonecheck.errors import TonecheckError
from tonecheck.files import replace_atomically
from tonecheck.lint.sources import encoded_like
from tonecheck.reply import Reply, Skipped

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.fix import Fixed


def require_plain_text(request: Request) -> None:
    """Raises TonecheckError for an input whose format holds replies in other text, before anything is written."""
    for path in request.paths:
        name = (request.stdin_filename or "-") if path == "-" else path
        format_ = request.input_format or readers.format_of(name)
        if format_ != "text":
            raise TonecheckError(
                f"--fix writes plain text only, this is {format_}.",
                place=name,
                remedy="Fix it with 'tonecheck lint --fix', or see what would change with --diff.",
            )


def fixed(
    request: Request, checker: Checker, *, closing: bool, put: Callable[[str], None] | None = None
) -> Iterator[Reply | Skipped]:
    """Every reply of the request with its fixes, which by then are in its file, on standard output, or `put` there."""
    from tonecheck.fix import fix

    for path, data, items in _read(request):
        for item in items:
            if isinstance(item, Skipped):
                yield item
                continue
            result = fix(checker, item, closing=closing)
            if put is None:
                _write(path, data, item, result)
            else:
                put(result.text)
            say_done(_name(item), _rules(result), checker.ui)
            yield msgspec.structs.replace(item, text=result.text)


def differences(request: Request, checker: Checker, *, closing: bool) -> Iterator[str | Skipped]:
    """What fixing would change, as a unified diff a reply; nothing is written."""
    from tonecheck.fix import fix

    for item in _sources.read_all(request):
        if isinstance(item, Skipped):
            yield item
            continue
        result = fix(checker, item, closing=closing)
        if result.changes:
            say_would(_name(item), _rules(result), checker.ui)
            yield difference(_name(item), item.text, result.text)


def _read(request: Request) -> Iterator[tuple[str | None, bytes, list[Reply | Skipped]]]:
    """Path (None for --text), bytes and reply of each input; what cannot be read has no bytes."""
    if request.text is not None:
        yield None, b"", list(_sources.read_all(msgspec.structs.replace(request, paths=())))
    for path in request.paths:
        one = msgspec.structs.replace(request, paths=(path,), text=None)
        try:
            data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            yield path, b"", [Skipped(_sources.shown_name(request, path), error.strerror or str(error))]
            continue
        yield path, data, list(_sources.read_stream(one, path, io.BytesIO(data)))


def _write(path: str | None, data: bytes, reply: Reply, result: Fixed) -> None:
    if path is None or path == "-":
        end = "" if path == "-" or result.text.endswith("\n") else "\n"
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded_like(data, result.text + end))
        sys.stdout.buffer.flush()
    elif result.text != reply.text:
        if Path(path).read_bytes() != data:
            raise TonecheckError("changed while it was being fixed.", place=path, remedy="Run it again.")
        replace_atomically(Path(path), encoded_like(data, result.text))


def _name(reply: Reply) -> str:
    source = reply.source or "-"
    return f"{source}:{reply.line}" if reply.origin is not None or reply.line > 1 else source


def _rules(result: Fixed) -> list[str]:
    return [change.rule for change in result.changes]
