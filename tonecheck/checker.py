"""A guide and a reply in, a report out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from tonecheck import checks, guide, own_lists, reporting
from tonecheck.contexts import Context, Seen, observe, prepare, score_of
from tonecheck.errors import TonecheckError
from tonecheck.findings import FindingMaker
from tonecheck.guide import Guide, Policy
from tonecheck.languages.passages import main_language
from tonecheck.nlp.ahead import chunks, read_ahead
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.pipeline import Pipeline, Task, analyse_all, load, require
from tonecheck.nlp.situation import SituationModels, judge, recognise
from tonecheck.reply import LANGUAGES, Reply
from tonecheck.report import Finding, Report
from tonecheck.rule import Good, Hit, Observation, Span, Unchecked
from tonecheck.run import Checked

DEFAULT_CHANNEL = "email"
#: So many replies of a stream are read together.
AT_ONCE = 32
#: The situation that the reply itself can begin.
REFUSAL = "refusal"


class Checker:
    """Checks replies against one guide; loading happens once, contexts are prepared when first met.

    `guide_or_path` is a loaded guide, a path or a bundled guide's name; `ui` (`de` or `en`) is the language of
    messages, by default the guide's own; `models` is a folder of models to read with instead of those that ship, and
    `pipelines` are, by language, pipelines that are loaded already. Without `evidence` reports say what was found, but
    not which words moved the tone and the acts: findings and scores are the same, and a long archive is read sooner.
    Raises GuideError where the guide is wrong, and TonecheckError where the folder has no models.
    """

    def __init__(
        self,
        guide_or_path: Guide | Path | str,
        *,
        ui: str | None = None,
        models: Path | None = None,
        pipelines: Mapping[str, Pipeline] | None = None,
        evidence: bool = True,
    ) -> None:
        self.guide = (
            guide_or_path if isinstance(guide_or_path, Guide) else guide.load(guide_or_path, checks.all_checks())
        )
        self.ui = _one_of_languages(ui, "ui") or self.guide.language
        if models is not None:
            require(models)
        self.models = models
        self._pipelines = pipelines or {}
        self._evidence = evidence
        self._contexts: dict[tuple[str | None, ...], Context] = {}

    def check(self, reply: Reply) -> Report:
        """The report on one reply. Raises TonecheckError where its text or language is none that can be read."""
        return self.examine(reply)[0]

    def examine(self, reply: Reply) -> tuple[Report, Analysis]:
        """The report on one reply with the reading that it rests on; raises what `check` raises."""
        (found,) = self._judged(analyse_all([self._task(reply)]))
        return found

    def check_many(self, replies: Iterable[Reply]) -> Iterator[Report]:
        """The reports on a stream of replies, in their order and in constant memory; reads up to AT_ONCE ahead.

        Raises what `check` raises, when the reply that it is about has its turn.
        """
        return (report for report, _ in self.examine_many(replies))

    def examine_many(self, replies: Iterable[Reply]) -> Iterator[tuple[Report, Analysis]]:
        """The reports with the readings that they rest on, as `check_many` has them; raises what that raises."""
        for chunk in chunks(replies, AT_ONCE):
            try:
                analyses = analyse_all(list(map(self._task, chunk)))
                read_ahead(analyses, evidence=self._evidence)
                found = self._judged(analyses)
            except Exception:  # one by one, so that those before it get their report
                yield from map(self.examine, chunk)
            else:
                yield from found

    def _task(self, reply: Reply) -> Task:
        _require_text(reply)
        language = self.language_of(reply)
        channel = reply.channel or DEFAULT_CHANNEL
        situation = reply.situation or self._recognised(reply.customer, language)
        context = self._context(language, channel, situation, reply.segment)
        return Task(
            reply=reply,
            language=language,
            channel=channel,
            situation=situation,
            pipeline=self._pipeline(language),
            matcher=context.matcher,
            brand=context.policy.brand,
            shifts=context.shifts,
        )

    def _judged(self, analyses: Iterable[Analysis]) -> list[tuple[Report, Analysis]]:
        """The reports with the readings that they rest on."""
        pairs = list(map(self._with_context, analyses))
        return [(self._report(*pair, seen), pair[0]) for pair, seen in zip(pairs, observe(pairs), strict=True)]

    def _with_context(self, analysis: Analysis) -> tuple[Analysis, Context]:
        """The reading in the situation that the reply itself tells where none was given or told, and its context."""
        language, channel, segment = analysis.language, analysis.channel, analysis.reply.segment
        context = self._context(language, channel, analysis.given_situation, segment)
        told = self._told_by(analysis) if analysis.given_situation is None else None
        if told in self.guide.situations:
            context = self._context(language, channel, told, segment)
            analysis = analysis.under(told, context.matcher, context.policy.brand, context.shifts)
        return analysis, context

    def _told_by(self, reply: Analysis) -> str | None:
        """The situation that the reply itself begins, or from which it can be told without a customer's message."""
        if REFUSAL in self.guide.situations and reply.does("refuse"):
            return REFUSAL
        return reply.situation

    def _pipeline(self, language: str) -> Pipeline:
        return self._pipelines.get(language) or load(language, self.models)

    def _recognised(self, customer: str | None, language: str) -> str | None:
        """The situation by the models that read the reply as well; those that ship need no pipeline for it."""
        if not customer:
            return None
        if self.models is None and language not in self._pipelines:
            return recognise(customer, language)
        models: SituationModels = self._pipeline(language)["situation"].trained
        found = judge(customer, language, models.message)
        return found.label if found else None

    def language_of(self, reply: Reply) -> str:
        """The reply's language as given or recognised; the guide's own where the text is too short to tell."""
        language = reply.language or main_language(reply.text)
        return language if language in LANGUAGES else self.guide.language

    def policy_of(self, report: Report) -> Policy:
        """The policy by which that report's reply was judged."""
        return self._context(report.language, report.channel, report.situation, report.segment).policy

    def _context(self, language: str, channel: str, situation: str | None, segment: str | None) -> Context:
        policy = self.guide.policy(language=language, channel=channel, situation=situation, segment=segment)
        if policy.key not in self._contexts:
            self._contexts[policy.key] = prepare(policy, language)
        return self._contexts[policy.key]

    def _report(self, reply: Analysis, context: Context, seen: Seen) -> Report:
        observed, unlisted = own_lists.judgeable(seen.observed, context.policy)
        findings = self._findings(reply, context.policy, observed)
        tone = {} if reporting.is_alien(reply) else reporting.tone(reply, context.policy, evidence=self._evidence)
        outcome = score_of(reply, context, seen.applying, findings, tone)
        return Report(
            source=reply.reply.source,
            id=reply.reply.id,
            line=reply.reply.line,
            language=reply.language,
            channel=reply.channel,
            situation=reply.situation,
            segment=reply.reply.segment,
            words=reply.words,
            scored=outcome.score is not None,
            score=outcome.score,
            verdict=outcome.verdict,
            addends=outcome.addends,
            address=reporting.address(reply, context.policy),
            tone=tone,
            zones=reporting.zones(reply),
            sentences=reporting.sentences(reply, evidence=self._evidence),
            marks=outcome.marks,
            findings=tuple(finding for _, finding in findings),
            good=tuple(dict.fromkeys(one.text.get(self.ui) for _, one in observed if isinstance(one, Good))),
            not_checked=tuple(self._not_checked(reply, observed)),
            unlisted=unlisted or msgspec.UNSET,
        )

    def _not_checked(self, reply: Analysis, observed: list[tuple[str, Observation]]) -> Iterator[str]:
        for seen in (*reporting.left_out(reply), *(seen for _, seen in observed)):
            if isinstance(seen, Unchecked):
                yield f"{seen.rule}: {seen.reason.get(self.ui)}"

    def _findings(
        self, reply: Analysis, policy: Policy, observed: list[tuple[str, Observation]]
    ) -> tuple[tuple[str, Finding], ...]:
        sentences = [Span(sentence.start, sentence.end) for sentence in reply.sentences]
        maker = FindingMaker(reply.reply, policy, checks.all_rules(), self.ui, sentences)
        return maker.make((section, seen) for section, seen in observed if isinstance(seen, Hit))


def checked(checker: Checker, reply: Reply, report: Report) -> Checked:
    """A report with what formatters need to know of the policy that judged it."""
    score = checker.policy_of(report).score
    return Checked(reply, report, score.pass_, score.warn, tuple(score.critical), dict(score.weights))


def _one_of_languages(language: str | None, name: str) -> str | None:
    if language is not None and language not in LANGUAGES:
        raise TonecheckError(f"{name} {language!r} is unknown.", remedy=f"It is one of {', '.join(LANGUAGES)}.")
    return language


def _require_text(reply: Reply) -> None:
    _one_of_languages(reply.language, "language")
    try:
        reply.text.encode()
    except (AttributeError, UnicodeEncodeError):
        raise TonecheckError(
            "the text of the reply is no Unicode text.",
            place=reply.source,
            remedy="Give it as a str without lone surrogates.",
        ) from None
