"""Exports of helpdesks, known by the keys of their entries, as their public documentation has them.

| helpdesk | documentation |
|---|---|
| Zendesk macros | developer.zendesk.com/api-reference/ticketing/business-rules/macros |
| Zendesk dynamic content | developer.zendesk.com/api-reference/ticketing/ticket-management/dynamic_content |
| Gorgias macros | developers.gorgias.com/reference/macros |
| Intercom macros | developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/macros |
| Help Scout saved replies | developer.helpscout.com/mailbox-api/endpoints/inboxes/saved_Replies |
| Front message templates | dev.frontapp.com/reference/message-templates-1 |
| Freshdesk canned responses | developers.freshdesk.com/api/#canned-responses |
| Chatwoot canned responses | developers.chatwoot.com/api-reference/canned-responses |
| Zammad text modules | admin-docs.zammad.org (text modules; the columns of their CSV) |
| osTicket canned responses | docs.osticket.com (canned responses; the columns of the table) |
| OTRS, Znuny, OTOBO templates | doc.znuny.org (templates; the columns of `standard_template`) |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from tonecheck.readers._tree import Node, Row, Rows, Value


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text of an export with what the export says of it."""

    value: Value
    id: str | None
    language: str | None = None
    channel: str | None = None
    subject: Value | None = None
    is_html: bool = False


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that have all `keys`; of each group of `texts` the first one with words is a reply."""

    keys: frozenset[str]
    texts: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ("name", "title")
    language: str = "language"
    channels: tuple[str | None, ...] = (None,)
    html: frozenset[str] = frozenset()
    subject: str | None = None
    among: frozenset[str] = frozenset()  #: and at least one of these, where `keys` alone would fit other files


_SHAPES = (
    Shape(keys=frozenset({"name", "body", "body_text"}), texts=(("body_text", "body"),)),  # Intercom
    Shape(
        keys=frozenset({"name"}),
        among=frozenset({"chattext", "chatpreview"}),
        texts=(("text", "preview"), ("chattext", "chatpreview")),
        channels=(None, "chat"),
        html=frozenset({"text"}),
    ),  # Help Scout
    Shape(
        keys=frozenset({"name", "body", "subject"}),
        among=frozenset({"attachments", "_links", "is_available_for_all_inboxes"}),
        texts=(("body",),),
        subject="subject",
        html=frozenset({"body"}),
    ),  # Front
    Shape(
        keys=frozenset({"title", "content_html"}),
        texts=(("content_html", "content"),),
        names=("title",),
        html=frozenset({"content_html"}),
    ),  # Freshdesk
    Shape(keys=frozenset({"short_code", "content"}), texts=(("content",),), names=("short_code",), channels=("chat",)),
    Shape(
        keys=frozenset({"name", "keywords", "content"}),
        texts=(("content",),),
        names=("name",),
        language="locale",
    ),  # Zammad
    Shape(
        keys=frozenset({"title", "response"}),
        among=frozenset({"canned_id", "isenabled", "isactive", "notes", "lang", "dept_id"}),
        texts=(("response",),),
        names=("title",),
        language="lang",
    ),  # osTicket
    Shape(
        keys=frozenset({"name", "text", "template_type"}),
        texts=(("text",),),
        names=("name",),
    ),  # OTRS, Znuny, OTOBO
    Shape(
        keys=frozenset({"name", "template", "templatetype"}),
        texts=(("template",),),
        names=("name",),
    ),  # the same in its own notation
)
#: Keys of texts, in one form or another.
KEYS = frozenset(key for shape in _SHAPES for group in shape.texts for key in group)
#: Languages by Zendesk's numbers for them: support.zendesk.com/api/v2/locales/public.json.
_LOCALES = {"1": "en", "8": "de"}


def texts(node: Node, seen: set[int] | None = None) -> Iterator[Text]:
    """The texts of every entry whose shape is known, in the order of their source; what is shared is found once."""
    seen = set() if seen is None else seen
    if isinstance(node, Value) or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Row):
        own = tuple(_of_entry(node))
        if own:
            yield from own
            return
        for _, child in node.items:
            yield from texts(child, seen)
    else:
        for child in node.items:
            yield from texts(child, seen)


def is_internal(row: Row) -> bool:
    """Whether what stands in an entry is a note for colleagues."""
    actions = row.get("actions")
    fields = _fields(actions) if isinstance(actions, Rows) else {}
    return _is_private(fields) or row.value("name") == "addInternalNote"


def _of_entry(row: Row) -> Iterator[Text]:
    keys = frozenset(key.casefold() for key, _ in row.items)
    actions = row.get("actions")
    variants = row.get("variants")
    if isinstance(actions, Rows) and keys & {"title", "name"}:
        yield from _gorgias(row, actions)
        yield from _zendesk(row, actions)
    elif isinstance(variants, Rows) and "placeholder" in keys:
        yield from _dynamic_content(row, variants)
    else:
        shape = next((one for one in _SHAPES if one.keys <= keys and (not one.among or one.among & keys)), None)
        if shape is not None:
            yield from _shaped(row, shape)


def _shaped(row: Row, shape: Shape) -> Iterator[Text]:
    subject = row.get(shape.subject) if shape.subject else None
    for group, channel in zip(shape.texts, shape.channels * len(shape.texts), strict=False):
        key = next((key for key in group if (row.value(key) or "").strip()), None)
        node = row.get(key) if key else None
        if key and isinstance(node, Value):
            yield Text(
                value=node,
                id=_first(row, shape.names),
                language=_short(row.value(shape.language)),
                channel=channel,
                subject=subject if isinstance(subject, Value) and subject.is_text else None,
                is_html=key in shape.html,
            )


def _zendesk(row: Row, actions: Rows) -> Iterator[Text]:
    """The public comment of a macro; a note for colleagues is no reply."""
    found = _fields(actions)
    if _is_private(found):
        return
    subject = found.get("subject")
    for field in ("comment_value_html", "comment_value"):
        node = found.get(field)
        if isinstance(node, Rows):  # of a channel and the text for it
            node = node.items[-1] if node.items else None
        if isinstance(node, Value) and node.text.strip():
            yield Text(
                value=node,
                id=_first(row, ("title",)),
                subject=subject if isinstance(subject, Value) else None,
                is_html=field.endswith("html"),
            )
            return


def _fields(actions: Rows) -> dict[str, Node | None]:
    """What each field of a macro is set to."""
    rows = [action for action in actions.items if isinstance(action, Row)]
    return {field: action.get("value") for action in rows if (field := action.value("field"))}


def _is_private(fields: Mapping[str, Node | None]) -> bool:
    public = fields.get("comment_mode_is_public")
    return isinstance(public, Value) and public.text == "false"


def _gorgias(row: Row, actions: Rows) -> Iterator[Text]:
    for action in actions.items:
        arguments = action.get("arguments") if isinstance(action, Row) else None
        if isinstance(action, Row) and action.value("name") == "setResponseText" and isinstance(arguments, Row):
            key = next((key for key in ("body_text", "body_html") if (arguments.value(key) or "").strip()), None)
            node = arguments.get(key) if key else None
            if key and isinstance(node, Value):
                name = _first(row, ("name",))
                language = _short(row.value("language"))
                yield Text(value=node, id=name, language=language, is_html=key == "body_html")


def _dynamic_content(row: Row, variants: Rows) -> Iterator[Text]:
    for variant in variants.items:
        node = variant.get("content") if isinstance(variant, Row) else None
        if isinstance(variant, Row) and isinstance(node, Value):
            language = _LOCALES.get(variant.value("locale_id") or "")
            yield Text(value=node, id=_first(row, ("name", "placeholder")), language=language)


def _first(row: Row, keys: tuple[str, ...]) -> str | None:
    return next((value for key in (*keys, "id") if (value := row.value(key))), None)


def _short(language: str | None) -> str | None:
    return language[:2].casefold() if language else None
