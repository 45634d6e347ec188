"""The files that a user labelled, and their mistakes, all said at once."""

from __future__ import annotations

from pathlib import Path

from tonecheck.errors import TonecheckError


class Problems:
    """Collects mistakes."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, place: str, cause: str, remedy: str = "") -> None:
        """Note one mistake."""
        self.found.append(str(TonecheckError(cause, place=place, remedy=remedy or None)))

    def raise_if_any(self) -> None:
        """Raises TonecheckError with all mistakes, one a line."""
        if self.found:
            counted = f"{len(self.found)} mistake{'s' * (len(self.found) > 1)} in the labelled files; nothing was done."
            raise TonecheckError("\n".join([*self.found, counted]))


def content(path: Path) -> str:
    """The text of a file. Raises TonecheckError where it cannot be read."""
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise TonecheckError(
            f"{error.strerror}.", place=str(path), remedy="Give a folder with a corpus, a .jsonl or a .csv file."
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TonecheckError("not UTF-8.", place=f"{path}:{line}", remedy="Save it as UTF-8.") from None
