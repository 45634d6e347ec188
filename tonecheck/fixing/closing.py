"""Where a missing sign-off belongs, and with which line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tonecheck.fixing.edits import Edit

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.report import Finding

CLOSING = "closing.missing"
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t\u00a0]*(?:\r\n|\r|\n)")
_LABEL_WORDS = 6


def closing_for(reply: Analysis, finding: Finding) -> Edit | None:
    """The edit that puts in the first sign-off that the guide allows and that needs no name; None without one."""
    farewell = next((one for one in finding.suggestions if "…" not in one and "{" not in one), None)
    end = max((own.end for own in reply.own), default=0)
    if farewell is None or not end:
        return None
    text, line_end = reply.text, _line_end(reply.text)
    if reply.language == "en" and not farewell.endswith(tuple(",.!?")) and _has_name(reply, end):
        farewell += ","
    at = _name_start(reply, end)
    gap = line_end * (2 if _BLANK_LINE.search(text) or not _has_breaks(text) else 1)
    if at is None:
        return Edit(CLOSING, end, end, gap + farewell)
    above = len(text[:at].rstrip())
    if not above or text[above:at].startswith(gap):
        return Edit(CLOSING, at, at, farewell + line_end)
    return Edit(CLOSING, above, at, gap + farewell + line_end)


def _has_breaks(text: str) -> bool:
    return "\n" in text.strip() or "\r" in text.strip()


def _line_end(text: str) -> str:
    """The line end of the text: that of its first line."""
    found = re.search(r"\r\n|\r|\n", text)
    return found.group() if found else "\n"


def _has_name(reply: Analysis, end: int) -> bool:
    """Whether a name stands below, behind which English puts a comma after the sign-off."""
    return _name_start(reply, end) is not None


def _name_start(reply: Analysis, end: int) -> int | None:
    """Where the name, team or placeholder begins with which the agent's own words end; None without one."""
    closing = reply.anatomy.closing
    if closing is not None:
        return closing.start
    last = max(reply.text.rfind("\n", 0, end), reply.text.rfind("\r", 0, end)) + 1
    line = reply.text[last:end].strip()
    words = line.split()
    if not last or not 0 < len(words) <= _LABEL_WORDS:
        return None
    start = reply.text.index(line, last)
    if any(hole.start == start and hole.end >= start + len(line) for hole in reply.anatomy.placeholders):
        return start
    paragraph = _BLANK_LINE.search(reply.text[:last].rstrip(" \t"), max(0, last - 8))
    is_label = paragraph is not None and words[0][:1].isupper() and line[-1] not in ".!?:,"
    return start if is_label else None
