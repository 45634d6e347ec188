"""The pipelines `de` and `en`: what reads replies, component by component.

Each is saved as a pipeline of spaCy, and `spacy.load` reads it with the same components (`tonecheck.nlp.pipes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.brand import Brand
from tonecheck.errors import TonecheckError
from tonecheck.nlp import components
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.parts import Shift
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.reading import Reading
from tonecheck.nlp.splitting import tokens
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.resources import models_dir

_REMEDY = "Reinstall tonecheck, or train it with `tonecheck model train`."
_KINDS: Mapping[str, type[components.Component]] = {
    "zones": components.ZonesComponent,
    "sentences": components.SentencesComponent,
    "address": components.AddressComponent,
    "acts": components.ActsComponent,
    "tone": components.ToneComponent,
    "situation": components.SituationComponent,
}
#: The components in the order in which a text goes through them.
NAMES = tuple(_KINDS)
#: What every analysis needs; the others run when they are asked for.
EAGER = ("zones", "sentences")
_OF_EVERY_REPLY = ("acts", "tone")


class Pipeline:
    """The components that read replies in one language, by name; without `load` their models are still to be set."""

    def __init__(self, language: str) -> None:
        self.language = language  #: de or en
        self._components = {name: kind(language) for name, kind in _KINDS.items()}

    def __getitem__(self, name: str) -> Any:
        """The component of that name: one of NAMES."""
        return self._components[name]

    def learn(self, words: Sequence[str]) -> None:
        """Let the models that read every reply work out at once what these words weigh."""
        for name in _OF_EVERY_REPLY:
            self[name].trained.linear.learn(words)


def folder_of(name: str) -> str:
    """What spaCy calls a component, and so the folder of its model in that of its pipeline."""
    return f"tonecheck_{name}"


def load(language: str, models: Path | None = None) -> Pipeline:
    """The trained pipeline of `de` or `en`, loaded once.

    `models` is a folder of models that a house trained for itself; None means those that ship. Raises TonecheckError
    where there is no pipeline of the language, or a broken one.
    """
    return _loaded(language, models)


@cache
def _loaded(language: str, models: Path | None) -> Pipeline:
    require(models, (language,))
    return load_from((models or models_dir()) / language, language)


def load_from(folder: Path, language: str) -> Pipeline:
    """The trained pipeline in a folder; raises TonecheckError where it is broken."""
    pipeline = Pipeline(language)
    for name in NAMES:
        component = pipeline[name]
        if isinstance(component, components.Trained):
            try:
                component.load(folder / folder_of(name))
            except (OSError, ValueError, KeyError, TypeError) as error:
                cause = " ".join(str(error).split()).rstrip(".")
                raise TonecheckError(
                    f"The pipeline cannot be read: {cause}.", place=str(folder), remedy=_REMEDY
                ) from None
    return pipeline


def require(models: Path | None, languages: Iterable[str] = LANGUAGES) -> None:
    """Raises TonecheckError where a folder of models (None: those that ship) has no pipeline of these languages."""
    for language in languages:
        folder = (models or models_dir()) / language
        if not (folder / "config.cfg").is_file():
            raise TonecheckError(f"There is no trained pipeline for {language!r}.", place=str(folder), remedy=_REMEDY)


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A reply with all that it is read with.

    `matcher` holds the phrases that the checks of its policy watch, `brand` the facts about the house, `shifts` the
    points by which the guide's calibration moves dimensions of tone.
    """

    reply: Reply
    language: str
    channel: str
    pipeline: Pipeline
    situation: str | None = None
    matcher: Matcher | None = None
    brand: Brand | None = None
    shifts: Mapping[str, Shift] | None = None


def analyse_all(tasks: Sequence[Task]) -> list[Analysis]:
    """Read replies, with the zones and sentences of each."""
    readings = [
        begin(task.reply.text, task.language, task.channel, task.reply.customer, task.reply.repeated) for task in tasks
    ]
    for name in EAGER:
        for task, reading in zip(tasks, readings, strict=True):
            task.pipeline[name].read(reading)
    return [
        Analysis(
            task.reply,
            reading,
            task.pipeline,
            situation=task.situation,
            matcher=task.matcher,
            brand=task.brand,
            shifts=task.shifts,
        )
        for task, reading in zip(tasks, readings, strict=True)
    ]


def read(
    pipeline: Pipeline, text: str, *, language: str, channel: str = "email", customer: str | None = None
) -> Reading:
    """The reading of a text with its zones and sentences."""
    reading = begin(text, language, channel, customer)
    for name in EAGER:
        pipeline[name].read(reading)
    return reading


def begin(
    text: str,
    language: str,
    channel: str = "email",
    customer: str | None = None,
    repeated: Sequence[tuple[int, int]] = (),
) -> Reading:
    """A text as its tokens, which no component has read yet; `repeated` are the spans that a template has in loops."""
    found = tokens(text, language)
    return Reading(text=text, tokens=found, language=language, channel=channel, customer=customer, repeated=repeated)


def analyse(
    reply: Reply, language: str, channel: str, situation: str | None = None, *, pipeline: Pipeline | None = None
) -> Analysis:
    """Read one reply without a guide; `pipeline` is another than the shipped one."""
    task = Task(
        reply=reply, language=language, channel=channel, situation=situation, pipeline=pipeline or load(language)
    )
    return analyse_all([task])[0]


__all__ = ["NAMES", "Pipeline", "Task", "analyse", "analyse_all", "begin", "load", "load_from", "read"]
