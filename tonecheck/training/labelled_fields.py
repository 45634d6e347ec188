"""The labels of one reply from the fields of a line: tone, acts, situation, address, flaws."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.situation import LABELS
from tonecheck.report import DIMENSIONS
from tonecheck.training.corpus import Labelled
from tonecheck.training.labelled import SCALES
from tonecheck.training.rules import PAIRS

#: Flaws of the rubric, with and without a rule of their own.
FLAWS = tuple(
    sorted({flaw for pair in PAIRS for flaw in pair.flaws} | {"curt", "impersonal", "sarcasm", "slang", "typo"})
)
ADDRESSES = ("Sie", "du", "ihr", "neutral", "mixed")
_SUFFIXES = {"": None, "_1_5": "1-5", "_100": "0-100"}
TONE_FIELDS = tuple(f"{name}{suffix}" for name in ("tone", *DIMENSIONS) for suffix in _SUFFIXES)
_LINE = re.compile(r"\[([^\]]*)\]\s*(\S.*)$")
_FOLDED_ADDRESSES = {name.lower(): name for name in ADDRESSES}


class FieldError(ValueError):
    """A field that is wrong, with a remedy."""

    def __init__(self, field: str, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.cause = f"field '{field}': {cause}"
        self.remedy = remedy


def tone(fields: Mapping[str, Any], scale: str | None) -> dict[str, float]:
    """The ratings from 1 to 5: of `tone` (a map), of a dimension's own field, and of either with its scale behind."""
    found: dict[str, float] = {}
    for suffix, own in _SUFFIXES.items():
        given = fields.get(f"tone{suffix}")
        if given is not None and not isinstance(given, Mapping):
            raise FieldError(f"tone{suffix}", "not a map of dimensions.", 'Write {"warmth": 4}.')
        for name in given or {}:
            _one_of(f"tone{suffix}", name, DIMENSIONS)
        single = {name: fields[f"{name}{suffix}"] for name in DIMENSIONS if f"{name}{suffix}" in fields}
        for name, value in {**(given or {}), **single}.items():
            field = f"{name}{suffix}" if name in single else f"tone{suffix}.{name}"
            if value is None or value == "":
                continue
            if name in found:
                raise FieldError(field, "labelled twice.", "Keep one of the two.")
            found[name] = _rating(field, value, own or scale)
    return found


def _rating(field: str, value: Any, scale: str | None) -> float:
    if scale is None:
        raise FieldError(
            field,
            "its scale is not said.",
            "Give --scale 1-5 or --scale 0-100, or name the field so: warmth_1_5, tone_100.",
        )
    low, high = SCALES[scale]
    remedy = f"A rating is a number from {low:g} to {high:g}."
    try:
        number = float(value.replace(",", ".") if isinstance(value, str) else value)
    except (TypeError, ValueError):
        raise FieldError(field, f"{value!r} is no number.", remedy) from None
    if isinstance(value, bool) or not low <= number <= high:
        raise FieldError(field, f"{value!r} is off the scale.", remedy)
    return 1 + 4 * (number - low) / (high - low)


def sentences(fields: Mapping[str, Any], text: str) -> tuple[Labelled, ...] | None:
    """The sentences with their acts: a list of objects in `sentences`, or the rubric's lines in `acts`."""
    listed, lines = fields.get("sentences"), fields.get("acts")
    if listed is None and not lines:
        return None
    if listed is not None and lines:
        raise FieldError("acts", "acts stand in 'sentences' as well.", "Keep one of the two.")
    found, last = [], 0
    for field, each in _listed(listed) if listed is not None else _annotated(lines):
        start, end = _span(field, each, text, last)
        found.append(Labelled(start, end, acts_of(field, each.get("acts"))))
        last = end
    return tuple(found)


def _listed(listed: Any) -> Iterable[tuple[str, Mapping[str, Any]]]:
    if not isinstance(listed, list) or not all(isinstance(each, Mapping) for each in listed):
        raise FieldError("sentences", "not a list of objects.", 'Write [{"text": "Sorry!", "acts": ["apologize"]}].')
    return [(f"sentences[{number}]", each) for number, each in enumerate(listed)]


def _annotated(lines: Any) -> Iterable[tuple[str, Mapping[str, Any]]]:
    if not isinstance(lines, str):
        raise FieldError("acts", "not a text.", "Write a line a sentence: [apologize] Es tut mir leid.")
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        parts = _LINE.match(line.strip())
        if parts is None:
            raise FieldError("acts", f"line {number} has no acts in front.", "Write [apologize] Es tut mir leid.")
        acts = [act.strip() for act in parts[1].split(",") if act.strip()]
        yield f"acts, line {number}", {"text": parts[2], "acts": acts}


def _span(field: str, each: Mapping[str, Any], text: str, last: int) -> tuple[int, int]:
    if "start" in each or "end" in each:
        start, end = each.get("start"), each.get("end")
        if type(start) is not int or type(end) is not int or not last <= start < end <= len(text):
            raise FieldError(
                field,
                f"{start} to {end} is no place behind the sentence before it.",
                f"Offsets count the characters of the text, which has {len(text)}, from 0.",
            )
        return start, end
    words = str(each.get("text") or "").split()
    found = re.compile(r"\s+".join(map(re.escape, words))).search(text, last) if words else None
    if found is None:
        shown = " ".join(words)[:40] or "nothing"
        raise FieldError(
            field,
            f"{shown!r} does not stand in the text behind the sentence before it.",
            "Copy the sentence from the text, in the order of the text, or give start and end.",
        )
    return found.span()


def acts_of(field: str, given: Any) -> tuple[str, ...]:
    """The acts of a sentence; `none` and an empty list mean that it performs none."""
    if not isinstance(given, list):
        raise FieldError(field, "no list of acts.", 'Write "acts": ["apologize"], or [] for none.')
    return tuple(act for act in given if _one_of(field, act, (*ACTS, "none")) != "none")


def situation(fields: Mapping[str, Any]) -> str | None:
    """The situation of the customer's message; `other` where it is none of those that are recognised."""
    given = fields.get("situation")
    if not given:
        return None
    if not fields.get("customer"):
        raise FieldError(
            "situation", "there is no message of the customer.", "It is recognised from 'customer': add it."
        )
    return _one_of("situation", given, LABELS)


def address(fields: Mapping[str, Any]) -> str | None:
    """How the customer is addressed."""
    given = fields.get("address")
    if not given or given == "-":
        return None
    return _one_of("address", _FOLDED_ADDRESSES.get(str(given).lower(), given), ADDRESSES)


def flaws(fields: Mapping[str, Any]) -> dict[str, bool] | None:
    """The flaws: a list, a map of certain (true) and doubtful (false) ones, or text with a plus, comma or semicolon."""
    given = fields.get("flaws")
    if given is None or given == "":
        return None
    if isinstance(given, str):
        given = [name.strip() for name in re.split(r"[+,;]", given) if name.strip() not in ("", "-")]
    if not isinstance(given, list | Mapping):
        raise FieldError("flaws", "not a list.", 'Write ["blame"], or [] where there is none.')
    sure = given if isinstance(given, Mapping) else dict.fromkeys(given, True)
    return {_one_of("flaws", name, FLAWS): bool(certain) for name, certain in sure.items()}


def _one_of(field: str, given: Any, known: tuple[str, ...]) -> str:
    if given in known:
        return str(given)
    near = difflib.get_close_matches(str(given).lower(), known, 1, 0.7)
    hint = f"Did you mean '{near[0]}'?" if near else f"It is one of {', '.join(known)}."
    raise FieldError(field, f"'{given}' is unknown.", hint)
