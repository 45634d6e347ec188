from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from tonecheck.lint.baseline import Baseline
from tonecheck.lint.jobs import Job
from tonecheck.lint.run import library, with_baseline
from tonecheck.lint.running import Done
from tonecheck.lint.work import Outcome
from tonecheck.reply import Skipped

JOB = Job(path="a.txt", source="a.txt", guide="", reader="text")


def test_a_library_tells_suppressed_known_and_new_apart(made: SimpleNamespace, tmp_path: Path) -> None:
    source = "eins\nzwei <!-- tonecheck: disable=address -- so -->\ndrei\nvier"
    findings = [made.finding(line=line, sentence=str(line)) for line in (1, 2, 3)]
    outcome = Outcome((made.entry(*findings),), (Skipped("b.txt", "x"),))
    for encoding in ("utf-8", "utf-16"):
        found = library([Done(JOB, source.encode(encoding), outcome)], "de")
        assert [one.state for one in found.checked[0].report.findings] == ["new", "suppressed", "new"]
        assert found.checked[0].report.marks["address"] == 20.0
        assert found.skipped == (Skipped("b.txt", "x"),)
    known = Baseline(tmp_path / "b.json")
    known.known[known.name_of("a.txt"), "address.mixed", findings[2].fingerprint] = 1
    known.known[known.name_of("a.txt"), "gone", "0"] = 2
    marked = with_baseline(found, known)
    assert [one.state for one in marked.checked[0].report.findings] == ["new", "suppressed", "baseline"]
    assert [(one.rule, one.count) for one in marked.stale] == [("gone", 2)]


def test_suppressions_can_be_left_out(made: SimpleNamespace) -> None:
    done = Done(JOB, b"x <!-- tonecheck: disable -- so -->", Outcome((made.entry(made.finding(line=1)),)))
    assert [one.state for one in library([done], "de", suppressions=False).checked[0].report.findings] == ["new"]


def test_levels_of_rules_on_libraries(made: SimpleNamespace) -> None:
    findings = (
        made.finding("library.duplicate", severity="note"),
        made.finding("library.tones", severity="warning"),
        made.finding(),
    )
    done = Done(JOB, b"x\n# tonecheck: disable=greeting -- so\n", Outcome((made.entry(*findings),)))
    levels = {"library.duplicate": "off", "library.tones": "error", "suppressions.unused": "note"}
    found = library([done], "de", levels=levels).checked[0].report.findings
    assert sorted((one.rule, one.severity) for one in found) == [
        ("address.mixed", "error"), ("library.tones", "error"), ("suppressions.unused", "note"),
    ]  # fmt: skip
