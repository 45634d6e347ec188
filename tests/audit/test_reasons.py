from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tonecheck import audit
from tonecheck.audit.reasons import said
from tonecheck.audit.values import number, time

_READERS = ("message.py", "values.py", "mail.py", "judge.py", "sources/jsonl.py", "sources/table.py")
_RAISED = re.compile(r"""(?:raise ValueError\(|Unreadable\([^"\n]*?|return )f?"([^"]+)"[,)\n ]""")


@pytest.mark.parametrize("reason", ["something new", "", "the reply is empty, or so"])
def test_what_nobody_translated_stays(reason: str) -> None:
    assert said(reason, "de") == reason


@pytest.mark.parametrize(
    ("reason", "german"),
    [
        ("the reply is empty", "Die Antwort ist leer."),
        ("csat 'sehr gut' is no number", "csat: „sehr gut“ ist keine Zahl."),
        ("the time 'gestern {x}' is none that can be read", "Die Zeit „gestern {x}“ lässt sich nicht lesen."),
        ("3 cells, but the head names 5 columns", "3 Zellen, aber die Kopfzeile nennt 5 Spalten."),
        ("not JSON: a\nb", "Kein JSON (a\nb)."),
        ("it could not be judged: ValueError", "Sie ließ sich nicht beurteilen (ValueError)."),
    ],
)
def test_reasons_are_said_in_german_and_stay_in_english(reason: str, german: str) -> None:
    assert said(reason, "de") == german
    assert said(reason, "en") == reason


def test_every_reason_of_the_readers_is_translated() -> None:
    folder = Path(audit.__file__).parent
    code = "".join((folder / name).read_text(encoding="utf-8") for name in _READERS)
    reasons = [re.sub(r"\{[^}]*\}", "x", found) for found in _RAISED.findall(code) if " " in found]
    assert len(reasons) >= 10
    assert [reason for reason in reasons if said(reason, "de") == reason] == []


@pytest.mark.parametrize("value", ["gestern", "31.13.2025", "32.01.2025 10:00", "99.99.2025", "31.12.2025 25:00"])
def test_times_that_are_none_are_said_in_german(value: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        time(value)
    assert said(str(caught.value), "de").startswith("Die Zeit ")


def test_numbers_that_are_none_are_said_in_german() -> None:
    with pytest.raises(ValueError, match="csat") as caught:
        number("inf", "csat")
    assert said(str(caught.value), "de") == "csat: „inf“ ist keine Zahl."


def _reasons() -> Iterator[str]:
    """What readers and judges say of a row that they skip, with `1` for what they fill in."""
    folder = Path(audit.__file__).parent
    for path in (*folder.glob("sources/*.py"), *(folder / f"{name}.py" for name in ("mail", "message", "values"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if isinstance(node, ast.Call) and name in ("Unreadable", "ValueError"):
                said = node.args[-1]
                pieces = said.values if isinstance(said, ast.JoinedStr) else [said]
                words = [str(one.value) if isinstance(one, ast.Constant) else "1" for one in pieces]
                yield "".join(words)


def test_every_reason_for_a_skipped_row_has_its_german() -> None:
    reasons = {one for one in _reasons() if one != "1" and "is no number" not in one}
    assert len(reasons) > 8
    for reason in (*reasons, "it could not be judged: ValueError"):
        assert said(reason, "en") == reason
        assert said(reason, "de") != reason
    assert said("the time 'bald' is none that can be read", "de") == "Die Zeit „bald“ lässt sich nicht lesen."
