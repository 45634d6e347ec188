from __future__ import annotations

from types import SimpleNamespace

import pytest

from tonecheck.lint.library.likeness import compare

SIE = (
    "Guten Tag Frau Berger,\n\nSie können die Ware innerhalb von 30 Tagen ohne Angabe von Gründen an uns zurückgeben. "
    "Bitte nutzen Sie das Etikett im Paket, und geben Sie es bei der Post ab.\n\nHerzliche Grüße\nJana Roth\n"
)
DU = (
    "Hallo Frau Berger,\n\ndu kannst die Ware innerhalb von 30 Tagen ohne Angabe von Gründen an uns zurückgeben. "
    "Bitte nutze das Etikett im Paket, und gib es bei der Post ab.\n\nHerzliche Grüße\nJana Roth\n"
)
OTHER = "Guten Tag Frau Berger,\n\nvielen Dank für Ihr Lob. Das habe ich sofort meinen Kolleginnen im Lager vorgelesen.\n\nHerzliche Grüße\nJana Roth\n"


@pytest.mark.parametrize(
    ("texts", "rules"),
    [
        ({"a.txt": SIE, "b.txt": OTHER}, []),
        ({"a.txt": SIE, "b.txt": SIE.replace("Jana Roth", "Ida Sommer")}, ["library.duplicate"]),
        ({"a-html.txt": SIE, "a-plain.txt": SIE}, []),
        ({"a.txt": SIE, "b.txt": DU}, ["library.tones"]),
        ({"a.txt": SIE, "b.txt": SIE.replace("30 Tagen", "14 Tagen")}, ["library.contradiction", "library.duplicate"]),
        ({"a.txt": SIE, "b.txt": DU.replace("30 Tagen", "14 Tagen")}, ["library.contradiction", "library.tones"]),
        ({"a.txt": SIE, "b.txt": OTHER.replace("sofort", "in 14 Tagen")}, []),
        (
            {"a.txt": SIE.replace("30 Tagen", "vier Wochen"), "b.txt": SIE.replace("30 Tagen", "28 Tagen")},
            ["library.duplicate"],
        ),
        ({"a.txt": "Ja, gern.", "b.txt": "Ja, gern."}, []),
    ],
)
def test_what_the_later_one_is_told(texts: dict[str, str], rules: list[str], judged: SimpleNamespace) -> None:
    first, second = judged.responses(texts)
    compare([first, second], "de")
    assert first.found == []
    assert sorted(one.rule for one in second.found) == rules
    assert all("a.txt" in one.message for one in second.found)


def test_other_channels_may_have_other_tones(judged: SimpleNamespace) -> None:
    responses = [*judged.responses({"a.txt": SIE}), *judged.responses({"b.txt": DU}, channel="chat")]
    compare(responses, "de")
    assert not any(one.found for one in responses)


def test_many_duplicates_are_told_once_each(judged: SimpleNamespace) -> None:
    texts = {f"{name}.txt": SIE.replace("Jana Roth", name) for name in ("Ida Sommer", "Lea Winter", "Ben Herbst")}
    responses = judged.responses(texts)
    compare(responses, "en")
    assert [len(one.found) for one in responses] == [0, 1, 1]
    assert "others are like it as well: 1" in responses[2].found[0].message


def test_a_contradiction_stands_at_the_amount(judged: SimpleNamespace) -> None:
    first, second = judged.responses({"a.txt": SIE, "b.txt": SIE.replace("30 Tagen", "14 Tagen")})
    compare([first, second], "en")
    [found] = [one for one in second.found if one.rule == "library.contradiction"]
    assert (found.text, found.line) == ("14 Tagen", 3)
    assert "“30 Tagen” in a.txt" in found.message
