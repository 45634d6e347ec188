"""Suggestions that are right nearly everywhere, and the few places where a person has to look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.report import Finding

#: Words that people raise, and abbreviations too: the World Health Organization, an institute of technology.
_ABBREVIATIONS = frozenset({"WHO", "MIT"})
_OBJECT = re.compile(r"dich|dir|euch", re.IGNORECASE)
#: What follows up to an infinitive with zu: "um dich an|zumelden", "dich zu freuen".
_INFINITIVE = re.compile(r"[^.,;:!?\n]*\b(?:zu\b|\w{2,6}zu\w{2,}n\b)", re.IGNORECASE)


def is_doubtful(reply: Analysis, finding: Finding) -> bool:
    """Whether the finding stands where its safe suggestion may be wrong.

    That is an abbreviation that is a word as well, a full stop in a subject line, and `dich` beside an infinitive:
    in "um dich anzumelden" it would have to become `sich`.
    """
    written = reply.text[finding.start : finding.end]
    if finding.rule == "format.capitals":
        return written in _ABBREVIATIONS
    if finding.rule == "format.exclamations":
        subject = reply.zone("subject")
        return subject is not None and finding.start < subject.end and finding.suggestions[0] == "."
    if finding.rule.startswith("address.") and _OBJECT.fullmatch(written) and finding.rule != "address.case":
        return _INFINITIVE.match(reply.text, finding.end) is not None
    return False
