"""The tools: check, fix, explain, show, each against the one guide that the server was started with."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from tonecheck.config import Settings
from tonecheck.errors import TonecheckError
from tonecheck.guide.problems import did_you_mean
from tonecheck.guide.unknown_names import unknown_names
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.report import Report
from tonecheck.rule import SEVERITIES, Example
from tonecheck.serve.assistant import answers
from tonecheck.serve.assistant.limits import Bounded, Limits
from tonecheck.serve.guides import Guides

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.fix import Change
    from tonecheck.guide import Guide

T = TypeVar("T")
#: Better wordings of one finding; the best stand first.
_MOST_SUGGESTIONS = 5
#: Characters of an error: a guide may have many mistakes.
_MOST_OF_ERROR = 4000
Text = Annotated[str, Field(description="The reply as it would be sent, greeting and sign-off included")]
Channel = Annotated[str | None, Field(description="email (default), chat, social, letter, sms or one of the guide's")]
Situation = Annotated[
    str | None,
    Field(description="complaint, request, cancellation, praise, bereavement, refusal … or one of the guide's"),
]
Segment = Annotated[str | None, Field(description="one of the guide's customer segments")]
Language = Annotated[str | None, Field(description="de or en; recognised if left out")]
Customer = Annotated[str | None, Field(description="The customer's message that is answered; it shows the situation")]


class Tools:
    """The tools' functions; the calls of a client wait for each other, since a checker is one."""

    def __init__(self, settings: Settings, limits: Limits) -> None:
        self._settings = settings
        self._limits = limits
        self._guides = Guides()
        self._lock = threading.Lock()

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Each tool by its title."""
        return {
            "Check a reply": self.check_reply,
            "Fix a reply": self.fix_reply,
            "Explain a rule": self.explain_rule,
            "Show the style guide": self.show_guide,
        }

    def checker(self) -> Checker:
        """The checker of the guide as it is on the disk now; raises TonecheckError where it is wrong."""
        return self._guides.checker(self._settings)

    def check_reply(
        self,
        text: Text,
        channel: Channel = None,
        situation: Situation = None,
        segment: Segment = None,
        language: Language = None,
        customer: Customer = None,
    ) -> answers.Checked:
        """Hold a draft of a customer-service reply (German or English) against the company's style guide.

        Call it before you show or send a draft, mend every error and warning, and check again until the verdict is
        green. Nothing is stored or sent anywhere.
        """

        def check(checker: Checker) -> answers.Checked:
            reply = self._reply(text, channel, situation, segment, language, customer)
            return self._checked(checker, checker.check(reply))

        return self._with_checker(check)

    def fix_reply(
        self,
        text: Text,
        channel: Channel = None,
        situation: Situation = None,
        segment: Segment = None,
        language: Language = None,
        customer: Customer = None,
        closing: Annotated[bool, Field(description="also put in a missing sign-off that the guide allows")] = False,
    ) -> answers.Fixed:
        """Make the changes to a draft that need no judgement: the guide's terms, du/Du, capitals, exclamation marks.

        Names, numbers, quotes and placeholders are never touched. Mend what is left yourself, then check again.
        """

        def mend(checker: Checker) -> answers.Fixed:
            from tonecheck.fix import fix

            reply = self._reply(text, channel, situation, segment, language, customer)
            fixed = fix(checker, reply, closing=closing)
            bounded = Bounded(self._limits)
            return answers.Fixed(
                text=fixed.text,
                changes=[_change(one, bounded) for one in bounded.items(fixed.changes, "changes")],
                before=_verdict(checker, fixed.before),
                after=_verdict(checker, fixed.report),
                findings=_findings(fixed.report, bounded),
                notes=bounded.notes,
            )

        return self._with_checker(mend)

    def explain_rule(
        self, rule: Annotated[str, Field(description="its name, such as address.mixed", max_length=200)]
    ) -> answers.Explained:
        """Say what a rule looks for and why it matters to customers, with replies that break and keep it."""

        def explain(checker: Checker) -> answers.Explained:
            from tonecheck.checks import all_rules

            rules = all_rules()
            if rule not in rules:
                remedy = did_you_mean(rule, rules) or "Take the name from a finding of check_reply."
                raise TonecheckError(f"there is no rule '{rule[:60]}'.", remedy=remedy)
            chosen, bounded = rules[rule], Bounded(self._limits)
            return answers.Explained(
                rule=rule,
                section=rule.partition(".")[0],
                severity=chosen.severity,
                message=chosen.message.get(checker.ui),
                why=chosen.why.get(checker.ui),
                bad=[_example(one, bounded) for one in bounded.items(chosen.bad, "examples")],
                good=[_example(one, bounded) for one in bounded.items(chosen.good, "examples")],
                notes=bounded.notes,
            )

        return self._with_checker(explain)

    def show_guide(
        self,
        section: Annotated[str | None, Field(description="one section, such as phrases; all if left out")] = None,
        channel: Channel = None,
        situation: Situation = None,
        segment: Segment = None,
        language: Language = None,
    ) -> answers.Shown:
        """Show what the style guide asks of replies in a context: read it before you write.

        Long guides are cut: name a section to see all of it.
        """

        def show(checker: Checker) -> answers.Shown:
            from tonecheck.guide import show as rows_of

            guide = checker.guide
            policy = guide.policy(language=_language(language), channel=channel, situation=situation, segment=segment)
            sections = list(policy.tree.entries)
            if section is not None and section not in sections:
                raise TonecheckError(
                    f"the guide has no section '{section[:60]}' here.", remedy=f"It has {', '.join(sections)}."
                )
            rows = [row for row in rows_of(policy) if section in (None, row[0].partition(".")[0].partition("[")[0])]
            bounded = Bounded(self._limits)
            for sentence in _slips(guide, channel=channel, situation=situation, segment=segment):
                bounded.note(sentence)
            remedy = "Name a section to see its own." if section is None else ""
            return _shown(guide, sections, bounded.items(rows, "settings", remedy, self._limits.settings), bounded)

        return self._with_checker(show)

    def _with_checker(self, work: Callable[[Checker], T]) -> T:
        """What `work` makes of the checker; the user's mistakes become errors that a model can read."""
        try:
            with self._lock:
                return work(self.checker())
        except TonecheckError as error:
            raise ToolError(str(error)[:_MOST_OF_ERROR]) from None

    def _reply(
        self,
        text: str,
        channel: str | None,
        situation: str | None,
        segment: str | None,
        language: str | None,
        customer: str | None,
    ) -> Reply:
        for name, given in (("text", text), ("customer", customer or "")):
            if len(given) > self._limits.input:
                raise TonecheckError(
                    f"{name} has {len(given):,} characters, and at most {self._limits.input:,} are taken.",
                    remedy="Give one reply, or one message, alone.",
                )
        if not text.strip():
            raise TonecheckError("the text is empty.", remedy="Give the whole reply.")
        settings = self._settings
        return Reply(
            text=text,
            channel=channel or settings.channel,
            situation=situation or settings.situation,
            segment=segment or settings.segment,
            language=_language(language) or settings.language,
            customer=customer,
        )

    def _checked(self, checker: Checker, report: Report) -> answers.Checked:
        bounded = Bounded(self._limits)
        context = {"channel": report.channel, "situation": report.situation, "segment": report.segment}
        for sentence in _slips(checker.guide, **context):
            bounded.note(sentence)
        return answers.Checked(
            **_verdict(checker, report).model_dump(),
            guide=checker.guide.name,
            language=report.language,
            channel=report.channel,
            situation=report.situation,
            words=report.words,
            findings=_findings(report, bounded),
            counts={level: sum(one.severity == level for one in report.findings) for level in reversed(SEVERITIES)},
            tone={
                name: answers.Tone(value=round(one.value, 1), min=one.min, max=one.max)
                for name, one in report.tone.items()
            },
            good=[bounded.text(one) for one in bounded.items(report.good, "good points")],
            not_checked=[bounded.text(one) for one in bounded.items(report.not_checked, "unjudged rules")],
            notes=bounded.notes,
        )


