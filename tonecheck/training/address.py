"""Measure the reading of the address: `python -m tonecheck.training.address --corpus models/corpus --cocoa PATH`.

Corpus: the form read for a reply, within the zones found in it, against the form that its writer noted (Sie, du, ihr,
neutral, mixed). Misread records are shown of the open part only.

CoCoA-MT: each sentence stands alone. The formal one of a pair is right when it is read as Sie, the informal one as
du or ihr; a sentence in which nobody is addressed (no marked span) is right when it is read as neutral. A pair is right
when both are. That is strict: a lone "Sie wollen …" may as well be "they", and counts as wrong where nothing is marked.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from tonecheck.anatomy import dissect
from tonecheck.anatomy.zone import OWN_ZONES, Zone
from tonecheck.errors import TonecheckError
from tonecheck.nlp.address import read
from tonecheck.nlp.parts import AddressReading
from tonecheck.nlp.sentences import sentence_starts
from tonecheck.nlp.subject import titled_subject
from tonecheck.nlp.words import fold, scan
from tonecheck.training.corpus import DATA, Record, read_test, read_training

FORMS = ("Sie", "du", "ihr", "neutral", "mixed")
_MARK = re.compile(r"\[/?F\]")
_PARTS = ("telephony", "topical_chat")


class Pair(msgspec.Struct, frozen=True):
    """A sentence of CoCoA-MT in both forms, with its marks."""

    place: str
    formal: str
    informal: str


def label(reading: AddressReading) -> str:
    """The reading in the words of the corpus."""
    return "mixed" if reading.mixed else str(reading.form)


def read_text(text: str, zones: Sequence[Zone] = ()) -> AddressReading:
    """The reading of a text; with zones, only of those that the writer answers for."""
    tokens = [(start, end, fold(text[start:end])) for start, end in scan(text, "de")]
    title = titled_subject(text, zones)
    spans = [
        (zone.start, zone.end) for zone in zones if zone.zone in OWN_ZONES and not (title and zone.start == title.start)
    ]
    own = [any(first <= start < last for first, last in spans) for start, _, _ in tokens] if zones else None
    borders = {offset for zone in zones for offset in (zone.start, zone.end)}
    return read(text, tokens, sentence_starts(text, tokens, "de", borders), own)


def read_record(record: Record) -> AddressReading:
    """The reading of a record of the corpus."""
    return read_text(record.text, dissect(record.text, channel=record.channel, language=record.language).zones)


def confusion(records: Iterable[Record]) -> Counter[tuple[str, str]]:
    """How often each form noted was read as each form."""
    return Counter((str(record.address), label(read_record(record))) for record in records)


def corpus_table(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """The lines of the table: noted down, read across, with the two figures that matter."""
    yield f"{'noted':>9} |" + "".join(f"{form:>9}" for form in FORMS)
    for noted in FORMS:
        yield f"{noted:>9} |" + "".join(f"{counts[noted, form]:9}" for form in FORMS)
    total = counts.total()
    right = sum(counts[form, form] for form in FORMS)
    mixed = sum(counts["mixed", form] for form in FORMS)
    false = sum(counts[form, "mixed"] for form in FORMS) - counts["mixed", "mixed"]
    found = counts["mixed", "mixed"]
    yield f"form right {right} of {total} ({right / total:.1%}); mixed found {found} of {mixed}, {false} false"


def read_pairs(folder: Path) -> list[Pair]:
    """The pairs below a folder of CoCoA-MT's training part."""
    pairs: list[Pair] = []
    for part in _PARTS:
        formal, informal = (_lines(folder, part, form) for form in ("formal", "informal"))
        both = zip(formal, informal, strict=True)
        pairs += [Pair(f"{part}:{number}", *lines) for number, lines in enumerate(both, 1)]
    return pairs


def _lines(folder: Path, part: str, form: str) -> list[str]:
    name = f"formality-control.train.{part}.en-de.{form}.annotated.de"
    path = next(iter(sorted(folder.rglob(name))), None)
    if path is None:
        raise TonecheckError(f"no {name} here.", place=str(folder), remedy="Give the folder of CoCoA-MT.")
    return path.read_text(encoding="utf-8").splitlines()


def is_right(marked: str, expected: tuple[str, ...]) -> bool:
    """Whether a sentence is read in one of the expected forms, or as neutral where nothing is marked."""
    got = label(read_text(_MARK.sub("", marked)))
    return got in (expected if "[F]" in marked else ("neutral",))


def pair_is_right(pair: Pair) -> bool:
    """Whether both sentences are read rightly."""
    return is_right(pair.formal, ("Sie",)) and is_right(pair.informal, ("du", "ihr"))


def report(corpus: Path, cocoa: Path | None) -> Iterator[str]:
    """The whole report, line by line."""
    opened = [record for record in read_training(corpus) if record.language == "de"]
    closed = [record for record in read_test(corpus) if record.language == "de"]
    counts = confusion(opened)
    yield f"corpus, open part, {len(opened)} German replies"
    yield from corpus_table(counts)
    yield from (_misread(record) for record in opened if label(read_record(record)) != record.address)
    yield f"\ncorpus, whole, {len(opened) + len(closed)} German replies"
    yield from corpus_table(counts + confusion(closed))
    if cocoa is not None:
        pairs = read_pairs(cocoa)
        wrong = [pair for pair in pairs if not pair_is_right(pair)]
        right = len(pairs) - len(wrong)
        yield f"\nCoCoA-MT: both sentences right in {right} of {len(pairs)} pairs ({right / len(pairs):.2%})"
        yield from (f"  {pair.place}: {pair.formal}\n    {pair.informal}" for pair in wrong)


def _misread(record: Record) -> str:
    reading = read_record(record)
    words = ", ".join(f"{record.text[word.start : word.end]} ({word.form})" for word in reading.words)
    return f"  {record.id}: {record.address} read as {label(reading)}: {words or 'no word of address'}"


def main(arguments: list[str] | None = None) -> int:
    """Print the report; 2 where the data are not there."""
    parser = argparse.ArgumentParser(prog="python -m tonecheck.training.address", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DATA)
    parser.add_argument("--cocoa", type=Path)
    options = parser.parse_args(arguments)
    try:
        for line in report(options.corpus, options.cocoa):
            print(line)
    except TonecheckError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
