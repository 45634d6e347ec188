from __future__ import annotations

from types import SimpleNamespace

import pytest

from tonecheck.lint.suppressions import Suppressions, suppressed

RULE = "address.mixed"


@pytest.mark.parametrize(
    ("source", "line", "suppressed"),
    [
        ("Hallo\ndir\n", 2, False),
        ("<!-- tonecheck: disable=address.mixed -- x -->\ndir", 2, True),
        ("<!-- tonecheck: disable=address -- x -->\ndir", 2, True),
        ("<!-- tonecheck: disable=address.* -- x -->\ndir", 2, True),
        ("<!-- tonecheck: disable=all -- x -->\ndir", 2, True),
        ("<!-- tonecheck: disable -- x -->\ndir", 2, True),
        ("<!-- tonecheck: disable=address.mix -- x -->\ndir", 2, False),
        ("<!-- tonecheck: disable=greeting -- x -->\ndir", 2, False),
        ("<!-- tonecheck: disable=greeting,address.mixed -- x -->\ndir", 2, True),
        ("dir\n<!-- tonecheck: disable=address -- x -->\n", 1, False),
        ("<!-- tonecheck: disable=address -- x -->\n\n<!-- tonecheck: enable -->\ndir", 4, False),
        ("<!-- tonecheck: disable=address -- x -->\n\n<!-- tonecheck: enable=greeting -->\ndir", 4, True),
        ("<!-- tonecheck: disable=address -- x -->\n\n<!-- tonecheck: enable=address -->\ndir", 4, False),
        ("dir <!-- tonecheck: disable=address -- x -->\ndir", 1, True),
        ("dir <!-- tonecheck: disable=address -- x -->\ndir", 2, False),
        ("<!-- tonecheck: disable-next=address -- x -->\n\n\ndir", 4, True),
        ("<!-- tonecheck: disable-next=address -- x -->\n\nx\ndir", 4, False),
        ("<!-- tonecheck: disable-next=address\n -- x -->\ndir", 3, True),
        ("dir\n\n<!-- tonecheck: disable-file=address -- x -->\n", 1, True),
        ("<!-- tonecheck: disabel=address -- x -->\ndir", 2, False),
    ],
)
def test_how_far_a_comment_reaches(source: str, line: int, suppressed: bool, made: SimpleNamespace) -> None:
    found = Suppressions(source).state(made.finding(RULE, line))
    assert found.state == ("suppressed" if suppressed else "new")
    assert (found.reason == "x") is suppressed
    assert Suppressions(source).covers(RULE, line) is suppressed


@pytest.mark.parametrize(
    ("comment", "rules"),
    [
        ("disable=address.mixed -- x", []),
        ("disable-next=address -- x", []),
        ("enable", []),
        ("disable=address.mixed", ["suppressions.no-reason"]),
        ("disable=greeting -- x", ["suppressions.unused"]),
        ("disable=greeting", ["suppressions.no-reason", "suppressions.unused"]),
        ("disable=address,greeting -- x", ["suppressions.unused"]),
        ("disabel=address -- x", ["suppressions.unreadable"]),
    ],
)
def test_comments_are_looked_at_themselves(comment: str, rules: list[str], made: SimpleNamespace) -> None:
    source = f"<!-- tonecheck: {comment} -->\ndir"
    [entry] = suppressed([made.entry(made.finding(RULE, 2))], source, "de")
    own = [found for found in entry.report.findings if found.rule.startswith("suppressions.")]
    assert sorted(found.rule for found in own) == rules
    assert all((found.line, found.column, found.end_column) == (1, 1, len(source) - 3) for found in own)


@pytest.mark.parametrize(
    ("ui", "words"), [("de", "Meinten Sie „address.mixed“?"), ("en", "Did you mean “address.mixed”?")]
)
def test_a_slip_in_a_rules_name_is_said(ui: str, words: str, made: SimpleNamespace) -> None:
    [entry] = suppressed([made.entry()], "<!-- tonecheck: disable=adress.mixed -- x -->", ui)
    assert words in entry.report.findings[0].message


def test_a_comments_findings_stand_with_the_response_that_it_is_in(made: SimpleNamespace) -> None:
    entries = [made.entry(line=1), made.entry(line=5), made.entry(line=9)]
    found = suppressed(entries, "\n" * 5 + "# tonecheck: disable=x.y -- z", "de")
    assert [len(entry.report.findings) for entry in found] == [0, 1, 0]


def test_a_source_without_comments_stays_as_it_is(made: SimpleNamespace) -> None:
    entry = made.entry(made.finding())
    assert suppressed([entry], "Hallo", "de") == (entry,)
    assert suppressed([], "# tonecheck: disable=x -- z", "de") == ()
