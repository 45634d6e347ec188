from __future__ import annotations

import json
from types import SimpleNamespace

from tonecheck.formatters import Options
from tonecheck.formatters.jsonl import render
from tonecheck.run import Head


def test_a_line_comes_as_soon_as_its_reply_is_checked(head: Head, made: SimpleNamespace) -> None:
    given = []

    def replies():  # type: ignore[no-untyped-def]
        for source in ("a", "b"):
            given.append(source)
            yield made.checked(made.report(source=source))

    lines = render(head, replies(), made.tallied(), Options())
    assert "head" in json.loads(next(lines))
    assert given == []
    assert json.loads(next(lines))["source"] == "a"
    assert given == ["a"]
    assert json.loads(next(lines))["source"] == "b"
    assert json.loads(next(lines))["tail"]["summary"]["replies"] == 0
