"""The YAML files of the languages, read by libyaml where it is there: it is ten times as fast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
# The base loader reads every scalar as text, as YAML 1.1's truth values would eat "no" and "on". The C loaders are
# missing only where PyYAML was built without libyaml.
_TEXTS: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_VALUES: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def texts(language: str, name: str) -> Any:
    """`languages/<language>/<name>.yaml` with every scalar as text, even `no`, `on` and numbers."""
    return _read(_path(language, name), _TEXTS)


def values(language: str, name: str) -> Any:
    """`languages/<language>/<name>.yaml` with numbers and truth values."""
    return values_at(_path(language, name))


def values_at(path: Path) -> Any:
    """The data file at a path, with numbers and truth values."""
    return _read(path, _VALUES)


def _path(language: str, name: str) -> Path:
    return _FOLDER / language / f"{name}.yaml"


def _read(path: Path, loader: Any) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), loader)
