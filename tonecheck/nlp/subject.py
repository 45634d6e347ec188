"""A subject line that is a title and addresses nobody: `Re: Deine Rechnung`, `Betreff: Ihre Bestellung vom 3. Mai`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tonecheck.anatomy.zone import Zone
from tonecheck.rule import Span

_LABEL = re.compile(r"\s*\*{0,2}[^\W\d_]+ ?:\*{0,2} ?")
_ANSWER = re.compile(r"(?:re|aw|antw|wg|fwd?) ?: ?", re.IGNORECASE)
#: A possessive with its noun, and at most what the noun is about.
_TITLE = re.compile(
    r"(?i:deine?[nmrs]?|ihre?[nmrs]?|eure?[nmrs]?|euer)(?: [A-ZÄÖÜ\d#][\w./-]*){1,3}"
    r"(?: (?:vom|von|für|zu|zur|zum|über|bei|mit|und|in|im|aus|[–-]) [^!?]*)?\s*$"
)


def titled_subject(text: str, zones: Sequence[Zone]) -> Span | None:
    """Where such a subject line stands; None where there is none, or where it speaks to the reader in a sentence."""
    zone = next((zone for zone in zones if zone.zone == "subject"), None)
    if zone is None:
        return None
    words = text[zone.start : zone.end]
    label = _LABEL.match(words)
    rest = words[label.end() :] if label and not _ANSWER.match(words) else words
    if _ANSWER.match(rest) or _TITLE.match(rest.strip()):
        return Span(zone.start, zone.end)
    return None
