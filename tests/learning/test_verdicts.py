from __future__ import annotations

from typing import Any

import pytest

from tonecheck.guide import GuideError
from tonecheck.learning.collection import collect
from tonecheck.learning.settings import Settings
from tonecheck.learning.verdicts import Judged, costly, green_from, judge, softened, stricter
from tonecheck.reply import Reply


def judged(scores: list[float], **changes: Any) -> Judged:
    labels = [str(number) for number in range(len(scores))]
    facts: dict[str, Any] = {
        "verdicts": {label: "green" if score >= 90 else "amber" for label, score in zip(labels, scores, strict=True)},
        "scores": dict(zip(labels, scores, strict=True)),
        "broken": {},
        "serious": frozenset(),
        "critical": {},
        "green_from": 90.0,
    }
    return Judged(**(facts | changes))


def test_a_wrong_guide_is_told(house: list[Reply]) -> None:
    with pytest.raises(GuideError):
        judge("tonecheck: 1\nadress: du\n", collect(house[:1], [], None).good, "de")


def test_a_guide_judges_by_labels(house: list[Reply]) -> None:
    given = collect(house[:3], [], None).good
    found = judge("tonecheck: 1\nname: x\nlanguage: de\naddress: Sie\nscore: {critical: [address.form]}\n", given, "de")
    assert found.count("red") == found.scored == 3
    assert found.critical == {"address.form": ("gut/00.txt", "gut/01.txt", "gut/02.txt")}


def test_green_begins_no_lower_where_the_promise_is_kept(settings: Settings) -> None:
    assert green_from(judged([95.0] * 9 + [50.0]), settings) is None


def test_green_begins_where_the_promised_share_is_reached(settings: Settings) -> None:
    assert green_from(judged([95.0] * 5 + [84.6] * 4 + [50.0]), settings) == 84


def test_green_never_begins_below_sixty(settings: Settings) -> None:
    assert green_from(judged([30.0] * 10), settings) == 60


def test_what_is_critical_lowers_nothing(settings: Settings) -> None:
    red = judged([95.0] * 8 + [20.0] * 2, critical={"address.mixed": ("8", "9")})
    assert green_from(red, settings) is None


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("clarity.filler", {"serious": frozenset()}),
        ("attitude.blame", {"critical": {"attitude.blame": ("0", "1")}}),
        ("tone.warmth", {}),
        ("greeting.missing", {}),
    ],
)
def test_notes_critical_rules_and_learned_sections_are_not_softened(
    rule: str, changes: dict[str, Any], settings: Settings
) -> None:
    facts = {"broken": {rule: ("0", "1")}, "serious": frozenset({rule})} | changes
    assert softened(judged([95.0] * 10, **facts), settings) == ()


def test_a_ground_rule_that_too_many_good_replies_break_is_softened(settings: Settings) -> None:
    rule = "promises.no-deadline"
    one = judged([95.0] * 10, broken={rule: ("0",)}, serious=frozenset({rule}))
    two = judged([95.0] * 10, broken={rule: ("0", "1")}, serious=frozenset({rule}))
    assert softened(one, settings) == ()
    assert softened(two, settings) == (rule,)


def test_it_could_be_stricter_where_bad_replies_are_green(settings: Settings) -> None:
    good, bad = judged([98.0] * 9 + [91.0]), judged([93.0, 97.0, 99.0, 50.0])
    assert stricter(good, bad, settings) == (98, 1)
    assert stricter(good, judged([99.0, 50.0]), settings) is None
    assert stricter(judged([98.0] * 8 + [50.0] * 2), bad, settings) is None


def test_what_costs_most_is_told_critical_rules_first() -> None:
    broken = {"a.x": ("8", "9"), "b.y": ("9",), "c.z": ("0",)}
    found = costly(judged([95.0] * 8 + [20.0] * 2, broken=broken, critical={"b.y": ("9",)}))
    assert found == [("b.y", 1), ("a.x", 2)]
