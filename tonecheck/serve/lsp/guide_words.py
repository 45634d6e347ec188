"""What may stand at a place of a guide, told by the kinds of value that its sections declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from tonecheck import resources
from tonecheck.guide.amount_kinds import RangeKind
from tonecheck.guide.container_kinds import Either, ListOf, MapOf, Pair
from tonecheck.guide.document import LINT_RULES, document_of
from tonecheck.guide.kind import Kind
from tonecheck.guide.record_kind import Field, Record
from tonecheck.guide.scalar_kinds import Choice, RuleName, Text, Truth
from tonecheck.reply import CHANNELS, SITUATIONS
from tonecheck.rule import Rule
from tonecheck.serve.lsp.guide_cursor import ITEM, Cursor

_RANGE_KEYS = {"min": "at least", "max": "at most", "weight": "in the mark", "but_not": "words for too much of it"}
_RANGE_FORMS = ("[30, 65]", "{min: 40}", "{max: 70}")
#: Keys whose values name rules, although any text may stand there.
_RULE_KEYS = ("critical", "findings", "not")
_NAMES = {"channel": CHANNELS, "channels": CHANNELS, "situation": SITUATIONS, "situations": SITUATIONS}


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may stand at a place."""

    text: str
    is_key: bool = False
    doc: str = ""
    detail: str = ""


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its name."""
    from tonecheck.checks import all_rules

    return all_rules()


@cache
def document_kind() -> Record:
    """The kind of a whole guide."""
    from tonecheck.checks import all_checks

    return document_of(all_checks())


def words_at(cursor: Cursor, path: Path | None, ui: str) -> Iterator[Word]:
    """What may stand where the cursor is."""
    kinds = kinds_at(cursor.path)
    if cursor.key is not None:
        inner = [found for kind in kinds for found in step(kind, cursor.key)]
        yield from _values(inner, (*cursor.path, cursor.key), path, ui)
        return
    for word in _keys(kinds, cursor.path, ui):
        if word.text not in cursor.siblings and f"+{word.text}" not in cursor.siblings:
            yield word
    if cursor.path and cursor.path[-1] == ITEM:
        yield from _values(kinds, cursor.path, path, ui)


def field_at(cursor: Cursor, name: str) -> Field | None:
    """The key of that name at a place."""
    for kind in kinds_at(cursor.path):
        for part in parts(kind):
            if isinstance(part, Record) and (field := part.fields.get(name.removeprefix("+"))):
                return field
    return None


def kinds_at(path: tuple[str, ...]) -> list[Kind]:
    """The kinds of value that may stand below a path."""
    kinds: list[Kind] = [document_kind()]
    for name in path:
        kinds = [found for kind in kinds for found in step(kind, name)]
    return kinds


def step(kind: Kind, name: str) -> Iterator[Kind]:
    """The kinds one key, or one item, below a kind."""
    for part in parts(kind):
        if name == ITEM:
            if isinstance(part, ListOf):
                yield part.item
            elif isinstance(part, Pair):
                yield from part.items
            elif isinstance(part, Record) and part.shorthand:
                yield from step(part.fields[part.shorthand].kind, name)
        elif isinstance(part, Record) and (field := part.fields.get(name.removeprefix("+"))):
            yield field.kind
        elif isinstance(part, MapOf):
            yield part.item
        elif isinstance(part, RangeKind) and name == "but_not":
            yield Text()


def parts(kind: Kind) -> Iterator[Kind]:
    """The kinds that a choice is between."""
    if isinstance(kind, Either):
        for one in kind.kinds:
            yield from parts(one)
    else:
        yield kind


def _keys(kinds: list[Kind], path: tuple[str, ...], ui: str) -> Iterator[Word]:
    for kind in (part for one in kinds for part in parts(one)):
        if isinstance(kind, Record):
            for name, field in kind.fields.items():
                yield Word(text=name, is_key=True, doc=field.description, detail=field.kind.words)
        elif isinstance(kind, RangeKind):
            for name, doc in _RANGE_KEYS.items():
                yield Word(text=name, is_key=True, doc=doc)
        elif isinstance(kind, MapOf):
            for name in _map_keys(kind, path):
                yield Word(text=name, is_key=True, doc=_why(name, ui), detail=kind.item.words)


def _map_keys(kind: MapOf, path: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(kind.key, Choice):
        return tuple(kind.key.options)
    if isinstance(kind.key, RuleName):
        return kind.key.rules
    if path[-1:] == ("weights",):
        from tonecheck.checks import all_checks

        return tuple(all_checks())
    return _NAMES.get(path[-1] if path else "", ())


def _values(kinds: list[Kind], path: tuple[str, ...], file: Path | None, ui: str) -> Iterator[Word]:
    names = [name for name in path if name != ITEM]
    last = names[-1] if names else ""
    if last == "extends":
        for name in (*resources.bundled_guides(), *_beside(file)):
            yield Word(text=name)
        return
    if last in _RULE_KEYS:
        for name in (*rules(), *LINT_RULES):
            yield Word(text=name, doc=_why(name, ui))
        return
    for kind in (part for one in kinds for part in parts(one)):
        yield from _kind_values(kind, last, ui)


def _kind_values(kind: Kind, last: str, ui: str) -> Iterator[Word]:
    if isinstance(kind, ListOf):
        yield from _kind_values(kind.item, last, ui)
    elif isinstance(kind, Either):
        for part in kind.kinds:
            yield from _kind_values(part, last, ui)
    elif isinstance(kind, Record) and kind.shorthand:
        yield from _kind_values(kind.fields[kind.shorthand].kind, last, ui)
    elif isinstance(kind, Choice):
        for option in kind.options:
            yield Word(text=option)
    elif isinstance(kind, Truth):
        yield Word(text="true")
        yield Word(text="false")
    elif isinstance(kind, RangeKind):
        for form in (*kind.names, *_RANGE_FORMS):
            yield Word(text=form, detail=kind.words)
    elif isinstance(kind, RuleName):
        for name in kind.rules:
            yield Word(text=name, doc=_why(name, ui))
    elif isinstance(kind, Text):
        for name in kind.known or (_NAMES.get(last, ()) if kind.name else ()):
            yield Word(text=name)


def _beside(file: Path | None) -> Iterator[str]:
    """The guides beside a guide, as `extends` names them."""
    if file is None or not file.parent.is_dir():
        return
    for path in sorted(file.parent.glob("*.y*ml")):
        if path.name != file.name:
            yield f"./{path.name}"


def _why(rule: str, ui: str) -> str:
    found = rules().get(rule)
    return found.why.get(ui) if found else ""
