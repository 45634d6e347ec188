"""What a library holds beside the replies that were found in it, and looks like more of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tonecheck.readers import _exports, _keys, _library
from tonecheck.readers._tree import Found, Node, Path, Row, Value

#: What has as many words and a sign between or behind them is a sentence, and no label, address or list of tags.
_FEWEST_WORDS = 6
_SIGN = re.compile(r"[^\W_][.,!?:](?:\s|$)|\n")
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"\s+")
#: So many keys and lines are named.
_MOST_KEYS, _MOST_LINES = 5, 5
#: Fields longer than this help nobody.
_LONGEST = 120


def unread(root: Node, fields: Mapping[str, str]) -> str | None:
    """What was not read and how to have it read; None where there is nothing, or the user said where texts are."""
    read = [] if fields.get("text") else list(_library.found(root))
    if not read:
        return None
    said = {_bare(one.value.text) for one in read}
    others: dict[str, list[Found]] = {}
    for one in _values(root, (), (), {id(each.value) for each in read}, set()):
        if _is_reply(one, read) and _bare(one.value.text) not in said:
            others.setdefault(_name(one), []).append(one)
    return _told(read, others) if others else None


def _told(read: Sequence[Found], others: Mapping[str, Sequence[Found]]) -> str:
    """`'wording' (2 ×: 3, 4)`, and the fields that would read them as well."""
    parts = [f"'{name}' ({len(found)} ×: {_lines(found)})" for name, found in list(others.items())[:_MOST_KEYS]]
    more = ", …" if len(others) > _MOST_KEYS else ""
    every = [*read, *(one for found in others.values() for one in found)]
    paths = ", ".join(dict.fromkeys(map(_path, every))) if all(one.keys for one in read) else ""
    fields = f'fields = {{text = "{paths}"}}' if 0 < len(paths) <= _LONGEST else "the field 'text'"
    what = f"texts under keys that are not known, each with its lines: {', '.join(parts)}{more}"
    return f"{what}. Where they are replies, say so in .tonecheck.toml with {fields}"


def _lines(found: Sequence[Found]) -> str:
    lines = [str(place[1].places(0, 0)[0]) for one in found if (place := one.value.located()) is not None]
    return ", ".join(lines[:_MOST_LINES]) + (", …" if len(lines) > _MOST_LINES else "")


def _values(node: Node, around: tuple[Row, ...], keys: Path, read: set[int], seen: set[int]) -> Iterator[Found]:
    """Every value that was not read, once."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Value):
        if id(node) not in read:
            yield Found(node, around, keys)
        return
    maps = (*around, node) if isinstance(node, Row) else around
    for key, child in node.items if isinstance(node, Row) else enumerate(node.items):
        yield from _values(child, maps, (*keys, str(key)), read, seen)


def _is_reply(one: Found, read: Sequence[Found]) -> bool:
    """Whether a value is a sentence or more under a key that is not known to hold something else."""
    text = one.value.text
    if not one.value.is_text or len(text.split()) < _FEWEST_WORDS or not _SIGN.search(text):
        return False
    names = [_keys.bare(key) for key in one.keys if not key.isdigit()][-2:]
    if not _keys.ABOUT.isdisjoint(names) or any(map(_exports.is_internal, one.around)):
        return False
    row = one.around[-1] if one.around else None
    mine = {id(value) for _, value in row.items} if row else set()
    has_read = any(id(other.value) in mine for other in read)
    return not (has_read and names and names[-1] in _keys.TEXTS | _exports.KEYS)


def _name(one: Found) -> str:
    """The key of a value; that of an action is the field that it sets."""
    field = one.around[-1].value("field") if one.around and one.keys[-1:] == ("value",) else None
    return field or next((key for key in reversed(one.keys) if not key.isdigit()), "")


def _path(one: Found) -> str:
    """The key that holds a value, wherever it stands; of a list the path to it."""
    last = one.keys[-1]
    if not last.isdigit():
        return f"**['{last}']" if re.search(r"[.,\[\]]", last) else last
    return "".join("[*]" if key.isdigit() else f".{key}" for key in one.keys).removeprefix(".")


def _bare(text: str) -> str:
    """A text without markup, so that two forms of it are one."""
    return _BLANKS.sub(" ", _TAG.sub(" ", text)).strip().casefold()
