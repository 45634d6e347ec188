"""Policies: what wins over what, where values come from, what is cached and validated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tonecheck.guide import Guide, GuideError, Section, load, load_text
from tonecheck.guide.values import Brand

Sections = Mapping[str, Section]
ORDER = """tonecheck: 1
tone: {warmth: [1, 2]}
languages: {de: {tone: {warmth: [2, 3]}}}
channels: {email: {tone: {warmth: [3, 4]}}, chat: {tone: {warmth: [4, 5]}}}
situations: {outage: {tone: {warmth: [5, 6]}}}
segments: {vip: {tone: {warmth: [6, 7]}}}
"""


@pytest.fixture
def guide(bundled: Path, sections: Sections) -> Guide:
    assert bundled.is_dir()
    return load(Path(__file__).parent / "alpenglueck.yaml", sections)


@pytest.mark.parametrize(
    ("context", "low"),
    [
        ({"language": "en", "channel": "letter"}, 1),
        ({"language": "de", "channel": "letter"}, 2),
        ({"language": "de"}, 3),
        ({"language": "de", "channel": "chat"}, 4),
        ({"language": "de", "channel": "chat", "situation": "outage"}, 5),
        ({"language": "de", "channel": "chat", "situation": "outage", "segment": "vip"}, 6),
        ({"language": "de", "channel": "chat", "situation": "refund", "segment": "new"}, 4),
    ],
)
def test_order_of_overrides(context: dict[str, str], low: int, sections: Sections) -> None:
    guide = load_text(ORDER, sections)
    assert guide.policy(**context).options["tone"].warmth.min == low


def test_no_channel_is_email(sections: Sections) -> None:
    policy = load_text(ORDER, sections).policy()
    assert policy.context.channel == "email"
    assert str(policy.origin("tone", "warmth")) == "guide.yaml:4"


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("", ("de",)),
        ("language: en", ("en",)),
        ("languages: {en: {}}", ("de", "en")),
        ("languages: {de: {}}", ("en", "de")),
        ("language: de\nlanguages: {de: {}, en: {}}", ("de", "en")),
        ("language: en\nlanguages: {de: {}}", ("en", "de")),
    ],
)
def test_languages(text: str, languages: tuple[str, ...], sections: Sections) -> None:
    guide = load_text(f"tonecheck: 1\n{text}\n", sections)
    assert guide.languages == languages
    assert guide.policy().context.language == guide.language == languages[0]


def test_only_sections_that_are_there(sections: Sections) -> None:
    policy = load_text("tonecheck: 1\naddress: du\ntone:\n", sections).policy()
    assert list(policy.options) == ["address"]
    assert policy.brand == Brand()
    assert (policy.score.pass_, policy.score.warn, policy.score.critical) == (80, 60, ())
    assert policy.levels == {}


def test_settings(guide: Guide) -> None:
    policy = guide.policy()
    assert policy.brand.vocabulary == ("ScoutTrail", "Cirrus 2")
    assert policy.service.first_reply is not None
    assert policy.service.first_reply.unit == "day"
    assert policy.score.weights == {"tone": 3, "address": 3, "apology": 2}
    assert policy.score.critical == ("address.mixed", "never.personal-data")
    assert policy.levels == {"clarity.filler": "off"}
    assert policy.calibration["warmth"].shift == -4


@pytest.mark.parametrize(
    ("context", "path", "origin"),
    [
        ({}, ("address", "form"), "alpenglueck.yaml:23"),
        ({}, ("address",), "alpenglueck.yaml:23"),
        ({}, ("tone", "politeness", "min"), "alpenglueck.yaml:27"),
        ({}, ("tone", "warmth", "min"), "alpenglueck.yaml:28"),
        ({}, ("phrases", 0, "avoid", 1), "alpenglueck.yaml:46"),
        ({}, ("phrases", 1, "except_", 0), "alpenglueck.yaml:54"),
        ({}, ("phrases", 2, "in"), "alpenglueck.yaml:57"),
        ({}, ("phrases", 9), "alpenglueck.yaml:45"),
        ({}, ("greeting", "unknown", "deeper"), "alpenglueck.yaml:33"),
        ({}, ("clarity", "sentence_words"), "alpenglueck.yaml:87"),
        ({}, ("values", "Nähe", "breaks", 0), "alpenglueck.yaml:18"),
        ({"channel": "chat"}, ("address", "form"), "alpenglueck.yaml:109"),
        ({"channel": "chat"}, ("greeting", "allowed"), "alpenglueck.yaml:35"),
        ({"situation": "bereavement"}, ("tone", "empathy"), "alpenglueck.yaml:112"),
        ({"language": "en"}, ("clarity", "readability", "index"), "alpenglueck.yaml:117"),
    ],
)
def test_origin(guide: Guide, context: dict[str, str], path: tuple[str | int, ...], origin: str) -> None:
    assert str(guide.policy(**context).origin(*path)) == origin


def test_origin_of_nothing(guide: Guide) -> None:
    assert guide.policy().origin("inclusivity") is None
    assert guide.policy().origin() is None


def test_origin_of_an_appended_item_is_its_own_file(bundled: Path, sections: Sections) -> None:
    assert bundled.is_dir()
    policy = load_text("tonecheck: 1\nextends: base-de\n+phrases:\n  - avoid: b\n", sections).policy()
    assert str(policy.origin("phrases", 0, "avoid")) == "base-de.yaml:6"
    assert str(policy.origin("phrases", 1, "avoid")) == "guide.yaml:4"


def test_null_in_a_context(guide: Guide) -> None:
    assert "protocols" in guide.policy().options
    assert "protocols" not in guide.policy(situation="outage").options
    assert "address" not in guide.policy(language="en").options
    assert guide.policy(language="en", channel="chat").options["address"].form == "du"


def test_policies_are_cached_and_share_what_does_not_differ(guide: Guide) -> None:
    assert guide.policy(channel="chat") is guide.policy(channel="chat")
    first, second = guide.policy(situation="refund"), guide.policy(situation="praise")
    assert first.key == second.key
    assert first.options is second.options
    assert (first.context.situation, second.context.situation) == ("refund", "praise")


def test_any_number_of_unknown_situations(guide: Guide) -> None:
    for number in range(2500):
        guide.policy(situation=f"s{number}")
    assert guide.policy().options["address"].form == "Sie"


PAIR = """tonecheck: 1
channels: {chat: {protocols: {complaint: null}}}
situations: {outage: {protocols: {complaint: {ordered: true}}}}
protocols: {complaint: {steps: [solve]}}
"""


def test_pairs_are_validated(sections: Sections) -> None:
    """Each context is well alone, but the chat takes out what the outage builds on."""
    with pytest.raises(GuideError) as error:
        load_text(PAIR, sections)
    assert [str(problem).split("\n")[0] for problem in error.value.problems] == [
        "guide.yaml:3:46: the key 'steps' is missing. Add `steps: …`."
    ]


def test_contexts(guide: Guide) -> None:
    assert list(guide.contexts()) == [
        {},
        {"language": "en"},
        {"channel": "chat"},
        {"channel": "letter"},
        {"situation": "bereavement"},
        {"situation": "outage"},
        {"segment": "vip"},
    ]


def test_examples(sections: Sections) -> None:
    guide = load_text(
        "tonecheck: 1\nexamples:\n- {name: a, channel: chat, language: en, customer: Hi, reply: Hallo,\n"
        "   expect: {pass: no, findings: greeting.missing, only: true, not: [tone.formality]}}\n- reply: Hallo\n",
        sections,
    )
    first, second = guide.examples
    assert (first.name, first.channel, first.language, first.customer) == ("a", "chat", "en", "Hi")
    assert (first.expect.pass_, first.expect.only) == (False, True)
    assert (first.expect.findings, first.expect.not_) == (("greeting.missing",), ("tone.formality",))
    assert (second.expect.pass_, second.expect.findings) == (None, ())
    assert [str(example.origin) for example in guide.examples] == ["guide.yaml:3", "guide.yaml:5"]
