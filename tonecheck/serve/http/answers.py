"""From a request to what is answered, in a thread beside the event loop."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import msgspec

from tonecheck import checks, examples
from tonecheck.checker import Checker
from tonecheck.errors import TonecheckError
from tonecheck.fix import fix
from tonecheck.formatters.json import Document, document
from tonecheck.guide import GuideError
from tonecheck.provenance import head, lexicons_hash, models_hashes
from tonecheck.reply import Reply
from tonecheck.report import Report
from tonecheck.run import Tally
from tonecheck.serve.http.contract import (
    CheckRequest,
    ExampleResult,
    FixAnswer,
    FixRequest,
    GuideList,
    Health,
    ReplyInput,
    RuleEntry,
    RuleExample,
    RuleList,
    ValidateAnswer,
    ValidateRequest,
)
from tonecheck.serve.http.problems import RefusedError, of_guide, problems_of
from tonecheck.serve.http.settings import Settings
from tonecheck.serve.http.shelf import SENT_FILE, Shelf
from tonecheck.serve.http.work import Deadline
from tonecheck.version import VERSION

_CONTEXT = ("id", "language", "channel", "situation", "segment", "customer")


class Answers:
    """What the routes answer, from the guides of a server and within its limits."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.shelf = Shelf(settings.guides)

    def check(self, asked: CheckRequest, deadline: Deadline) -> Document:
        """The document of `check --format json` over the replies."""
        replies = [*self._replies(asked)]
        checker = self._checker(asked)
        tally, reports = Tally(), list[Report]()
        for number, reply in enumerate(replies):
            deadline.require()
            pointer = "/text" if asked.replies is None else f"/replies/{number}/text"
            reports.append(_judged(checker, reply, pointer))
            tally.add(reports[-1])
        return document(head(checker), reports, tally)

    def fix(self, asked: FixRequest, _deadline: Deadline) -> FixAnswer:
        """The reply with every safe fix."""
        if asked.text is None:
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "Give the reply as `text`.", pointer="/text")
        self._require_length(asked.text, "/text")
        self._require_length(asked.customer or "", "/customer")
        try:
            done = fix(self._checker(asked), _reply(asked, asked.text), closing=asked.closing)
        except TonecheckError as error:
            raise _unreadable(error, "/text") from None
        return FixAnswer(text=done.text, changes=done.changes, before=done.before, report=done.report)

    def validate(self, asked: ValidateRequest, _deadline: Deadline) -> ValidateAnswer:
        """Whether a guide's text can be used, and whether its examples hold."""
        self._require_length(asked.yaml, "/yaml")
        try:
            checker = self.shelf.of_text(asked.yaml, asked.ui)
        except GuideError as error:
            nothing: tuple[str, ...] = ()
            return ValidateAnswer(
                valid=False,
                problems=problems_of(error),
                examples=[],
                languages=nothing,
                channels=nothing,
                situations=nothing,
                segments=nothing,
            )
        loaded = checker.guide
        warned = (
            [msgspec.structs.replace(one, severity="warning") for one in problems_of(GuideError(loaded.warnings))]
            if loaded.warnings
            else []
        )
        return ValidateAnswer(
            valid=True,
            problems=warned,
            examples=list(_tested(checker)),
            languages=loaded.languages,
            channels=loaded.channels,
            situations=loaded.situations,
            segments=loaded.segments,
        )

    def guides(self) -> GuideList:
        """The guides that are served."""
        return GuideList([self.shelf.entry(name) for name in self.shelf.names])

    def _checker(self, asked: CheckRequest | FixRequest) -> Checker:
        if asked.guide_yaml is None:
            return self.shelf.checker(asked.guide, asked.ui)
        if asked.guide is not None:
            detail = "Give `guide` or `guide_yaml`, not both."
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer="/guide_yaml")
        self._require_length(asked.guide_yaml, "/guide_yaml")
        try:
            return self.shelf.of_text(asked.guide_yaml, asked.ui)
        except GuideError as error:
            raise of_guide(error, "/guide_yaml") from None

    def _replies(self, asked: CheckRequest) -> Iterator[Reply]:
        if (asked.text is None) == (asked.replies is None):
            detail = "Give one reply as `text`, or several as `replies`."
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer="")
        if asked.text is not None:
            self._require_length(asked.text, "/text")
            self._require_length(asked.customer or "", "/customer")
            yield _reply(asked, asked.text)
            return
        given = asked.replies or []
        most = self._settings.max_replies
        if not 1 <= len(given) <= most:
            detail = f"Give 1 to {most} replies at a time."
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer="/replies")
        for number, one in enumerate(given):
            self._require_length(one.text, f"/replies/{number}/text")
            self._require_length(one.customer or "", f"/replies/{number}/customer")
            yield _with_defaults(one, asked)

    def _require_length(self, text: str, pointer: str) -> None:
        most = self._settings.max_text
        if len(text) > most:
            detail = f"More than {most:,} characters."
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, pointer=pointer)


def _reply(asked: CheckRequest | FixRequest | ReplyInput, text: str) -> Reply:
    return Reply(text=text, **{name: getattr(asked, name) for name in _CONTEXT})


def _with_defaults(one: ReplyInput, asked: CheckRequest) -> Reply:
    """A reply of several; what it does not say itself, the request says for all."""
    own = {name: getattr(one, name) for name in _CONTEXT}
    shared = {name: getattr(asked, name) for name in _CONTEXT if name != "id"}
    context: dict[str, Any] = {name: shared.get(name) if value is None else value for name, value in own.items()}
    return Reply(text=one.text, **context)


def _judged(checker: Checker, reply: Reply, pointer: str) -> Report:
    try:
        return checker.check(reply)
    except TonecheckError as error:
        raise _unreadable(error, pointer) from None


def _unreadable(error: TonecheckError, pointer: str) -> RefusedError:
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, f"{error.cause} {error.remedy or ''}".strip(), pointer=pointer)


def _tested(checker: Checker) -> Iterator[ExampleResult]:
    for result in examples.run(checker):
        file, _, line = result.place.rpartition(":")
        yield ExampleResult(
            name=result.name,
            file=None if file == SENT_FILE else file,
            line=int(line) if line.isdecimal() else 0,
            passed=result.passed,
            differs=tuple(text.get(checker.ui) for text in result.differs),
        )


def rules(ui: str) -> RuleList:
    """Every rule, in one language."""
    found = []
    for name, rule in sorted(checks.all_rules().items()):
        bad, good = (
            tuple(RuleExample(text=one.text, guide=one.guide, language=one.language) for one in some)
            for some in (rule.bad, rule.good)
        )
        said, why = rule.message.get(ui), rule.why.get(ui)
        found.append(RuleEntry(name=name, severity=rule.severity, message=said, why=why, bad=bad, good=good))
    return RuleList(found)


def health() -> Health:
    """By what is judged."""
    return Health(status="ok", tonecheck=VERSION, models=models_hashes(), lexicons=lexicons_hash())
