"""What a worker does: messages in, rows for the store out. It loads the guide and the models once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from tonecheck.anatomy import dissect
from tonecheck.audit import masking
from tonecheck.audit.message import Message
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.tables import Rows, arrow, tenths
from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.languages.passages import main_language
from tonecheck.reply import Reply

if TYPE_CHECKING:
    from pathlib import Path

    from tonecheck.nlp.analysis import Analysis
    from tonecheck.report import Finding, Report

#: Shorter sentences stand in many replies without being canned.
FEWEST_PART_WORDS = 6
_DIGITS = re.compile(r"\d+")
#: Replies that every whole installation can judge, with the messages that they answer.
_ORDINARY = {
    "de": ("Guten Tag,\n\ndas tut uns leid. Ihr Paket kommt morgen an.\n\nViele Grüße", "Wo bleibt mein Paket?"),
    "en": ("Hello,\n\nwe are sorry. Your parcel will arrive tomorrow.\n\nKind regards", "Where is my parcel?"),
}


class Task(msgspec.Struct, frozen=True):
    """A message with its number in the store; one that is not new has its metadata there already."""

    number: int
    message: Message
    is_new: bool


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker judges; it can be sent to another process."""

    guide: str
    ui: str | None = None
    models: Path | None = None
    run: int
    key: bytes
    keep_text: bool = False


