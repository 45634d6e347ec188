"""The findings that a library already has: known, counted by file, and not to be confused with new ones.

A baseline names no lines. A finding is known by its rule and its sentence, and by how many such a file has. What is
missing from a file may stand in another one now: there it is still known. What is left is stale.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.files import write_atomically
from tonecheck.lint.work import Entry

DEFAULT_NAME = "tonecheck-baseline.json"
_VERSION = 1
#: File, rule, fingerprint.
Key = tuple[str, str, str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is in the file: how many findings by file, rule and fingerprint."""

    tonecheck_baseline: int
    files: dict[str, dict[str, dict[str, int]]]


class Stale(msgspec.Struct, frozen=True, order=True):
    """An entry, or some of its count, that nothing in the library corresponds to."""

    file: str
    rule: str
    count: int


class Baseline:
    """The known findings of a library, and where they are kept."""

    def __init__(self, path: Path, known: Counter[Key] | None = None) -> None:
        self.path = path
        self.known: Counter[Key] = known if known is not None else Counter()

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """The baseline of a file. Raises TonecheckError where it is missing or of another shape."""
        try:
            content = msgspec.json.decode(path.read_bytes(), type=_File)
        except OSError as error:
            raise TonecheckError(
                f"no baseline: {error.strerror}.", place=str(path), remedy="Write one with --write-baseline."
            ) from None
        except msgspec.DecodeError as error:
            raise TonecheckError(
                f"no baseline: {error}.", place=str(path), remedy="Write it anew with --write-baseline."
            ) from None
        if content.tonecheck_baseline != _VERSION:
            raise TonecheckError(
                f"a baseline of version {content.tonecheck_baseline}; this tonecheck reads version {_VERSION}.",
                place=str(path),
                remedy="Write it anew with --write-baseline.",
            )
        known = Counter[Key]()
        for file, rules in content.files.items():
            for rule, prints in rules.items():
                known.update({(file, rule, mark): count for mark, count in prints.items() if count > 0})
        return cls(path, known)

    def save(self) -> None:
        """Write it, sorted, so that a change of it reads well. Raises TonecheckError where that cannot be."""
        files: dict[str, dict[str, dict[str, int]]] = {}
        for (file, rule, mark), count in sorted(self.known.items()):
            if count > 0:
                files.setdefault(file, {}).setdefault(rule, {})[mark] = count
        data = msgspec.json.encode(_File(_VERSION, files))
        write_atomically(self.path, msgspec.json.format(data, indent=1).decode() + "\n")

    def name_of(self, source: str) -> str:
        """A source as the baseline names it: relative to its own folder."""
        try:
            return Path(os.path.relpath(source, self.path.parent)).as_posix()
        except ValueError:  # on another drive
            return Path(source).as_posix()

    def mark(self, files: Sequence[tuple[str, Sequence[Entry]]]) -> tuple[list[tuple[Entry, ...]], list[Stale]]:
        """The entries of each source with the known findings marked, and what is stale.

        Entries of files that were not looked at are stale only where the file is gone.
        """
        left = self._own(files)
        allowed, missing = self.known - left, self._missing(left, files)
        pool = Counter[tuple[str, str]]()
        for (_, rule, mark), count in missing.items():
            pool[rule, mark] += count
        at_first = pool.copy()
        marked = [
            tuple(_marked(entry, self.name_of(source), allowed, pool) for entry in entries) for source, entries in files
        ]
        return marked, _stale(missing, at_first - pool)

    def after(self, files: Iterable[tuple[str, Sequence[Entry]]], *, only_known: bool) -> Baseline:
        """The baseline to write: what these files have, or what of it was known, and the entries of other files."""
        listed = list(files)
        states = {"baseline"} if only_known else {"new", "baseline"}
        counted = Counter(
            (self.name_of(source), found.rule, found.fingerprint)
            for source, entries in listed
            for entry in entries
            for found in entry.report.findings
            if found.state in states
        )
        return Baseline(self.path, counted + (self.known - self._missing(self.known, listed)))

    def _own(self, files: Iterable[tuple[str, Sequence[Entry]]]) -> Counter[Key]:
        """What of the known is left once each file has taken its own."""
        there = Counter(
            (self.name_of(source), found.rule, found.fingerprint)
            for source, entries in files
            for entry in entries
            for found in entry.report.findings
            if found.state == "new"
        )
        return self.known - there

    def _missing(self, known: Counter[Key], files: Iterable[tuple[str, Sequence[Entry]]]) -> Counter[Key]:
        """Those of the entries that may be elsewhere: their file was looked at, or is gone."""
        seen = {self.name_of(source) for source, _ in files}
        gone = {file for file in {key[0] for key in known} - seen if not (self.path.parent / file).exists()}
        return Counter({key: count for key, count in known.items() if key[0] in seen or key[0] in gone})


def _marked(entry: Entry, file: str, allowed: Counter[Key], pool: Counter[tuple[str, str]]) -> Entry:
    """The entry with what its file may have marked, and what the pool of missing ones has."""
    findings = []
    for found in entry.report.findings:
        own, anywhere = (file, found.rule, found.fingerprint), (found.rule, found.fingerprint)
        is_own = found.state == "new" and allowed[own] > 0
        if is_own:
            allowed[own] -= 1
        elif found.state == "new" and pool[anywhere] > 0:
            pool[anywhere] -= 1
        else:
            findings.append(found)
            continue
        findings.append(msgspec.structs.replace(found, state="baseline"))
    return msgspec.structs.replace(entry, report=msgspec.structs.replace(entry.report, findings=tuple(findings)))


def _stale(missing: Counter[Key], claimed: Counter[tuple[str, str]]) -> list[Stale]:
    """What of the missing nobody has claimed; claims are taken in the order of the files."""
    stale = Counter[tuple[str, str]]()
    for (file, rule, mark), count in sorted(missing.items()):
        taken = min(count, claimed[rule, mark])
        claimed[rule, mark] -= taken
        stale[file, rule] += count - taken
    return [Stale(file, rule, count) for (file, rule), count in sorted(stale.items()) if count > 0]
