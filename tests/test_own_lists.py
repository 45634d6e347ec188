from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tonecheck.checker import Checker
from tonecheck.reply import Reply
from tonecheck.report import Report

HEAD = "tonecheck: 1\nname: Haus\nlanguage: de\n"
TEXT = "Guten Tag {{ticket.requester.first_name | default: 'und hallo'}},\n\n{{order.number}} ist da: {{order.number}}."


def judged(tmp_path: Path, guide: str, text: str = TEXT) -> Report:
    name = guide
    if "\n" in guide:
        (tmp_path / "haus.yaml").write_text(guide, encoding="utf-8")
        name = str(tmp_path / "haus.yaml")
    return Checker(name, ui="de").check(Reply(text=text, language="de", is_template=True))


def variables(report: Report) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity, one.text) for one in report.findings if one.rule.startswith("templates.")]


@pytest.mark.parametrize("own", ["templates: {known: [ticket.requester.first_name]}\n", "templates: {+known: [x]}\n"])
def test_an_own_list_keeps_its_errors(tmp_path: Path, own: str) -> None:
    report = judged(tmp_path, f"{HEAD}extends: everyday-de\n{own}")
    assert variables(report) == [("templates.unknown", "error", "{{order.number}}")] * 2
    assert report.unlisted is msgspec.UNSET


@pytest.mark.parametrize("guide", ["everyday-de", f"{HEAD}extends: everyday-de\n"])
def test_the_list_of_a_bundled_guide_judges_nothing(tmp_path: Path, guide: str) -> None:
    report = judged(tmp_path, guide)
    assert variables(report) == []
    assert report.unlisted == ("order.number",)
    assert [one for one in report.not_checked if one.startswith("templates.")] == [
        "templates.unknown: welche Variablen es gibt, sagt nur ein eigener Guide, in `templates.known`"
    ]
    assert report.marks["templates"] == 100.0


def test_a_slip_near_a_name_of_a_bundled_guide_is_a_warning(tmp_path: Path) -> None:
    report = judged(tmp_path, "everyday-de", TEXT.replace("first_name", "fist_name"))
    assert [found[:2] for found in variables(report)] == [("templates.misspelt", "warning")]


def test_the_language_of_a_bundled_guide_judges_no_other_one(tmp_path: Path) -> None:
    report = judged(tmp_path, "everyday-de", "Guten Tag,\n\n<OTRS_TICKET_NUMBER> ist da.")
    assert (variables(report), report.unlisted) == ([], ("OTRS_TICKET_NUMBER",))


def test_a_copy_of_a_bundled_guide_is_of_the_house(tmp_path: Path) -> None:
    report = judged(tmp_path, f"{HEAD}templates: {{known: [agent.name]}}\n", "Guten Tag, {{order.number}} ist da.")
    assert [found[:2] for found in variables(report)] == [("templates.unknown", "error")]


def test_what_is_known_of_a_kept_guide_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path / "cache"))
    assert [judged(tmp_path, "everyday-de").unlisted for _ in range(2)] == [("order.number",)] * 2
