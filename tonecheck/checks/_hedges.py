"""Words that hedge only beside another hedge: `vielleicht`, `could`, `probably`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tonecheck.checks._shared import overlaps
from tonecheck.checks._stance import is_question
from tonecheck.nlp.wordlists import word_lists
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


def has_light_hedge(reply: Analysis, taken: Sequence[Span]) -> bool:
    """Whether a light hedge stands in a statement of the body, outside of the spans that are hedges already."""
    return any(
        not overlaps(reply.starts[at], reply.ends[at], taken) and not _is_request(reply, at)
        for sentence in reply.body
        if not is_question(reply, sentence)
        for at in range(sentence.first, sentence.last)
        if reply.norms[at] in word_lists(reply.language, "hedges")["light"]
    )


def _is_request(reply: Analysis, at: int) -> bool:
    """Whether the customer is asked or advised: `könnten Sie`, `you might`."""
    beside = (*reply.norms[max(at - 1, 0) : at], *reply.norms[at + 1 : at + 2])
    return not word_lists(reply.language, "hedges")["asked"].isdisjoint(beside)
