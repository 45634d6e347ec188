from __future__ import annotations

from collections.abc import Callable

from tonecheck.serve.lsp.judging import MOST_OF_ONE, MOST_PASSAGES, Judgement

Judged = Callable[..., Judgement]
LONG = "Guten Tag Frau Berger, Ihre Lampe ist heute früh angekommen und dein Paket liegt bereit. Freundliche Grüße\n"


def test_a_reply_that_nobody_reads_is_said_and_the_others_are_judged(judged: Judged) -> None:
    found = judged(f"- text: {'x ' * MOST_OF_ONE}\n- text: gut\n", "yaml")
    assert [one.reply.text for one in found.judged] == ["gut"]
    assert found.errors[0][0] == len("- text: ")
    assert "not checked" in found.errors[0][1]


def test_too_many_replies_are_said_and_the_first_are_judged(judged: Judged) -> None:
    found = judged("- text: du\n" * (MOST_PASSAGES + 1), "yaml")
    assert len(found.judged) == MOST_PASSAGES
    assert "only the first" in found.errors[0][1]


def test_a_text_that_is_none_is_said(judged: Judged) -> None:
    found = judged("x \ud800")
    assert found.judged == ()
    assert "Unicode" in found.errors[0][1]


def test_what_a_source_says_of_its_context_wins_over_the_settings(judged: Judged) -> None:
    source = f"- {{channel: chat, text: '{LONG.strip()}'}}\n- {{text: '{LONG.strip()}'}}\n"
    found = judged(source, "yaml", channel="letter")
    assert [one.report.channel for one in found.judged] == ["chat", "letter"]


def test_only_what_changed_is_judged_again(judged: Judged) -> None:
    first = judged(f"- text: {LONG}- text: {LONG}", "yaml")
    second = judged(f"- text: Neu. {LONG}- text: {LONG}", "yaml", first)
    assert second.judged[1].report.sentences is first.judged[1].report.sentences
    assert second.judged[0].report.sentences is not first.judged[0].report.sentences
    assert (
        second.judged[1].report.findings
        == judged(f"- text: Neu. {LONG}- text: {LONG}", "yaml").judged[1].report.findings
    )


def test_lines_and_columns_are_those_of_the_source(judged: Judged) -> None:
    source = f"a:\n  text: >\n    {LONG}"
    (finding,) = [one for one in judged(source, "yaml").judged[0].report.findings if one.rule == "address.mixed"]
    assert (finding.line, finding.column) == (3, source.splitlines()[2].index("dein") + 1)
