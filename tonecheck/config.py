"""`.tonecheck.toml`: where which guide applies. The guide says what is right, this file says where."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.library_rules import LIBRARY_RULES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

CONFIG_NAME = ".tonecheck.toml"
GUIDE_NAME = "tonecheck.yaml"


class ForPaths(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[paths]]` of `.tonecheck.toml`: what differs for the files that it names; a later one wins key by key."""

    match: tuple[str, ...]  #: patterns as in a .gitignore, relative to the file
    guide: str | None = None
    channel: str | None = None
    situation: str | None = None
    segment: str | None = None
    language: Literal["de", "en"] | None = None
    reader: str | None = None  #: the input format, instead of what the file's name says
    fields: dict[str, str] | None = None  #: where a library keeps text, id, channel …: handed to the reader


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of `.tonecheck.toml`; what the command line gives wins over them."""

    guide: str | None = None  #: a bundled guide's name, or a path relative to the file
    channel: str | None = None
    situation: str | None = None
    segment: str | None = None
    language: Literal["de", "en"] | None = None
    ui: Literal["de", "en"] | None = None
    models: str | None = None  #: a folder of models, relative to the file, instead of those that ship
    override_log: str | None = None  #: where `check --override` is recorded, relative to the file
    baseline: str | None = None  #: what `lint` takes as known, relative to the file
    cache: bool | None = None  #: whether `lint` keeps what it found
    levels: dict[str, Literal["off", "note", "warning", "error"]] = {}  #: of rules on libraries, which no guide has
    paths: tuple[ForPaths, ...] = ()  #: what differs for some files


#: What a file can have of its own.
PER_PATH = ("guide", "channel", "situation", "segment", "language", "reader", "fields")


class Value(msgspec.Struct, frozen=True):
    """One setting of a file, and where it comes from."""

    value: str | Mapping[str, str]
    origin: str


def settings_for(folder: Path) -> Settings:
    """The settings of the nearest `.tonecheck.toml` upward, its guide or else the nearest `tonecheck.yaml`.

    Raises TonecheckError for a file that is not TOML or has keys of no meaning.
    """
    return _settled(folder, nearest(folder, CONFIG_NAME))


def _settled(folder: Path, file: Path | None) -> Settings:
    settings = _read(file) if file else Settings()
    if settings.guide or not (guide := nearest(folder, GUIDE_NAME)):
        return settings
    return msgspec.structs.replace(settings, guide=str(guide))


class Finder:
    """Says what holds for files; looks into each folder and each file of settings once, so keep it for one run."""

    def __init__(self) -> None:
        self._folder = cache(self._of_folder)
        self._place = cache(_line_of)

    def values_for(self, path: Path) -> dict[str, Value]:
        """What holds for one file, by key, each with its origin; raises what `settings_for` raises."""
        file, found = self._folder(path.parent)
        if file is None:
            return dict(found)
        of_path: dict[str, Value] = {}
        for rule, number in _matching(file, path):
            place = self._place(file, "[[paths]]", number)
            of_path.update({key: Value(value, place) for key in PER_PATH if (value := getattr(rule, key))})
        return {**found, **of_path}

    def _of_folder(self, folder: Path) -> tuple[Path | None, dict[str, Value]]:
        """The file of settings of a folder, and what it says of all files."""
        file = nearest(folder, CONFIG_NAME)
        settings = _settled(folder, file)
        found = {}
        for key in PER_PATH[:5]:
            if value := getattr(settings, key):
                is_own = file is not None and getattr(_read(file), key)
                found[key] = Value(value, self._place(file, key, 0) if is_own and file else str(value))
        return file, found


def origin_of(folder: Path, key: str) -> str:
    """The line of the nearest `.tonecheck.toml` that sets a key."""
    file = nearest(folder, CONFIG_NAME)
    return _line_of(file, key) if file else ""


def nearest(folder: Path, name: str) -> Path | None:
    """The file of that name in a folder or the nearest one above it."""
    here = folder.resolve()
    return next((parent / name for parent in (here, *here.parents) if (parent / name).is_file()), None)


def _matching(file: Path, path: Path) -> Iterator[tuple[ForPaths, int]]:
    """The `[[paths]]` that name a file, in their order, each with its number."""
    rules = _read(file).paths
    if not rules:
        return
    full = path.resolve()
    if not full.is_relative_to(file.parent):
        return
    inner = PurePosixPath(full.relative_to(file.parent)).as_posix()
    for number, rule in enumerate(rules):
        if _spec(rule.match).match_file(inner):
            yield rule, number


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _line_of(file: Path, start: str, nth: int = 0) -> str:
    """`file:line` of the nth line that begins so; the file alone where it is written in another way."""
    lines = file.read_text("utf-8").splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if line.lstrip().replace(" ", "").startswith(start)]
    return f"{file}:{numbers[nth]}" if nth < len(numbers) else str(file)


def _read(path: Path) -> Settings:
    """The settings of a file as it now is."""
    status = path.stat()
    return _parsed(path, status.st_mtime_ns, status.st_size)


@cache
def _parsed(path: Path, _time: int, _size: int) -> Settings:
    try:
        settings = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Settings)
    except UnicodeDecodeError:
        raise TonecheckError("not UTF-8.", place=str(path), remedy="Save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        inside = "paths" in str(error)
        keys = ", ".join((ForPaths if inside else Settings).__struct_fields__)
        told = f"The keys of [[paths]] are {keys}." if inside else f"Its keys are {keys}."
        raise TonecheckError(f"{error}.", place=str(path), remedy=told) from None
    _require_known(path, settings.levels)
    return msgspec.structs.replace(
        settings,
        models=_beside(path, settings.models),
        override_log=_beside(path, settings.override_log),
        baseline=_beside(path, settings.baseline),
        guide=_guide(path, settings.guide),
        paths=tuple(msgspec.structs.replace(one, guide=_guide(path, one.guide)) for one in settings.paths),
    )


def _require_known(path: Path, levels: Mapping[str, str]) -> None:
    for name in levels:
        if name not in LIBRARY_RULES:
            near = difflib.get_close_matches(name, LIBRARY_RULES, 1)
            remedy = f"Did you mean '{near[0]}'?" if near else "Levels of all other rules stand in the guide."
            raise TonecheckError(f"levels: '{name}' is no rule on libraries.", place=str(path), remedy=remedy)


def _beside(file: Path, name: str | None) -> str | None:
    return str(file.parent / Path(name).expanduser()) if name else name


def _guide(file: Path, name: str | None) -> str | None:
    """A guide's path relative to the settings that name it; a bundled name stays a name."""
    is_path = name and (name.endswith((".yaml", ".yml")) or "/" in name)
    return str(file.parent / name) if name and is_path else name
