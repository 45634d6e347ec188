"""A whole evaluation: read the labels, ask the models, count, compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tonecheck.provenance import models_hashes
from tonecheck.training import evaluation, evaluation_rules, model_folder, neutral, rules
from tonecheck.training.bootstrap import COVERED, RESAMPLES, Estimate
from tonecheck.training.comparison import Comparison, compare
from tonecheck.training.evaluation import Scored
from tonecheck.training.labelled import Source, read
from tonecheck.training.predictions import predict_all, thresholds
from tonecheck.training.rules import Figure
from tonecheck.training.wording import Voice


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; None for a folder means the models that ship."""

    source: Source
    models: Path | None = None
    against: Path | None = None
    compare: bool = False  #: whether `against` is meant, which may be None
    guide: str | None = None
    seed: int = 0
    ui: str = "en"  #: language of the notes


class Note(msgspec.Struct, frozen=True):
    """What a reader must know before believing a figure."""

    code: str
    text: str


class FlawRow(msgspec.Struct, frozen=True):
    """Rules against the flaws that they should find."""

    flaws: tuple[str, ...]
    rules: tuple[str, ...]
    counts: Figure


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that an evaluation says; tone is on the scale from 1 to 5, one step of which is 25 points."""

    models: Mapping[str, str]  #: hashes by language
    replies: int
    in_sample: int  #: replies that the models, or those compared with, learned from
    notes: Sequence[Note]
    seed: int
    resamples: int = RESAMPLES
    covered: float = COVERED
    tone: Sequence[evaluation.ToneRow]
    bias_by_channel: Sequence[evaluation.BiasRow]
    acts: Sequence[evaluation.ActRow]
    acts_macro_f1: Mapping[str, Estimate]
    acts_confusion: Mapping[str, Mapping[str, int]]
    situation: evaluation.Situations | None
    address: evaluation.Addresses | None
    flaws: Sequence[FlawRow]
    findings: evaluation_rules.Findings | None
    comparison: Comparison | None


def assess(request: Request) -> tuple[Assessment, list[rules.Judged]]:
    """The evaluation, and the replies as the rules judged them. Raises TonecheckError for what is wrong in a file."""
    labels = read(request.source, thresholds(request.models))
    scored = Scored(labels, predict_all(labels, request.models))
    seed = request.seed
    acts, macro = evaluation.act_rows(scored, seed)
    judged = evaluation_rules.judged_flaws(scored, request.models)
    found = evaluation_rules.findings(labels, request.guide, request.models) if request.guide else None
    known = _known(request)
    in_sample = sum(model_folder.digest(label.text) in known for label in labels)
    return Assessment(
        models=models_hashes(request.models),
        replies=len(labels),
        in_sample=in_sample,
        notes=_notes(request, scored, in_sample),
        seed=seed,
        tone=evaluation.tone_rows(scored, seed),
        bias_by_channel=evaluation.bias_rows(scored, seed),
        acts=acts,
        acts_macro_f1=macro,
        acts_confusion=evaluation.act_confusion(scored),
        situation=evaluation.situations(scored, seed),
        address=evaluation.addresses(scored, seed),
        flaws=_flaws(judged),
        findings=found,
        comparison=_compared(request, scored) if request.compare else None,
    ), judged


def _known(request: Request) -> frozenset[str]:
    known = model_folder.learned_from(request.models)
    return known | model_folder.learned_from(request.against) if request.compare else known


def _compared(request: Request, scored: Scored) -> Comparison:
    other = Scored(scored.labels, predict_all(scored.labels, request.against))
    return compare(scored, other, request.seed)


def _flaws(judged: Sequence[rules.Judged]) -> list[FlawRow]:
    found = [FlawRow(pair.flaws, pair.rules, rules.figure(judged, pair)) for pair in rules.PAIRS if judged]
    return [row for row in found if row.counts.said or row.counts.noted]


def _notes(request: Request, scored: Scored, in_sample: int) -> list[Note]:
    """What a reader must know before believing a figure."""
    labels = scored.labels
    short = sum(not said.tone for said in scored.said)
    corrected = any(label.rules is not None for label in labels)
    flawed = any(label.flaws is not None for label in labels)
    applying = {
        "in-sample": in_sample > 0,
        "favours": in_sample > 0 and request.compare,
        "short": short > 0,
        "test-part": request.source.part != "open",
        "own-output": corrected,
        "no-guide": corrected and not request.guide,
        "neutral-guide": flawed and neutral.are_here(),
        "no-neutral-guide": flawed and not neutral.are_here(),
    }
    counts = {"in-sample": in_sample, "short": short}
    voice = Voice(request.ui)
    return [
        Note(code, voice(f"note.{code}", n=counts.get(code, 0), all=len(labels)))
        for code, applies in applying.items()
        if applies
    ]
