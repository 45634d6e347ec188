from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tonecheck.serve.warm import stdin


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ours, theirs = os.pipe()
    yield ours, theirs
    os.close(ours)


def test_a_pause_is_not_waited_for(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stdin, "PAUSE", 0.05)
    assert stdin.read(pipe[0], 100) == (b"", False)
    os.write(pipe[1], b"one")
    assert stdin.read(pipe[0], 100) == (b"one", False)
    os.close(pipe[1])
    assert stdin.read(pipe[0], 100) == (b"", True)


def test_too_much_is_not_read_to_the_end(pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"x" * 1000)
    assert stdin.read(pipe[0], 999) == (b"x" * 1000, False)
    os.write(pipe[1], b"x" * 1000)
    os.close(pipe[1])
    assert stdin.read(pipe[0], 1000) == (b"x" * 1000, True)


def test_a_slow_writer_who_ends_is_read_whole(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stdin, "PAUSE", 60)

    def write() -> None:
        for piece in (b"a", b"b", b"c"):
            os.write(pipe[1], piece)
            time.sleep(0.01)
        os.close(pipe[1])

    writer = threading.Thread(target=write)
    writer.start()
    assert stdin.read(pipe[0], 100) == (b"abc", True)
    writer.join()


@pytest.mark.parametrize("taken", [b"", b"one", b"one\ntw", b"x" * 100_000])
def test_what_was_taken_comes_again_before_the_rest(taken: bytes) -> None:
    code = (
        "import os, sys; from tonecheck.serve.warm import stdin; "
        f"stdin.hand_on(b''.join(os.read(0, 1) for _ in range({len(taken)}))); "
        "assert sys.stdin.fileno() == 0 and not sys.stdin.isatty(); "
        "sys.stdout.buffer.write(sys.stdin.buffer.read())"
    )
    given = taken + "o\nthree äöü".encode()
    assert subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=True).stdout == given


def test_lines_come_across_the_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    old = io.TextIOWrapper(io.BufferedReader(io.FileIO(os.memfd_create("x"), "r+")), encoding="utf-8")
    os.write(old.fileno(), b"wo\nthree")
    os.lseek(old.fileno(), 0, os.SEEK_SET)
    monkeypatch.setattr(sys, "stdin", old)
    stdin.hand_on(b"one\nt")
    assert sys.stdin.readlines() == ["one\n", "two\n", "three"]
