"""`.tonecheck.toml`: where which guide applies. The guide says what is right, this file says where."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

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
    language: Literal["de", "en"] | None = None
    ui: Literal["de", "en"] | None = None
    models: str | None = None  #: a folder of models, relative to the file, instead of those that ship
    override_log: str | None = None  #: where `check --override` is recorded, relative to the file


def settings_for(folder: Path) -> Settings:
    """The settings of the nearest `.tonecheck.toml` upward, its guide or else the nearest `tonecheck.yaml`.

    Raises TonecheckError for a file that is not TOML or has keys of no meaning.
    """
    file = _nearest(folder, CONFIG_NAME)
    settings = _read(file) if file else Settings()
    if settings.guide or not (guide := _nearest(folder, GUIDE_NAME)):
        return settings
    return msgspec.structs.replace(settings, guide=str(guide))


def _nearest(folder: Path, name: str) -> Path | None:
    here = folder.resolve()
    return next((parent / name for parent in (here, *here.parents) if (parent / name).is_file()), None)


def _read(path: Path) -> Settings:
    try:
        settings = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Settings)
    except UnicodeDecodeError:
        raise TonecheckError("not UTF-8.", place=str(path), remedy="Save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        keys = ", ".join(Settings.__struct_fields__)
        raise TonecheckError(f"{error}.", place=str(path), remedy=f"Its keys are {keys}.") from None
    if settings.models:
        settings = msgspec.structs.replace(settings, models=str(path.parent / settings.models))
    if settings.override_log:
        log = path.parent / Path(settings.override_log).expanduser()
        settings = msgspec.structs.replace(settings, override_log=str(log))
    if settings.guide and (settings.guide.endswith((".yaml", ".yml")) or "/" in settings.guide):
        return msgspec.structs.replace(settings, guide=str(path.parent / settings.guide))
    return settings
