"""Bare imperatives that are orders, because a threat or prohibition stands beside them and nothing softens them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.checks._acts import sentences_with

if TYPE_CHECKING:
    from tonecheck.languages.lexicon import Entry
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.patterns.match import Match


def orders(reply: Analysis) -> Iterator[tuple[Match, Entry]]:
    """The imperatives at the head of a sentence with a threat in it or in a sentence beside it: `Pay by Friday.`."""
    threats = {one.start for one in sentences_with(reply, "threat")}
    gentle = {one.start for name in ("please", "softener") for one in sentences_with(reply, name)}
    for match, entry in reply.lexicon("bare_imperative"):
        at = next((at for at, one in enumerate(reply.body) if one.start <= match.start < one.end), None)
        if at is None or match.start > reply.starts[reply.body[at].first] + 1:
            continue
        near = {one.start for one in reply.body[max(0, at - 1) : at + 2]}
        if near & threats and not near & gentle:
            yield match, entry
