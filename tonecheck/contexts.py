"""A context of a guide: its policy, what its checks see in replies, and how that scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tonecheck import checks, reporting, score
from tonecheck.guide import Policy
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.parts import Shift
from tonecheck.nlp.patterns import kept
from tonecheck.nlp.patterns.match import VOCABULARY, Watch, literal
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.report import Finding, ToneResult
from tonecheck.rule import Observation

#: The sections that look at a reply in whatever language it is.
IN_ANY_LANGUAGE = frozenset(("never", "templates"))


class Context(msgspec.Struct, frozen=True):
    """What a context needs, prepared once: its policy, the checks that run and their phrases as one matcher."""

    policy: Policy
    active: tuple[tuple[checks.Check, Any], ...]
    matcher: Matcher

    @property
    def shifts(self) -> dict[str, Shift]:
        """The points by which the guide's calibration moves dimensions of tone."""
        return {name: calibration.points for name, calibration in self.policy.calibration.items()}


class Seen(msgspec.Struct, frozen=True):
    """What the checks of a context saw in a reply: the sections that apply to it, and observations by section."""

    applying: set[str]
    observed: list[tuple[str, Observation]]


def prepare(policy: Policy, language: str) -> Context:
    """The context of a policy."""
    every = checks.all_checks()
    active = tuple((every[section], options) for section, options in policy.options.items() if section in every)
    watches = [watch for check, options in active for watch in check.watch(options, policy.brand, language)]
    if policy.brand.vocabulary:
        names = tuple(map(literal, policy.brand.vocabulary))
        watches.append(Watch(label=VOCABULARY, phrases=names, everywhere=True))
    return Context(policy, active, kept.matcher(watches, language))


def observe(pairs: Sequence[tuple[Analysis, Context]]) -> list[Seen]:
    """What the checks saw in each reply.

    Each check looks at all replies of a context before the next one does, so that what it needs is at hand.
    """
    found = [Seen(set(), []) for _ in pairs]
    together: dict[int, list[int]] = {}
    for number, (_, context) in enumerate(pairs):
        together.setdefault(id(context), []).append(number)
    for numbers in together.values():
        for check, options in pairs[numbers[0]][1].active:
            for number in numbers:
                _look(check, options, pairs[number][0], found[number])
    return found


def _look(check: checks.Check, options: Any, reply: Analysis, seen: Seen) -> None:
    section = check.section
    if section not in IN_ANY_LANGUAGE and reporting.is_alien(reply):
        return
    if check.applies(reply, options):
        seen.applying.add(section)
        seen.observed.extend((section, one) for one in check.check(reply, options))


def score_of(
    reply: Analysis,
    context: Context,
    applying: set[str],
    findings: tuple[tuple[str, Finding], ...],
    tone: dict[str, ToneResult],
) -> score.Score:
    """The score of a reply by the marks of its sections; one that does not apply to it has none."""
    marks: dict[str, float | None] = {}
    for check, options in context.active:
        family = check.section
        if family not in applying:
            marks[family] = None
        elif family == "tone":
            marks[family] = score.weighted_mean(
                (value.mark, getattr(options, name).weight) for name, value in tone.items() if value.mark is not None
            )
        else:
            own = [finding.severity for section, finding in findings if section == family]
            marks[family] = score.family_mark(own, reply.words)
    settings = context.policy.score
    return score.judge(
        marks,
        words=reply.words,
        weights=settings.weights,
        pass_=settings.pass_,
        warn=settings.warn,
        critical=any(finding.rule in settings.critical for _, finding in findings),
    )
