"""The bundled guides: each loads without a warning, holds what its own examples say, and sounds like no other house."""

from __future__ import annotations

import json
from functools import cache

import jsonschema
import pytest
import yaml

from tonecheck import Checker, Reply, load_guide
from tonecheck.checks import all_rules
from tonecheck.examples import run
from tonecheck.guide import SCHEMA_FILE
from tonecheck.guide.document import CONTEXTS
from tonecheck.report import Report
from tonecheck.resources import bundled_guides, styleguides_dir

HOUSES = ("simple", "wow", "luxury", "everyday")
LANGUAGES = ("de", "en")
HOUSE_GUIDES = [f"{house}-{language}" for house in HOUSES for language in LANGUAGES]
GUIDES = bundled_guides()
FIRST_LINE = f"# yaml-language-server: $schema=./{SCHEMA_FILE}\n"
SECTIONS = {
    *("address", "apology", "attitude", "clarity", "closing", "facts", "format", "greeting", "inclusive", "never"),
    *("phrases", "promises", "protocols", "rules", "templates", "terms", "tone", "values"),
}


@cache
def checker(name: str) -> Checker:
    return Checker(name)


@cache
def text(name: str) -> str:
    return (styleguides_dir() / f"{name}.yaml").read_text(encoding="utf-8")


def reports(guide: str, examples_of: str) -> list[Report]:
    """What a guide says about the replies that another one calls good."""
    return [
        checker(guide).check(
            Reply(
                text=example.reply,
                channel=example.channel,
                situation=example.situation,
                customer=example.customer,
                language=checker(guide).guide.language,
            )
        )
        for example in checker(examples_of).guide.examples
        if example.expect.pass_ and example.channel == "email"
    ]


def test_each_house_is_there_in_both_languages() -> None:
    assert set(GUIDES) == {*HOUSE_GUIDES, *(f"base-{language}" for language in LANGUAGES)}


@pytest.mark.parametrize("name", GUIDES)
def test_loads_without_a_warning_and_is_of_its_language(name: str) -> None:
    guide = load_guide(name)
    assert not guide.warnings
    assert guide.language == name[-2:]
    assert guide.owner
    assert guide.reviewed


@pytest.mark.parametrize("name", GUIDES)
def test_editors_find_the_schema_in_the_first_line(name: str) -> None:
    assert text(name).startswith(FIRST_LINE)
    assert (styleguides_dir() / SCHEMA_FILE).is_file()


@pytest.mark.parametrize("name", GUIDES)
def test_fits_the_shipped_schema(name: str) -> None:
    schema = json.loads((styleguides_dir() / SCHEMA_FILE).read_text(encoding="utf-8"))
    document = yaml.safe_load(text(name))
    document["reviewed"] = document["reviewed"].isoformat()
    jsonschema.validate(document, schema)


@pytest.mark.parametrize("name", GUIDES)
def test_its_examples_and_its_bad_and_good_sentences_hold(name: str) -> None:
    results = list(run(checker(name)))
    differing = [f"{one.place}: {one.name}: {why.en}" for one in results for why in one.differs]
    assert differing == []
    assert len(results) > len(checker(name).guide.examples), "no phrase or rule says what it reports"


@pytest.mark.parametrize("name", HOUSE_GUIDES)
def test_a_house_shows_what_it_wants_and_what_it_does_not(name: str) -> None:
    examples = checker(name).guide.examples
    good = [example for example in examples if example.expect.pass_]
    bad = [example for example in examples if example.expect.findings]
    assert len(examples) >= 10
    assert len(good) >= 6
    assert len(bad) >= 4
    assert all(example.name for example in examples)
    assert {example.channel for example in good} >= {"email", "chat"}
    assert {example.situation for example in good} >= {"complaint", "request", "refusal", "cancellation", "praise"}
    assert len({rule for example in bad for rule in example.expect.findings}) >= 15
    assert {rule.partition(".")[0] for example in bad for rule in example.expect.findings} >= {"attitude", "tone"}


@pytest.mark.parametrize("name", HOUSE_GUIDES)
def test_a_house_says_something_on_everything(name: str) -> None:
    policy = checker(name).guide.policy()
    expected = SECTIONS - ({"address"} if name.endswith("-en") else set())
    assert set(policy.options) == expected
    assert policy.brand.name
    assert policy.brand.promise
    assert policy.service.first_reply
    assert {"chat", "social", "letter", "sms"} <= set(checker(name).guide.channels)
    assert {"complaint", "bereavement", "cancellation", "praise", "outage"} <= set(checker(name).guide.situations)
    assert checker(name).guide.segments


@pytest.mark.parametrize("name", HOUSE_GUIDES)
def test_every_range_of_tone_has_a_reason_on_its_far_side(name: str) -> None:
    tone = checker(name).guide.policy().options["tone"]
    two_sided = [tone.formality, tone.enthusiasm]
    assert all(one.min is not None and one.max is not None and one.but_not for one in two_sided)
    assert all(getattr(tone, field) is not None for field in tone.__struct_fields__)


@pytest.mark.parametrize("name", GUIDES)
def test_what_makes_a_verdict_red_is_a_rule(name: str) -> None:
    critical = checker(name).guide.policy().score.critical
    assert critical
    assert set(critical) <= set(all_rules())


@pytest.mark.parametrize("name", HOUSE_GUIDES)
def test_the_good_replies_are_green_with_room_to_spare(name: str) -> None:
    bar = checker(name).guide.policy().score.pass_
    scores = [report.score for report in reports(name, name)]
    assert len(scores) >= 5
    assert all(score is not None and score >= bar + 2 for score in scores), scores


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("guide", "other"), [("luxury", "wow"), ("wow", "luxury")])
def test_no_house_takes_the_replies_of_another_for_its_own(guide: str, other: str, language: str) -> None:
    found = reports(f"{guide}-{language}", f"{other}-{language}")
    assert not any(report.verdict == "green" for report in found), [report.score for report in found]


@pytest.mark.parametrize("name", [name for name in HOUSE_GUIDES if name.endswith("-de")])
def test_the_german_guide_is_no_translation(name: str) -> None:
    german, english = (yaml.safe_load(text(f"{name[:-3]}-{language}")) for language in LANGUAGES)
    assert german["name"] != english["name"]
    assert list(german["values"]) != list(english["values"])
    assert {one["name"] for one in german["examples"]}.isdisjoint(one["name"] for one in english["examples"])
    assert all(german.get(context) for context in CONTEXTS[1:])
