"""The annotated corpus: replies with acts per sentence, tone, flaws and the situation of the customer's message.

The format is described in `models/corpus/RUBRIC.md`. Every record whose number is divisible by 5 belongs to the
fixed test part, which training and tuning never see. Slices h to o were written to learn from alone: they are in
neither part, and nothing is ever measured on them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.nlp.acts import ACTS
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.resources import models_dir
from tonecheck.training.problems import Problems, content

DATA = models_dir() / "corpus"
_LETTERS = dict(zip("FPWENC", DIMENSIONS, strict=True))
_SENTENCE = re.compile(r"\[([a-z_, ]+)\]\s*(.+)$")
_ID = re.compile(r"[a-z]+-[a-z0-9]+-[0-9]+")
_RATINGS = frozenset("12345")
_TEST_EVERY = 5
#: Slices that are learned from and never measured on.
FURTHER = frozenset("hijklmno")
_FAREWELL = re.compile(
    r"gr(ü|ue)(ß|ss)|gru(ß|ss)|\b(lg|vg|mfg|herzlichst?|hochachtungsvoll|regards|sincerely|faithfully|wishes|thanks"
    r"|cheers|warmly|yours|cordially|respectfully|truly|best)\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"^(ihre?|eure?|deine?|your|the|das|die|der)\b"
    r"|team|service|gmbh|\bag\b|\bltd\b|\bplc\b|bank|versicherung|stadtwerke|direktion|amt\b|office|desk|e\. ?v\.",
    re.IGNORECASE,
)


class Labelled(msgspec.Struct, frozen=True):
    """A sentence as a person would cut it, with its acts; offsets are code points into the reply."""

    start: int
    end: int
    acts: tuple[str, ...]  #: empty for `none`


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One reply with all its labels."""

    id: str
    language: str
    channel: str
    scenario: str
    industry: str
    address: str | None  #: Sie, du, ihr, neutral, mixed; None in English
    customer: str
    text: str
    sentences: tuple[Labelled, ...]
    tone: Mapping[str, float]  #: 1 to 5, the mean of both raters
    ratings: tuple[Mapping[str, float], ...] = ()  #: of the first rater, who wrote the text, and of the second
    flaws: Mapping[str, bool]  #: True where both raters see the flaw, False where one does
    situation: str

    @property
    def slice(self) -> str:
        """The letter of the slice, `a` to `o`; each was written by another hand."""
        return self.id.split("-")[1]

    @property
    def is_test(self) -> bool:
        """Whether the record belongs to the fixed test part."""
        return not self.is_further and int(self.id.rsplit("-", 1)[1]) % _TEST_EVERY == 0

    @property
    def is_further(self) -> bool:
        """Whether the record is there to learn from alone, and figures leave it out."""
        return self.slice in FURTHER


def read_training(folder: Path = DATA) -> list[Record]:
    """All records but the fixed test part and the further ones, in the order of file names and numbers."""
    return [record for record in _read(folder) if not record.is_test and not record.is_further]


def read_further(folder: Path = DATA) -> list[Record]:
    """The records of slices that are learned from and never measured on; none where a corpus has no such slice."""
    return [record for record in _read(folder) if record.is_further]


def read_test(folder: Path = DATA) -> list[Record]:
    """The fixed test part: for the final figures of a release, never for choosing anything."""
    return [record for record in _read(folder) if record.is_test]


def data_hash(folder: Path = DATA) -> str:
    """SHA-256 over names and bytes of all data files."""
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.csv")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _read(folder: Path) -> list[Record]:
    paths = sorted(folder.glob("replies-*.txt"))
    if not paths:
        raise TonecheckError(
            "no annotated replies here.",
            place=str(folder),
            remedy="Name the folder that holds replies-*.txt.",
        )
    problems = Problems()
    ratings = _read_ratings(folder, problems)
    situations = {row["id"]: row["situation"] for _, row in _rows(folder, "situations-*.csv", problems)}
    records = []
    for path in paths:
        for place, block in _blocks(path):
            try:
                records.append(_record(block, ratings, situations))
            except TonecheckError as error:
                problems.add(place, error.cause, error.remedy or "See RUBRIC.md.")
    problems.raise_if_any()
    return records


def _rows(folder: Path, pattern: str, problems: Problems) -> Iterator[tuple[str, dict[str, str]]]:
    needed = ("id", "situation") if pattern.startswith("situations") else ("id", *_LETTERS, "flaws")
    for path in sorted(folder.glob(pattern)):
        rows = csv.DictReader(io.StringIO(content(path), newline=""))
        for row in rows:
            place = f"{path}:{rows.line_num}"
            if missing := [name for name in needed if not row.get(name)]:
                problems.add(place, f"no {', '.join(missing)}.", "See RUBRIC.md.")
            else:
                yield place, row


