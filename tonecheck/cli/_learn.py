"""A run of `guide learn`: replies, draft, output."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tonecheck.cli._folders import read_folders
from tonecheck.cli._sources import Request
from tonecheck.errors import TonecheckError
from tonecheck.reply import Reply, Skipped

if TYPE_CHECKING:
    from tonecheck.learning import Draft


def require_writable(out: Path | None, *, force: bool) -> None:
    """Raises TonecheckError where the draft could not be written: nobody should wait for nothing."""
    if out is None:
        return
    if out.is_dir():
        raise TonecheckError("is a folder.", place=str(out), remedy="Name a file in it.")
    if not out.parent.is_dir():
        raise TonecheckError(f"there is no folder '{out.parent}'.", place=str(out), remedy="Create it first.")
    if out.exists() and not force:
        raise TonecheckError("already exists.", place=str(out), remedy="Give another path, or --force.")


def learned(replies: Sequence[str], options: Mapping[str, Any]) -> tuple[Draft, list[Skipped]]:
    """The draft with the inputs that could not be read; raises TonecheckError where none could."""
    from tonecheck.learning import learn

    sides, skipped = [], list[Skipped]()
    for paths in (replies, options["bad"]):
        read = list(read_folders(_request(paths, options)))
        skipped += [item for item in read if isinstance(item, Skipped)]
        sides.append([item for item in read if isinstance(item, Reply)])
    if skipped and not sides[0]:
        first = skipped[0]
        raise TonecheckError(
            f"no reply could be read: {first.reason}.", place=first.source, remedy="Give text files or JSON Lines."
        )
    chosen = {name: options[name] for name in ("language", "ui", "name", "coverage")}
    return learn(sides[0], sides[1], **chosen), skipped


def _request(paths: Sequence[str], options: Mapping[str, Any]) -> Request:
    defaults = Reply(text="", channel=options["channel"])
    return Request(paths=tuple(paths), defaults=defaults, input_format=options["input_format"])


def write(draft: Draft, skipped: Sequence[Skipped], out: Path | None, format_: str) -> None:
    """Write the draft, as YAML or as data, and say on standard error what a person should know."""
    from tonecheck.files import write_atomically
    from tonecheck.learning.comments import say
    from tonecheck.learning.telling import as_data, summary

    text = draft.text
    if format_ == "json":
        text = json.dumps(as_data(draft, skipped), ensure_ascii=False, indent=2) + "\n"
    if out is None:
        sys.stdout.write(text)
    else:
        write_atomically(out, text)
    for line in summary(draft, skipped):
        print(line, file=sys.stderr)
    if out is not None:
        print(say(draft.content.settings.ui, "written", path=out))
