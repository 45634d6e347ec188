from __future__ import annotations

import msgspec
import pytest

from tonecheck import Checker
from tonecheck.branches.merging import judged
from tonecheck.reply import Reply
from tonecheck.report import Report


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker("everyday-de", ui="de")


END = "\n\nViele Grüße\nJana Brandt"


def rules(report: Report) -> list[tuple[str, str]]:
    return [(one.rule, one.text) for one in report.findings]


def test_a_text_without_code_is_checked_as_it_is(checker: Checker) -> None:
    text = f"Hallo Frau Berger,\n\nIhr Paket ist unterwegs.{END}"
    assert judged(Reply(text=text, language="de"), checker.check) == checker.check(
        Reply(text=text, language="de", is_template=True)
    )


def test_what_only_one_branch_says_is_found_at_its_place(checker: Checker) -> None:
    text = f"Guten Tag {{{{name}}}},\n\n{{% if late %}}Das ist nicht mein Problem.{{% else %}}Ihr Paket ist unterwegs.{{% endif %}}{END}"
    report = judged(Reply(text=text, language="de"), checker.check)
    found = [one for one in report.findings if "Problem" in one.text]
    assert found
    for one in found:
        assert text[one.start : one.end] == one.text
        assert (one.line, one.column) == (3, text.splitlines()[2].index(one.text) + 1)


def test_what_every_branch_says_is_found_once(checker: Checker) -> None:
    text = f"Guten Tag {{{{name}}}},\n\nIhre Sendung wird zeitnah versandt.{{% if x %}} Danke.{{% endif %}}{END}"
    report = judged(Reply(text=text, language="de"), checker.check)
    found = rules(report)
    assert len(found) == len(set(found))
    assert len({one.fingerprint for one in report.findings}) == len(report.findings)


def test_a_greeting_without_a_name_is_right_where_none_is_known(checker: Checker) -> None:
    text = "{greeting},\n\nIhr Paket ist heute unterwegs zu Ihnen." + END
    fallback = text.replace("{greeting}", "Guten Tag{% if name %} {{ name }}{% endif %}")
    assert "greeting.nameless" in [rule for rule, _ in rules(judged(_reply(text, "Guten Tag"), checker.check))]
    report = judged(Reply(text=fallback, language="de"), checker.check)
    assert "greeting.nameless" not in [rule for rule, _ in rules(report)]


@pytest.mark.parametrize(
    ("above", "is_missing"),
    [
        ("{% for item in order.items %}\n{{ item.name }}: {{ item.price }}\n{% endfor %}", True),
        ("{% for item in order.items %}{{ item.name }},\n{% endfor %}", True),
        ("{% for item in order.items %}{{ item.name }},\n{% endfor %}\nGuten Tag Frau Berger,", False),
        ("{% for one in customers %}Guten Tag {{ one.name }},{% endfor %}", False),
        ("{% if name %}{{ name }},{% else %}Guten Tag,{% endif %}", False),
    ],
)
def test_what_a_loop_lists_greets_nobody(checker: Checker, above: str, is_missing: bool) -> None:
    text = f"{above}\n\nIhre Bestellung ist unterwegs. Sie kommt morgen bei Ihnen an und Sie müssen nichts tun.{END}"
    found = [rule for rule, _ in rules(judged(Reply(text=text, language="de"), checker.check))]
    assert ("greeting.missing" in found) is is_missing


def _reply(text: str, greeting: str) -> Reply:
    return Reply(text=text.replace("{greeting}", greeting), language="de")


def test_what_is_wrong_in_the_code_is_found_in_the_template(checker: Checker) -> None:
    text = f"Guten Tag {{{{name}}}},\n\n{{% if x %}}Ihr Paket ist unterwegs.{END}"
    found = rules(judged(Reply(text=text, language="de"), checker.check))
    assert ("templates.unbalanced", "{% if x %}") in found


def test_the_score_is_that_of_the_worst_branch(checker: Checker) -> None:
    good, bad = (
        "Ihr Paket ist heute unterwegs zu Ihnen.",
        "Das ist nicht unser Problem, da hätten Sie besser aufpassen müssen.",
    )
    text = f"Guten Tag {{{{name}}}},\n\n{{% if x %}}{good}{{% else %}}{bad}{{% endif %}}{END}"
    report = judged(Reply(text=text, language="de"), checker.check)
    alone = [checker.check(_branch(text, good, bad, one)).score for one in (good, bad)]
    assert report.score == min(score for score in alone if score is not None)
    assert alone[0] != alone[1]


def test_tone_and_address_are_those_of_the_worst_branch_at_their_places(checker: Checker) -> None:
    text = f"Guten Tag {{{{name}}}},\n\n{{% if x %}}{{% endif %}}Das ist nicht unser Problem, da hätten Sie aufpassen müssen.{END}"
    report = judged(Reply(text=text, language="de"), checker.check)
    assert report.address is not None
    assert {text[one.start : one.end] for one in report.address.evidence} == {"Sie"}
    words = {text[one.start : one.end] for value in report.tone.values() for one in value.evidence}
    assert any("Problem" in one for one in words)
    assert not any("%" in one for one in words)


def _branch(text: str, good: str, bad: str, one: str) -> Reply:
    whole = f"{{% if x %}}{good}{{% else %}}{bad}{{% endif %}}"
    return msgspec.structs.replace(Reply(text=text.replace(whole, one), language="de"), is_template=True)
