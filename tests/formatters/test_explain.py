from __future__ import annotations

from types import SimpleNamespace

import pytest

from tonecheck.formatters._explain import explain, family_of, number
from tonecheck.formatters._layout import Paint


@pytest.mark.parametrize(
    ("value", "ui", "sign", "shown"),
    [
        (71.4, "de", False, "71,4"),
        (71.4, "en", False, "71.4"),
        (0.0, "de", True, "0,0"),
        (-0.0, "de", True, "0,0"),
        (-8.6, "de", True, "−8,6"),
        (8.6, "en", True, "+8.6"),
        (-8.6, "en", False, "−8.6"),
    ],
)
def test_numbers_as_the_language_writes_them(value: float, ui: str, sign: bool, shown: str) -> None:
    assert number(value, ui, sign) == shown


def shown(made: SimpleNamespace, ui: str = "de", **fields: object) -> list[str]:
    return list(explain(made.report(**fields), ui, Paint(False)))


def test_without_a_score_that_is_said(made: SimpleNamespace) -> None:
    (line,) = shown(made, score=None, scored=False)
    assert "unter 10 Wörtern" in line


def test_every_addend_stands_with_its_findings_the_dearest_first(made: SimpleNamespace) -> None:
    lines = shown(made)
    assert lines[0].endswith("100,0")
    assert [line.split()[:2] for line in lines if line.lstrip().startswith(("−20", "−8"))] == [
        ["−20,0", "address"],
        ["−8,6", "tone"],
    ]
    below = lines[2]
    assert below.split() == ["−40,0", "address.mixed", "3:19", "„dir“", "·", "haus.yaml:4"]
    assert any("31,4" in line and "65,6" in line for line in lines)
    assert not any("62,0" in line for line in lines)
    assert lines[-2].split()[0] == "71,4"
    assert lines[-1].endswith("protocols")


def test_a_finding_without_text_has_no_quotes(made: SimpleNamespace) -> None:
    missing = made.finding("dir", "address.mixed", "error", "x")
    lines = shown(made, findings=(type(missing)(**{**_fields(missing), "text": ""}),))
    assert not any("„“" in line for line in lines)


def test_the_words_of_a_finding_stand_in_one_line_and_are_cut_where_they_are_many(made: SimpleNamespace) -> None:
    found = made.finding("dir", "address.mixed", "error", "x")
    text = "Mit freundlichen Grüßen\nIhr Kundenservice-Team"
    lines = shown(made, findings=(type(found)(**{**_fields(found), "text": text}),))
    assert any("„Mit freundlichen Grüßen Ihr …“" in line for line in lines)


def _fields(finding: object) -> dict[str, object]:
    return {name: getattr(finding, name) for name in finding.__struct_fields__}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("rule", "family"), [("address.mixed", "address"), ("house.own", "rules"), ("x", "rules")])
def test_the_houses_own_rules_belong_to_rules(made: SimpleNamespace, rule: str, family: str) -> None:
    assert family_of(made.finding("dir", rule, "error", "x"), made.report()) == family
