"""Runs command lines as cold processes do, each in a child of its own, without loading all modules anew for each.

Reads from standard input a JSON list of [arguments, standard input in hexadecimal digits, variables] and writes a JSON
list of [exit status, standard output, standard error].
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from typing import Any

from tonecheck.__main__ import main
from tonecheck.cli._warm import prepare


def run(arguments: list[str], stdin: bytes, variables: dict[str, str]) -> list[Any]:
    """The exit status and the outputs of one command line."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        child = os.fork()
        if not child:
            os._exit(_be(arguments, [file.fileno() for file in (given, out, err)], variables))
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return [os.waitstatus_to_exitcode(status), out.read().hex(), err.read().hex()]


def _be(arguments: list[str], descriptors: list[int], variables: dict[str, str]) -> int:
    for standard, descriptor in enumerate(descriptors):
        os.dup2(descriptor, standard)
    os.environ.update(variables, TONECHECK_WARM="0")
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0)), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w")), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w")), encoding="utf-8", line_buffering=True)
    sys.argv[1:] = arguments
    try:
        main()
    except SystemExit as done:
        sys.stdout.flush()
        sys.stderr.flush()
        return int(done.code or 0)
    return 99


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    prepare()
    answers = [run(arguments, bytes.fromhex(stdin), variables) for arguments, stdin, variables in asked]
    print(json.dumps(answers))
