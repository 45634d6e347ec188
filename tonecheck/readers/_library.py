"""Libraries of replies in YAML, JSON, XML and tables: which values are texts for customers, and their context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tonecheck.origin import Origin, inside
from tonecheck.readers import _exports, _source, html
from tonecheck.readers._keys import (
    ABOUT,
    CONTEXT,
    FORMS,
    NAMES,
    NOTES,
    SUBJECTS,
    TEXTS,
    bare,
    is_of_text,
    language_of,
    told,
)
from tonecheck.readers._tree import Found, Node, Path, Row, Rows, Value, follow, steps
from tonecheck.reply import LANGUAGES, Reply

#: Words from which a text below a language is more than a label.
_PROSE = 6
_HTML = re.compile(
    r"<(?:p|br|div|span|ul|ol|li|table|b|strong|em|i|u|a(?=\s)|h[1-6]|html|body)\b[^<>]*>", re.IGNORECASE
)


def replies(root: Node, defaults: Reply, fields: Mapping[str, str]) -> Iterator[Reply]:
    """The replies of a library, in the order of their source.

    `fields["text"]` is a path to the texts, from the top, or a key that may stand anywhere; the other fields are keys
    beside a text or around it. Without it an export of a helpdesk is known by its shape, else keys are guessed by.
    """
    if fields.get("text"):
        found = list(_by_path(root, fields["text"]))
        if not found:
            raise ValueError(f"nothing at '{fields['text']}', where the texts should be")
        for one in found:
            yield from _reply(one, defaults, fields)
        return
    exported = tuple(_exports.texts(root))
    if exported:
        for text in exported:
            yield from _exported(text, defaults)
        return
    for one in _guessed(root, (), (), set()):
        yield from _reply(one, defaults, fields)


def found(root: Node) -> Iterator[Found]:
    """The values that are read where no field says where they are; those of an export without their keys."""
    exported = tuple(_exports.texts(root))
    yield from (Found(text.value, (), ()) for text in exported)
    if not exported:
        yield from _guessed(root, (), (), set())


def _by_path(root: Node, paths: str) -> Iterator[Found]:
    for path in re.split(r"\s*,\s*", paths.strip()):
        way = steps(path)
        yield from follow(root, ("**", *way) if len(way) == 1 and way != ("*",) else way)


def _guessed(node: Node, around: tuple[Row, ...], keys: Path, seen: set[int]) -> Iterator[Found]:
    """The values that look like texts; what several places share is found once."""
    if isinstance(node, Value):
        if _is_text(node, around, keys) and id(node) not in seen:
            seen.add(id(node))
            yield Found(node, around, keys)
    elif id(node) not in seen:
        seen.add(id(node))
        for key, child in node.items if isinstance(node, Row) else enumerate(node.items):
            yield from _guessed(child, (*around, node) if isinstance(node, Row) else around, (*keys, str(key)), seen)


def _is_text(value: Value, around: Sequence[Row], keys: Path) -> bool:
    if not value.is_text or not value.text.strip():
        return False
    names = [key for key in keys if not key.isdigit()]
    key = names[-1] if names else ""
    if bare(key) in ABOUT or (told(key) and len(names) > 1 and bare(names[-2]) in NOTES):
        return False
    if bare(key).endswith("html") and around and any(_is_plain_twin(name, key) for name, _ in around[-1].items):
        return False
    is_prose = len(value.text.split()) >= _PROSE
    return is_of_text(key) or value.is_long or (is_prose and any(map(told, names)))


def _is_plain_twin(name: str, key: str) -> bool:
    """Whether a key has the same text as one with HTML: `body_text` or `body` for `body_html`."""
    stem = bare(key).removesuffix("html").rstrip("_-")
    is_plain = bool(stem) and bare(name) in (stem, f"{stem}_text", f"{stem}text", f"{stem}_plain")
    return is_plain and _language(name) == _language(key)


def _language(key: str) -> str | None:
    found = told(key)
    return found.language if found else None


def _reply(found: Found, defaults: Reply, fields: Mapping[str, str]) -> Iterator[Reply]:
    given = dict(_context(found, fields))
    name = _id(found, fields)
    if name:
        given["id"] = name
    subject = _beside(found, (fields["subject"],) if "subject" in fields else SUBJECTS)
    yield from located(found.value, msgspec.structs.replace(defaults, **given), subject)


def _context(found: Found, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, keys in CONTEXT.items():
        for row in found.around:
            for key in (fields[name],) if name in fields else keys:
                value = _at(row, key)
                said = language_of(value) if value is not None and name == "language" else value
                if said is not None:
                    yield name, said
    for key in found.keys:
        language = _language(key)
        if language:
            yield "language", language


def _at(row: Row, key: str) -> str | None:
    """The text of a key, or at the end of a path below a map."""
    direct = row.value(key)
    if direct is not None or not re.search(r"[.\[]", key):
        return direct
    return next((found.value.text for found in follow(row, steps(key))), None)


def _id(found: Found, fields: Mapping[str, str]) -> str | None:
    if "id" in fields:
        given = next((value for row in reversed(found.around) if (value := _at(row, fields["id"]))), None)
        if given:
            return given
    for row in _entry(found.around):
        own = row.value("id")
        name = next((value for key in NAMES if (value := row.value(key))), None)
        if own or name:
            return name if name and (own is None or own.isdigit()) else own or ""
    keys = [key for key in found.keys if told(key) is None]
    keys = keys[:-1] if keys and keys[-1].casefold() in TEXTS else keys
    return None if all(key.isdigit() for key in keys) else ".".join(keys)


def _entry(around: Sequence[Row]) -> Iterator[Row]:
    """The map around a text, and those around it as long as all that is between them are languages and forms of it."""
    for number in range(len(around) - 1, -1, -1):
        yield around[number]
        key = _key_of(around[number], around[number - 1]) if number else ""
        if not (told(key) or key.casefold() in TEXTS | FORMS):
            return


def _key_of(row: Row, outer: Row) -> str:
    """The key under which a map stands in another one, or in a list of it."""
    for key, node in outer.items:
        if node is row or (isinstance(node, Rows) and any(item is row for item in node.items)):
            return key
    return ""


def _beside(found: Found, keys: Sequence[str]) -> Value | None:
    row = found.around[-1] if found.around else None
    own = found.keys[-1] if found.keys else ""
    twins = [name for name, _ in row.items if bare(name) in keys and _language(name) == _language(own)] if row else []
    nodes = [row.get(key) for key in (*twins, *keys)] if row else []
    return next((node for node in nodes if isinstance(node, Value) and node.is_text and node is not found.value), None)


def _exported(text: _exports.Text, defaults: Reply) -> Iterator[Reply]:
    given = {"id": text.id, "channel": text.channel, "language": text.language if text.language in LANGUAGES else None}
    context = msgspec.structs.replace(defaults, **{name: value for name, value in given.items() if value})
    yield from located(text.value, context, text.subject, is_html=text.is_html)


def located(value: Value, context: Reply, subject: Value | None = None, *, is_html: bool = False) -> Iterator[Reply]:
    """The reply of a value, without its markup where it has any, behind its subject line."""
    found = value.located()
    if found is None:
        return
    text, origin = found
    if is_html or _HTML.search(text):
        text, inner = html.visible(text)
        origin = inside(origin, inner)
    above = subject.located() if subject is not None and subject.text.strip() else None
    if above is not None and "\n" not in above[0].strip():
        text, origin = _behind(above, text, origin, context.language)
    yield _source.placed(context, text, origin)


def _behind(subject: tuple[str, Origin], text: str, origin: Origin, language: str | None) -> tuple[str, Origin]:
    """A text with its subject line before it; the label stands nowhere."""
    label = "Betreff: " if language == "de" else "Subject: "
    line, above = subject
    first, last = above.span(0, 0)[0], above.span(len(line), len(line))[0]
    return label + line + "\n\n" + text, msgspec.structs.replace(
        origin,
        starts=(*[first] * len(label), *above.starts, last, last, *origin.starts),
        ends=(*[first] * len(label), *above.ends, last, last, *origin.ends),
        escape=origin.escape if origin.escape == above.escape else ("never",),
    )


__all__ = ["Rows", "located", "replies"]
