"""What the editor's settings say; they win over `.tonecheck.toml`, as options of the command line do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

import msgspec

from tonecheck import config
from tonecheck.errors import TonecheckError
from tonecheck.guide.files import is_path


class Options(config.Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The initialization options: the keys of `.tonecheck.toml`, and how long to wait for the next keystroke."""

    delay: float = 0.3  #: seconds


def options_of(given: Any) -> Options:
    """The options of an editor; raises TonecheckError for any that do not exist."""
    if not given:
        return Options()
    try:
        return msgspec.convert(given, Options)
    except msgspec.ValidationError as error:
        keys = ", ".join(Options.__struct_fields__)
        raise TonecheckError(
            f"{error}.", place="the editor's settings for tonecheck", remedy=f"They are {keys}."
        ) from None


def settings_in(folder: Path, options: Options, root: Path, locale: str | None) -> config.Settings:
    """The settings for texts in a folder: the editor's, then those of `.tonecheck.toml` upward.

    Raises TonecheckError where that file is wrong.
    """
    found = config.settings_for(folder)
    given = {name: value for name in found.__struct_fields__ if (value := getattr(options, name))}
    for name in ("guide", "models"):
        if name in given and (name == "models" or is_path(given[name])):
            given[name] = str(root / Path(given[name]).expanduser())
    return msgspec.structs.replace(found, **{"ui": found.ui or ui_of(locale), **given})


def ui_of(locale: str | None) -> Literal["de", "en"]:
    """The language of messages: German where the editor, or else the user's locale, is."""
    names = (locale, *(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")))
    return "de" if next(filter(None, names), "").lower().startswith("de") else "en"
