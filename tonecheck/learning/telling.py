"""What a draft tells beside the guide: a summary for the terminal, and everything as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from tonecheck.learning.comments import say
from tonecheck.learning.draft import Draft
from tonecheck.learning.phrases import Phrase
from tonecheck.learning.settings import FEWEST, USUAL
from tonecheck.learning.verdicts import Judged
from tonecheck.learning.writing import verdict_line
from tonecheck.reply import Skipped
from tonecheck.version import VERSION

FORMAT = 1
_MOST = 5


def summary(draft: Draft, skipped: Sequence[Skipped] = ()) -> Iterator[str]:
    """Lines for a person: what was left out, how the draft does, and which replies stand outside most."""
    content = draft.content
    ui, given = content.settings.ui, content.collection
    for one in skipped:
        yield say(ui, "skipped", source=one.source, reason=one.reason)
    for key, labels in (
        ("left_out_equal", given.duplicates),
        ("left_out_both", given.both),
        ("left_out_language", given.other_language),
    ):
        if labels:
            yield say(ui, key, n=len(labels), listed=_shortened(labels, ui))
    n = len(given.good)
    if n < USUAL:
        yield say(ui, "few" if n >= FEWEST else "too_few_all")
    if content.good is not None and n >= FEWEST:
        yield verdict_line("verdicts", content.good, ui)
    if content.bad is not None:
        yield verdict_line("verdicts_bad", content.bad, ui)
    outside = standing_outside(draft)
    if outside:
        yield say(ui, "outside_most", n=len(outside), of=n)
        yield from (f"  {label}: {', '.join(keys)}" for label, keys in outside[:_MOST])


def standing_outside(draft: Draft) -> list[tuple[str, list[str]]]:
    """The good replies outside of any value, with the keys and what they have instead; those with most first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for block in draft.content.contexts.blocks:
        for placed in block.placed:
            for one in placed.outside:
                found[one.reply].append(f"{placed.proposal.key} ({one.value})")
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _shortened(labels: Sequence[str], ui: str) -> str:
    more = len(labels) - _MOST
    shown = ", ".join(labels[:_MOST])
    return f"{shown} {say(ui, 'and_more', n=more)}" if more > 0 else shown


def as_data(draft: Draft, skipped: Sequence[Skipped] = ()) -> dict[str, Any]:
    """The draft as JSON has it, keys in this order."""
    content = draft.content
    given, settings = content.collection, content.settings
    return {
        "tonecheck": VERSION,
        "format": FORMAT,
        "name": settings.name,
        "language": settings.language,
        "coverage": settings.coverage,
        "replies": {
            "good": len(given.good),
            "bad": len(given.bad),
            "duplicates": list(given.duplicates),
            "both": list(given.both),
            "other_language": list(given.other_language),
            "skipped": [msgspec.to_builtins(one) for one in skipped],
        },
        "proposals": list(_proposals(draft)),
        "typical": [_phrase(one, stock=one.text in content.stock) for one in content.typical],
        "avoid": [_phrase(one) for one in content.avoid],
        "softened": list(content.easing.softened),
        "pass": content.easing.green_from,
        "verdicts": {"good": _verdicts(content.good), "bad": _verdicts(content.bad)},
        "draft": draft.text,
    }


def _proposals(draft: Draft) -> Iterator[dict[str, Any]]:
    for block in draft.content.contexts.blocks:
        for placed in block.placed:
            proposal = placed.proposal
            yield {
                "channel": block.channel,
                "key": proposal.key,
                "value": proposal.value,
                "n": proposal.n,
                **msgspec.to_builtins(proposal.data),
                "outside": [msgspec.to_builtins(one) for one in placed.outside],
            }


def _phrase(one: Phrase, **more: bool) -> dict[str, Any]:
    return {**msgspec.to_builtins(one), **more}


def _verdicts(judged: Judged | None) -> dict[str, int] | None:
    if judged is None:
        return None
    counts = Counter(judged.verdicts.values())
    return {verdict: counts[verdict] for verdict in ("green", "amber", "red", "none")}


__all__ = ["as_data", "standing_outside", "summary"]
