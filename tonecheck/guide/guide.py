"""A loaded guide: what it says in every context."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from tonecheck.guide.document import CONTEXTS, ExampleKeys, ScoreSettings, Service
from tonecheck.guide.kind import Reader
from tonecheck.guide.merge import merged
from tonecheck.guide.nodes import MapNode, is_null
from tonecheck.guide.policy import Context, Origin, Policy
from tonecheck.guide.problems import GuideError, Problem
from tonecheck.guide.record_kind import Record
from tonecheck.guide.values import Brand

DEFAULT_CHANNEL = "email"
_MAX_CACHED = 1000  #: policies; callers may name any number of situations and segments


class Example(ExampleKeys, frozen=True, kw_only=True):
    """A reply on which the guide tests itself, and where it stands."""

    origin: Origin


class Overrides(msgspec.Struct, frozen=True, eq=False):
    """The base of a guide and what differs in each context, as merged nodes."""

    kind: Record
    base: MapNode
    contexts: Mapping[str, Mapping[str, MapNode]]  #: by CONTEXTS, then by name

    def tree(self, names: Mapping[str, str | None]) -> MapNode:
        """The base with the named contexts laid over it, the strongest last."""
        tree: Any = self.base
        for context in CONTEXTS:
            block = self.contexts[context].get(names.get(context) or "")
            tree = merged(tree, block) if block else tree
        assert isinstance(tree, MapNode)
        return tree

    def values(self, tree: MapNode, reader: Reader) -> dict[str, Any]:
        """What the keys of a merged tree say; keys that are null are left out."""
        values = {}
        for key, entry in tree.entries.items():
            if not is_null(entry.value):
                values[key] = self.kind.fields[key].kind.read(entry.value, reader)
        return values


class Guide:
    """A style guide, loaded and validated; `policy` says what holds in a context."""

    def __init__(
        self, *, header: Mapping[str, Any], path: str, sha256: str, overrides: Overrides, reader: Reader
    ) -> None:
        self.header = header
        self.overrides = overrides
        self.reader = reader
        self.name: str = header["name"]
        self.path = path  #: as given: a path or a bundled name
        self.sha256 = sha256  #: over this file and all that it extends
        self.owner: str | None = header.get("owner")
        self.reviewed: datetime.date | None = header.get("reviewed")
        self.examples: tuple[Example, ...] = header.get("examples", ())
        self.languages = languages_of(header.get("language"), overrides.contexts["languages"])
        self.channels = tuple(overrides.contexts["channels"])
        self.situations = tuple(overrides.contexts["situations"])
        self.segments = tuple(overrides.contexts["segments"])
        self.names_used = frozenset(reader.used)  #: channels, situations and segments that anything in it is for
        self.warnings: tuple[Problem, ...] = reader.warnings.sorted()
        self._values: dict[tuple[str | None, ...], tuple[MapNode, dict[str, Any]]] = {}
        self._policies: dict[tuple[str | None, ...], Policy] = {}

    @property
    def language(self) -> str:
        """The guide's own language, which counts where a reply's is unknown."""
        return self.languages[0]

    def policy(
        self,
        *,
        language: str | None = None,
        channel: str | None = None,
        situation: str | None = None,
        segment: str | None = None,
    ) -> Policy:
        """What holds in a context: base < language < channel < situation < segment.

        No language counts as the guide's own, no channel as email; a name that the guide does not have changes nothing.
        """
        context = Context(
            language=language or self.language,
            channel=channel or DEFAULT_CHANNEL,
            situation=situation,
            segment=segment,
        )
        asked = msgspec.structs.astuple(context)
        if asked not in self._policies:
            if len(self._policies) >= _MAX_CACHED:
                self._policies.clear()
            self._policies[asked] = self._resolve(context)
        return self._policies[asked]

    def _resolve(self, context: Context) -> Policy:
        asked = dict(zip(CONTEXTS, msgspec.structs.astuple(context), strict=True))
        names = {kind: name if name in self.overrides.contexts[kind] else None for kind, name in asked.items()}
        key = (context.language, *(names[kind] for kind in CONTEXTS[1:]))
        if key not in self._values:
            self._values[key] = self._read(names)
        tree, values = self._values[key]
        return Policy(
            context=context,
            key=key,
            options=values["options"],
            brand=values["brand"],
            service=values["service"],
            score=values["score"],
            levels=values["levels"],
            calibration=values["calibration"],
            tree=tree,
        )

    def _read(self, names: Mapping[str, str | None]) -> tuple[MapNode, dict[str, Any]]:
        """The merged tree and its values; only three contexts at once can still be wrong here."""
        reader = self.reader.again()
        tree = self.overrides.tree(names)
        values = self.overrides.values(tree, reader)
        if reader.problems:
            raise GuideError(reader.problems.sorted())
        settings = {
            "brand": values.pop("brand", Brand()),
            "service": values.pop("service", Service()),
            "score": values.pop("score", ScoreSettings()),
            "levels": values.pop("levels", {}),
            "calibration": values.pop("calibration", {}),
        }
        return tree, {**settings, "options": values}

    def contexts(self) -> Iterator[Mapping[str, str]]:
        """The base (nothing named) and every single context, as arguments of `policy`."""
        yield {}
        for kind, argument in zip(CONTEXTS, ("language", "channel", "situation", "segment"), strict=True):
            for name in self.overrides.contexts[kind]:
                yield {argument: name}


def languages_of(own: str | None, named: Collection[str]) -> tuple[str, ...]:
    """The guide's own language, then those that it names; German where nothing tells."""
    first = own or next((language for language in ("de", "en") if language not in named), "de")
    return (first, *(language for language in named if language != first))


def validate(overrides: Overrides, reader: Reader) -> None:
    """Reads the base, every context and every pair of contexts of two kinds, so that nothing fails later."""
    overrides.values(overrides.base, reader)
    for position, kind in enumerate(CONTEXTS):
        for name, block in overrides.contexts[kind].items():
            overrides.values(overrides.tree({kind: name}), reader)
            for stronger in CONTEXTS[position + 1 :]:
                for other, over in overrides.contexts[stronger].items():
                    _validate_pair(overrides, {kind: name, stronger: other}, block, over, reader)


def _validate_pair(
    overrides: Overrides, names: Mapping[str, str | None], block: MapNode, over: MapNode, reader: Reader
) -> None:
    """Reads what both contexts touch: all else was read with each of them alone."""
    shared = [key for key in block.entries if key in over.entries]
    if not shared:
        return
    tree = overrides.tree(names)
    part = MapNode(tree.place, {key: tree.entries[key] for key in shared})
    overrides.values(part, reader)


__all__ = ["DEFAULT_CHANNEL", "Example", "Guide", "Overrides", "validate"]
