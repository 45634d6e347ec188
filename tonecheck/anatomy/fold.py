"""A text as recognition wants to see it, with the way back to the offsets of the text as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import msgspec

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_MAPPED = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‐‑", "-"),
}
_TO_MAP = re.compile(f"[{''.join(_MAPPED)}]")
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_COMBINING = "\u0300-\u034e\u0350-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ANY_ODD = re.compile(f"[{_INVISIBLE}{_COMBINING}]")
#: Marks around emphasised words as Markdown writes them, and as mail programs flatten bold text.
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^\n*_]{0,79}[^\s*_])\1(?![\w*_])")
_UNSEEN = "\u200b"
#: These belong to the character before them: joiners and the presentation of emoji.
_ATTACHED = frozenset("\u200d\ufe0e\ufe0f\u20e3")
#: What keeps folded and original text from running in step: invisible characters, and letters in several pieces.
_ODD = re.compile(rf"[{_INVISIBLE}]+|[^\n{_INVISIBLE}{_COMBINING}][{_COMBINING}]+|[{_COMBINING}]+")


class Folded(msgspec.Struct, frozen=True, gc=False):
    """Composed, with plain spaces, quotes and line ends, without invisible characters and emphasis; case stays.

    `starts` and `ends` give for every character its place in `original`; None where the texts run in step.
    """

    original: str
    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the folded characters `start` to `end`, without space around it."""
        if self.starts is not None and self.ends is not None and start < end:
            start, end = self.starts[start], self.ends[end - 1]
        while start < end and self.original[start].isspace():
            start += 1
        while start < end and self.original[end - 1].isspace():
            end -= 1
        return start, end

    def slice(self, start: int, end: int) -> str:
        """What stands in the original there."""
        start, end = self.span(start, end)
        return self.original[start:end]


def fold(text: str) -> Folded:
    """Fold a text; any text is fine."""
    plain = _TO_MAP.sub(lambda match: _MAPPED[match[0]], text)
    if "\r" in plain:
        plain = plain.replace("\r\n", " \n").replace("\r", "\n")
    if "*" in plain or "_" in plain:
        plain = _EMPHASIS.sub(_unmarked, plain)
    if plain.isascii() or _ANY_ODD.search(plain) is None:
        return Folded(text, plain)
    return _fold_odd(text, plain)


def _unmarked(match: re.Match[str]) -> str:
    """The words with as many invisible characters as there were marks, so that no place moves."""
    marks = _UNSEEN * len(match[1])
    return f"{marks}{match[2]}{marks}"


def _fold_odd(original: str, plain: str) -> Folded:
    parts, starts, ends, done = list[str](), list[int](), list[int](), 0
    for odd in _ODD.finditer(plain):
        start, end = odd.span()
        parts.append(plain[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        composed = unicodedata.normalize("NFC", odd.group())[:1]
        if unicodedata.category(composed) not in {"Cf", "Mn", "Me"}:
            parts.append(composed)
            starts.append(start)
            ends.append(end)
        elif ends and original[start] in _ATTACHED:
            ends[-1] = end
        done = end
    parts.append(plain[done:])
    starts.extend(range(done, len(plain)))
    ends.extend(range(done + 1, len(plain) + 1))
    return Folded(original, "".join(parts), starts, ends)
