"""Whether words are said in a sentence, or are a value in a template or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tonecheck.nlp.readability import is_label

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


def is_said(reply: Analysis, start: int, end: int) -> bool:
    """Whether the words stand in a sentence, and not in a table, a label or a variable."""
    sentence = reply.sentence_at(start)
    if sentence is not None and sentence.zone == "body" and is_label(reply, sentence):
        return False
    return not any(hole.start < end and start < hole.end for hole in reply.anatomy.placeholders)
