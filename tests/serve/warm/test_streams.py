from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tonecheck.serve.warm import protocol, streams
from tonecheck.serve.warm.keeper import DeclineError

PIPE = streams.Description.of("0 utf-8 strict 4096")
CODE = "import sys\nfor n in range(400):\n    print('ä' * 30)\n    print(n, file=sys.stderr)\nsys.stderr.write('end')"


@pytest.mark.parametrize("line", ["", "1 utf-8 strict", "1 utf-8 strict many", "1 utf-8 strict 1 1"])
def test_what_describes_no_stream_is_an_error(line: str) -> None:
    with pytest.raises(protocol.MalformedError):
        streams.Description.of(line)


def test_the_pieces_are_those_that_python_writes() -> None:
    """Into one pipe, a real process and the played streams write the same bytes in the same order."""
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, check=True)
    ours, theirs = os.pipe()
    described = streams.Description.of(f"0 utf-8 strict {os.fstat(theirs).st_blksize}")
    os.close(ours)
    os.close(theirs)
    with streams.replaced([described] * 3, b"") as output:
        exec(CODE)
    assert b"".join(bytes(piece[1:]) for piece in output.pieces) == done.stdout
    assert len(output.pieces) > 2


def test_standard_input_that_was_not_sent_is_asked_for_only_when_it_is_read() -> None:
    with streams.replaced([PIPE] * 3, None):
        assert not sys.stdin.isatty()
        with pytest.raises(streams.InputWantedError):
            sys.stdin.buffer.read()
    with streams.replaced([PIPE] * 3, b"one\ntwo"):
        assert sys.stdin.read() == "one\ntwo"


def test_a_terminal_is_one_and_has_its_encoding() -> None:
    terminal = streams.Description.of("1 iso8859-1 strict 1024")
    with streams.replaced([terminal] * 3, None) as output:
        assert sys.stdin.isatty()
        assert sys.stdout.isatty()
        print("ä")
        assert [bytes(piece) for piece in output.pieces] == [b"1\xe4\n"]


def test_everything_is_as_before_and_too_much_output_is_declined() -> None:
    before = sys.stdin, sys.stdout, sys.stderr
    with pytest.raises(DeclineError), streams.replaced([PIPE] * 3, None):
        sys.stdout.write("x" * protocol.MOST_ANSWERED)
    assert (sys.stdin, sys.stdout, sys.stderr) == before
