"""What is shown of one reply, field by field as `show --format json` has it; offsets are code points into `text`."""

from __future__ import annotations

from typing import Literal

import msgspec

from tonecheck.report import AddressResult, SentenceResult, ToneResult, Weighted, ZoneResult
from tonecheck.run import GuideHead
from tonecheck.version import VERSION

#: The version of this document's shape.
FORMAT = 1
#: Ships beside this module.
SCHEMA_FILE = "inspection-1.schema.json"


class LanguageReading(msgspec.Struct, frozen=True, kw_only=True):
    """How the language was come by: given, recognised, or assumed where the text does not tell."""

    how: Literal["given", "recognised", "assumed"]
    margin: float  #: log odds of the likelier of German and English
    sure_from: float  #: the margin from which on a language counts as recognised


class SituationReading(msgspec.Struct, frozen=True, kw_only=True):
    """How the situation was come by: given, recognised in the customer's message or in the reply, a refusal, or not."""

    how: Literal["given", "recognised", "reply", "refusal", "unknown"]
    asked: bool  #: whether there is a message of the customer; without one the reply itself is judged
    probabilities: dict[str, float] = {}  #: most probable first
    sure_from: float | None  #: the probability from which on the likeliest one is said; None where it never is


class ToneInspection(ToneResult, frozen=True, kw_only=True):
    """A dimension with its addends: average + weights of the evidence + other = value."""

    words: tuple[Weighted, ...] = ()  #: the share of every word, for a heat map


class SentenceInspection(SentenceResult, frozen=True, kw_only=True):
    """A sentence with its zone and the acts whose probability reaches their threshold."""

    zone: str
    done: tuple[str, ...] = ()


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """An amount with a unit, from `low` to `high`."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    is_past: bool  #: tells when, sets no limit: `two weeks ago`


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say by when; vague ones name no day."""

    start: int
    end: int
    vague: bool


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The formula that the guide limits."""

    index: str
    min: float | None
    max: float | None


class Readability(msgspec.Struct, frozen=True, kw_only=True):
    """Figures over the sentences of the body, and each formula by its name in a guide."""

    words: int
    sentences: int
    syllables: int
    words_per_sentence: float | None
    syllables_per_word: float | None
    indices: dict[str, float]  #: empty below `fewest_words`
    fewest_words: int
    wanted: Wanted | None


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that tonecheck sees in one reply."""

    tonecheck: str = VERSION
    format: int = FORMAT
    guide: GuideHead | None
    models: dict[str, str]
    lexicons: str
    source: str | None
    id: str | None
    line: int
    text: str  #: the reply; what the guide holds for personal data is masked, character by character
    language: str
    language_reading: LanguageReading
    channel: str
    situation: str | None
    situation_reading: SituationReading
    segment: str | None
    words: int
    address: AddressResult
    tone: dict[str, ToneInspection]
    zones: tuple[ZoneResult, ...]
    sentences: tuple[SentenceInspection, ...]
    thresholds: dict[str, float]  #: the probability from which on each act counts as done
    amounts: tuple[Amount, ...]
    deadlines: tuple[Deadline, ...]
    readability: Readability
