"""What is wrong with a guide: every problem names its place, its cause and the remedy."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.guide.nodes import Place

_SHOWN = 50
_EXCERPT = 100


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake; line and column count code points from 1, and are 0 where the whole file is meant."""

    file: str
    line: int
    column: int
    message: str
    remedy: str = ""
    source_line: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        said = f"{where}: {self.message}" + (f" {self.remedy}" if self.remedy else "")
        if not self.line:
            return said
        skip = max(0, self.column - _EXCERPT * 3 // 4)
        excerpt = self.source_line[skip : skip + _EXCERPT].replace("\t", " ")
        return f"{said}\n  {excerpt}\n  {' ' * (self.column - 1 - skip)}^"


class GuideError(TonecheckError):
    """A guide that cannot be used; `problems` are all that were found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        place = f"{first.file}:{first.line}" if first.line else first.file
        super().__init__(first.message, place=place, remedy=first.remedy or None)

    def __str__(self) -> str:
        more = len(self.problems) - _SHOWN
        shown = [str(problem) for problem in self.problems[:_SHOWN]]
        return "\n".join(shown + ([f"… and {more} more."] if more > 0 else []))


class Problems:
    """Collects problems, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str], Problem] = {}
        self._files: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def add(self, place: Place, message: str, remedy: str = "") -> None:
        """Notes a problem at a place."""
        lines = place.source.lines
        self.put(
            Problem(
                file=place.source.path,
                line=place.line,
                column=place.column,
                message=message,
                remedy=remedy,
                source_line=lines[place.line - 1] if 0 < place.line <= len(lines) else "",
            )
        )

    def put(self, problem: Problem) -> None:
        """Notes a problem that was made elsewhere."""
        self._files.setdefault(problem.file, len(self._files))
        self._found.setdefault((problem.file, problem.line, problem.column, problem.message), problem)

    def sorted(self) -> tuple[Problem, ...]:
        """All problems: files in the order met, each from top to bottom."""
        return tuple(sorted(self._found.values(), key=lambda p: (self._files[p.file], p.line, p.column, p.message)))


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """`Did you mean 'phrases'?` where a known word is close, else nothing."""
    close = closest(word, known, cutoff)
    return f"Did you mean {close!r}?" if close else ""


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word nearest to `word`, whatever its capitals."""
    import difflib

    by_folded = {name.casefold().replace("-", "_"): name for name in known}
    found = difflib.get_close_matches(word[:80].casefold().replace("-", "_"), by_folded, 1, cutoff)
    return by_folded[found[0]] if found else None
