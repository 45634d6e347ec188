"""Findings against labels: the flaws that people noted, or the findings and verdicts of corrected output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tonecheck.checker import Checker
from tonecheck.nlp.pipeline import load
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.training import neutral, rules
from tonecheck.training.corpus import Record
from tonecheck.training.evaluation import Scored
from tonecheck.training.held_out import Fold
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.predictions import as_reply


class RuleRow(msgspec.Struct, frozen=True):
    """A rule against corrected findings, counted in replies."""

    rule: str
    said: int
    right: int
    labelled: int


class Findings(msgspec.Struct, frozen=True):
    """What a guide finds against corrected output."""

    rules: Sequence[RuleRow]
    verdicts: Mapping[str, Mapping[str, int]]  #: by label, then by what is said


def judged_flaws(scored: Scored, models: Path | None) -> list[rules.Judged]:
    """The replies that are labelled with flaws, checked under the neutral guides; none where these are not there."""
    records = tuple(
        _record(label, said.address)
        for label, said in zip(scored.labels, scored.said, strict=True)
        if label.flaws is not None
    )
    if not records or not neutral.are_here():
        return []
    pipelines = {language: load(language, models) for language in LANGUAGES}
    return list(rules.judge([Fold(records, pipelines)], neutral.neutral_guides()))


def _record(label: LabelledReply, read: str | None) -> Record:
    """A record as rules are measured on; what is not labelled is what the models read."""
    return Record(
        id=label.id,
        language=label.language,
        channel=label.channel,
        scenario="",
        industry="",
        address=label.address or (None if read == "neutral" else read),
        customer=label.customer,
        text=label.text,
        sentences=label.sentences or (),
        tone=dict.fromkeys(DIMENSIONS, 3.0) | dict(label.tone),
        flaws=label.flaws or {},
        situation=label.situation or "",
    )


def findings(replies: Sequence[LabelledReply], guide: str, models: Path | None) -> Findings | None:
    """The guide's findings and verdicts on replies whose labels have them; None where none does."""
    labelled = [reply for reply in replies if reply.rules is not None]
    if not labelled:
        return None
    checker = Checker(guide, pipelines={language: load(language, models) for language in LANGUAGES})
    said, right, there = Counter[str](), Counter[str](), Counter[str]()
    verdicts: dict[str, Counter[str]] = {}
    for reply in labelled:
        report = checker.check(as_reply(reply))
        found, wanted = {finding.rule for finding in report.findings}, reply.rules or frozenset()
        said.update(found)
        there.update(wanted)
        right.update(found & wanted)
        verdicts.setdefault(reply.verdict or "none", Counter())[report.verdict] += 1
    rows = [RuleRow(rule, said[rule], right[rule], there[rule]) for rule in sorted({*said, *there})]
    return Findings(rows, {label: dict(verdicts[label]) for label in sorted(verdicts)})
