"""Every rule's own examples: the bad ones are found, the good ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tonecheck.checker import Checker
from tonecheck.checks import all_checks, all_rules
from tonecheck.reply import Reply
from tonecheck.report import Report
from tonecheck.rule import Example

NAMED = (
    "address.form",
    "address.mixed",
    "address.case",
    "tone.formality",
    "tone.politeness",
    "tone.warmth",
    "tone.empathy",
    "tone.enthusiasm",
    "tone.confidence",
    "greeting.missing",
    "greeting.nameless",
    "greeting.avoided",
    "greeting.unlisted",
    "greeting.guessed-gender",
    "closing.missing",
    "closing.avoided",
    "closing.unlisted",
    "closing.unsigned",
    "closing.no-further-help",
    "phrases.avoided",
    "phrases.missing",
    "terms.spelling",
    "terms.replaced",
    "never.competitor",
    "never.internal",
    "never.personal-data",
    "apology.missing",
    "apology.conditional",
    "apology.defensive",
    "apology.empty",
    "apology.repeated",
    "promises.absolute",
    "promises.vague-deadline",
    "promises.no-deadline",
    "promises.over-limit",
    "facts.contradiction",
    "protocols.missing-step",
    "protocols.order",
    "values.broken",
    "values.not-shown",
    "attitude.blame",
    "attitude.deflection",
    "attitude.command",
    "attitude.negative",
    "attitude.pushy",
    "clarity.long-sentence",
    "clarity.long-reply",
    "clarity.short-reply",
    "clarity.readability",
    "clarity.passive",
    "clarity.nominal-style",
    "clarity.officialese",
    "clarity.filler",
    "clarity.hedging",
    "clarity.jargon",
    "clarity.abbreviation",
    "format.exclamations",
    "format.capitals",
    "format.emoji",
    "format.subject",
    "inclusive.style",
    "inclusive.mixed",
    "templates.unfilled",
    "templates.unknown",
    "templates.misspelt",
    "templates.unbalanced",
    "templates.no-fallback",
    "templates.glued",
)


CASES = [
    pytest.param(rule.name, example, is_bad, id=f"{rule.name}-{kind}-{number}")
    for rule in all_rules().values()
    for kind, is_bad, examples in (("good", False, rule.good), ("bad", True, rule.bad))
    for number, example in enumerate(examples)
]


def judged(example: Example, folder: Path) -> Report:
    guide = folder / "guide.yaml"
    guide.write_text(f"tonecheck: 1\nname: Beispiel\n{example.guide.strip()}\n", encoding="utf-8")
    reply = Reply(
        text=example.text,
        language=example.language,
        channel=example.channel,
        situation=example.situation,
        customer=example.customer,
    )
    return Checker(str(guide)).check(reply)


@pytest.mark.parametrize(("rule", "example", "is_bad"), CASES)
def test_a_rules_examples_hold(rule: str, example: Example, is_bad: bool, tmp_path: Path) -> None:
    found = {finding.rule for finding in judged(example, tmp_path).findings}
    assert (rule in found) == is_bad, sorted(found)


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.name)
def test_every_rule_is_declared_whole(rule) -> None:
    languages = {example.language for example in (*rule.bad, *rule.good)}
    assert rule.name.count(".") == 1
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert languages
    for text in (rule.message, rule.why, *rule.variants.values()):
        assert text.de.strip()
        assert text.en.strip()
        assert text.de != text.en
    for example in (*rule.bad, *rule.good):
        assert isinstance(yaml.safe_load(example.guide), dict)


@pytest.mark.parametrize("check", all_checks().values(), ids=lambda check: check.section)
def test_every_rule_stands_in_the_check_of_its_family(check) -> None:
    assert check.doc.strip()
    assert all(rule.name.partition(".")[0] == check.section for rule in check.rules)


def test_the_rules_of_the_guide_language_are_all_there() -> None:
    assert set(NAMED) <= set(all_rules())
