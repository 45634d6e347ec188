"""The outputs of a run of `lint`: one on standard output, others in files, each whole or not at all."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from tonecheck import formatters
from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically
from tonecheck.guide.kept import Heading
from tonecheck.lint.jobs import Job
from tonecheck.lint.running import content
from tonecheck.lint.sources import decoded
from tonecheck.lint.work import Judging
from tonecheck.provenance import guide_head, lexicons_hash, models_hashes
from tonecheck.run import Checked, GuideHead, Head, Tally

_LINE_END = re.compile(r"\r\n|\r|\n")
#: Formats in which nothing stands of the hashes of models and lexicons.
_UNHASHED = frozenset(("text", "oneline", "terminal", "github", "gitlab", "junit", "checkstyle", "rdjson"))


class Output(msgspec.Struct, frozen=True):
    """A format and the file that it goes to; None is standard output."""

    format_: str
    file: str | None


def parsed(given: Sequence[str]) -> tuple[Output, ...]:
    """`FORMAT=FILE`, taken apart. Raises TonecheckError for a format that is not there, or a file named twice."""
    outputs: list[Output] = []
    for one in given:
        format_, sign, file = one.partition("=")
        if not sign or not file:
            raise TonecheckError(
                "no format and file.", place=f"--output {one}", remedy="Write it as sarif=found.sarif."
            )
        if format_ not in formatters.names():
            raise TonecheckError(
                f"no format is called '{format_}'.",
                place=f"--output {one}",
                remedy=f"The formats are {', '.join(formatters.names())}.",
            )
        if any(other.file == file for other in outputs):
            raise TonecheckError("two outputs go to this file.", place=file, remedy="Name another file.")
        outputs.append(Output(format_, file))
    return tuple(outputs)


def head(judging: Judging, guides: Mapping[str, Heading], *, hashed: bool = True) -> Head:
    """What judged; without any guide, as there was nothing to judge, an empty one."""
    heads = tuple(map(guide_head, guides.values()))
    return Head(
        guide=heads[0] if heads else GuideHead("", "", ""),
        models=models_hashes(Path(judging.models) if judging.models else None) if hashed else {},
        lexicons=lexicons_hash() if hashed else "",
        ui=judging.ui,
        guides=heads if len(heads) > 1 else msgspec.UNSET,
    )


def write(
    outputs: Sequence[Output], head: Head, checked: Sequence[Checked], tally: Tally, view: formatters.Options
) -> None:
    """Write each output; in files nobody asked for colour. Raises TonecheckError where a file cannot be written."""
    plain = msgspec.structs.replace(view, color=False)
    for output in outputs:
        pieces = formatters.load(output.format_)(head, iter(checked), tally, plain if output.file else view)
        if output.file is None:
            for piece in pieces:
                sys.stdout.write(piece)
            continue
        path = Path(output.file)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TonecheckError(f"cannot be made: {error.strerror}.", place=str(path.parent)) from None
        write_atomically(path, "".join(pieces))


def is_hashed(outputs: Sequence[Output]) -> bool:
    """Whether any output says by which models and lexicons was judged."""
    return any(output.format_ not in _UNHASHED for output in outputs)


class Lines:
    """The lines of a source, as they are when a format asks for them."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._jobs = {job.source: job for job in jobs}
        self._lines = lru_cache(8)(self._read)

    def __call__(self, source: str) -> Sequence[str]:
        """The lines, without their ends; none of what is no text or came by standard input."""
        return self._lines(source)

    def _read(self, source: str) -> Sequence[str]:
        job = self._jobs.get(source)
        data = content(job) if job is not None and job.path != "-" else b""
        text = decoded(data) if isinstance(data, bytes) else None
        return _LINE_END.split(text) if text else ()
