"""Sections of the tests' own, modelled on the real ones: every kind of annotation that options may use."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import msgspec
import pytest

from tonecheck.guide.values import Duration, Level, Names, Need, Phrase, Phrases, Range, Share
from tonecheck.rule import Rule, Text


class Toy(msgspec.Struct, frozen=True):
    section: str
    options: Any
    rules: tuple[Rule, ...]
    doc: str = "A section of the tests."


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """How customers are addressed."""

    shorthand: ClassVar[str] = "form"
    form: Annotated[Literal["Sie", "du", "Du", "ihr", "Ihr", "avoid"] | None, msgspec.Meta(description="the form")] = (
        None
    )
    strict: Annotated[bool, msgspec.Meta(description="whether capitals count")] = False


class Tone(msgspec.Struct, frozen=True, kw_only=True):
    formality: Range | None = None
    politeness: Range | None = None
    warmth: Range | None = None
    empathy: Range | None = None
    enthusiasm: Range | None = None
    confidence: Range | None = None


class Greeting(msgspec.Struct, frozen=True, kw_only=True):
    required: bool = False
    allowed: Annotated[Phrases, msgspec.Meta(description="the only salutations")] = ()
    avoid: Phrases = ()
    name: Need | None = None


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    required: bool = False
    allowed: Phrases = ()
    avoid: Phrases = ()
    signer: Need | None = None
    further_help: Need | None = None


class PhraseEntry(msgspec.Struct, frozen=True, kw_only=True):
    avoid: Phrases = ()
    require: Phrases = ()
    say: tuple[str, ...] = ()
    why: str | None = None
    severity: Level | None = None
    safe: bool = False
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    except_: Phrases = ()
    in_: Names = ()

    def __post_init__(self) -> None:
        if not self.avoid and not self.require:
            raise ValueError("neither `avoid` nor `require`.")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    use: Annotated[str, msgspec.Meta(description="the term to use")]
    not_: Annotated[tuple[str, ...], msgspec.Meta(description="what it replaces")]


class Never(msgspec.Struct, frozen=True, kw_only=True):
    competitors: tuple[str, ...] = ()
    internal: Phrases = ()
    personal_data: tuple[Literal["iban", "credit_card", "password"], ...] = ()
    allow: tuple[str, ...] = ()


class Value(msgspec.Struct, frozen=True, kw_only=True):
    means: str | None = None
    shows: Phrases = ()
    breaks: Phrases = ()


class Apology(msgspec.Struct, frozen=True, kw_only=True):
    when: Names = ()
    conditional: bool | None = None
    at_most: Annotated[int | None, msgspec.Meta(ge=0)] = None
    followed_by: tuple[str, ...] = ()


class Promises(msgspec.Struct, frozen=True, kw_only=True):
    avoid: Phrases = ()
    deadline: Need | None = None
    limits: dict[str, Duration] = {}


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    about: str
    near: Phrases
    value: str


class Protocol(msgspec.Struct, frozen=True, kw_only=True):
    steps: tuple[str, ...]
    ordered: bool = False


class Attitude(msgspec.Struct, frozen=True, kw_only=True):
    blame: Level | None = None
    deflection: Level | None = None
    command: Level | None = None
    negative: Level | None = None
    pushy: Level | Names | None = None


class Readability(msgspec.Struct, frozen=True, kw_only=True):
    index: Literal["wiener-1", "lix", "flesch-kincaid"]
    max: float | None = None
    min: float | None = None


class Clarity(msgspec.Struct, frozen=True, kw_only=True):
    sentence_words: Annotated[int | None, msgspec.Meta(gt=0)] = None
    reply_words: Range | None = None
    readability: Readability | None = None
    passive: Share | None = None
    nominal_style: Level | None = None
    filler: Level | None = None
    hedging: Level | None = None
    officialese: Level | None = None
    abbreviation: Level | None = None
    jargon: dict[str, str] = {}


class Format(msgspec.Struct, frozen=True, kw_only=True):
    exclamations: int | None = None
    capitals: int | None = None
    emoji: int | None = None
    subject: Need | None = None


class Inclusive(msgspec.Struct, frozen=True, kw_only=True):
    shorthand: ClassVar[str] = "style"
    style: Literal["pair", "colon", "star", "underscore", "inner-I", "neutral", "masculine", "off"] = "off"


class Templates(msgspec.Struct, frozen=True, kw_only=True):
    syntax: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    fallback: Need | None = None


class HouseRule(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    kind: Literal["existence", "occurrence"]
    pattern: Phrase
    at_least: int | None = None
    in_: Names = ()
    message: str | None = None


OPTIONS: dict[str, Any] = {
    "address": Address,
    "apology": Apology,
    "attitude": Attitude,
    "clarity": Clarity,
    "closing": Closing,
    "facts": tuple[Fact, ...],
    "format": Format,
    "greeting": Greeting,
    "inclusive": Inclusive,
    "never": Never,
    "phrases": tuple[PhraseEntry, ...],
    "promises": Promises,
    "protocols": dict[str, Protocol],
    "rules": tuple[HouseRule, ...],
    "templates": Templates,
    "terms": tuple[Term, ...],
    "tone": Tone,
    "values": dict[str, Value],
}
NAMES = {
    "address": ("form", "mixed", "case"),
    "attitude": ("blame", "deflection"),
    "clarity": ("filler", "long-sentence"),
    "greeting": ("missing", "nameless"),
    "never": ("personal-data",),
    "phrases": ("avoided", "missing"),
    "tone": ("formality",),
}


def _rule(name: str) -> Rule:
    said = Text("so", "so")
    return Rule(name=name, severity="warning", message=said, why=said, bad=(), good=())


@pytest.fixture(scope="session")
def sections() -> Mapping[str, Toy]:
    """Toy sections by name."""
    return {
        name: Toy(name, options, tuple(_rule(f"{name}.{rule}") for rule in NAMES.get(name, ())))
        for name, options in OPTIONS.items()
    }


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of bundled guides with two bases."""
    folder = tmp_path / "styleguides"
    folder.mkdir()
    (folder / "base-de.yaml").write_text(
        "tonecheck: 1\nname: Grundlage\nlanguage: de\nowner: tonecheck\n"
        "phrases:\n  - avoid: laut unseren AGB\nclarity: {filler: note, sentence_words: 30}\n",
        encoding="utf-8",
    )
    (folder / "base-en.yaml").write_text(
        "tonecheck: 1\nname: Basics\nlanguage: en\nphrases:\n  - avoid: as per our policy\n", encoding="utf-8"
    )
    monkeypatch.setattr("tonecheck.resources.styleguides_dir", lambda: folder)
    return folder
