"""What `tonecheck model` does, line by line of its output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError


def evaluate(
    files: Sequence[str],
    *,
    models: Path | None,
    against: Path | None,
    against_shipped: bool,
    part: str,
    scale: str | None,
    replies: tuple[str, ...],
    guide: str | None,
    seed: int,
    cross_validate: bool,
    format_: str,
) -> Iterator[str]:
    """The evaluation of models on labelled files, or the cross-validated figures of the corpus."""
    if cross_validate:
        yield from _cross_validated(files, models)
        return
    if not files:
        raise TonecheckError(
            "no labelled files.", remedy="Give a corpus folder, .jsonl or .csv files, or --cross-validate."
        )
    from tonecheck.training import assessment_text
    from tonecheck.training.assessment import Request, assess
    from tonecheck.training.labelled import Source

    source = Source(paths=tuple(files), part=part, scale=scale, replies=replies)
    request = Request(
        source=source,
        models=models,
        against=against,
        compare=against is not None or against_shipped,
        guide=guide,
        seed=seed,
    )
    found, judged = assess(request)
    if format_ == "json":
        yield msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    else:
        yield from assessment_text.lines(found, judged)


def _cross_validated(files: Sequence[str], models: Path | None) -> Iterator[str]:
    if files or models:
        raise TonecheckError(
            "--cross-validate trains on the corpus itself.", remedy="Leave out FILES and --models, or the option."
        )
    from tonecheck.training import evaluate as corpus_evaluation

    yield from corpus_evaluation.report()
