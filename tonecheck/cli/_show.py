"""A run of `show`: one reply, the guide if there is any, and the view that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tonecheck import config
from tonecheck.cli import _guides, _run, _terminal
from tonecheck.cli._sources import Request, read_all
from tonecheck.errors import TonecheckError
from tonecheck.formatters import Options
from tonecheck.languages.ui import say
from tonecheck.reply import Reply, Skipped

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.run import GuideHead

#: A guide that asks nothing, for replies that are looked at without one.
_NO_GUIDE = "tonecheck: 1\nname: none\nlanguage: de\n"
_MOST_NAMED = 5


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How the reply is shown: `format_` None is the terminal's view unless there is an HTML file to write."""

    format_: str | None
    html: str | None
    dimension: str | None
    ui: str | None
    options: Options


def show(request: Request, identity: str | None, guide: str | None, view: View) -> None:
    """Show the one reply of the request; raises TonecheckError where there is none or more than one."""
    from tonecheck.inspection import inspect

    if request.paths and request.text is not None:
        raise TonecheckError("a file and --text are two replies.", remedy="Give one of them.")
    settings = config.settings_for(request.folder)
    request = msgspec.structs.replace(request, defaults=_run.with_settings(request.defaults, settings))
    reply = _chosen(read_all(request), identity)
    checker, head = _checker(guide or settings.guide, reply)
    shown = inspect(checker, reply, head)
    ui = view.ui or settings.ui or _terminal.language()
    if view.html:
        from tonecheck.inspection import page

        _write(page.render(shown, ui), view.html, ui)
    if view.format_ == "json":
        from tonecheck.run import encode

        sys.stdout.write(msgspec.json.format(encode(shown), indent=2).decode() + "\n")
    elif view.format_ or not view.html:
        from tonecheck.inspection import dimension, terminal

        if view.dimension:
            sys.stdout.write(dimension.render(shown, view.dimension, ui, view.options))
        else:
            sys.stdout.write(terminal.render(shown, ui, view.options))


def _checker(guide: str | None, reply: Reply) -> tuple[Checker, GuideHead | None]:
    """What reads the reply, and the guide whose ranges it knows."""
    from tonecheck.checker import Checker
    from tonecheck.provenance import guide_head

    if guide is None:
        from tonecheck.checks import all_checks
        from tonecheck.guide import load_text

        return Checker(load_text(_NO_GUIDE, all_checks())), None
    checker = Checker(guide)
    _guides.say_warnings(checker.guide)
    _guides.say_unknown_names(checker.guide, channel=reply.channel, situation=reply.situation, segment=reply.segment)
    return checker, guide_head(checker.guide)


def _chosen(items: Iterator[Reply | Skipped], identity: str | None) -> Reply:
    """The reply with that id, else the one on the line of that number; without an id, the only one."""
    found: list[Reply] = []
    skipped: list[Skipped] = []
    is_empty = True
    for item in items:
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        is_empty = False
        if identity is not None and item.id == identity:
            return item
        if identity is None or str(item.line) == identity:
            found.append(item)
        if identity is None and len(found) > _MOST_NAMED:
            break
    if len(found) == 1:
        return found[0]
    if found:
        raise TonecheckError("there is more than one reply.", place=found[0].source, remedy=_choice(found))
    for one in skipped:
        if is_empty or one.source.endswith(f":{identity}"):
            raise TonecheckError(f"{one.reason}.", place=one.source)
    if is_empty:
        raise TonecheckError("there is no reply in it.", remedy="Give a file with one, or a line with one in a .jsonl.")
    raise TonecheckError(f"no reply has the id '{identity}' or stands on a line of that number.")


def _choice(found: list[Reply]) -> str:
    names = ", ".join(reply.id or str(reply.line) for reply in found[:_MOST_NAMED])
    more = ", …" if len(found) > _MOST_NAMED else ""
    return f"Choose one with --id, by its id or its line: {names}{more}"


def _write(text: str, path: str, ui: str) -> None:
    if path == "-":
        sys.stdout.write(text)
        return
    from tonecheck.files import write_atomically

    write_atomically(Path(path), text)
    print(say(ui, "show.written", path=path), file=sys.stderr)
