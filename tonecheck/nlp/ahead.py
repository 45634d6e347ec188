"""Many replies read stage by stage: what a stage needs is at hand for the next reply as well.

Reply by reply, each stage finds the processor's cache full of what the others needed; what that costs is in the last
lines of `python tests/benchmarks/check.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tonecheck.nlp.analysis import Analysis
from tonecheck.reply import Reply

if TYPE_CHECKING:
    from tonecheck.nlp.pipeline import Pipeline

Stage = Callable[[Analysis], object]
#: What is read before models look at the words.
_WORDS: tuple[Stage, ...] = (
    lambda reply: reply.reading.units,
    lambda reply: reply.reading.lexicon_matches,
    lambda reply: reply.page,
    lambda reply: reply.page.ngrams,
)
_STAGES: tuple[Stage, ...] = (
    lambda reply: reply.page.cells,
    lambda reply: reply.situation,
    lambda reply: reply.sentences,
    lambda reply: reply.tone,
    lambda reply: reply.watched(""),
    lambda reply: reply.address,
)


def _explain(reply: Analysis) -> None:
    if reply.tone:
        reply.explain_tone()


_EVIDENCE: tuple[Stage, ...] = (lambda reply: reply.act_evidence, _explain)


def _learn(replies: Sequence[Analysis]) -> None:
    """Let the models work out at once what the words of all replies weigh."""
    words: dict[Pipeline, dict[str, None]] = {}
    for reply in replies:
        words.setdefault(reply.pipeline, {}).update(dict.fromkeys(reply.page.ngrams.words))
    for pipeline, new in words.items():
        pipeline.learn(list(new))


def read_ahead(replies: Sequence[Analysis], *, evidence: bool) -> None:
    """Work out what every report needs, with the evidence where it is wanted; checks then find it worked out."""
    _go_through(_WORDS, replies)
    _learn(replies)
    _go_through((*_STAGES, *(_EVIDENCE if evidence else ())), replies)


def _go_through(stages: Sequence[Stage], replies: Sequence[Analysis]) -> None:
    for stage in stages:
        for reply in replies:
            stage(reply)


def chunks(replies: Iterable[Reply], size: int) -> Iterator[list[Reply]]:
    """The replies in lists of that size; where their source fails, those before come first."""
    chunk: list[Reply] = []
    try:
        for reply in replies:
            chunk.append(reply)
            if len(chunk) == size:
                yield chunk
                chunk = []
    except Exception:
        yield chunk
        raise
    yield chunk
