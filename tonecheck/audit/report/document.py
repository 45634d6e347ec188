"""All figures of a report, field by field as the JSON output has them; every other format is drawn from them."""

from __future__ import annotations

import msgspec

from tonecheck.audit.statistics.moments import Interval

SCHEMA_FILE = "report-1.schema.json"
#: What replies are grouped by.
GROUPINGS = ("agent", "team", "channel", "queue", "situation", "language", "segment", "template", "month")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What judged, and with which settings the report was made."""

    tonecheck: str
    format: int
    schema: str
    run: int
    guide: str
    guide_sha256: str
    models: dict[str, str]
    lexicons: str
    least: int  #: replies that a name needs
    names: bool  #: whether agents stand under their own names
    finished: bool


class Skipped(msgspec.Struct, frozen=True):
    """Rows that could not be read, by reason."""

    reason: str
    rows: int
    first: str  #: `file:line` of the first


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is, and how it was judged."""

    replies: int
    scored: int
    agents: int
    duplicates: int
    first: str | None  #: day of the first reply
    last: str | None
    green: int
    amber: int
    red: int
    none: int
    green_share: Interval  #: of the scored replies
    score: Interval
    distribution: list[int]  #: replies with a score from 0, 5, … 95 up; 100 stands with the last
    skipped: list[Skipped]


class Line(msgspec.Struct, frozen=True):
    """A line of the scorecard: a section's or dimension's mark, or how many replies do something."""

    kind: str  #: mark, tone, act
    name: str
    n: int  #: replies to which it applies
    mean: Interval | None  #: of the marks; None for acts
    full: Interval  #: share of replies with the full mark, or that do it


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """One agent, team, channel …"""

    name: str
    n: int
    score: Interval
    adjusted: float  #: the score with everybody's mix of channels, situations and languages
    pooled: Interval  #: of `adjusted`, leaning on the others where n is small
    green: Interval


class Grouping(msgspec.Struct, frozen=True):
    """All groups with at least `least` replies; the others only counted."""

    by: str
    groups: list[Group]
    few_groups: int
    few_replies: int


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """A group that stands apart from the others on one measure."""

    by: str
    name: str
    kind: str  #: score, tone, mark (then the figures are shares of flawless replies, 0 to 100)
    measure: str
    n: int
    value: float
    others: float
    size: float  #: in units of the spread within groups; Cohen's h for shares
    p: float  #: corrected for all comparisons of the report


class Consistency(msgspec.Struct, frozen=True):
    """How far the groups of a kind stand apart on a measure."""

    by: str
    measure: str
    groups: int
    n: int
    index: Interval
    p: float


class Month(msgspec.Struct, frozen=True):
    """One measure in one month."""

    month: str
    kind: str
    measure: str
    n: int
    mean: Interval


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """The test of one series of weeks."""

    by: str  #: all, agent, channel
    name: str
    measure: str
    n: int
    week: str  #: the first after the likeliest point of change
    until: str | None  #: the last week of a change for a time; None of a lasting one
    before: float  #: of a change for a time, the mean of all other weeks
    after: float
    size: float
    p: float  #: corrected for all series of `by`
    alarm: str | None  #: the week in which a watch kept from the start would have told
    drifts: bool  #: whether it changed for good; what changed for a time has `until`


class Season(msgspec.Struct, frozen=True):
    """The score on one weekday (1 is Monday) or in one hour."""

    by: str
    value: int
    n: int
    score: Interval


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The score or one dimension of a channel or situation."""

    by: str
    name: str
    kind: str
    measure: str
    n: int
    mean: Interval


class Cell(msgspec.Struct, frozen=True):
    """One agent on one dimension, in units of the spread within agents."""

    agent: str
    measure: str
    size: float


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A finding in a reply; its words are None where the store keeps no text, or the finding marks none."""

    rule: str
    reply: int
    place: str
    excerpt: str | None
    suggestion: str | None
    sentence: str | None = None  #: in which the excerpt stands; on coaching cards
    value: float | None = None  #: of the dimension that a finding on the tone is about; on coaching cards
    min: float | None = None  #: what the guide asks for
    max: float | None = None


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """How often a rule finds something, and where."""

    rule: str
    severity: str
    findings: int
    replies: int
    share: Interval
    examples: list[Example]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One of the best or worst replies."""

    reply: int
    place: str
    agent: str | None
    channel: str
    score: float
    verdict: str
    text: str | None
    rules: list[str]


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """Times of tickets by channel, in seconds; the share within the guide's standard."""

    what: str  #: first_reply, or solution: to the last reply
    channel: str
    n: int
    median: float
    ninety: float  #: nine of ten are faster
    standard: str | None
    within: Interval | None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A rating by customers against a measure: Spearman's coefficient, also within channels."""

    outcome: str  #: csat, nps, ces
    kind: str
    measure: str
    n: int
    rho: Interval
    p: float  #: corrected for all pairs
    within_channels: Interval | None


class Advice(msgspec.Struct, frozen=True):
    """One strength, or one thing to change."""

    kind: str  #: mark, tone
    measure: str
    mean: float
    others: float
    size: float
    stands_apart: bool
    examples: list[Example]


class Coaching(msgspec.Struct, frozen=True):
    """What an agent does well and could change next."""

    agent: str
    n: int
    score: Interval
    strengths: list[Advice]
    changes: list[Advice]


class Step(msgspec.Struct, frozen=True):
    """The mean change of a measure from an earlier run to this one, over replies that both judged."""

    kind: str
    measure: str
    n: int
    change: Interval


class Comparison(msgspec.Struct, frozen=True):
    """An earlier run against this one."""

    run: int
    guide: str
    guide_sha256: str
    steps: list[Step]
    verdicts: dict[str, int]  #: `amber→green`: replies


class Canned(msgspec.Struct, frozen=True):
    """A canned part: the place of the first reply that is mostly made of it, and its sentence where texts are kept."""

    place: str
    text: str | None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report."""

    head: Head
    overview: Overview
    scorecard: list[Line]
    groups: list[Grouping]
    apart: list[Apart]
    consistency: list[Consistency]
    months: list[Month]
    drift: list[Drift]
    seasons: list[Season]
    profiles: list[Profile]
    heat: list[Cell]
    rules: list[RuleLine]
    best: list[Shown]
    worst: list[Shown]
    times: list[Times]
    outcomes: list[Outcome]
    coaching: list[Coaching]
    comparison: Comparison | None
    templates: dict[str, Canned]  #: by the names that canned parts have in `groups` and `apart`