def _slips(guide: Guide, **context: str | None) -> Iterator[str]:
    """A sentence for each name of a context that the guide does not have: it changes nothing, and may be a slip."""
    for one in unknown_names(guide, context):
        remedy = f"Did you mean '{one.near}'?" if one.near else f"It has {', '.join(one.known) or 'none'}."
        yield f"The guide has no {one.kind} '{one.name[:60]}', so nothing differs there. {remedy}"


def _language(language: str | None) -> str | None:
    if language not in (None, *LANGUAGES):
        raise TonecheckError(f"language '{language}' is unknown.", remedy=f"It is one of {', '.join(LANGUAGES)}.")
    return language


def _verdict(checker: Checker, report: Report) -> answers.Verdict:
    score = round(report.score, 1) if report.score is not None else None
    return answers.Verdict(verdict=report.verdict, score=score, passes_from=checker.policy_of(report).score.pass_)


def _findings(report: Report, bounded: Bounded) -> list[answers.Finding]:
    """The findings, the most severe first, so that those are kept."""
    ranked = sorted(report.findings, key=lambda one: -SEVERITIES.index(one.severity))
    names = answers.Finding.model_fields
    found = []
    for finding in bounded.items(ranked, "findings", "Mend these and check again."):
        values = {name: value for name, value in msgspec.structs.asdict(finding).items() if name in names}
        shown = {name: bounded.text(values[name]) for name in ("message", "why", "text")}
        suggestions = [
            bounded.text(one) for one in bounded.items(finding.suggestions, "suggestions", most=_MOST_SUGGESTIONS)
        ]
        found.append(answers.Finding(**{**values, **shown, "suggestions": suggestions}))
    return found


def _change(change: Change, bounded: Bounded) -> answers.Change:
    before, after = bounded.text(change.before), bounded.text(change.after)
    return answers.Change(rule=change.rule, start=change.start, end=change.end, before=before, after=after)


def _example(example: Example, bounded: Bounded) -> answers.RuleExample:
    return answers.RuleExample(
        text=bounded.text(example.text), guide=bounded.text(example.guide.strip()), language=example.language
    )


def _shown(guide: Guide, sections: list[str], rows: Sequence[Any], bounded: Bounded) -> answers.Shown:
    """The guide with some of its settings: path, value and place of each."""
    return answers.Shown(
        name=guide.name,
        languages=list(guide.languages),
        channels=list(guide.channels),
        situations=list(guide.situations),
        segments=list(guide.segments),
        sections=sections,
        settings=[
            answers.Setting(path=path, value=bounded.text(value), origin=str(origin)) for path, value, origin in rows
        ],
        notes=bounded.notes,
    )
