"""A guide tests itself: its examples, and the bad and good sentences of its phrases and rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tonecheck.checker import Checker
from tonecheck.guide import Example, Expectation, Policy
from tonecheck.reply import Reply
from tonecheck.report import Report
from tonecheck.rule import Text

#: A guide that nobody has looked at for longer than this should be reviewed.
STALE_DAYS = 365


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One example with what differs from what it expects; nothing differs where it passes."""

    name: str
    place: str  #: `file.yaml:24`
    differs: tuple[Text, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the example holds."""
        return not self.differs


def run(checker: Checker) -> Iterator[Result]:
    """Every example of the guide, then the bad and good sentences, in the order of the guide."""
    for number, example in enumerate(checker.guide.examples, 1):
        yield Result(
            name=example.name or f"example {number}",
            place=str(example.origin),
            differs=tuple(_differences(example.expect, checker.check(_reply(example)))),
        )
    for section in ("phrases", "rules"):
        yield from _sentences(checker, section)


def stale(checker: Checker, today: datetime.date) -> Text | None:
    """The note that the guide should be reviewed, where it is older than a year."""
    reviewed = checker.guide.reviewed
    if reviewed is None or (today - reviewed).days <= STALE_DAYS:
        return None
    date = reviewed.isoformat()
    return Text(
        f"Dieser Guide wurde zuletzt am {date} durchgesehen, vor mehr als zwölf Monaten.",
        f"This guide was last reviewed on {date}, more than twelve months ago.",
    )


def _reply(example: Example) -> Reply:
    return Reply(
        text=example.reply,
        language=example.language,
        channel=example.channel,
        situation=example.situation,
        segment=example.segment,
        customer=example.customer,
    )


def _differences(expect: Expectation, report: Report) -> Iterator[Text]:
    found = {finding.rule for finding in report.findings}
    is_green = report.verdict == "green"
    if expect.pass_ is not None and is_green != expect.pass_:
        listed = ", ".join(sorted(found)) or "–"
        got = f"{report.verdict} ({report.score})"
        wanted = Text("grün", "green") if expect.pass_ else Text("nicht grün", "not green")
        yield Text(
            f"Urteil {got} statt {wanted.de}; Befunde: {listed}",
            f"verdict {got} instead of {wanted.en}; findings: {listed}",
        )
    for rule in expect.findings:
        if rule not in found:
            yield Text(f"{rule} fehlt", f"{rule} is missing")
    for rule in sorted(found - set(expect.findings)) if expect.only else ():
        yield Text(f"{rule} kommt hinzu: {_shown(report, rule)}", f"{rule} was not expected: {_shown(report, rule)}")
    for rule in expect.not_:
        if rule in found:
            yield Text(
                f"{rule} sollte nicht da sein: {_shown(report, rule)}",
                f"{rule} should not be there: {_shown(report, rule)}",
            )


def _shown(report: Report, rule: str) -> str:
    finding = next(finding for finding in report.findings if finding.rule == rule)
    return f"{finding.line}:{finding.column} {finding.text!r}"


def _sentences(checker: Checker, section: str) -> Iterator[Result]:
    """The bad and good sentences of each entry of `phrases` or `rules`."""
    policy = checker.guide.policy()
    entries: Any = policy.options.get(section, ())
    for number, entry in enumerate(entries):
        places = _places(policy, section, number, entry)
        for key, must_report in (("bad", True), ("good", False)):
            for at, sentence in enumerate(getattr(entry, key)):
                report = checker.check(_sentence(checker, entry, sentence))
                reported = any(finding.guide in places for finding in report.findings)
                yield Result(
                    name=sentence,
                    place=str(policy.origin(section, number, key, at)),
                    differs=() if reported == must_report else (_unlike(section, entry, must_report),),
                )


def _places(policy: Policy, section: str, number: int, entry: Any) -> set[str]:
    """Every guide line that a finding of this entry may name."""
    places = {str(policy.origin(section, number))}
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        steps: Iterable[str | int] = (
            range(len(value)) if isinstance(value, tuple) else value if isinstance(value, dict) else ()
        )
        paths: list[tuple[str | int, ...]] = [(field,), *((field, step) for step in steps)]
        places |= {str(policy.origin(section, number, *path)) for path in paths}
    return places


def _sentence(checker: Checker, entry: Any, sentence: str) -> Reply:
    return Reply(
        text=sentence,
        language=checker.guide.language,
        situation=entry.in_[0] if entry.in_ else None,
        channel=entry.channels[0] if entry.channels else None,
    )


def _unlike(section: str, entry: Any, must_report: bool) -> Text:
    name = entry.name if section == "rules" else "phrases"
    if must_report:
        return Text(f"{name} meldet hier nichts", f"{name} finds nothing here")
    return Text(f"{name} meldet hier etwas", f"{name} finds something here")
