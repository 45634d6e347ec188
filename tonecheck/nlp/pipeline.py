"""The spaCy pipelines `de` and `en`, and the analysis of replies with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import spacy
from spacy.attrs import NORM  # type: ignore[import-not-found]
from spacy.language import Language

import tonecheck.nlp.components
import tonecheck.nlp.tokenizer  # noqa: F401  (both register with spaCy)
from tonecheck.brand import Brand
from tonecheck.errors import TonecheckError
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.parts import Shift
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.reading import Reading, lend
from tonecheck.nlp.words import fold
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.resources import models_dir

_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "tonecheck.Tokenizer.v1"}}}
_REMEDY = "Reinstall tonecheck, or train it with `tonecheck model train`."
#: What every analysis needs; the others run when they are asked for.
EAGER = ("tonecheck_zones", "tonecheck_sentences")
LAZY = ("tonecheck_address", "tonecheck_acts", "tonecheck_tone", "tonecheck_situation")


def blank(language: str) -> Language:
    """A pipeline without trained models: tokens, zones, sentences and address."""
    nlp = spacy.blank(language, config=_TOKENIZER)
    for name in (*EAGER, "tonecheck_address"):
        nlp.add_pipe(name)
    return nlp


def load(language: str, models: Path | None = None) -> Language:
    """The trained pipeline of `de` or `en`, loaded once; it works without any other component of spaCy.

    `models` is a folder of models that a house trained for itself; None means those that ship. Raises TonecheckError
    where there is no pipeline of the language, or a broken one.
    """
    return _loaded(language, models)


@cache
def _loaded(language: str, models: Path | None) -> Language:
    require(models, (language,))
    folder = (models or models_dir()) / language
    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError, KeyError) as error:
        cause = " ".join(str(error).split()).rstrip(".")
        raise TonecheckError(f"The pipeline cannot be read: {cause}.", place=str(folder), remedy=_REMEDY) from None
    # spaCy works out twenty attributes of every new word, of which its folded form is the one that is read.
    nlp.vocab.lex_attr_getters = {NORM: fold}  # type: ignore[attr-defined]
    return nlp


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
    nlp: Language
    situation: str | None = None
    matcher: Matcher | None = None
    brand: Brand | None = None
    shifts: Mapping[str, Shift] | None = None


def analyse_all(tasks: Sequence[Task]) -> list[Analysis]:
    """Read replies, with the zones and sentences of each."""
    readings = [_begin(task.nlp, task.reply.text, task.language, task.channel, task.reply.customer) for task in tasks]
    for name in EAGER:
        for task, reading in zip(tasks, readings, strict=True):
            _run(task.nlp, name, reading)
    return [
        Analysis(
            task.reply,
            reading,
            task.nlp,
            situation=task.situation,
            matcher=task.matcher,
            brand=task.brand,
            shifts=task.shifts,
        )
        for task, reading in zip(tasks, readings, strict=True)
    ]


def read(nlp: Language, text: str, *, language: str, channel: str = "email", customer: str | None = None) -> Reading:
    """The reading of a text with its zones and sentences."""
    reading = _begin(nlp, text, language, channel, customer)
    for name in EAGER:
        _run(nlp, name, reading)
    return reading


def _begin(nlp: Language, text: str, language: str, channel: str, customer: str | None) -> Reading:
    doc = nlp.make_doc(text)
    doc.user_data["channel"] = channel
    if customer:
        doc.user_data["customer"] = customer
    return lend(Reading(doc=doc, language=language, channel=channel, customer=customer, given=text))


def _run(nlp: Language, name: str, reading: Reading) -> None:
    component: Any = nlp.get_pipe(name)
    component.read(reading)


def analyse(
    reply: Reply, language: str, channel: str, situation: str | None = None, *, nlp: Language | None = None
) -> Analysis:
    """Read one reply without a guide; `nlp` is another pipeline than the shipped one."""
    task = Task(reply=reply, language=language, channel=channel, situation=situation, nlp=nlp or load(language))
    return analyse_all([task])[0]


__all__ = ["Task", "analyse", "analyse_all", "blank", "load", "read"]
