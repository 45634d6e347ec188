from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tonecheck import Checker
from tonecheck.checks import all_checks
from tonecheck.config import Settings
from tonecheck.guide import load_text
from tonecheck.serve.lsp import lenses
from tonecheck.serve.lsp.actions import wants
from tonecheck.serve.lsp.diagnostics import diagnostics, page_of
from tonecheck.serve.lsp.documents import Document
from tonecheck.serve.lsp.hover import hover
from tonecheck.serve.lsp.judging import MOST_OF_ONE, MOST_PASSAGES, Judgement, judge

GUIDE = "tonecheck: 1\nlanguage: de\naddress: Sie\nphrases: [{avoid: '*Floskel*', say: ['*besser*']}]\n"
LONG = "Guten Tag Frau Berger, Ihre Lampe ist heute früh angekommen und dein Paket liegt bereit. Freundliche Grüße\n"
CHECKER = Checker(load_text(GUIDE, all_checks()))


def judged(source: str, format_: str = "text", before: Judgement | None = None, **settings: Any) -> Judgement:
    document = Document(uri="file:///nowhere/x", version=1, language="", text=source)
    return judge(document, format_, CHECKER, Settings(**settings), before)


def test_a_reply_that_nobody_reads_is_said_and_the_others_are_judged() -> None:
    found = judged(f"- text: {'x ' * MOST_OF_ONE}\n- text: gut\n", "yaml")
    assert [one.reply.text for one in found.judged] == ["gut"]
    assert found.errors[0][0] == len("- text: ")
    assert "not checked" in found.errors[0][1]


def test_too_many_replies_are_said_and_the_first_are_judged() -> None:
    found = judged("- text: du\n" * (MOST_PASSAGES + 1), "yaml")
    assert len(found.judged) == MOST_PASSAGES
    assert "only the first" in found.errors[0][1]


def test_a_text_that_is_none_is_said() -> None:
    found = judged("x \ud800")
    assert found.judged == ()
    assert "Unicode" in found.errors[0][1]


def test_what_a_source_says_of_its_context_wins_over_the_settings() -> None:
    source = f"- {{channel: chat, text: '{LONG.strip()}'}}\n- {{text: '{LONG.strip()}'}}\n"
    found = judged(source, "yaml", channel="letter")
    assert [one.report.channel for one in found.judged] == ["chat", "letter"]


def test_only_what_changed_is_judged_again() -> None:
    first = judged(f"- text: {LONG}- text: {LONG}", "yaml")
    second = judged(f"- text: Neu. {LONG}- text: {LONG}", "yaml", first)
    assert second.judged[1].report.sentences is first.judged[1].report.sentences
    assert second.judged[0].report.sentences is not first.judged[0].report.sentences
    assert (
        second.judged[1].report.findings
        == judged(f"- text: Neu. {LONG}- text: {LONG}", "yaml").judged[1].report.findings
    )


def test_lines_and_columns_are_those_of_the_source() -> None:
    source = f"a:\n  text: >\n    {LONG}"
    (finding,) = [one for one in judged(source, "yaml").judged[0].report.findings if one.rule == "address.mixed"]
    assert (finding.line, finding.column) == (3, source.splitlines()[2].index("dein") + 1)


@pytest.mark.parametrize(
    ("only", "kind", "expected"),
    [
        (None, "quickfix", True),
        (["quickfix"], "quickfix", True),
        ([types.CodeActionKind.QuickFix], "quickfix", True),
        (["quickfix"], "source.fixAll.tonecheck", False),
        (["source"], "source.fixAll.tonecheck", True),
        (["source.fix"], "source.fixAll.tonecheck", False),
        ([""], "quickfix", True),
        ([], "quickfix", False),
    ],
)
def test_an_editor_gets_the_kinds_of_action_that_it_asks_for(only: Any, kind: str, expected: bool) -> None:
    assert wants(only, kind) is expected


@pytest.mark.parametrize(("text", "expected"), [("Kurz.", "⚪ kein Urteil"), (LONG, "· 1 Fehler"), ("", None)])
def test_a_lens_says_score_verdict_and_numbers(text: str, expected: str | None) -> None:
    found = [lens.command.title for lens in lenses.lenses(judged(text), "utf-16") if lens.command]
    assert (found == []) if expected is None else (expected in found[0])


def test_a_score_that_is_asked_for_in_vain_is_nothing() -> None:
    assert lenses.explanation(judged(LONG), 1) is None
    assert lenses.explanation(judged(LONG), -1) is None
    assert "unter 10 Wörtern" in str(lenses.explanation(judged("Kurz."), 0))


def test_customers_signs_are_no_markup_in_the_editor() -> None:
    found = hover(judged("Die Musterfloskeln [hier]"), types.Position(0, 6), "utf-16", lambda _name: None)
    assert found
    assert isinstance(found.contents, types.MarkupContent)
    assert "\\*besser\\*" in found.contents.value


def test_a_rule_has_a_page_where_there_is_one() -> None:
    page = str(page_of("address.mixed"))
    path, _, anchor = page.removeprefix("file://").partition("#")
    assert "## address.mixed" in Path(path).read_text(encoding="utf-8")
    assert anchor == "addressmixed"
    assert page_of("house.rule") is None


def test_without_a_file_of_the_guide_its_line_is_only_said() -> None:
    found = list(diagnostics(judged(LONG), "utf-16", lambda _name: None))
    mixed = next(one for one in found if one.code == "address.mixed")
    assert "guide.yaml:3" in mixed.message
    assert all("guide.yaml" not in one.message for one in mixed.related_information or ())
