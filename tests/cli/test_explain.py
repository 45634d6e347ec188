from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.checks import all_rules
from tonecheck.library_rules import LIBRARY_RULES

Run = Callable[..., tuple[int, str, str]]


def test_an_unknown_rule_is_told_with_the_nearest(tonecheck: Run) -> None:
    status, _, err = tonecheck("explain", "address.mixd")
    assert status == 2
    assert "Did you mean 'address.mixed'?" in err


@pytest.mark.parametrize("ui", ["de", "en"])
@pytest.mark.parametrize("name", sorted(all_rules()))
def test_every_rule_is_explained_with_its_examples(name: str, ui: str, tonecheck: Run) -> None:
    status, out, _ = tonecheck("explain", name, "--ui", ui)
    rule = all_rules()[name]
    assert status == 0
    assert rule.why.get(ui) in out
    assert out.count({"de": "So nicht", "en": "Not like this"}[ui]) == len(rule.bad)


def test_the_rules_are_listed(tonecheck: Run) -> None:
    _, out, _ = tonecheck("rules", "--ui", "en")
    assert [line.split()[0] for line in out.splitlines()] == sorted((*all_rules(), *LIBRARY_RULES))
