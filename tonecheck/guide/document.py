"""The keys of a whole guide: its header, its settings, the sections, the contexts, the examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Literal, Protocol

import msgspec

from tonecheck.guide.annotations import kind_of, record_of
from tonecheck.guide.container_kinds import ListOf, MapOf
from tonecheck.guide.kind import Kind
from tonecheck.guide.record_kind import Field, Record
from tonecheck.guide.scalar_kinds import Choice, Date, RuleName, Text
from tonecheck.guide.values import NAME, Brand, Duration, Level
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.rule import Rule

VERSION = 1
#: The overrides, from the weakest to the strongest.
CONTEXTS = ("languages", "channels", "situations", "segments")
SETTINGS = ("brand", "service", "score", "levels", "calibration")
#: What belongs to a file and is not inherited by `extends`.
OWN_KEYS = ("tonecheck", "name", "owner", "reviewed", "extends", "examples")
#: Rules of the linter, which are no section but have levels as well.
LINT_RULES = (
    "suppressions.unused",
    "suppressions.no-reason",
    "library.twin-step",
    "library.twin-fact",
    "library.twin-placeholder",
    "library.twin-tone",
    "library.duplicate",
    "library.contradiction",
    "library.unused-variable",
)


class Section(Protocol):
    """A section of the guide, as a check declares it."""

    @property
    def section(self) -> str: ...
    @property
    def options(self) -> Any: ...
    @property
    def rules(self) -> tuple[Rule, ...]: ...


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """Standards of the service; an audit holds the times against them."""

    first_reply: Annotated[Duration | None, msgspec.Meta(description="time to the first reply")] = None
    solution: Annotated[Duration | None, msgspec.Meta(description="time until the matter is solved")] = None


class ScoreSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The bands of the verdict, the weights of the families, and the rules that make a verdict red."""

    pass_: Annotated[float, msgspec.Meta(description="green from here", ge=0, le=100)] = 80.0
    warn: Annotated[float, msgspec.Meta(description="amber from here, red below", ge=0, le=100)] = 60.0
    weights: Annotated[
        dict[str, Annotated[float, msgspec.Meta(ge=0)]],
        msgspec.Meta(description="weights of sections in the score; 1 by default"),
    ] = {}
    critical: Annotated[
        tuple[str, ...], msgspec.Meta(description="rules that make the verdict red, whatever the score")
    ] = ()

    def __post_init__(self) -> None:
        if self.warn > self.pass_:
            raise ValueError(f"`warn` ({self.warn:g}) is above `pass` ({self.pass_:g}).")


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """A correction of a dimension, applied before ranges; written by `tonecheck calibrate`."""

    shift: Annotated[float, msgspec.Meta(description="points to add", ge=-100, le=100)] = 0.0
    curve: Annotated[
        tuple[tuple[float, float], ...],
        msgspec.Meta(
            description="points of a rising curve, [tonecheck's value, the house's], straight between them and level "
            "outside; the shift comes on top"
        ),
    ] = ()

    def __post_init__(self) -> None:
        for (one, other), (next_one, next_other) in pairwise(self.curve):
            if next_one <= one or next_other < other:
                raise ValueError(f"`curve` falls or stands still after [{one:g}, {other:g}].")

    def points(self, value: float) -> float:
        """By how much the correction moves a value from 0 to 100."""
        return self.shift + (self._on_curve(value) - value if self.curve else 0.0)

    def _on_curve(self, value: float) -> float:
        if value <= self.curve[0][0]:
            return self.curve[0][1]
        for (one, other), (next_one, next_other) in pairwise(self.curve):
            if value <= next_one:
                return other + (next_other - other) * (value - one) / (next_one - one)
        return self.curve[-1][1]


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """What an example must show."""

    pass_: Annotated[bool | None, msgspec.Meta(description="whether the verdict is green")] = None
    findings: Annotated[tuple[str, ...], msgspec.Meta(description="rules with at least one finding")] = ()
    only: Annotated[bool, msgspec.Meta(description="whether there must be no findings but those in `findings`")] = False
    not_: Annotated[tuple[str, ...], msgspec.Meta(description="rules without a finding")] = ()


class ExampleKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A reply on which the guide tests itself."""

    reply: Annotated[str, msgspec.Meta(description="the text of the reply", min_length=1)]
    expect: Annotated[Expectation, msgspec.Meta(description="what the check must find")] = Expectation()
    name: Annotated[str | None, msgspec.Meta(description="what the example shows")] = None
    language: Annotated[Literal["de", "en"] | None, msgspec.Meta(description="recognised by default")] = None
    channel: Annotated[Annotated[str, NAME] | None, msgspec.Meta(description="email by default")] = None
    situation: Annotated[Annotated[str, NAME] | None, msgspec.Meta(description="recognised by default")] = None
    segment: Annotated[Annotated[str, NAME] | None, msgspec.Meta(description="the customer's segment")] = None
    customer: Annotated[str | None, msgspec.Meta(description="the customer's message that the reply answers")] = None


def _field(name: str, kind: Kind, description: str, *, required: bool = False) -> Field:
    return Field(name=name, kind=kind, required=required, description=description)


def document_of(sections: Mapping[str, Section]) -> Record:
    """The kind of a whole guide with these sections."""
    rules = (rule.name for section in sections.values() for rule in section.rules)
    options = tuple((name, section.options, _doc(section)) for name, section in sections.items())
    return _document(options, (*sorted(rules), *LINT_RULES))


def _doc(section: Section) -> str:
    return str(getattr(section, "doc", "") or "").strip().split("\n\n")[0].replace("\n", " ")


@lru_cache(maxsize=16)
def _document(sections: tuple[tuple[str, Any, str], ...], rules: tuple[str, ...]) -> Record:
    block = _block(sections, rules)
    contexts = {
        "languages": MapOf(Choice(LANGUAGES), block, "languages with what differs"),
        "channels": MapOf(Text(name=True), block, "channels with what differs"),
        "situations": MapOf(Text(name=True), block, "situations with what differs"),
        "segments": MapOf(Text(name=True), block, "segments with what differs"),
    }
    fields = {
        **_header(),
        **block.fields,
        **{name: _field(name, kind, f"what differs in {name}") for name, kind in contexts.items()},
        "examples": _field("examples", kind_of(tuple[ExampleKeys, ...]), "replies that the guide tests itself on"),
    }
    return Record(
        fields,
        dict,
        doc="A style guide for customer service replies.",
        elsewhere=_homes(block),
        listing=_listing([key for key in fields if key not in block.fields or key in SETTINGS], sections),
    )


def _listing(keys: Iterable[str], sections: Iterable[tuple[str, Any, str]]) -> str:
    """What keys there are."""
    return f"Sections are {', '.join(name for name, *_ in sections)}; other keys are {', '.join(keys)}."


def _homes(block: Record) -> dict[str, str]:
    """Where the keys of sections belong that people write at the top."""
    return {
        key: f"It belongs under {name!r}."
        for name, field in block.fields.items()
        if isinstance(field.kind, Record)
        for key in field.kind.fields
        if key not in block.fields
    }


def _header() -> dict[str, Field]:
    version = Choice((VERSION,))
    version.words = f"{VERSION}, the version of the guide's language that this tonecheck reads"
    return {
        "tonecheck": _field("tonecheck", Choice((VERSION,)), "version of the guide's language", required=True),
        "name": _field("name", Text(), "the guide's name"),
        "owner": _field("owner", Text(), "who is responsible for it"),
        "reviewed": _field("reviewed", Date(), "the day of the last review"),
        "language": _field("language", Choice(LANGUAGES), "the guide's own language, for replies too short to tell"),
        "extends": _field("extends", ListOf(Text()), "a bundled guide's name or a path; later ones win"),
    }


def _block(sections: tuple[tuple[str, Any, str], ...], rules: tuple[str, ...]) -> Record:
    """The keys that may stand in the base and in every context."""
    dimension = Choice(DIMENSIONS)
    settings: dict[str, tuple[Kind, str]] = {
        "brand": (record_of(Brand), "facts about the brand"),
        "service": (record_of(Service), "service standards"),
        "score": (record_of(ScoreSettings), "bands, weights and critical rules"),
        "levels": (MapOf(RuleName(rules), kind_of(Level)), "severities of individual rules"),
        "calibration": (MapOf(dimension, record_of(Calibration)), "corrections to the dimensions of tone"),
    }
    fields = {name: _field(name, kind, doc) for name, (kind, doc) in settings.items()}
    fields |= {name: _field(name, kind_of(options, name), doc) for name, options, doc in sections}
    outside = (*OWN_KEYS, *CONTEXTS, "language")
    remedy = "It belongs at the top of a guide, not inside a context."
    return Record(fields, dict, elsewhere=dict.fromkeys(outside, remedy), listing=_listing(settings, sections))
