"""What the checks of a context see, over many replies at once."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck import guide
from tonecheck.checks import all_checks
from tonecheck.contexts import Context, observe, prepare, score_of
from tonecheck.nlp.analysis import Analysis
from tonecheck.nlp.pipeline import analyse
from tonecheck.reply import Reply

HEAD = "tonecheck: 1\nname: Haus\nlanguage: de\n"
ENGLISH = "Dear Sir or Madam,\n\nwe have looked into your order and it will be sent to you by the end of this week, as promised."


def context(text: str) -> Context:
    loaded = guide.load_text(HEAD + text, all_checks())
    return prepare(loaded.policy(language="de", channel="email", situation=None, segment=None), "de")


def replies(*texts: str) -> list[Analysis]:
    return [analyse(Reply(text=text), "de", "email") for text in texts]


class Recording:
    """A check that notes in which order it is asked."""

    def __init__(self, section: str, asked: list[tuple[str, str]]) -> None:
        self.section, self._asked = section, asked

    def applies(self, reply: Analysis, options: Any) -> bool:
        return options != reply.text

    def check(self, reply: Analysis, _options: Any) -> Iterator[str]:
        self._asked.append((self.section, reply.text))
        yield f"{self.section}: {reply.text}"


@pytest.fixture
def asked() -> list[tuple[str, str]]:
    return []


def made(asked: list[tuple[str, str]], *sections: tuple[str, str]) -> Context:
    active: Any = tuple((Recording(name, asked), options) for name, options in sections)
    return Context(policy=SimpleNamespace(), active=active, matcher=SimpleNamespace())  # type: ignore[arg-type]


def test_what_does_not_apply_sees_nothing(asked: list[tuple[str, str]]) -> None:
    one = made(asked, ("greeting", "Hallo."), ("facts", ""))
    [first, second] = observe([(reply, one) for reply in replies("Hallo.", "Guten Tag.")])
    assert (first.applying, first.observed) == ({"facts"}, [("facts", "facts: Hallo.")])
    assert second.applying == {"greeting", "facts"}


def test_a_reply_in_another_language_is_seen_only_by_what_holds_in_any(asked: list[tuple[str, str]]) -> None:
    one = made(asked, ("greeting", ""), ("never", ""), ("templates", ""))
    [found] = observe([(reply, one) for reply in replies(ENGLISH)])
    assert found.applying == {"never", "templates"}


def test_each_check_looks_at_all_replies_of_a_context_before_the_next(asked: list[tuple[str, str]]) -> None:
    one, other = made(asked, ("a", ""), ("b", "")), made(asked, ("c", ""))
    texts = replies("Eins.", "Zwei.", "Drei.")
    found = observe(list(zip(texts, (one, other, one), strict=True)))
    assert asked == [("a", "Eins."), ("a", "Drei."), ("b", "Eins."), ("b", "Drei."), ("c", "Zwei.")]
    assert [one.observed for one in found] == [
        [("a", "a: Eins."), ("b", "b: Eins.")],
        [("c", "c: Zwei.")],
        [("a", "a: Drei."), ("b", "b: Drei.")],
    ]


def test_no_replies_are_nothing() -> None:
    assert observe([]) == []


def test_a_context_has_the_checks_of_its_sections_and_their_phrases() -> None:
    found = context("phrases: [{avoid: leider}]\ngreeting: {required: true}\n")
    assert {check.section for check, _ in found.active} >= {"phrases", "greeting"}
    assert found.shifts == {}
    [reply] = replies("Das geht leider nicht.")
    reply = Analysis(reply.reply, reply.reading, reply.pipeline, matcher=found.matcher)
    [seen] = observe([(reply, found)])
    assert {getattr(one, "rule", "").partition(".")[0] for _, one in seen.observed} >= {"phrases", "greeting"}


def test_a_section_that_does_not_apply_has_no_mark_and_takes_none() -> None:
    found = context("phrases: [{avoid: leider}]\ngreeting: {required: true}\n")
    [reply] = replies(
        "Ihr Paket ist seit heute früh unterwegs und kommt morgen bei Ihnen an, ganz sicher bis zwölf Uhr."
    )
    clean = score_of(reply, found, {"phrases", "greeting"}, (), {})
    assert clean.marks["phrases"] == clean.marks["greeting"] == 100
    assert score_of(reply, found, {"phrases"}, (), {}).marks["greeting"] is None
