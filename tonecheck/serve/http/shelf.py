"""The guides that a server has, by the names under which they are asked for."""

from __future__ import annotations

import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec

from tonecheck import checks, guide, resources
from tonecheck.checker import Checker
from tonecheck.config import Settings as GuideSettings
from tonecheck.errors import TonecheckError
from tonecheck.guide import Guide
from tonecheck.guide.files import MAX_BYTES, is_path
from tonecheck.serve.guides import Guides
from tonecheck.serve.http.contract import GuideEntry, GuideText
from tonecheck.serve.http.problems import RefusedError

#: Texts of guides that were sent, kept with their checkers: who edits a guide sends it again with every reply.
_SENT = 4
#: Under this name the places in a guide that was sent are told.
SENT_FILE = "guide.yaml"


class Shelf:
    """Guides read once and again when they change; several threads may ask."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._paths = {_shown(name): name for name in names}
        self._guides = Guides()
        self._sent: dict[tuple[str, str | None], Checker] = {}
        self._lock = threading.Lock()

    @property
    def names(self) -> tuple[str, ...]:
        """The names, the default first."""
        return tuple(self._paths)

    def checker(self, name: str | None, ui: str | None) -> Checker:
        """The checker of a guide; raises RefusedError where there is no such guide, or one that cannot be used."""
        path = self._path(name)
        with self._lock:
            try:
                return self._guides.checker(GuideSettings(guide=path, ui="de" if ui == "de" else "en" if ui else None))
            except TonecheckError as error:
                detail = f"The guide {name or self.names[0]!r} cannot be used: {_said(error)}"
                raise RefusedError(HTTPStatus.CONFLICT, detail, pointer="/guide") from None

    def of_text(self, yaml: str, ui: str | None) -> Checker:
        """The checker of a guide that was sent; raises GuideError."""
        with self._lock:
            checker = self._sent.pop((yaml, ui), None)
            if checker is None:
                checker = Checker(guide.load_text(yaml, checks.all_checks(), path=SENT_FILE), ui=ui)
            self._sent[yaml, ui] = checker
            while len(self._sent) > _SENT:
                del self._sent[next(iter(self._sent))]
            return checker

    def entry(self, name: str) -> GuideEntry:
        """What is to be known of a guide before it is used."""
        try:
            loaded = self.checker(name, None).guide
        except RefusedError as refused:
            nothing: tuple[str, ...] = ()
            return GuideEntry(
                name=name,
                title=name,
                language=None,
                languages=nothing,
                channels=nothing,
                situations=nothing,
                segments=nothing,
                sha256=None,
                problem=refused.problem.detail,
            )
        return GuideEntry(**_described(name, loaded))

    def text(self, name: str) -> GuideText:
        """A guide with its text; raises RefusedError."""
        path = self._path(name)
        file = Path(path) if is_path(path) or Path(path).is_file() else resources.styleguides_dir() / f"{path}.yaml"
        try:
            data = file.read_bytes()[:MAX_BYTES]
        except OSError as error:
            raise RefusedError(HTTPStatus.CONFLICT, f"{name!r} cannot be read: {error.strerror}.") from None
        entry = msgspec.structs.asdict(self.entry(name))
        return GuideText(**entry, yaml=data.decode("utf-8-sig", "replace"))

    def _path(self, name: str | None) -> str:
        found = next(iter(self._paths.values())) if name is None else self._paths.get(name)
        if found is None:
            detail = f"There is no guide {str(name)[:60]!r}: it is one of {', '.join(self._paths)}."
            raise RefusedError(HTTPStatus.NOT_FOUND, detail, pointer="/guide")
        return found


def _described(name: str, loaded: Guide) -> dict[str, Any]:
    return {
        "name": name,
        "title": loaded.name,
        "language": loaded.language,
        "languages": loaded.languages,
        "channels": loaded.channels,
        "situations": loaded.situations,
        "segments": loaded.segments,
        "sha256": loaded.sha256,
    }


def _shown(name: str) -> str:
    """A path without its folders, which are nobody's business."""
    return Path(name).stem if is_path(name) else name


def _said(error: TonecheckError) -> str:
    """Where and why, with the file's name alone."""
    place = f"{Path(error.place).name}: " if error.place else ""
    return f"{place}{error.cause} {error.remedy or ''}".strip()
