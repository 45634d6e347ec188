"""The spaCy pipelines `de` and `en`, and the analysis of replies with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language

import tonecheck.nlp.components
import tonecheck.nlp.tokenizer  # noqa: F401  (both register with spaCy)
from tonecheck.brand import Brand
from tonecheck.errors import TonecheckError
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.reading import Reading, keep
from tonecheck.reply import Reply
from tonecheck.resources import models_dir

if TYPE_CHECKING:
    from tonecheck.nlp.patterns.matcher import Matcher

_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "tonecheck.Tokenizer.v1"}}}
#: What every analysis needs; the others run when they are asked for.
EAGER = ("tonecheck_zones", "tonecheck_sentences")
LAZY = ("tonecheck_address", "tonecheck_acts", "tonecheck_tone", "tonecheck_situation")


def blank(language: str) -> Language:
    """A pipeline without trained models: tokens, zones, sentences and address."""
    nlp = spacy.blank(language, config=_TOKENIZER)
    for name in (*EAGER, "tonecheck_address"):
        nlp.add_pipe(name)
    return nlp


@cache
def load(language: str) -> Language:
    """The trained pipeline of `de` or `en`, loaded once; it works without any other component of spaCy."""
    folder = models_dir() / language
    if not (folder / "config.cfg").is_file():
        raise TonecheckError(
            f"There is no trained pipeline for {language!r}.",
            place=str(folder),
            remedy="Reinstall tonecheck, or train it with `python -m tonecheck.training`.",
        )
    return spacy.load(folder)


def read(nlp: Language, text: str, *, language: str, channel: str = "email", customer: str | None = None) -> Reading:
    """The reading of a text with its zones and sentences."""
    doc = nlp.make_doc(text)
    doc.user_data["channel"] = channel
    if customer:
        doc.user_data["customer"] = customer
    reading = keep(Reading(doc=doc, language=language, channel=channel, customer=customer, given=text))
    for name in EAGER:
        nlp.get_pipe(name)(doc)
    return reading


def analyse(
    reply: Reply,
    language: str,
    channel: str,
    situation: str | None = None,
    matcher: Matcher | None = None,
    *,
    brand: Brand | None = None,
    shifts: Mapping[str, float] | None = None,
    nlp: Language | None = None,
) -> Analysis:
    """Read one reply.

    `matcher` holds the phrases that the checks of its policy watch, `brand` the facts about the house, `shifts` the
    points by which the guide's calibration moves dimensions of tone; `nlp` is another pipeline than the shipped one.
    """
    nlp = nlp or load(language)
    reading = read(nlp, reply.text, language=language, channel=channel, customer=reply.customer)
    return Analysis(reply, reading, nlp, situation=situation, matcher=matcher, brand=brand, shifts=shifts)


__all__ = ["analyse", "blank", "load", "read"]
