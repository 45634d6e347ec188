"""A guide as bytes: read once, kept in the user's cache, restored without parsing and checking it again."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tonecheck import cache
from tonecheck.guide.document import Section, document_of
from tonecheck.guide.files import file_of, project_of
from tonecheck.guide.guide import Example, Guide, Overrides, languages_of
from tonecheck.guide.kind import Reader
from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node, Place, ScalarNode, Source
from tonecheck.guide.problems import Problem, Problems

_SCALAR, _LIST, _MAP = range(3)


class _Header(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What a guide says of itself."""

    name: str
    language: str | None
    owner: str | None
    reviewed: datetime.date | None
    examples: tuple[Example, ...]


class _Kept(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A guide with the files that it was read from."""

    files: tuple[tuple[str, str], ...]  #: path, SHA-256
    sha256: str
    header: _Header
    sources: tuple[tuple[str, str, bool], ...]  #: path as shown, text, whether it is a bundled one
    base: list[Any]
    contexts: dict[str, dict[str, list[Any]]]
    names: tuple[str, ...]
    used: tuple[str, ...]
    warnings: tuple[Problem, ...]


class Heading(msgspec.Struct, frozen=True):
    """What is known of a kept guide without restoring it."""

    name: str
    path: str
    sha256: str
    language: str
    channels: tuple[str, ...]
    situations: tuple[str, ...]
    segments: tuple[str, ...]
    names_used: frozenset[str]
    warnings: tuple[Problem, ...]


def heading_of(guide: Guide) -> Heading:
    """The heading of a guide that is loaded."""
    return Heading(**{name: getattr(guide, name) for name in Heading.__struct_fields__})


def heading(name: str, sections: Iterable[str]) -> Heading | None:
    """The heading of a guide as it was kept, by the names of all sections; None where `find` would find none."""
    kept = _kept(name, sections)
    if kept is None:
        return None
    return Heading(
        name=kept.header.name,
        path=name,
        sha256=kept.sha256,
        language=languages_of(kept.header.language, kept.contexts["languages"])[0],
        channels=tuple(kept.contexts["channels"]),
        situations=tuple(kept.contexts["situations"]),
        segments=tuple(kept.contexts["segments"]),
        names_used=frozenset(kept.used),
        warnings=kept.warnings,
    )


def find(name: str, sections: Mapping[str, Section]) -> Guide | None:
    """The guide of a path or bundled name as it was kept; None where its files, or tonecheck's, are others now."""
    kept = _kept(name, sections)
    try:
        return _restored(kept, name, sections) if kept else None
    except (ValueError, IndexError, TypeError):
        return None  # written by a version that had the same files and times, or by nobody: read it anew


def _kept(name: str, sections: Iterable[str]) -> _Kept | None:
    key = _key(name, sections)
    data = cache.read(key) if key else None
    try:
        kept = msgspec.msgpack.decode(data, type=_Kept) if data else None
        return kept if kept and all(_digest(path) == digest for path, digest in kept.files) else None
    except (msgspec.DecodeError, OSError, ValueError):
        return None


def keep(guide: Guide, name: str, sections: Mapping[str, Section], files: Iterable[tuple[Path, str]]) -> None:
    """Keep a guide that was read from files with these hashes, unless the cache is off."""
    key = _key(name, sections)
    if key is None:
        return
    packer = _Packer()
    overrides = guide.overrides
    contexts = {
        kind: {own: packer.node(node) for own, node in named.items()} for kind, named in overrides.contexts.items()
    }
    kept = _Kept(
        files=tuple((str(path), digest) for path, digest in files),
        sha256=guide.sha256,
        header=_Header(
            name=guide.name,
            language=guide.header.get("language"),
            owner=guide.owner,
            reviewed=guide.reviewed,
            examples=guide.examples,
        ),
        base=packer.node(overrides.base),
        contexts=contexts,
        sources=tuple((source.path, source.text, source.is_bundled) for source in packer.sources.values()),
        names=guide.reader.names,
        used=tuple(sorted(guide.names_used)),
        warnings=guide.warnings,
    )
    cache.write(key, msgspec.msgpack.encode(kept))


def _key(name: str, sections: Iterable[str]) -> str | None:
    """Under what a guide is kept: its path, what it may extend, the sections there are, and its content."""
    if cache.folder() is None:
        return None
    try:
        file = file_of(name)
        content = file.read_bytes()
        parts = (name, str(file.resolve()), str(project_of(file)), "\0".join(sections))
    except (OSError, ValueError, RuntimeError):
        return None
    return cache.key_of("guide", *parts, hashlib.sha256(content).digest())


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _restored(kept: _Kept, name: str, sections: Mapping[str, Section]) -> Guide:
    sources = [Source.of(path, text, is_bundled=is_bundled) for path, text, is_bundled in kept.sources]
    warnings = Problems()
    for problem in kept.warnings:
        warnings.put(problem)
    contexts = {
        kind: {own: _map(node, sources) for own, node in named.items()} for kind, named in kept.contexts.items()
    }
    reader = Reader(Problems(), warnings, kept.names)
    reader.used.update(kept.used)
    return Guide(
        header={key: value for key, value in msgspec.structs.asdict(kept.header).items() if value is not None},
        path=name,
        sha256=kept.sha256,
        overrides=Overrides(document_of(sections), _map(kept.base, sources), contexts),
        reader=reader,
    )


class _Packer:
    """Nodes as lists of plain values; sources are kept once and known by their number."""

    def __init__(self) -> None:
        self.sources: dict[int, Source] = {}
        self._numbers: dict[int, int] = {}

    def node(self, node: Node) -> list[Any]:
        """The node with all below it."""
        place = self._place(node.place)
        if isinstance(node, ScalarNode):
            return [_SCALAR, *place, node.text, node.plain, node.raw, node.comment, node.broken]
        if isinstance(node, ListNode):
            return [_LIST, *place, node.append, list(map(self.node, node.items))]
        entries = [[entry.key, *self._place(entry.place), self.node(entry.value)] for entry in node.entries.values()]
        return [_MAP, *place, node.atomic, entries]

    def _place(self, place: Place) -> tuple[int, int, int]:
        number = self._numbers.setdefault(id(place.source), len(self._numbers))
        self.sources[number] = place.source
        return number, place.line, place.column


def _node(packed: list[Any], sources: list[Source]) -> Node:
    kind, source, line, column, *rest = packed
    place = Place(sources[source], line, column)
    if kind == _SCALAR:
        return ScalarNode(place, *rest)
    if kind == _LIST:
        append, items = rest
        return ListNode(place, tuple(_node(item, sources) for item in items), append)
    atomic, entries = rest
    return MapNode(
        place,
        {
            key: Entry(key, Place(sources[source], line, column), _node(value, sources))
            for key, source, line, column, value in entries
        },
        atomic,
    )


def _map(packed: list[Any], sources: list[Source]) -> MapNode:
    node = _node(packed, sources)
    if not isinstance(node, MapNode):
        raise TypeError("a guide consists of keys and values")
    return node
