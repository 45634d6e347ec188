from __future__ import annotations

import io

import pytest

from tonecheck.cli import _progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("total", "stream", "shown"), [(100, io.StringIO(), False), (3, Terminal(), False), (100, Terminal(), True)]
)
def test_a_bar_is_shown_for_long_work_on_a_terminal(
    total: int, stream: io.StringIO, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with _progress.bar(total) as advance:
        for _ in range(total):
            advance()
    assert bool(stream.getvalue()) is shown
