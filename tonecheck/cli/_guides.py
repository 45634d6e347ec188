"""Guides for commands: given, found, or a clear word that there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tonecheck import config
from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.guide import Guide
    from tonecheck.guide.kept import Heading

#: What makes checkers; the warm process has one that keeps them. None means `Checker` itself.
make_checker: Callable[..., Checker] | None = None


def named_or_found(name: str | None, folder: Path = Path()) -> str:
    """The guide's path or bundled name: as given, else found upward from `folder`.

    Raises TonecheckError with the bundled guides' names where there is none.
    """
    from tonecheck.resources import bundled_guides

    found = name or config.settings_for(folder).guide
    if found is None:
        raise TonecheckError(
            "no style guide given or found.",
            remedy=f"Give --guide with a path or one of {', '.join(bundled_guides())}; or start your own with "
            f"'tonecheck guide new' and name it in {config.CONFIG_NAME} or call it {config.GUIDE_NAME}.",
        )
    return found


def load(name: str | None) -> Guide:
    """The guide, its warnings said on standard error."""
    from tonecheck import load_guide

    guide = load_guide(named_or_found(name))
    say_warnings(guide)
    return guide


def checker(guide: str, **settings: Any) -> Checker:
    """What checks against a guide, with the settings of `Checker`; raises what that raises."""
    from tonecheck.checker import Checker

    return (make_checker or Checker)(guide, **settings)


def models(given: str | None = None, folder: Path = Path()) -> Path | None:
    """The folder of models: as given, else as the settings found upward from `folder` say; None: those that ship."""
    found = given or config.settings_for(folder).models
    return Path(found) if found else None


def say_warnings(guide: Guide | Heading) -> None:
    """A guide's warnings, on standard error."""
    for problem in guide.warnings:
        print(f"warning: {problem}", file=sys.stderr)


def say_unknown_names(guide: Guide | Heading, place: str = "", /, **context: str | None) -> None:
    """Says on standard error which names of a context the guide does not have: they change nothing, and are slips."""
    from tonecheck.guide.unknown_names import unknown_names

    where = f"{place}: " if place else ""
    for one in unknown_names(guide, context):
        if one.near:
            print(f"warning: {where}unknown {one.kind} '{one.name}'. Did you mean '{one.near}'?", file=sys.stderr)
        else:
            what = f"the guide has no {one.kind} '{one.name}', so nothing differs there"
            print(f"warning: {where}{what}. It has {', '.join(one.known) or 'none'}.", file=sys.stderr)
