"""Where the data that ships with the package lies: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from tonecheck.errors import TonecheckError

_PACKAGE = Path(__file__).resolve().parent


def _data_dir(name: str) -> Path:
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise TonecheckError(
        f"The folder {name!r} is missing from the installation.",
        place=str(_PACKAGE),
        remedy="Reinstall tonecheck.",
    )


def styleguides_dir() -> Path:
    """The folder of the bundled guides."""
    return _data_dir("styleguides")


def models_dir() -> Path:
    """The folder of the trained artifacts, one subfolder a language."""
    return _data_dir("models")


def bundled_guides() -> tuple[str, ...]:
    """The names of the bundled guides, in alphabetical order."""
    return tuple(sorted(path.stem for path in styleguides_dir().glob("*.yaml")))
