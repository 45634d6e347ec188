"""What lies over what: maps key by key, lists and ranges whole, `+` appends, `null` switches off."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tonecheck.guide import Guide, Section, load
from tonecheck.guide.values import Range

Sections = Mapping[str, Section]


@pytest.fixture
def house(tmp_path: Path, sections: Sections) -> Any:
    """Loads a guide that extends others, all given as texts by name."""

    def build(**texts: str) -> Guide:
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(f"tonecheck: 1\n{text}", encoding="utf-8")
        return load(tmp_path / f"{list(texts)[-1]}.yaml", sections)

    return build


def phrases(guide: Guide, **context: str) -> list[str]:
    return [entry.avoid[0] for entry in guide.policy(**context).options["phrases"]]


def test_maps_merge_key_by_key(house: Any) -> None:
    guide = house(
        base="greeting: {required: true, name: required}\nvalues: {Nähe: {means: nah, shows: [a]}, Mut: {shows: b}}\n",
        top="extends: ./base.yaml\ngreeting: {name: optional}\nvalues: {Nähe: {shows: [c]}, Mut: null}\n",
    )
    options = guide.policy().options
    assert (options["greeting"].required, options["greeting"].name) == (True, "optional")
    assert list(options["values"]) == ["Nähe"]
    assert (options["values"]["Nähe"].means, options["values"]["Nähe"].shows) == ("nah", ("c",))


def test_lists_replace_and_plus_appends(house: Any) -> None:
    base = "phrases: [{avoid: a}]\ngreeting: {avoid: x}\n"
    assert phrases(house(base=base, top="extends: ./base.yaml\nphrases: [{avoid: b}]\n")) == ["b"]
    guide = house(base=base, top="extends: ./base.yaml\n+phrases: [{avoid: b}]\ngreeting: {+avoid: y}\n")
    assert phrases(guide) == ["a", "b"]
    assert guide.policy().options["greeting"].avoid == ("x", "y")


def test_plus_without_a_list_below_makes_one(house: Any) -> None:
    assert phrases(house(top="+phrases: [{avoid: b}]\n")) == ["b"]


def test_plus_in_contexts_survives_extends(house: Any) -> None:
    guide = house(
        base="phrases: [{avoid: a}]\nchannels: {chat: {+phrases: [{avoid: b}]}}\n",
        top="extends: ./base.yaml\nchannels: {chat: {+phrases: [{avoid: c}]}}\nsituations: {outage: {+phrases: [{avoid: d}]}}\n",
    )
    assert phrases(guide) == ["a"]
    assert phrases(guide, channel="chat") == ["a", "b", "c"]
    assert phrases(guide, channel="chat", situation="outage") == ["a", "b", "c", "d"]


def test_a_list_over_a_plus_replaces_all(house: Any) -> None:
    guide = house(
        base="phrases: [{avoid: a}]\nchannels: {chat: {+phrases: [{avoid: b}]}}\n",
        top="extends: ./base.yaml\nchannels: {chat: {phrases: [{avoid: c}]}}\n",
    )
    assert phrases(guide, channel="chat") == ["c"]


def test_a_range_replaces_the_whole_range(house: Any) -> None:
    guide = house(
        base="tone: {warmth: {min: 20, max: 40, weight: 3}, empathy: [1, 2]}\n",
        top="extends: ./base.yaml\ntone: {warmth: {min: 60}, empathy: low}\n",
    )
    tone = guide.policy().options["tone"]
    assert tone.warmth == Range(min=60)
    assert tone.empathy == Range(min=0, max=35)


def test_shorthands_merge_with_long_forms(house: Any) -> None:
    guide = house(base="address: {form: Sie, strict: true}\n", top="extends: ./base.yaml\naddress: du\n")
    address = guide.policy().options["address"]
    assert (address.form, address.strict) == ("du", True)


def test_null_switches_off_and_a_context_on_again(house: Any) -> None:
    guide = house(
        base="clarity: {filler: note, sentence_words: 20}\naddress: Sie\n",
        top="extends: ./base.yaml\nclarity: {filler: null}\naddress:\nchannels: {chat: {address: du, clarity: null}}\n",
    )
    base, chat = guide.policy().options, guide.policy(channel="chat").options
    assert "address" not in base
    assert (base["clarity"].filler, base["clarity"].sentence_words) == (None, 20)
    assert chat["address"].form == "du"
    assert "clarity" not in chat


def test_later_extends_win(house: Any) -> None:
    guide = house(
        one="address: Sie\ntone: {warmth: low}\n",
        two="address: du\n",
        top="extends: [./one.yaml, ./two.yaml]\n",
    )
    assert guide.policy().options["address"].form == "du"
    assert guide.policy().options["tone"].warmth.max == 35


def test_extends_merge_before_contexts_apply(house: Any) -> None:
    """The base's channel still wins over the base sections of the guide that extends it."""
    guide = house(base="channels: {chat: {address: du}}\n", top="extends: ./base.yaml\naddress: Sie\n")
    assert guide.policy().options["address"].form == "Sie"
    assert guide.policy(channel="chat").options["address"].form == "du"


def test_a_file_s_own_keys_are_not_inherited(house: Any) -> None:
    guide = house(
        base="name: Grund\nowner: A\nreviewed: 2020-01-01\nlanguage: en\nexamples: [{reply: Hi}]\nbrand: {name: Berg}\n",
        top="extends: ./base.yaml\n",
    )
    assert (guide.name, guide.owner, guide.reviewed, guide.examples) == ("top", None, None, ())
    assert guide.language == "en"
    assert guide.policy().brand.name == "Berg"
