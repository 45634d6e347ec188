"""The reports on a template's variants as one report on the template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from tonecheck.branches.variants import Variant, variants
from tonecheck.reply import Reply
from tonecheck.report import AddressEvidence, AddressResult, Finding, Related, Report, ToneResult, Weighted

#: Rules on a reply as a whole, wherever their finding stands.
_OF_ALL = ("tone.", "clarity.readability", "clarity.short-reply", "clarity.long-reply")
#: What is wrong only if it is so on every way: a greeting without the name is right where the name is unknown.
_ON_EVERY_WAY = frozenset({"greeting.nameless"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: Rules on the code of a template, which is in none of its variants.
_CODE = "templates."


def judged(reply: Reply, check: Callable[[Reply], Report]) -> Report:
    """The report on a template: what is found in its code, and on any way through its conditions.

    Offsets are those of the template, places those of its source. Marks, score and verdict are those of the variant
    that fares worst. A text without conditions is checked as it is. Raises what `check` raises.
    """
    template, found = ways(reply)
    if found is None:
        return check(template)
    return merged(check(template), [(one, check(one.reply)) for one in found])


def ways(reply: Reply) -> tuple[Reply, list[Variant] | None]:
    """The template, and what it can become; None where it has no conditions and is checked as it is."""
    template = msgspec.structs.replace(reply, is_template=True)
    found = [one for one in variants(template) if one.reply.text.strip()]
    return template, None if len(found) == 1 and found[0].reply is template else found


def merged(template: Report, reports: Iterable[tuple[Variant, Report]]) -> Report:
    """The report on a template from the one on its text as it stands there and those on its variants."""
    pairs = list(reports)
    findings = {_key(one): one for one in template.findings if one.rule.startswith(_CODE) or not pairs}
    for variant, report in pairs:
        for finding in report.findings:
            if not finding.rule.startswith(_CODE) and (
                finding.rule not in _ON_EVERY_WAY or _is_everywhere(finding, pairs)
            ):
                moved = _moved(finding, variant)
                findings.setdefault(_key(moved), moved)
    ordered = tuple(sorted(findings.values(), key=lambda one: (one.start, one.end, one.rule)))
    if not pairs:
        return msgspec.structs.replace(template, findings=ordered)
    variant, worst = min(pairs, key=lambda one: (_RANK[one[1].verdict], one[1].score or 0.0))
    return msgspec.structs.replace(
        template,
        language=worst.language,
        words=max(report.words for _, report in pairs),
        scored=worst.scored,
        score=worst.score,
        verdict=worst.verdict,
        addends=worst.addends,
        marks=worst.marks,
        tone={name: _moved_tone(value, variant) for name, value in worst.tone.items()},
        address=_moved_address(worst.address, variant) if worst.address else None,
        good=tuple(dict.fromkeys(good for _, report in pairs for good in report.good)),
        not_checked=tuple(dict.fromkeys(_not_checked(template, (report for _, report in pairs)))),
        findings=_numbered(ordered),
    )


def _not_checked(template: Report, reports: Iterable[Report]) -> Iterator[str]:
    """What is not judged in the code of a template, and of what it can become."""
    yield from (rule for rule in template.not_checked if rule.startswith(_CODE))
    yield from (rule for report in reports for rule in report.not_checked if not rule.startswith(_CODE))


def _is_everywhere(finding: Finding, pairs: Iterable[tuple[Variant, Report]]) -> bool:
    return all(any(one.rule == finding.rule for one in report.findings) for _, report in pairs)


_RANK = {"red": 0, "amber": 1, "green": 2, "none": 3}


def _key(finding: Finding) -> tuple[str, int, int, str]:
    """Findings of one rule at one place are one; of what is missing, or is about a whole reply, there is one anyway."""
    if finding.rule.startswith(_OF_ALL):
        return finding.rule, -1, -1, ""
    if finding.start == finding.end and finding.rule.startswith(_CODE):  # in a tag, beside which the text has no place
        return finding.rule, -finding.line, -finding.column, finding.message
    if finding.start == finding.end:
        return finding.rule, -1, -1, _NUMBER.sub("", finding.message)
    return finding.rule, finding.start, finding.end, ""


def _moved(finding: Finding, variant: Variant) -> Finding:
    start, end = _span(variant, finding.start, finding.end)
    related = tuple(Related(*_span(variant, one.start, one.end), one.text) for one in finding.related)
    return msgspec.structs.replace(finding, start=start, end=end, related=related)


def _moved_tone(value: ToneResult, variant: Variant) -> ToneResult:
    evidence = tuple(Weighted(*_span(variant, one.start, one.end), one.weight) for one in value.evidence)
    return msgspec.structs.replace(value, evidence=evidence)


def _moved_address(value: AddressResult, variant: Variant) -> AddressResult:
    evidence = tuple(AddressEvidence(*_span(variant, one.start, one.end), one.form) for one in value.evidence)
    return msgspec.structs.replace(value, evidence=evidence)


def _span(variant: Variant, start: int, end: int) -> tuple[int, int]:
    places = variant.places
    if start < end:
        return places[start], places[end - 1] + 1
    return places[start], places[start]


def _numbered(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings with a fingerprint of its own for each, as in one text."""
    return tuple(_distinct(findings))


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        count = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        if count == 1 or not finding.fingerprint:
            yield finding
        else:
            yield msgspec.structs.replace(finding, fingerprint=f"{finding.fingerprint[:-2]}{count:02x}")
