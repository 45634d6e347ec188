"""From a type annotation to the kind of value that a guide's key takes."""

from __future__ import annotations

import datetime
import inspect
import types
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from tonecheck.guide.amount_kinds import DurationKind, RangeKind, ShareKind
from tonecheck.guide.container_kinds import Either, ListOf, MapOf, Pair
from tonecheck.guide.kind import Kind
from tonecheck.guide.record_kind import Field, Record
from tonecheck.guide.scalar_kinds import Choice, Date, Nothing, Number, PhraseText, Text, Truth
from tonecheck.guide.values import NAME, PHRASE, Duration, Range, Share

_LIMITS = ("ge", "gt", "le", "lt", "pattern", "min_length")


def kind_of(annotation: Any, key: str = "", meta: msgspec.Meta | None = None) -> Kind:
    """The kind of an annotation; `key` is the field's key (a dimension's range has its names).

    Raises TypeError for a type that no value of a guide can have.
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        return _annotated(annotation, key, meta)
    if origin in (Union, types.UnionType):
        return _either([kind_of(part, key, meta) for part in get_args(annotation)])
    if origin is Literal:
        return _literal(get_args(annotation))
    if origin in (tuple, list, Sequence):
        items = [kind_of(part, "") for part in get_args(annotation) if part is not Ellipsis]
        return ListOf(items[0], meta) if origin is not tuple or Ellipsis in get_args(annotation) else Pair(tuple(items))
    if origin in (dict, AbstractMapping):
        of_key, of_item = get_args(annotation)
        return MapOf(kind_of(of_key), kind_of(of_item))
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return _struct(annotation, key, meta)
    return _plain(annotation, meta)


def _annotated(annotation: Any, key: str, outer: msgspec.Meta | None) -> Kind:
    base, *extras = get_args(annotation)
    if PHRASE in extras:
        return PhraseText()
    if NAME in extras:
        return Text(name=True)
    known = [extra.extra["known"] for extra in extras if isinstance(extra, msgspec.Meta) and extra.extra]
    if known:
        return Text(known=known[0])
    limiting = [extra for extra in extras if any(getattr(extra, limit, None) is not None for limit in _LIMITS)]
    return kind_of(base, key, limiting[-1] if limiting else outer)


def _either(kinds: list[Kind]) -> Kind:
    real = tuple(kind for kind in kinds if not isinstance(kind, Nothing))
    return Either(real, optional=len(real) < len(kinds))


def _literal(options: tuple[Any, ...]) -> Kind:
    words = tuple(option for option in options if option is not None)
    return Choice(words) if len(words) == len(options) else Either((Choice(words),), optional=True)


def _plain(annotation: Any, meta: msgspec.Meta | None) -> Kind:
    if annotation is str:
        return Text(meta)
    if annotation is bool:
        return Truth()
    if annotation in (int, float):
        return Number(whole=annotation is int, meta=meta)
    if annotation is datetime.date:
        return Date()
    if annotation in (None, type(None)):
        return Nothing()
    raise TypeError(f"no value of a guide can have the type {annotation!r}")


def _struct(struct: type[msgspec.Struct], key: str, meta: msgspec.Meta | None) -> Kind:
    if struct is Range:
        return RangeKind(key, meta)
    if struct is Duration:
        return DurationKind()
    if struct is Share:
        return ShareKind()
    return record_of(struct)


def record_of(struct: type[msgspec.Struct]) -> Record:
    """The kind of a typed record: its fields are the keys, less a trailing underscore (`not_` is `not`)."""
    fields = {}
    for info in msgspec.structs.fields(struct):
        key = key_of(info.encode_name)
        fields[key] = Field(
            name=info.name,
            kind=kind_of(info.type, key),
            required=info.required,
            description=_description(info.type),
        )
    shorthand = getattr(struct, "shorthand", None)
    doc = inspect.getdoc(struct) or ""
    return Record(fields, struct, shorthand=key_of(shorthand) if shorthand else None, doc=doc.split("\n\n")[0])


def key_of(name: str) -> str:
    """A field's key in the guide."""
    return name.rstrip("_")


def _description(annotation: Any) -> str:
    """The one line that documents a field."""
    if get_origin(annotation) is not Annotated:
        return ""
    metas = [extra for extra in get_args(annotation)[1:] if extra not in (PHRASE, NAME)]
    said = [meta.description for meta in metas if isinstance(meta, msgspec.Meta) and meta.description]
    return said[-1] if said else ""
