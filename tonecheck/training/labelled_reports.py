"""tonecheck's own output as labels: `check --format json` or `jsonl`, corrected by a person.

The reports hold no texts: these are read again from the sources that the reports name, or from files given beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tonecheck import readers
from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.situation import LABELS
from tonecheck.reply import Reply, Skipped
from tonecheck.training.corpus import Labelled
from tonecheck.training.labelled import LabelledReply
from tonecheck.training.problems import Problems, content

_POINTS = 25.0
_REMEDY = "Correct values only; the shape is that of 'tonecheck check --format json'."
Thresholds = Mapping[str, Mapping[str, float]]


class _Tone(msgspec.Struct):
    value: float


class _Sentence(msgspec.Struct):
    start: int
    end: int
    acts: dict[str, float] | list[str]


class _Address(msgspec.Struct):
    form: str | None
    mixed: bool


class _Finding(msgspec.Struct):
    rule: str


class _Report(msgspec.Struct, kw_only=True):
    """What of a report is a label, or needed to find its text."""

    source: str | None
    id: str | int | None = None
    line: int = 1
    language: str
    channel: str = "email"
    situation: str | None = None
    verdict: str | None = None
    address: _Address | None = None
    tone: dict[str, _Tone] = {}
    sentences: list[_Sentence] = []
    findings: list[_Finding] = []


class Texts:
    """The replies that reports are about, by source and id or line."""

    def __init__(self, files: Sequence[str] = ()) -> None:
        self._given = [reply for file in files for reply in _replies(Path(file), file)]
        self._read: dict[str, list[Reply]] = {}

    def find(self, report: _Report, beside: Path) -> Reply | None:
        """The reply of a report: with its id, else on its line; of the files given, else of the report's source."""
        near = self._given or self._of(report.source or "", beside)
        if report.id is not None:
            found = [reply for reply in near if reply.id == str(report.id)]
        else:
            name = Path(report.source or "").name
            found = [
                reply for reply in near if reply.line == report.line and Path(reply.source or "").name in (name, "-")
            ]
        return found[0] if len(found) == 1 else None

    def _of(self, source: str, beside: Path) -> list[Reply]:
        if source not in self._read:
            place = next((path for path in (Path(source), beside / source) if path.is_file()), None)
            self._read[source] = list(_replies(place, source)) if place else []
        return self._read[source]


def _replies(path: Path, name: str) -> Iterator[Reply]:
    content(path)  # says it where the file cannot be read
    with path.open("rb") as stream:
        for item in readers.load(readers.format_of(name))(stream, Reply(text="", source=name)):
            if not isinstance(item, Skipped):
                yield item


def is_output(path: Path) -> bool:
    """Whether a file is tonecheck's own output: a document, or lines after a head."""
    if path.suffix == ".json":
        return True
    if path.suffix not in (".jsonl", ".ndjson"):
        return False
    try:
        first: Any = msgspec.json.decode(content(path).partition("\n")[0])
    except msgspec.DecodeError:
        return False
    return isinstance(first, dict) and "head" in first


def read(path: Path, texts: Texts, thresholds: Thresholds, problems: Problems) -> list[LabelledReply]:
    """The reports of a file as labelled replies; what is wrong goes to `problems`."""
    found = []
    for place, raw in _raw(path, problems):
        try:
            report = msgspec.convert(raw, _Report)
        except msgspec.ValidationError as error:
            problems.add(place, f"{error}.", _REMEDY)
            continue
        reply = texts.find(report, path.parent)
        if reply is None:
            problems.add(
                place,
                f"no text for id {report.id!r}, line {report.line} of {report.source!r}.",
                "Give the file with the texts by --replies.",
            )
        elif problem := _wrong(report, reply.text):
            problems.add(place, problem, _REMEDY)
        else:
            found.append(_labelled(report, reply, place, thresholds.get(report.language, {})))
    return found


def _raw(path: Path, problems: Problems) -> Iterator[tuple[str, Any]]:
    text = content(path)
    try:
        if path.suffix == ".json":
            reports = msgspec.json.decode(text, type=dict[str, Any]).get("reports")
            if not isinstance(reports, list):
                problems.add(str(path), "no 'reports' in it.", "Labels of your own stand in .jsonl or .csv.")
                return
            yield from ((f"{path}, report {number}", raw) for number, raw in enumerate(reports, 1))
            return
    except msgspec.DecodeError as error:
        problems.add(str(path), f"not the JSON of tonecheck: {error}.", _REMEDY)
        return
    for number, line in enumerate(text.split("\n"), 1):
        try:
            raw = msgspec.json.decode(line) if line.strip() else {"head": None}
        except msgspec.DecodeError as error:
            problems.add(f"{path}:{number}", f"not JSON: {error}.", _REMEDY)
            continue
        if not (isinstance(raw, dict) and ("head" in raw or "tail" in raw)):
            yield f"{path}:{number}", raw


def _wrong(report: _Report, text: str) -> str | None:
    """What does not fit: offsets beyond the text, unknown acts, values off the scale."""
    last = 0
    for sentence in report.sentences:
        if not last <= sentence.start < sentence.end <= len(text):
            return f"the sentence {sentence.start} to {sentence.end} does not fit the text; has it been changed?"
        last = sentence.end
        if unknown := [act for act in sentence.acts if act not in ACTS]:
            return f"the act '{unknown[0]}' is unknown."
    off = [name for name, tone in report.tone.items() if not 0 <= tone.value <= 100]
    return f"{off[0]} is not between 0 and 100." if off else None


def _labelled(report: _Report, reply: Reply, place: str, thresholds: Mapping[str, float]) -> LabelledReply:
    address = report.address
    customer = reply.customer or ""
    situation = report.situation or "other"
    return LabelledReply(
        place=place,
        id=str(report.id) if report.id is not None else f"{report.source}:{report.line}",
        text=reply.text,
        language=report.language,
        channel=report.channel,
        customer=customer,
        tone={name: 1 + tone.value / _POINTS for name, tone in report.tone.items()},
        sentences=tuple(
            Labelled(one.start, one.end, tuple(sorted(_done(one.acts, thresholds)))) for one in report.sentences
        ),
        situation=situation if customer and situation in LABELS else None,
        address=("mixed" if address.mixed else address.form) if address else None,
        rules=frozenset(finding.rule for finding in report.findings),
        verdict=report.verdict,
    )


def _done(acts: Mapping[str, float] | Sequence[str], thresholds: Mapping[str, float]) -> Iterator[str]:
    """The acts that count: all of a list, and those of a map that reach the threshold of the model that read them."""
    for act in acts:
        if not isinstance(acts, Mapping) or acts[act] >= thresholds.get(act, 0.5):
            yield act
