"""What `tonecheck model` does, line by line of its output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tonecheck.errors import TonecheckError

if TYPE_CHECKING:
    from tonecheck.training.assessment import Request
    from tonecheck.training.making import Made


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
    ui: str,
) -> Iterator[str]:
    """The evaluation of models on labelled files, or the cross-validated figures of the corpus."""
    if cross_validate:
        yield from _cross_validated(files, models, format_)
        return
    if not files:
        raise TonecheckError(
            "no labelled files.", remedy="Give a corpus folder, .jsonl or .csv files, or --cross-validate."
        )
    from tonecheck.training.assessment import Request
    from tonecheck.training.labelled import Source

    request = Request(
        source=Source(paths=tuple(files), part=part, scale=scale, replies=replies),
        models=models,
        against=against,
        compare=against is not None or against_shipped,
        guide=guide,
        seed=seed,
        ui=ui,
    )
    yield from _assessed(request, format_)


def _assessed(request: Request, format_: str) -> Iterator[str]:
    from tonecheck.training import assessment_text
    from tonecheck.training.assessment import assess
    from tonecheck.training.wording import Voice

    found, judged = assess(request)
    if format_ == "json":
        yield msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    else:
        yield from assessment_text.lines(found, judged, Voice(request.ui))


def _cross_validated(files: Sequence[str], models: Path | None, format_: str) -> Iterator[str]:
    if files or models or format_ != "text":
        raise TonecheckError(
            "--cross-validate trains on the corpus itself and prints its tables.",
            remedy="Leave out FILES, --models and --format, or the option.",
        )
    from tonecheck.training import evaluate as corpus_evaluation

    yield from corpus_evaluation.report()


def train(
    *,
    corpus: Path | None,
    out: Path | None,
    in_place: bool,
    extend: tuple[str, ...],
    scale: str | None,
    replies: tuple[str, ...],
    name: str | None,
    folds: int,
    force: bool,
    ui: str,
    say: Callable[[str], None],
) -> tuple[Made, list[str]]:
    """What was made, and what is to be said of it; progress and warnings go to `say` as they come."""
    from tonecheck.resources import models_dir
    from tonecheck.training import gain, making
    from tonecheck.training.labelled import Source
    from tonecheck.training.wording import Voice

    if (out is None) == (not in_place):
        raise TonecheckError("where shall the models go?", remedy="Give either --out FOLDER or --in-place.")
    source = Source(paths=extend, scale=scale, replies=replies) if extend else None
    order = making.Order(
        corpus=corpus or models_dir() / "corpus", out=out, source=source, name=name, folds=folds, force=force
    )
    voice = Voice(ui)
    made = making.make(order, lambda key, **values: say(voice(key, **values)))
    lines = [gain.words(each, voice) for each in made.gains]
    if made.folder is None:
        return made, [*lines, voice("making.refused")]
    lines.append(voice("making.folder", folder=made.folder))
    if out is not None:
        lines.append(voice("making.use", folder=made.folder))
    return made, lines
