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
from tonecheck.training.corpus import DATA, Record, read_further, read_training
from tonecheck.training.dataset import Dataset, build
from tonecheck.training.kernel import LeaveOut, Problem
from tonecheck.training.situation import Task

Floats = NDArray[np.float32]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A cross-validated corpus; from it come the figures and the models."""

    data: Dataset  #: what is measured
    act_data: Dataset  #: the same, and behind it what is only learned from
    act_task: Problem
    act_models: LeaveOut
    all_act_scores: acts.ActScores  #: of all that is learned from
    tone: Floats  #: held-out scores from about 1 to 5, not calibrated
    message_task: Task
    message_scores: Floats
    reply_task: Task
    reply_scores: Floats

    @property
    def act_scores(self) -> acts.ActScores:
        """The scores of what is measured."""
        return self.all_act_scores.of_first(len(self.data.acts))


class Models(msgspec.Struct, frozen=True):
    """The trained models of one language."""

    acts: ActsModel
    tone: ToneModel
    situation: SituationModels


def cross_validate(folder: Path = DATA, lexicons: Sequence[str] | None = None, extra: Sequence[Record] = ()) -> Run:
    """Read the training part, and records beside it, and score all of it by models that did not see it.

    Acts are learned from the corpus's further slices too.
    """
    records = [*read_training(folder), *extra]
    answered = [record for record in records if record.customer]
    act_data = build([*records, *read_further(folder)], lexicon_names() if lexicons is None else lexicons)
    data = act_data.of_first(len(records))
    act_task = acts.act_problem(act_data)
    act_models = LeaveOut(act_task)
    all_act_scores = acts.cross_validate(act_data, act_task, act_models)
    act_scores = all_act_scores.of_first(len(data.acts))
    message_task, reply_task = situation.message_task(answered, folder), situation.reply_task(data, folder)
    return Run(
        data=data,
        act_data=act_data,
        act_task=act_task,
        act_models=act_models,
        all_act_scores=all_act_scores,
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
    act_models = acts.train(run.act_data, run.act_task, run.act_models, run.all_act_scores)
    tone_models = tone.train(run.data, run.act_scores, run.tone)
    situation_models = situation.train(run.message_task, run.message_scores, run.reply_task, run.reply_scores)
    return {
        language: Models(act_models[language], tone_models[language], situation_models[language])
        for language in act_models
    }
