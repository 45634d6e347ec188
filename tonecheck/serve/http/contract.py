"""What goes over the wire: the shapes of requests and answers, from which the OpenAPI document is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.fix import Change
from tonecheck.report import Report
from tonecheck.rule import Severity

Ui = Literal["de", "en"]
Name = Annotated[str, Meta(min_length=1, max_length=100)]


class _Context(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The context of a reply; what is not given is recognised, or the guide's default."""

    id: Annotated[str, Meta(max_length=500)] | None = None
    language: Ui | None = None
    channel: Name | None = None
    situation: Name | None = None
    segment: Name | None = None
    customer: Annotated[str, Meta(description="the customer's message that is answered")] | None = None


class ReplyInput(_Context, frozen=True, kw_only=True):
    """One reply to be checked."""

    text: str


class _Asked(_Context, frozen=True, kw_only=True):
    """A reply, and what it is held against."""

    text: str | None = None
    guide: Annotated[str, Meta(description="one of /v1/guides; by default the first")] | None = None
    guide_yaml: Annotated[str, Meta(description="a guide of its own instead; may extend bundled guides")] | None = None
    ui: Annotated[Ui, Meta(description="the language of messages; by default the guide's")] | None = None


class CheckRequest(_Asked, frozen=True, kw_only=True):
    """One reply as `text` with its context, or many as `replies`."""

    replies: list[ReplyInput] | None = None


class FixRequest(_Asked, frozen=True, kw_only=True):
    """One reply whose safe suggestions are to be put in."""

    closing: Annotated[bool, Meta(description="also put in a missing sign-off that the guide allows")] = False


class FixAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The reply with every safe fix; the offsets of changes are into the text that was sent."""

    text: str
    changes: tuple[Change, ...]
    before: Report
    report: Report


class GuideEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A guide that is served; `problem` says why one cannot be used."""

    name: str
    title: str
    language: str | None
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    situations: tuple[str, ...]
    segments: tuple[str, ...]
    sha256: str | None
    problem: str | None = None


class GuideList(msgspec.Struct, frozen=True):
    """The guides that are served, the default first."""

    guides: list[GuideEntry]


class GuideText(GuideEntry, frozen=True, kw_only=True):
    """A guide with its text."""

    yaml: str


class ValidateRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A guide's text to be read and tested."""

    yaml: str
    ui: Ui | None = None


class GuideProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A mistake in a guide; line and column count from 1, and are 0 where the whole file is meant."""

    line: int
    column: int
    severity: Severity
    message: str
    remedy: str


class ExampleResult(msgspec.Struct, frozen=True, kw_only=True):
    """One example of a guide, with what differs from what it expects."""

    name: str
    file: Annotated[str | None, Meta(description="a file that the guide extends; null for the guide itself")]
    line: int
    passed: bool
    differs: tuple[str, ...]


class ValidateAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a guide can be used, and whether its examples hold."""

    valid: bool
    problems: list[GuideProblem]
    examples: list[ExampleResult]
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    situations: tuple[str, ...]
    segments: tuple[str, ...]


class RuleExample(msgspec.Struct, frozen=True, kw_only=True):
    """A reply that breaks or keeps a rule, under a piece of a guide."""

    text: str
    guide: str
    language: str


class RuleEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, in the language that was asked for."""

    name: str
    severity: Severity
    message: str
    why: str
    bad: tuple[RuleExample, ...]
    good: tuple[RuleExample, ...]


class RuleList(msgspec.Struct, frozen=True):
    """All rules by name."""

    rules: list[RuleEntry]


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """That the server answers, and by what it judges."""

    status: Literal["ok"]
    tonecheck: str
    models: Mapping[str, str]
    lexicons: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a request is not answered (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    pointer: str | None = None  #: JSON pointer to what is wrong in the request's body (RFC 6901)
    problems: list[GuideProblem] | None = None  #: of a guide that was sent
