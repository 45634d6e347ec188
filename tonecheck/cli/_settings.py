"""The settings of one file as rows for people: key, value, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonecheck import config, readers
from tonecheck.cli import _terminal
from tonecheck.lint.baseline import DEFAULT_NAME
from tonecheck.rule import Text

_BY_NAME = Text("nach dem Namen der Datei", "by the name of the file")
_DEFAULT = Text("Vorgabe", "default")
_RECOGNISED = Text("wird erkannt", "recognised")
_HERE = Text("liegt in diesem Ordner", "found in the current folder")
_NONE = Text("nicht gesetzt", "not set")
_SOME = Text("für diese Dateien gilt anderes: nenne eine davon", "other things hold for these files: name one of them")
#: What holds where nothing is set: a value, or None for what is recognised or not there.
_DEFAULTS = {"channel": "email", "cache": "true"}
_FOR_FOLDERS = ("ui", "models", "override_log", "baseline", "cache")


def rows(path: str) -> Iterator[tuple[str, str, str]]:
    """Every setting of a file, or of the files in a folder; raises TonecheckError where the settings are wrong."""
    ui = _terminal.language()
    given = Path(path)
    is_folder = given.is_dir()
    values = config.Finder().values_for(given / "x" if is_folder else given)
    for key in config.PER_PATH:
        if key == "reader" and key not in values and not is_folder:
            yield key, readers.format_of(given.name), _BY_NAME.get(ui)
        elif key in values:
            yield key, _shown(key, values[key].value), _place(values[key].origin)
        else:
            yield (key, *_unset(key, ui))
    yield from _for_folder(given if is_folder else given.parent, ui)
    if is_folder:
        yield from _for_some(given, ui)


def _for_some(folder: Path, ui: str) -> Iterator[tuple[str, str, str]]:
    """The patterns of the files for which the settings say something else than for the folder."""
    patterns = [pattern for one in config.settings_for(folder).paths for pattern in one.match]
    if patterns:
        yield "paths", ", ".join(dict.fromkeys(patterns)), _SOME.get(ui)


def _for_folder(folder: Path, ui: str) -> Iterator[tuple[str, str, str]]:
    settings = config.settings_for(folder)
    for key in _FOR_FOLDERS:
        value = getattr(settings, key)
        if value is None and key == "baseline" and Path(DEFAULT_NAME).is_file():
            yield key, DEFAULT_NAME, _HERE.get(ui)
        elif value is None:
            yield (key, *_unset(key, ui))
        else:
            yield key, _shown(key, value), _place(config.origin_of(folder, key))


def _unset(key: str, ui: str) -> tuple[str, str]:
    if key in _DEFAULTS:
        return _DEFAULTS[key], _DEFAULT.get(ui)
    return "–", (_RECOGNISED if key in ("language", "fields") else _NONE).get(ui)


def _shown(key: str, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return ", ".join(f"{name} = {where}" for name, where in value.items())
    return _place(str(value)) if key in ("guide", "models", "override_log", "baseline") else str(value)


def _place(path: str) -> str:
    """A path relative to the working directory where it lies below it."""
    here = f"{Path.cwd().resolve()}/"
    return path.removeprefix(here)
