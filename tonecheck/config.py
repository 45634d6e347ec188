"""`.tonecheck.toml`: where which guide applies. The guide says what is right, this file says where."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError

CONFIG_NAME = ".tonecheck.toml"
GUIDE_NAME = "tonecheck.yaml"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of `.tonecheck.toml`; what the command line gives wins over them."""

    guide: str | None = None  #: a bundled guide's name, or a path relative to the file
    channel: str | None = None
    situation: str | None = None
    segment: str | None = None
    language: str | None = None
    ui: str | None = None


def settings_for(folder: Path) -> Settings:
    """The settings of the nearest `.tonecheck.toml` upward from `folder`, else of the nearest `tonecheck.yaml`.

    Raises TonecheckError for a file that is not TOML or has keys of no meaning.
    """
    parents = [folder.resolve(), *folder.resolve().parents]
    for parent in parents:
        if (parent / CONFIG_NAME).is_file():
            return _read(parent / CONFIG_NAME)
    found = next((parent / GUIDE_NAME for parent in parents if (parent / GUIDE_NAME).is_file()), None)
    return Settings(guide=str(found) if found else None)


def _read(path: Path) -> Settings:
    try:
        settings = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Settings)
    except UnicodeDecodeError:
        raise TonecheckError("not UTF-8.", place=str(path), remedy="Save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        keys = ", ".join(Settings.__struct_fields__)
        raise TonecheckError(f"{error}.", place=str(path), remedy=f"Its keys are {keys}.") from None
    if settings.guide and (path.parent / settings.guide).is_file():
        return msgspec.structs.replace(settings, guide=str(path.parent / settings.guide))
    return settings