class Judge:
    """Judges batches of messages against a guide."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pseudonyms = Pseudonyms(settings.key)
        self._checker = Checker(settings.guide, ui=settings.ui, models=settings.models, evidence=False)

    def judge(self, tasks: Sequence[Task]) -> dict[str, Any]:
        """The rows of a batch as Arrow tables, in the order of the tasks; a reply that nothing can read is skipped.

        Raises TonecheckError where it is the installation, and not a reply, that is at fault.
        """
        rows: Rows = {}
        for task, result in zip(tasks, self._examined(tasks), strict=True):
            if isinstance(result, str):
                rows.setdefault("skipped", []).append((task.message.source, task.message.line, result))
                continue
            report, analysis = result
            if task.is_new:
                rows.setdefault("replies", []).append(self._reply(task, report, analysis))
                rows.setdefault("parts", []).extend(self._parts(task, analysis))
                rows.setdefault("dropped", []).extend(_dropped(task, report.language))
            self._add_scores(rows, task, report, analysis)
        return arrow(rows)

    def _examined(self, tasks: Sequence[Task]) -> Iterator[tuple[Report, Analysis] | str]:
        try:
            found = list(self._checker.examine_many([_reply(task.message) for task in tasks]))
        except Exception:  # one of them cannot be read, so each is on its own
            yield from map(self._alone, tasks)
        else:
            yield from found

    def _alone(self, task: Task) -> tuple[Report, Analysis] | str:
        reply = _reply(task.message)
        try:
            return self._checker.examine(reply)
        except (ImportError, OSError) as error:  # of modules, models and lists of words: no reply is to blame
            raise _broken(error) from None
        except Exception as error:
            self._require_sound(reply)
            return f"it could not be judged: {type(error).__name__}"  # its words might quote the reply

    def _require_sound(self, reply: Reply) -> None:
        """Raises TonecheckError where an ordinary reply in the same context cannot be judged either."""
        language = self._checker.language_of(reply)
        text, customer = _ORDINARY[language]
        try:
            self._checker.examine(
                Reply(text=text, customer=customer, language=language, channel=reply.channel, segment=reply.segment)
            )
        except TonecheckError:
            raise
        except Exception as error:
            raise _broken(error) from None

    def _reply(self, task: Task, report: Report, analysis: Analysis) -> tuple[Any, ...]:
        message, keep = task.message, self._settings.keep_text
        return (
            *(task.number, message.key, message.source, message.line, message.source_id, message.ticket),
            *(message.agent, message.team, message.queue, report.channel, report.language, report.situation),
            message.situation is None and report.situation is not None,
            *(message.segment, message.sent_at, message.response_seconds, report.words),
            self._pseudonyms.number("text", " ".join(message.text.casefold().split())),
            *(message.csat, message.nps, message.ces),
            self._own_text(analysis) if keep else None,
            _customer_text(message.customer, report.language) if keep and message.customer else None,
        )

    def _own_text(self, analysis: Analysis) -> str:
        pieces = _personal(analysis)
        kept = masking.masked(analysis.text, pieces)
        own = [zone.end for zone in analysis.anatomy.zones if zone.zone not in ("quote", "signature", "disclaimer")]
        return kept[: max(own, default=len(kept))]

    def _parts(self, task: Task, analysis: Analysis) -> Iterator[tuple[int, int, int]]:
        for sentence in analysis.sentences:
            if sentence.zone == "body":
                words = _DIGITS.sub("0", analysis.text[sentence.start : sentence.end].casefold()).split()
                if len(words) >= FEWEST_PART_WORDS:
                    yield task.number, self._pseudonyms.number("part", " ".join(words)), len(words)

    def _add_scores(self, rows: Rows, task: Task, report: Report, analysis: Analysis) -> None:
        key = (self._settings.run, task.number)
        found: Rows = {
            "scores": [(*key, report.scored, tenths(report.score), report.verdict)],
            "marks": [(*key, family, tenths(mark)) for family, mark in report.marks.items()],
            "tone": [
                (*key, name, tenths(tone.value), tenths(tone.uncertainty), tone.min, tone.max, tenths(tone.mark))
                for name, tone in report.tone.items()
            ],
            "acts": [
                (*key, act, count)
                for act, count in sorted(Counter(act for one in analysis.sentences for act in one.done).items())
            ],
            "findings": list(self._findings(key, report.findings, analysis)),
        }
        for table, lines in found.items():
            rows.setdefault(table, []).extend(lines)

    def _findings(
        self, key: tuple[int, int], findings: Sequence[Finding], analysis: Analysis
    ) -> Iterator[tuple[Any, ...]]:
        pieces = _personal(analysis) if self._settings.keep_text and findings else []
        text = masking.masked(analysis.text, pieces) if pieces else analysis.text
        for one in findings:
            excerpt = suggestion = None
            if self._settings.keep_text:
                excerpt = text[one.start : one.end]
                suggestion = _masked_suggestion(one, analysis.language)
            yield (*key, one.rule, one.severity, one.start, one.end, excerpt, suggestion)


def _broken(error: Exception) -> TonecheckError:
    return TonecheckError(
        f"tonecheck is not installed whole ({type(error).__name__}: {str(error).rstrip('.')}).",
        remedy="Install it anew and run the same command again: it goes on where it stopped.",
    )


def _reply(message: Message) -> Reply:
    return Reply(
        text=message.text,
        id=message.source_id,
        source=message.source,
        line=message.line,
        language=message.language,
        channel=message.channel,
        situation=message.situation,
        segment=message.segment,
        customer=message.customer,
    )


def _personal(analysis: Analysis) -> list[masking.Piece]:
    """What is masked of a reply: personal data, and whatever the agent did not write as part of it."""

    def find() -> list[masking.Piece]:
        found = masking.found(analysis.text, analysis.anatomy, analysis.language)
        return sorted((*found, *masking.not_own(analysis.anatomy)))

    return analysis.once("personal", find)


def _dropped(task: Task, language: str) -> Iterator[tuple[int, str, str]]:
    """The values that could not be read; a comment in the place of a rating may name somebody."""
    for field, value in task.message.dropped:
        yield task.number, field, masking.masked(value, masking.found(value, None, language))


def _masked_suggestion(finding: Finding, language: str) -> str | None:
    if not finding.suggestions:
        return None
    first = finding.suggestions[0]
    return masking.masked(first, masking.found(first, None, language))


def _customer_text(text: str, language: str) -> str:
    found = main_language(text) or language
    anatomy = dissect(text, language=found if found in ("de", "en") else language)
    return masking.masked(text, sorted((*masking.found(text, anatomy, language), *masking.not_own(anatomy))))
