"""Edits of a text, and what many of them, one after the other, have changed in the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec


class Change(msgspec.Struct, frozen=True):
    """What was put in for which rule; the offsets are code points into the original text."""

    rule: str
    start: int
    end: int
    before: str
    after: str


class Edit(msgspec.Struct, frozen=True):
    """A replacement in the text as it now is."""

    rule: str
    start: int
    end: int
    after: str

    @property
    def growth(self) -> int:
        """By how many code points the text becomes longer."""
        return len(self.after) - (self.end - self.start)

    def moved(self, by: int) -> Edit:
        """The same edit in a text that has grown before it."""
        return Edit(self.rule, self.start + by, self.end + by, self.after)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap, sorted by place."""
    parts: list[str] = []
    last = 0
    for edit in edits:
        parts += [text[last : edit.start], edit.after]
        last = edit.end
    return "".join((*parts, text[last:]))


def without_overlaps(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits by place; of those that overlap, the one that begins first wins, then the longer, then by rule."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, -one.end, one.rule, one.after)):
        if not kept or (edit.start >= kept[-1].end and edit.start > kept[-1].start):
            kept.append(edit)
    return tuple(kept)


def place_after(offset: int, edits: Iterable[Edit]) -> int:
    """Where a place of the text stands once the edits, sorted by place, are made."""
    moved = offset
    for edit in edits:
        if edit.end <= offset:
            moved += edit.growth
        elif edit.start < offset:
            return moved + edit.start - offset + min(offset - edit.start, len(edit.after))
    return moved


def compose(original: str, changes: tuple[Change, ...], edit: Edit) -> tuple[Change, ...]:
    """The changes of the original once a further edit is made in the text to which they have led."""
    placed = tuple(_placed(changes))
    touched = [one for one in placed if _touch(*one, edit)]
    low = min([edit.start, *(begin for begin, _, _ in touched)])
    high = max([edit.end, *(end for _, end, _ in touched)])
    first = min([_original(placed, low), *(one.start for _, _, one in touched)])
    last = max([_original(placed, high), *(one.end for _, _, one in touched)])
    now = apply(original, (Edit(one.rule, one.start, one.end, one.after) for one in changes))
    after = now[low : edit.start] + edit.after + now[edit.end : high]
    rule = touched[0][2].rule if touched else edit.rule
    merged = Change(rule, first, last, original[first:last], after)
    kept = [one for _, _, one in placed if all(one is not gone for _, _, gone in touched)]
    return tuple(sorted((*kept, merged), key=lambda one: (one.start, one.end)))


def _touch(begin: int, end: int, change: Change, edit: Edit) -> bool:
    """Whether a change and an edit share a character, or stand at one place where neither could come first."""
    if begin < edit.end and edit.start < end:
        return True
    has_no_width = edit.start == edit.end or begin == end or change.start == change.end or not edit.after
    return has_no_width and begin <= edit.end and edit.start <= end


def visible(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes without those that a later one took back."""
    return tuple(change for change in changes if change.before != change.after)


def _placed(changes: Iterable[Change]) -> Iterator[tuple[int, int, Change]]:
    """Each change with the place of what it has put in."""
    grown = 0
    for change in changes:
        begin = change.start + grown
        end = begin + len(change.after)
        yield begin, end, change
        grown += len(change.after) - (change.end - change.start)


def _original(placed: Iterable[tuple[int, int, Change]], offset: int) -> int:
    """The original's offset for one that lies in no change, or at the edge of one."""
    grown = 0
    for begin, end, change in placed:
        if offset == begin and begin < end:
            return change.start
        if offset >= end:
            grown += len(change.after) - (change.end - change.start)
    return offset - grown
