from __future__ import annotations

from types import SimpleNamespace

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


def test_nothing_to_compare_is_an_empty_overview(judged: SimpleNamespace) -> None:
    after, found = compared([], "de")
    assert (after, found.twins, found.consistency) == ([], 0, ())
