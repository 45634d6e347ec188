"""What the tools answer: their fields are the tools' output schemas, and their docs what a model reads there."""

from __future__ import annotations

from pydantic import BaseModel, Field

Notes = Field(description="What was left out of this answer because it was too long; empty if nothing was")


class Tone(BaseModel):
    """A dimension of tone from 0 to 100, and what the style guide allows."""

    value: float
    min: float | None = Field(description="lowest allowed value; null if there is none")
    max: float | None = Field(description="highest allowed value; null if there is none")


class Finding(BaseModel):
    """Something in the reply that the style guide does not want, or misses."""

    rule: str = Field(description="the rule's name, for explain_rule")
    severity: str = Field(description="error, warning or note")
    message: str
    why: str = Field(description="why it matters to the customer")
    text: str = Field(description="the words; empty where something is missing")
    start: int = Field(description="offset in code points")
    end: int
    line: int = Field(description="from 1")
    column: int = Field(description="from 1, in code points")
    suggestions: list[str] = Field(description="better wordings, the best first")
    safe_fix: bool = Field(description="whether fix_reply would use the first suggestion")
    guide: str | None = Field(description="the style guide's file and line")


class Verdict(BaseModel):
    """How a reply stands against the style guide."""

    verdict: str = Field(description="green: fits; amber: revise; red: do not send; none: too short to tell")
    score: float | None = Field(description="0 to 100; null if too short")
    passes_from: float = Field(description="the score from which the verdict is green")


class Checked(Verdict):
    """A reply held against the style guide."""

    guide: str = Field(description="the style guide's name")
    language: str
    channel: str
    situation: str | None
    words: int
    findings: list[Finding] = Field(description="errors first, then in the order of the text")
    counts: dict[str, int] = Field(description="how many findings there are of each severity")
    tone: dict[str, Tone]
    good: list[str] = Field(description="what is already good")
    not_checked: list[str] = Field(description="rules that could not be judged, and why")
    notes: list[str] = Notes


class Change(BaseModel):
    """One replacement; the offsets count code points of the text that was given."""

    rule: str
    start: int
    end: int
    before: str
    after: str


class Fixed(BaseModel):
    """A reply after every change that needs no person's look; it still may have findings."""

    text: str = Field(description="the reply after the changes, whole")
    changes: list[Change]
    before: Verdict
    after: Verdict
    findings: list[Finding] = Field(description="what is left, for you to mend")
    notes: list[str] = Notes


class RuleExample(BaseModel):
    """A reply that breaks or keeps a rule, under a piece of a guide."""

    text: str
    guide: str
    language: str


class Explained(BaseModel):
    """What a rule looks for."""

    rule: str
    section: str = Field(description="the section of the style guide that switches it on")
    severity: str = Field(description="unless the guide says otherwise")
    message: str
    why: str
    bad: list[RuleExample]
    good: list[RuleExample]
    notes: list[str] = Notes


class Setting(BaseModel):
    """One line of the style guide that holds in the context asked for."""

    path: str
    value: str
    origin: str = Field(description="file and line")


class Shown(BaseModel):
    """The style guide as it holds in a context."""

    name: str
    languages: list[str] = Field(description="the guide's own first")
    channels: list[str] = Field(description="channels with settings of their own")
    situations: list[str]
    segments: list[str]
    sections: list[str] = Field(description="sections that hold in this context")
    settings: list[Setting]
    notes: list[str] = Notes
