"""Safe fixes in whole files: what stands around them, the encoding and the line ends stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from tonecheck.branches.variants import variants
from tonecheck.errors import TonecheckError
from tonecheck.files import replace_atomically
from tonecheck.fix import Change, fix
from tonecheck.fixing.closing import CLOSING
from tonecheck.lint.running import Done
from tonecheck.lint.sources import decoded, encoded_like
from tonecheck.lint.suppressions import Suppressions
from tonecheck.lint.work import Worker, read
from tonecheck.origin import Edit, Origin, place
from tonecheck.reply import Reply

_MOST_ROUNDS = 4


class FileFix(msgspec.Struct, frozen=True):
    """What a file becomes, and by which rules."""

    before: str
    after: str
    rules: tuple[str, ...]


class _Made(msgspec.Struct, frozen=True):
    """An edit of the source, and the rule that asks for it."""

    edit: Edit
    rule: str


def is_writable(done: Done) -> bool:
    """Whether fixes can be written into a file at all: it is a text, and no workbook."""
    return decoded(done.data) is not None


def has_fixes(done: Done, *, closing: bool) -> bool:
    """Whether a file has anything that could be fixed, as far as its findings tell."""
    findings = (found for entry in done.outcome.entries for found in entry.report.findings)
    return any(found.suggestions and (found.safe_fix or (closing and found.rule == CLOSING)) for found in findings)


def fixed(worker: Worker, done: Done, *, closing: bool = False, suppressions: bool = True) -> FileFix | None:
    """The file with its safe fixes, those that a comment suppresses aside; None where there are none.

    A fix is left out where it cannot be written as text of that format, and where it is not right on every way through
    a template's conditions. All of them are left out where the file would then have more findings than before.
    """
    source = decoded(done.data)
    now, rules = done, list[str]()
    for _ in range(_MOST_ROUNDS):  # branches that are alike before become different once one of them is fixed
        made = _round(worker, now, closing=closing, suppressions=suppressions)
        if made is None or source is None:
            break
        now = made.done
        rules += made.rules
    return FileFix(source, decoded(now.data) or "", tuple(rules)) if rules and source is not None else None


class _Round(msgspec.Struct, frozen=True):
    """A file once fixed, and by which rules."""

    done: Done
    rules: list[str]


def _round(worker: Worker, done: Done, *, closing: bool, suppressions: bool) -> _Round | None:
    source = decoded(done.data)
    if source is None or not has_fixes(done, closing=closing):
        return None
    known = Suppressions(source if suppressions else "")
    made = [
        one
        for reply in read(done.job, done.data)
        if isinstance(reply, Reply)
        for one in _of_reply(worker, done.job.guide, reply, source, closing=closing)
        if not known.covers(one.rule, place(source, one.edit.start)[0])
    ]
    kept = list(_apart(made))
    data = encoded_like(done.data, _applied(source, kept))
    after = Done(done.job, data, worker.outcome(done.job, data))
    return None if data == done.data or _is_worse(done, after) else _Round(after, [one.rule for one in kept])


def write(path: str, data: bytes, after: str) -> bytes:
    """Put the fixed text into a file that still has these bytes, and return the new ones.

    Raises TonecheckError where it has changed meanwhile or cannot be written.
    """
    try:
        is_same = Path(path).read_bytes() == data
    except OSError as error:
        raise TonecheckError(f"{error.strerror}.", place=path) from None
    if not is_same:
        raise TonecheckError("changed while it was being fixed.", place=path, remedy="Run it again.")
    written = encoded_like(data, after)
    replace_atomically(Path(path), written)
    return written


def _of_reply(worker: Worker, guide: str, reply: Reply, source: str, *, closing: bool) -> list[_Made]:
    """The edits that every variant asks for that has their place."""
    checker = worker.checker(guide)
    found: list[tuple[Origin | None, set[_Made]]] = []
    for variant in variants(reply):
        origin = variant.reply.origin
        if origin is None and variant.reply.text != source:
            return []
        changes = fix(checker, variant.reply, closing=closing).changes if variant.reply.text.strip() else ()
        edits = (_made(origin, change) for change in changes)
        found.append((origin, {one for one in edits if one is not None}))
    every = {one for _, edits in found for one in edits}
    return [one for one in every if all(one in edits for origin, edits in found if _has(origin, one.edit))]


def _made(origin: Origin | None, change: Change) -> _Made | None:
    edit = (
        Edit(change.start, change.end, change.after)
        if origin is None
        else origin.edit(change.start, change.end, change.after)
    )
    return None if edit is None or (origin is not None and origin.cell is not None) else _Made(edit, change.rule)


def _has(origin: Origin | None, edit: Edit) -> bool:
    """Whether a variant has the text that an edit replaces, or what stands around the place where it puts some in."""
    if origin is None:
        return True
    starts, ends = set(origin.starts), set(origin.ends)
    start, end = edit.start - origin.offset, edit.end - origin.offset
    return (start in starts and end in ends) if start < end else (start in starts or start in ends)


def _apart(made: Iterable[_Made]) -> Iterator[_Made]:
    """The edits by place, without those that touch one before them."""
    last = -1
    for one in sorted(set(made), key=lambda one: (one.edit, one.rule)):
        if one.edit.start > last:
            yield one
            last = max(one.edit.end, one.edit.start)


def _applied(source: str, made: Iterable[_Made]) -> str:
    parts, last = list[str](), 0
    for one in made:
        parts += (source[last : one.edit.start], one.edit.text)
        last = one.edit.end
    return "".join((*parts, source[last:]))


def _is_worse(before: Done, after: Done) -> bool:
    """Whether the file could no longer be read as before, or has more findings."""
    old, new = before.outcome, after.outcome
    if len(old.entries) != len(new.entries) or len(old.skipped) != len(new.skipped):
        return True
    pairs = zip(old.entries, new.entries, strict=True)
    return any(len(then.report.findings) > len(one.report.findings) for one, then in pairs)
