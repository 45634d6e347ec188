"""From a checked reply to all that is shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from tonecheck.findings import mask_spans
from tonecheck.inspection.document import (
    Amount,
    Deadline,
    Inspection,
    LanguageReading,
    Readability,
    SentenceInspection,
    SituationReading,
    ToneInspection,
    Wanted,
)
from tonecheck.languages.identify import MARGIN, MARGIN_ONE_WORD, identify, words_of
from tonecheck.nlp import pipeline, readability
from tonecheck.nlp.situation import SituationModels, judge
from tonecheck.provenance import lexicons_hash, models_hashes
from tonecheck.report import Finding, Report, ToneResult, Weighted
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.checker import Checker
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.reply import Reply
    from tonecheck.run import GuideHead

#: The formulas for each language.
INDICES = {
    "de": ("wiener-1", "wiener-2", "wiener-3", "wiener-4", "amstad", "lix", "smog-de"),
    "en": ("flesch", "flesch-kincaid", "fog", "smog", "lix"),
}


def inspect(checker: Checker, reply: Reply, guide: GuideHead | None = None) -> Inspection:
    """What is seen in one reply; `guide` says which one the checker has, None where it asks nothing.

    Raises TonecheckError where the reply's text is none that can be read.
    """
    report, analysis = checker.examine(reply)
    options: Any = checker.policy_of(report).options.get("clarity")
    assert report.address is not None
    return Inspection(
        guide=guide,
        models=models_hashes(),
        lexicons=lexicons_hash(),
        source=report.source,
        id=report.id,
        line=report.line,
        text=_shown(reply.text, report.findings),
        language=report.language,
        language_reading=_language(reply),
        channel=report.channel,
        situation=report.situation,
        situation_reading=_situation(reply, report, analysis),
        segment=report.segment,
        words=report.words,
        address=report.address,
        tone={name: _tone(name, result, analysis) for name, result in report.tone.items()},
        zones=report.zones,
        sentences=_sentences(report, analysis),
        thresholds=_thresholds(report.language),
        amounts=tuple(
            Amount(start=one.start, end=one.end, low=one.low, high=one.high, unit=one.unit, is_past=one.is_past)
            for one in analysis.quantities
        ),
        deadlines=_deadlines(analysis),
        readability=_readability(analysis, getattr(options, "readability", None)),
    )


def _shown(text: str, findings: tuple[Finding, ...]) -> str:
    """The text, with what no output may show masked."""
    secrets = [Span(found.start, found.end) for found in findings if found.rule == "never.personal-data"]
    return mask_spans(text, 0, len(text), secrets)


def _language(reply: Reply) -> LanguageReading:
    read = identify(reply.text)
    how: Literal["given", "recognised", "assumed"] = (
        "given" if reply.language else "recognised" if read.language else "assumed"
    )
    limit = MARGIN_ONE_WORD if len(words_of(reply.text)) == 1 else MARGIN
    return LanguageReading(how=how, margin=round(read.margin, 1), sure_from=limit)


def _situation(reply: Reply, report: Report, analysis: Analysis) -> SituationReading:
    models: SituationModels = _trained(report.language, "situation")
    asked = bool(reply.customer and reply.customer.strip())
    if asked:
        model, found = models.message, judge(reply.customer or "", report.language, models.message)
    else:
        model, found = models.reply, models.of_reply(analysis.page)
    how: Literal["given", "recognised", "reply", "refusal", "unknown"] = "unknown"
    if report.situation:
        recognised = found is not None and found.label == report.situation
        how = "given" if reply.situation else "refusal" if not recognised else "recognised" if asked else "reply"
    ranked = sorted(found.probabilities.items(), key=lambda item: -item[1]) if found else []
    return SituationReading(
        how=how,
        asked=asked,
        probabilities={label: round(p, 2) for label, p in ranked},
        sure_from=round(model.thresholds.get(ranked[0][0], 1.0), 2) if ranked else None,
    )


def _tone(name: str, result: ToneResult, analysis: Analysis) -> ToneInspection:
    """The dimension with its addends, which add up to the digit as they are shown."""
    words = tuple(Weighted(start, end, round(weight, 1)) for start, end, weight in analysis.tone_words(name))
    return ToneInspection(**_fields(result), words=words)


def _fields(result: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(result, name) for name in result.__struct_fields__}


def _sentences(report: Report, analysis: Analysis) -> tuple[SentenceInspection, ...]:
    results = []
    for result, sentence in zip(report.sentences, analysis.sentences, strict=True):
        done = tuple(sorted(sentence.done, key=lambda act: (-sentence.acts[act], act)))
        results.append(SentenceInspection(**{**_fields(result), "zone": sentence.zone, "done": done}))
    return tuple(results)


def _thresholds(language: str) -> dict[str, float]:
    calibration = _trained(language, "acts").calibration
    return {act: round(one.threshold, 2) for act, one in calibration.items()}


def _trained(language: str, name: str) -> Any:
    """The trained model of a component."""
    return pipeline.load(language)[name].trained


def _deadlines(analysis: Analysis) -> tuple[Deadline, ...]:
    found = [
        Deadline(start=match.start, end=match.end, vague=vague)
        for name, vague in (("concrete_time", False), ("vague_deadline", True))
        for match, _ in analysis.lexicon(name)
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _readability(analysis: Analysis, wanted: Any) -> Readability:
    counts = readability.count_body(analysis)
    enough = counts.words >= readability.FEWEST_WORDS
    names = dict.fromkeys((*INDICES[analysis.language], *((wanted.index,) if wanted else ())))
    return Readability(
        words=counts.words,
        sentences=counts.sentences,
        syllables=counts.syllables,
        words_per_sentence=round(counts.words_per_sentence, 1) if counts.words else None,
        syllables_per_word=round(counts.syllables_per_word, 2) if counts.words else None,
        indices={name: round(readability.INDICES[name](counts), 1) for name in names} if enough else {},
        fewest_words=readability.FEWEST_WORDS,
        wanted=Wanted(index=wanted.index, min=wanted.min, max=wanted.max) if wanted else None,
    )
