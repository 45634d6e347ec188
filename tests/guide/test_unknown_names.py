from __future__ import annotations

import pytest

from tonecheck import checks, guide
from tonecheck.guide.unknown_names import unknown_names

HOUSE = guide.load_text(
    "tonecheck: 1\nchannels: {forum: {address: du}}\nsegments: {vip: {address: Sie}}\n", checks.all_checks()
)


USING = guide.load_text(
    """tonecheck: 1
protocols: {refund: {steps: [solve]}}
rules: [{name: house.a, kind: existence, pattern: x, message: y, in: [delay]}]
""",
    checks.all_checks(),
)


@pytest.mark.parametrize("name", ["refund", "delay"])
def test_a_situation_that_anything_is_for_is_known(name: str) -> None:
    assert list(unknown_names(USING, {"situation": name})) == []
    assert [one.known[0] for one in unknown_names(USING, {"situation": "sonst"})] == ["complaint"]


@pytest.mark.parametrize(
    "context", [{}, {"channel": None}, {"channel": "forum"}, {"situation": "complaint"}, {"segment": "vip"}]
)
def test_known_names(context: dict[str, str | None]) -> None:
    assert list(unknown_names(HOUSE, context)) == []


@pytest.mark.parametrize(
    ("context", "near"),
    [({"channel": "Forums"}, "forum"), ({"situation": "complain"}, "complaint"), ({"segment": "gold"}, None)],
)
def test_unknown_names(context: dict[str, str | None], near: str | None) -> None:
    (found,) = unknown_names(HOUSE, context)
    assert ({found.kind: found.name}, found.near) == (context, near)
