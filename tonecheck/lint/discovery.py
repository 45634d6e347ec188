"""From paths, folders and patterns to the files that hold responses, in one order on every machine."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from tonecheck import readers
from tonecheck.errors import TonecheckError
from tonecheck.lint.ignoring import Ignoring

STDIN = "-"
#: Endings of text and templates beside those that have a reader of their own.
TEXT_SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".tpl", ".tmpl", ".twig", ".liquid", ".jinja", ".jinja2", ".j2", ".hbs", ".handlebars"}
    | {".mustache", ".erb", ".mjml", ".njk"}
)
_WILD = frozenset("*?[")


class Found(msgspec.Struct, kw_only=True):
    """The files to lint as the user would name them, and how many others were left out, by reason."""

    files: list[str] = msgspec.field(default_factory=list)
    ignored: int = 0
    other_kinds: Counter[str] = msgspec.field(default_factory=Counter)  #: by ending


def discover(paths: Sequence[str], ignoring: Ignoring, *, wanted: Collection[str] = ()) -> Found:
    """The files of paths (`-` is standard input), folders and patterns; each file once, as it was named first.

    `wanted` are further endings that count in folders. What is hidden, or a link out of its folder, is left alone.
    Raises TonecheckError for paths and patterns at which nothing is.
    """
    found, seen, real_folder = Found(), set[str](), cache(os.path.realpath)
    missing = []
    for given in paths or (".",):
        files = list(_files(given, ignoring, found, wanted))
        if not files and given != STDIN and not _is_there(given):
            missing.append(given)
        for file in files:
            folder, name = os.path.split(file)
            real = os.path.realpath(file) if os.path.islink(file) else os.path.join(real_folder(folder), name)
            if file == STDIN or real not in seen:
                seen.add(real)
                found.files.append(file)
    if missing:
        raise TonecheckError("nothing is there.", place=", ".join(missing), remedy="Check the spelling of the path.")
    return found


def _is_there(given: str) -> bool:
    return os.path.lexists(given) or (_is_pattern(given) and any(True for _ in _expanded(given)))


def _is_pattern(given: str) -> bool:
    return not _WILD.isdisjoint(given) and not os.path.lexists(given)


def _expanded(pattern: str) -> Iterator[str]:
    # Path.glob takes no absolute pattern.
    return iter(sorted(glob.iglob(pattern, recursive=True), key=lambda one: Path(one).parts))


def _files(given: str, ignoring: Ignoring, found: Found, wanted: Collection[str]) -> Iterator[str]:
    if given == STDIN:
        yield STDIN
    elif _is_pattern(given):
        for path in _expanded(given):
            if Path(path).is_file() and not _left_out(path, ignoring, found):
                yield path
    elif Path(given).is_dir():
        if ignoring.above(Path(given).resolve() / "x"):
            found.ignored += 1
            return
        yield from _below(given, ignoring, found, wanted)
    elif os.path.lexists(given) and not _left_out(given, ignoring, found, named=True):
        yield given


def _left_out(path: str, ignoring: Ignoring, found: Found, *, named: bool = False) -> bool:
    full = Path(os.path.abspath(path))  # a link counts where it stands, not where it leads
    out = ignoring.ignores(full, named=named) or ignoring.above(full, named=named)
    found.ignored += out
    return out


def _below(folder: str, ignoring: Ignoring, found: Found, wanted: Collection[str]) -> Iterator[str]:
    """The files in a folder and below it that have an ending that counts."""
    root = os.path.realpath(folder)
    inner = len(os.path.join(root, ""))
    as_named = "" if Path(folder) == Path() else os.path.join(Path(folder), "")
    for parent, folders, files in os.walk(root):
        kept = [name for name in folders if not name.startswith(".") and not os.path.islink(os.path.join(parent, name))]
        folders[:] = sorted(name for name in kept if not ignoring.ignores(os.path.join(parent, name), folder=True))
        found.ignored += len(kept) - len(folders)
        for name in sorted(files):
            path = os.path.join(parent, name)
            if name.startswith(".") or (os.path.islink(path) and not Path(path).resolve().is_relative_to(root)):
                continue
            if not counts(name, wanted):
                found.other_kinds[Path(name).suffix.lower() or name] += 1
            elif ignoring.ignores(path):
                found.ignored += 1
            else:
                yield as_named + path[inner:]


def counts(name: str, wanted: Collection[str] = ()) -> bool:
    """Whether a file found in a folder is one of responses, by its ending."""
    suffix = os.path.splitext(name)[1].lower()
    return suffix in TEXT_SUFFIXES or suffix in wanted or readers.format_of(name) != "text"
