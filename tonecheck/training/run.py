"""Everything in one go: read, cross-validate, train."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.acts import ActsModel
from tonecheck.nlp.lexicons import lexicons as lexicons_of
from tonecheck.nlp.situation import SituationModels
from tonecheck.nlp.tone import ToneModel
from tonecheck.reply import LANGUAGES
from tonecheck.training import acts, situation, tone
from tonecheck.training.corpus import DATA, Record, read_training
from tonecheck.training.dataset import Dataset, build
from tonecheck.training.kernel import LeaveOut, Problem
from tonecheck.training.situation import Task

Floats = NDArray[np.float32]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A cross-validated corpus; from it come the figures and the models."""

    data: Dataset
    act_task: Problem
    act_models: LeaveOut
    act_scores: acts.ActScores
    tone: Floats  #: held-out scores from about 1 to 5, not calibrated
    message_task: Task
    message_scores: Floats
    reply_task: Task
    reply_scores: Floats


class Models(msgspec.Struct, frozen=True):
    """The trained models of one language."""

    acts: ActsModel
    tone: ToneModel
    situation: SituationModels


def cross_validate(folder: Path = DATA, lexicons: Sequence[str] | None = None, extra: Sequence[Record] = ()) -> Run:
    """Read the training part, and records beside it, and score all of it by models that did not see it."""
    records = [*read_training(folder), *extra]
    answered = [record for record in records if record.customer]
    data = build(records, lexicon_names() if lexicons is None else lexicons)
    act_task = acts.act_problem(data)
    act_models = LeaveOut(act_task)
    act_scores = acts.cross_validate(data, act_models)
    message_task, reply_task = situation.message_task(answered, folder), situation.reply_task(data, folder)
    return Run(
        data=data,
        act_task=act_task,
        act_models=act_models,
        act_scores=act_scores,
        tone=tone.cross_validate(data, act_scores),
        message_task=message_task,
        message_scores=situation.cross_validate(message_task),
        reply_task=reply_task,
        reply_scores=situation.cross_validate(reply_task),
    )


def lexicon_names() -> tuple[str, ...]:
    """The names of the lexicons of both languages; what a language lacks counts as never found."""
    return tuple(sorted({name for language in LANGUAGES for name in lexicons_of(language)}))


def train(run: Run) -> dict[str, Models]:
    """The models of both languages, from all of the training part."""
    act_models = acts.train(run.data, run.act_task, run.act_models, run.act_scores)
    tone_models = tone.train(run.data, run.act_scores, run.tone)
    situation_models = situation.train(run.message_task, run.message_scores, run.reply_task, run.reply_scores)
    return {
        language: Models(act_models[language], tone_models[language], situation_models[language])
        for language in act_models
    }
