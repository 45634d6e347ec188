"""A guide tests itself: its examples, and the bad and good sentences of its phrases and rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tonecheck.checker import Checker
from tonecheck.guide import Example, Expectation, Policy
from tonecheck.reply import Reply
from tonecheck.report import Report, Verdict
from tonecheck.rule import Text

_VERDICTS: Mapping[Verdict, Text] = {
    "green": Text("grün", "green"),
    "amber": Text("gelb", "amber"),
    "red": Text("rot", "red"),
    "none": Text("kein Urteil", "no verdict"),
}


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
            name=example.name or f"#{number}",
            place=str(example.origin),
            differs=tuple(_differences(example.expect, checker.check(_reply(example)))),
        )
    for section in ("phrases", "rules"):
        yield from _sentences(checker, section)


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
    if expect.pass_ is not None and (report.verdict == "green") != expect.pass_:
        yield _verdict(report, sorted(found), must_pass=expect.pass_)
    for rule in expect.findings:
        if rule not in found:
            yield Text(f"{rule} fehlt", f"{rule} is missing")
    for rule in sorted(found - set(expect.findings)) if expect.only else ():
        shown = _shown(report, rule)
        yield Text(f"{rule} kommt hinzu: {shown.de}", f"{rule} was not expected: {shown.en}")
    for rule in expect.not_:
        if rule in found:
            shown = _shown(report, rule)
            yield Text(f"{rule} sollte nicht da sein: {shown.de}", f"{rule} should not be there: {shown.en}")


def _verdict(report: Report, rules: list[str], *, must_pass: bool) -> Text:
    """What an example is judged as, and by which rules, a tone with its value."""
    got = _VERDICTS[report.verdict]
    if report.score is not None:
        points = f"{report.score:.1f}"
        got = Text(f"{got.de} ({points.replace('.', ',')})", f"{got.en} ({points})")
    tones = {rule: _tone(report, rule) for rule in rules}
    german = ", ".join(f"{rule} ({tone.de})" if tone else rule for rule, tone in tones.items()) or "keine"
    english = ", ".join(f"{rule} ({tone.en})" if tone else rule for rule, tone in tones.items()) or "none"
    wanted = Text("grün", "green") if must_pass else Text("nicht grün", "not green")
    return Text(
        f"{got.de} statt {wanted.de}; Befunde: {german}", f"{got.en} instead of {wanted.en}; findings: {english}"
    )


def _shown(report: Report, rule: str) -> Text:
    """Where the first finding of a rule stands and what it found; for a tone, the value."""
    if tone := _tone(report, rule):
        return tone
    finding = next(finding for finding in report.findings if finding.rule == rule)
    place = f"{finding.line}:{finding.column}"
    if not finding.text:
        return Text(f"{place}, {finding.message}", f"{place}, {finding.message}")
    flat = " ".join(finding.text.split())
    return Text(f"{place} „{flat}“", f"{place} “{flat}”")


def _tone(report: Report, rule: str) -> Text | None:
    """A dimension's value against the range that the guide asks for; None for all other rules."""
    tone = report.tone.get(rule.removeprefix("tone.")) if rule.startswith("tone.") else None
    if tone is None:
        return None
    value, low, high = f"{tone.value:.0f}", tone.min, tone.max
    if low is not None and high is not None:
        return Text(f"{value}, verlangt {low:g}–{high:g}", f"{value}, wanted {low:g}–{high:g}")
    if low is not None:
        return Text(f"{value}, verlangt ab {low:g}", f"{value}, wanted from {low:g}")
    if high is not None:
        return Text(f"{value}, verlangt bis {high:g}", f"{value}, wanted up to {high:g}")
    return None


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
