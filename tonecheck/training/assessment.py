"""A whole evaluation: read the labels, ask the models, count, compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tonecheck.provenance import models_hashes
from tonecheck.training import evaluation, evaluation_rules, model_folder, rules
from tonecheck.training.bootstrap import COVERED, RESAMPLES, Estimate
from tonecheck.training.comparison import Comparison, compare
from tonecheck.training.evaluation import Scored
from tonecheck.training.labelled import Source, read
from tonecheck.training.predictions import predict_all, thresholds
from tonecheck.training.rules import Figure


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; None for a folder means the models that ship."""

    source: Source
    models: Path | None = None
    against: Path | None = None
    compare: bool = False  #: whether `against` is meant, which may be None
    guide: str | None = None
    seed: int = 0


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
    notes: Sequence[str]
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


def _notes(request: Request, scored: Scored, in_sample: int) -> list[str]:
    """What a reader must know before believing a figure."""
    labels = scored.labels
    notes = []
    if in_sample:
        notes.append(
            f"IN-SAMPLE: {in_sample} of {len(labels)} replies are among those that the models learned from. "
            "Figures on these say how well they are remembered, not how well new replies are read; "
            "for the corpus see --cross-validate."
        )
    if in_sample and request.compare:
        notes.append("The comparison favours the models that learned from these replies.")
    short = sum(not said.tone for said in scored.said)
    if short:
        notes.append(f"{short} replies are too short to have a tone; they are left out there.")
    if request.source.part != "open":
        notes.append("The fixed test part is for the final figures of a release: choose nothing by it.")
    if any(label.rules is not None for label in labels):
        notes.append("Labels are tonecheck's own output: what nobody looked at and corrected agrees by itself.")
        if not request.guide:
            notes.append("Findings and verdicts were not compared: give the guide by --guide.")
    if any(label.flaws is not None for label in labels):
        notes.append("Rules: checked under the neutral guide of tonecheck.training.rules; a flaw once noted counts.")
    return notes
