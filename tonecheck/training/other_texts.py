"""Texts outside the corpus, read by path: our own replies for reading, and third-party texts that are never copied."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "training" / "readings"
_HEAD = re.compile(r"^#### (?P<channel>\w+)(?: (?P<situation>\w+))?$", re.MULTILINE)


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its place: a file below the folder of its kind, and the line on which it begins."""

    source: str
    line: int
    language: str
    channel: str
    text: str
    situation: str | None = None


def own_replies(folder: Path = FOLDER) -> Iterator[Piece]:
    """The replies of `replies-de.txt` and `replies-en.txt`, each below a line `#### channel situation`."""
    for path in sorted(folder.glob("replies-*.txt")):
        text = path.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        for head, end in zip(heads, ends, strict=True):
            yield Piece(
                source=path.name,
                line=text.count("\n", 0, head.start()) + 1,
                language=path.stem.removeprefix("replies-"),
                channel=head["channel"],
                situation=head["situation"],
                text=text[head.end() : end].strip(),
            )


def third_party(folder: Path) -> Iterator[Piece]:
    """The texts of the third-party folders that are there, in the order of their paths.

    Raises TonecheckError where none is there.
    """
    paths = [(path, kind) for pattern, kind in _KINDS.items() for path in sorted(folder.glob(pattern))]
    if not paths:
        raise TonecheckError(
            "no third-party texts here.", place=str(folder), remedy=f"Expected one of {', '.join(_KINDS)}."
        )
    for path, (language, channel, read) in paths:
        source = str(path.relative_to(folder))
        for line, text in read(path):
            yield Piece(source=source, line=line, language=language, channel=channel, text=text)


def _whole(path: Path) -> Iterator[tuple[int, str]]:
    yield 1, path.read_text(encoding="utf-8")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            yield number, line.strip()


def _first_cells(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in _lines(path):
        yield number, line.split("\t")[0].replace("|LBR|", "\n")


def _column(name: str, encoding: str) -> Callable[[Path], Iterator[tuple[int, str]]]:
    def read(path: Path) -> Iterator[tuple[int, str]]:
        with path.open(encoding=encoding, newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream), start=1):
                yield number, row[name].strip()

    return read


_Kind = tuple[str, str, Callable[[Path], Iterator[tuple[int, str]]]]
_KINDS: dict[str, _Kind] = {
    "shopware6_mails/mails/*/de-plain.html.twig": ("de", "email", _whole),
    "shopware6_mails/mails/*/en-plain.html.twig": ("en", "email", _whole),
    "cocoa_mt_de/train/en-de/*.formal.de": ("de", "chat", _lines),
    "cocoa_mt_de/train/en-de/*.informal.de": ("de", "chat", _lines),
    "tydip/data/en_train.csv": ("en", "email", _column("sentence", "utf-8")),
    "textcomplexity_de/TextComplexityDE19/ratings.csv": ("de", "chat", _column("Sentence", "cp1252")),
    "germeval2018/germeval2018.training.txt": ("de", "social", _first_cells),
    "goemotions/data/train.tsv": ("en", "social", _first_cells),
}
