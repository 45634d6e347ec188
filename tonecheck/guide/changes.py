"""What a change of a guide changes, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from tonecheck.guide.annotations import key_of
from tonecheck.guide.guide import Guide
from tonecheck.guide.policy import Policy
from tonecheck.guide.values import Duration, Range, Share
from tonecheck.rule import Text

_BECOMES = Text("{path}: aus {old} wird {new}", "{path}: {old} becomes {new}")
_NEW = Text("{path}: jetzt {new}", "{path}: now {new}")
_GONE = Text("{path}: entfällt (bisher {old})", "{path}: no longer asked for (was {old})")
_ADDED = Text("{path}: jetzt auch {items}", "{path}: now also {items}")
_REMOVED = Text("{path}: nicht mehr {items}", "{path}: no longer {items}")
_AVOIDED = Text("{path}: vermeidet jetzt auch {items}", "{path}: now also avoids {items}")
_FREED = Text("{path}: vermeidet nicht mehr {items}", "{path}: no longer avoids {items}")
_SECTION_ON = Text("{path}: wird jetzt geprüft", "{path}: is now checked")
_SECTION_OFF = Text("{path}: wird nicht mehr geprüft", "{path}: is no longer checked")
_ORDER = Text("{path}: andere Reihenfolge", "{path}: different order")
_WORDS = {
    "off": Text("aus", "off"),
    "yes": Text("ja", "yes"),
    "no": Text("nein", "no"),
    "from": Text("ab {n}", "from {n}"),
    "up to": Text("bis {n}", "up to {n}"),
    "weight": Text("{range}, Gewicht {n}", "{range}, weight {n}"),
    "language": Text("Sprache {name}", "language {name}"),
    "channel": Text("Kanal {name}", "channel {name}"),
    "situation": Text("Situation {name}", "situation {name}"),
    "segment": Text("Segment {name}", "segment {name}"),
}
_SETTINGS = ("brand", "service", "score", "levels", "calibration")
#: The field that tells an entry of a list of records from the others.
_TITLES = ("name", "about", "use", "avoid", "require")


def diff(old: Guide, new: Guide, ui: str = "en") -> list[str]:
    """One line for each thing that `new` asks otherwise than `old`; `ui` is `de` or `en`.

    First the base, then each context with what does not already follow from the base. Header and examples do not count.
    """
    teller = _Teller(ui)
    lines = list(teller.policies(old.policy(), new.policy()))
    seen = set(lines)
    for context in _contexts(old, new):
        ((kind, name),) = context.items()
        title = _WORDS[kind].get(ui, {"name": name})
        found = teller.policies(old.policy(**context), new.policy(**context))
        lines += [f"{title}, {line}" for line in found if line not in seen]
    return lines


def _contexts(old: Guide, new: Guide) -> Iterator[Mapping[str, str]]:
    listed = [context for guide in (old, new) for context in guide.contexts() if context]
    own = {"language": old.language} if old.language == new.language else {}
    yield from (context for index, context in enumerate(listed) if context != own and context not in listed[:index])


class _Teller:
    """Compares values and says in one language what differs."""

    def __init__(self, ui: str) -> None:
        self.ui = ui

    def say(self, text: Text, **values: str) -> str:
        return text.get(self.ui, values)

    def policies(self, old: Policy, new: Policy) -> Iterator[str]:
        for name in _SETTINGS:
            yield from self.values(name, getattr(old, name), getattr(new, name))
        for name in dict.fromkeys((*old.options, *new.options)):
            before, after = old.options.get(name), new.options.get(name)
            if before is None:
                yield self.say(_SECTION_ON, path=name)
            if after is None:
                yield self.say(_SECTION_OFF, path=name)
            else:
                yield from self.values(name, before, after)

    def values(self, path: str, old: Any, new: Any) -> Iterator[str]:
        """The differences of two values at a path."""
        if old == new:
            return
        if _is_record(new) and (old is None or type(old) is type(new)):
            for info in msgspec.structs.fields(type(new)):
                before = getattr(old, info.name) if old is not None else _default(info)
                yield from self.values(f"{path}.{key_of(info.name)}", before, getattr(new, info.name))
        elif isinstance(new, Mapping) and isinstance(old, Mapping | None):
            for key in dict.fromkeys((*(old or {}), *new)):
                yield from self.values(f"{path}.{key}", (old or {}).get(key), new.get(key))
        elif isinstance(new, tuple) and isinstance(old, tuple | None):
            yield from self.lists(path, old or (), new)
        else:
            text = _NEW if _nothing(old) else _GONE if _nothing(new) else _BECOMES
            yield self.say(text, path=path, old=self.shown(old), new=self.shown(new))

    def lists(self, path: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
        """What came and what went; records of the same title are compared with each other."""
        added = [item for item in new if item not in old]
        removed = [item for item in old if item not in new]
        for item in list(added):
            twin = next(
                (other for other in removed if _first(item) is not None and _first(other) == _first(item)),
                None,
            )
            if twin is not None:
                added.remove(item)
                removed.remove(twin)
                yield from self.values(f"{path} {self.quoted(_first(item))}", twin, item)
        avoiding = path.endswith(".avoid") or all(getattr(item, "avoid", ()) for item in added + removed)
        for items, text in (
            (added, _AVOIDED if avoiding else _ADDED),
            (removed, _FREED if avoiding else _REMOVED),
        ):
            if items:
                yield self.say(text, path=path, items=", ".join(self.shown(item) for item in items))
        if not added and not removed and sorted(map(repr, old)) == sorted(map(repr, new)):
            yield self.say(_ORDER, path=path)

    def shown(self, value: Any) -> str:
        """A value in words."""
        if _nothing(value):
            return self.say(_WORDS["off"])
        if isinstance(value, bool):
            return self.say(_WORDS["yes" if value else "no"])
        if isinstance(value, Range):
            return self.range(value)
        if isinstance(value, Duration | Share):
            return value.text
        if isinstance(value, tuple):
            return ", ".join(self.shown(item) for item in value)
        if isinstance(value, float):
            return f"{value:g}"
        if _title(value) is not None:
            return self.quoted(_title(value))
        if _is_record(value):
            value = {
                key_of(name): item for name, item in msgspec.structs.asdict(value).items() if item not in (None, ())
            }
        if isinstance(value, Mapping):
            return ", ".join(f"{key} {self.shown(item)}" for key, item in value.items()) or self.say(_WORDS["off"])
        return self.quoted(value)

    def quoted(self, value: Any) -> str:
        """A text in the quotation marks of the language; a plain word without."""
        if isinstance(value, tuple):
            return ", ".join(self.quoted(item) for item in value)
        text = str(value)
        if text.replace("-", "").replace(".", "").replace("_", "").isalnum() and text.isascii():
            return text
        return f"„{text}“" if self.ui == "de" else f"“{text}”"

    def range(self, value: Range) -> str:
        if value.max is None:
            said = self.say(_WORDS["from"], n=f"{value.min:g}")
        elif value.min is None:
            said = self.say(_WORDS["up to"], n=f"{value.max:g}")
        else:
            said = f"{value.min:g}–{value.max:g}"
        said = said if value.weight == 1 else self.say(_WORDS["weight"], range=said, n=f"{value.weight:g}")
        return f"{said} ({value.but_not})" if value.but_not else said


def _nothing(value: Any) -> bool:
    return value is None or value == ()


def _is_record(value: Any) -> bool:
    return isinstance(value, msgspec.Struct) and not isinstance(value, Range | Duration | Share)


def _default(info: msgspec.structs.FieldInfo) -> Any:
    if info.default_factory is not msgspec.NODEFAULT:
        return info.default_factory()
    return None if info.default is msgspec.NODEFAULT else info.default


def _title(value: Any) -> Any:
    """What an entry of a list is known by, a text or several; None for what is no record."""
    if not _is_record(value):
        return None
    return next((found for name in _TITLES if (found := getattr(value, name, None))), None)


def _first(value: Any) -> Any:
    """The first text that an entry is known by."""
    title = _title(value)
    return title[0] if isinstance(title, tuple) else title
