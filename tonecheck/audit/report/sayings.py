"""What a finding says, as far as a store knows it: the rule's message, else why there is such a rule."""

from __future__ import annotations

import re

from tonecheck.audit.report.document import Example
from tonecheck.checks import all_rules
from tonecheck.checks.tone import shown
from tonecheck.guide.values import Range

_BRACES = re.compile(r"\{(\w+)\}")
#: Words of the reply, which a report without text leaves out.
_WORDS = ("text", "word")


def saying(example: Example, ui: str) -> str:
    """One sentence; the name of the rule where it is a house's own."""
    rule = all_rules().get(example.rule)
    if rule is None:
        return example.rule
    message, values = rule.message, dict.fromkeys(_WORDS, "…")
    if example.value is not None:
        values |= {"value": f"{example.value:.0f}", "range": shown(Range(min=example.min, max=example.max))}
        if example.max is not None and example.value > example.max:
            message = rule.variants["above"]
    text = message.get(ui)
    if set(_BRACES.findall(text)) <= set(values):
        return text.format(**values)
    return rule.why.get(ui)