def _read_ratings(folder: Path, problems: Problems) -> dict[str, tuple[dict[str, float], frozenset[str]]]:
    found = {}
    for place, row in _rows(folder, "ratings-*.csv", problems):
        wrong = [letter for letter in _LETTERS if row[letter] not in _RATINGS]
        if wrong:
            problems.add(place, f"{wrong[0]} is {row[wrong[0]]!r}.", "A rating is a whole number from 1 to 5.")
            continue
        tone = {name: float(row[letter]) for letter, name in _LETTERS.items()}
        found[row["id"]] = tone, frozenset(row["flaws"].split("+")) - {"-", ""}
    return found


def _blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The records of a file with their places."""
    line = 1
    for number, block in enumerate(re.split(r"^####", content(path), flags=re.MULTILINE)):
        if number:
            yield f"{path}:{line}", [line.rstrip() for line in block.splitlines()]
        line += block.count("\n")


def _record(
    lines: list[str],
    ratings: Mapping[str, tuple[dict[str, float], frozenset[str]]],
    situations: Mapping[str, str],
) -> Record:
    fields = [field.strip() for field in lines[0].split("|")]
    if len(fields) != 8:
        raise TonecheckError(f"{len(fields)} fields where 8 are due.", remedy="See RUBRIC.md.")
    name, language, channel, scenario, industry, address, tone_text, flaw_text = fields
    first = {_LETTERS[letter]: float(value) for letter, value in re.findall(r"([FPWENC])([1-5])", tone_text)}
    first_flaws = frozenset(flaw.strip() for flaw in flaw_text.split(",")) - {"-", ""}
    second, second_flaws = ratings.get(name, (first, first_flaws))
    _require_known(name, language, first)
    text, sentences = _assemble(lines[1:], name)
    return Record(
        id=name,
        language=language,
        channel=channel,
        scenario=scenario,
        industry=industry,
        address=None if address == "-" else address,
        customer=" ".join(line[1:].strip() for line in lines[1:] if line.startswith(">")),
        text=text,
        sentences=tuple(_harmonise(text, sentences)),
        tone={name: (first[name] + second[name]) / 2 for name in DIMENSIONS},
        ratings=(first, second),
        flaws={flaw: flaw in first_flaws and flaw in second_flaws for flaw in sorted(first_flaws | second_flaws)},
        situation=situations.get(name, "other"),
    )


def _require_known(name: str, language: str, tone: Mapping[str, float]) -> None:
    """Raises TonecheckError for an id, a language or ratings that nothing could be done with."""
    if not _ID.fullmatch(name):
        raise TonecheckError(f"the id {name!r} is none.", remedy="Write language-slice-number: de-a-001.")
    if language not in LANGUAGES:
        raise TonecheckError(
            f"{name}: the language {language!r} is unknown.", remedy=f"It is {' or '.join(LANGUAGES)}."
        )
    missing = [letter for letter, dimension in _LETTERS.items() if dimension not in tone]
    if missing:
        raise TonecheckError(
            f"{name}: no rating from 1 to 5 for {', '.join(missing)}.", remedy="Write F4 P4 W3 E4 N2 C4."
        )


def _assemble(lines: list[str], name: str) -> tuple[str, list[Labelled]]:
    """The reply's text: sentences joined by a space, greeting, closing and `none` on lines of their own."""
    text, sentences, gap, apart = "", list[Labelled](), "", True
    for line in lines:
        if line.startswith(">"):
            continue
        if not line.strip():
            gap = "\n\n" if text else ""
            continue
        parts = _SENTENCE.match(line)
        if parts is None:
            raise TonecheckError(f"{name}: no acts before {line[:40]!r}.", remedy="See RUBRIC.md.")
        labels = tuple(label.strip() for label in parts[1].split(","))
        if unknown := [label for label in labels if label not in (*ACTS, "none")]:
            raise TonecheckError(
                f"{name}: the act {unknown[0]!r} is unknown.", remedy=f"Acts are {', '.join(ACTS)}, none."
            )
        alone = bool({"greeting", "closing", "none"} & set(labels))
        text += gap or ("" if not text else "\n" if alone or apart else " ")
        sentence = parts[2].strip()
        acts = tuple(label for label in labels if label != "none")
        sentences.append(Labelled(len(text), len(text) + len(sentence), acts))
        text, gap, apart = text + sentence, "", alone
    return text, sentences


def _harmonise(text: str, sentences: list[Labelled]) -> Iterator[Labelled]:
    """Take `closing` from the lines below farewell and name: some slices label role and company so."""
    farewells = [
        index
        for index, sentence in enumerate(sentences)
        if "closing" in sentence.acts and _FAREWELL.search(text, sentence.start, sentence.end)
    ]
    name = None
    if farewells:
        name = farewells[-1] + 1
        while name + 1 < len(sentences) and _NO_PERSON.search(text[sentences[name].start : sentences[name].end]):
            name += 1
    for index, sentence in enumerate(sentences):
        below = name is not None and index > name and sentence.acts == ("closing",)
        yield Labelled(sentence.start, sentence.end, ()) if below else sentence
