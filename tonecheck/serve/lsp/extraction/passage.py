"""A text taken out of a source, which knows where in the source each of its characters stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from tonecheck.reply import Reply

NO_CONTEXT = Reply(text="")


def as_it_is(text: str) -> str:
    """A replacement that needs no escape."""
    return text


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One reply inside a source; all offsets are code points.

    `starts` and `ends` are, for each character of `text`, where it begins and ends in the source; a character that
    stands in no source (the blank line between two paragraphs of HTML) begins and ends at the same place.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    context: Reply = NO_CONTEXT  #: what the source says of channel, situation …; its text is empty
    written: Callable[[str], str] = as_it_is  #: a replacement as this source has to write it

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source; an empty one stands before the character that follows it."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        if start < len(self.text):
            return self.starts[start], self.starts[start]
        last = self.ends[-1] if self.ends else 0
        return last, last

    def is_whole(self, start: int, end: int) -> bool:
        """Whether nothing of the source that is no text, such as a tag, stands inside a span."""
        return all(self.ends[at] == self.starts[at + 1] for at in range(start, end - 1))


class Builder:
    """Puts a passage together, piece by piece, in the order of the source."""

    def __init__(self) -> None:
        self._chars: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    @property
    def last(self) -> str:
        """The last character, or nothing."""
        return self._chars[-1] if self._chars else ""

    @property
    def end(self) -> int:
        """Where in the source the last character ends."""
        return self._ends[-1] if self._ends else 0

    def copy(self, text: str, at: int) -> None:
        """Add text that stands in the source as it is, from `at` on."""
        for offset, char in enumerate(text, at):
            self.put(char, offset, offset + 1)

    def put(self, text: str, start: int, end: int) -> None:
        """Add text for which the source has `start` to `end`: an entity, a run of blanks."""
        for number, char in enumerate(text):
            self._chars.append(char)
            self._starts.append(start if number == 0 else end)
            self._ends.append(end)

    def breaks(self, lines: int, at: int) -> None:
        """End the line, and leave `lines` - 1 empty ones, unless there is nothing yet or there are as many."""
        while self._chars and self._chars[-1] in " \t":
            for row in (self._chars, self._starts, self._ends):
                row.pop()
        have = 0
        while have < len(self._chars) and self._chars[-1 - have] == "\n":
            have += 1
        if self._chars:
            self.put("\n" * max(0, lines - have), at, at)

    def passage(
        self,
        context: Reply = NO_CONTEXT,
        written: Callable[[str], str] = as_it_is,
    ) -> Passage:
        """The passage."""
        return Passage(
            text="".join(self._chars),
            starts=tuple(self._starts),
            ends=tuple(self._ends),
            context=context,
            written=written,
        )


def inside(outer: Passage, inner: Passage) -> Passage:
    """A passage of a passage's text as one of the source: HTML in a YAML file, a body in a mail."""

    def written(text: str) -> str:
        return outer.written(inner.written(text))

    spans = [outer.span(start, end) for start, end in zip(inner.starts, inner.ends, strict=True)]
    return Passage(
        text=inner.text,
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        context=outer.context if inner.context == NO_CONTEXT else inner.context,
        written=written,
    )
