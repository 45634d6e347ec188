from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import msgspec

from tonecheck.lint.library.whole import compared
from tonecheck.run import Gap


def test_findings_are_put_to_their_responses_and_figures_beside(judged: SimpleNamespace) -> None:
    texts = {
        "de/a.txt": "Guten Tag {{customer.name}},\n\nwir erstatten Ihnen 4,95 € heute noch.\n",
        "en/a.txt": "Hello,\n\nwe will refund you €7.50 today.\n",
    }
    results = judged.results(texts, situation="complaint")
    after, found = compared(results, "de")
    assert [done.job for done in after] == [done.job for done in results]
    rules = [[one.rule for one in done.outcome.entries[0].report.findings] for done in after]
    assert rules[0] == ["library.twin-facts"]
    assert sorted(rules[1]) == ["library.twin-facts", "library.twin-placeholders"]
    assert found.twins == 1
    assert found.unused_placeholders == ("order.id",)
    assert Gap("complaint", ("chat",)) in found.without_response
    assert Gap("praise", ("chat", "email")) in found.without_response


def test_what_two_guides_lack_is_said_once(judged: SimpleNamespace, tmp_path: Path) -> None:
    first, second = judged.results(
        {"a.txt": "Guten Tag,\n\nes ist da.\n", "b.txt": "Hello {{order.id}},\n\nit is here.\n"}, situation="praise"
    )
    own = Path(first.job.guide).read_text(encoding="utf-8")
    other = tmp_path / "house.yaml"
    other.write_text(own.replace("name: Probe", "name: House").replace("complaint: {}", "complaint: {}, refund: {}"))
    second = msgspec.structs.replace(second, job=msgspec.structs.replace(second.job, guide=str(other)))
    _, found = compared([first, second], "de")
    assert found.without_response == (
        Gap("complaint", ("chat", "email")),
        Gap("praise", ("chat",)),
        Gap("refund", ("chat", "email"), ("House",)),
    )
    assert found.unused_placeholders == ("customer.name",)


def test_nothing_to_compare_is_an_empty_overview(judged: SimpleNamespace) -> None:
    after, found = compared([], "de")
    assert (after, found.twins, found.consistency) == ([], 0, ())
