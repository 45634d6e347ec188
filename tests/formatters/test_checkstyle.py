"""Checkstyle publishes no schema of its output, so the one here is after what its XMLLogger writes.

Besides, diff-quality reads it, as it reads Checkstyle's own (https://github.com/Bachmann1234/diff_cover).
"""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.formatters import Options, checkstyle
from tonecheck.reply import Skipped
from tonecheck.run import Head

etree = pytest.importorskip("lxml.etree")

#: What Checkstyle writes, as a document type.
DTD = """
<!ELEMENT checkstyle (file*)>
<!ATTLIST checkstyle version CDATA #REQUIRED>
<!ELEMENT file (error*)>
<!ATTLIST file name CDATA #REQUIRED>
<!ELEMENT error EMPTY>
<!ATTLIST error line CDATA #REQUIRED column CDATA #IMPLIED severity (ignore|info|warning|error) #REQUIRED
  message CDATA #REQUIRED source CDATA #REQUIRED>
"""


def written(head: Head, made: SimpleNamespace, *reports: object, skipped: tuple[Skipped, ...] = ()) -> str:
    results = [made.checked(one) for one in reports]
    return "".join(checkstyle.render(head, results, made.tallied(*results, skipped=skipped), Options()))


def read(head: Head, made: SimpleNamespace, *reports: object, skipped: tuple[Skipped, ...] = ()) -> Any:
    root = etree.fromstring(written(head, made, *reports, skipped=skipped).encode())
    dtd = etree.DTD(io.StringIO(DTD))
    assert dtd.validate(root), dtd.error_log
    return root


def test_a_file_without_new_findings_has_none(head: Head, made: SimpleNamespace) -> None:
    known = made.finding("dir", "a.b", "error", "x", state="suppressed")
    root = read(head, made, made.report(findings=(known,)))
    assert [(file.get("name"), len(file)) for file in root] == [("entwurf.txt", 0)]


def test_findings_stand_in_their_file_which_comes_once(head: Head, made: SimpleNamespace) -> None:
    root = read(head, made, made.report(), made.report(source="b.txt"), made.report(line=9))
    assert [(file.get("name"), len(file)) for file in root] == [("entwurf.txt", 4), ("b.txt", 2)]
    first = root[0][0]
    assert (first.get("line"), first.get("severity"), first.get("source")) == ("3", "error", "tonecheck.address.mixed")
    assert root[0][1].get("severity") == "warning"


def test_any_text_can_stand_in_it(head: Head, made: SimpleNamespace) -> None:
    odd = made.finding("dir", "a.b", "note", "<b> & \"x\" 'y'\n\x00 👩‍🚒")
    [file] = read(head, made, made.report(source='a"<b>.txt', findings=(odd,)))
    assert (file.get("name"), file[0].get("message")) == ('a"<b>.txt', "<b> & \"x\" 'y'\n\ufffd 👩‍🚒")


def test_what_was_not_checked_is_an_error(head: Head, made: SimpleNamespace) -> None:
    [file] = read(head, made, skipped=(Skipped("x.bin", "not text"),))
    assert (file.get("name"), file[0].get("severity"), file[0].get("message")) == ("x.bin", "error", "not text")


def test_diff_quality_reads_it(head: Head, made: SimpleNamespace) -> None:
    reporter = pytest.importorskip("diff_cover.violationsreporters.java_violations_reporter")
    odd = made.finding("dir", "a.b", "note", "<b> & \"x\" 'y' 👩‍🚒")
    reports = (made.report(), made.report(source="b/c.txt", findings=(odd,)))
    text = written(head, made, *reports, skipped=(Skipped("x.bin", "not text"),))
    found = reporter.CheckstyleXmlDriver().parse_reports([text])
    assert {name: [(one.line, one.message) for one in rows] for name, rows in found.items()} == {
        "entwurf.txt": [(3, "error: „dir“ neben „Sie“."), (3, "warning: „an DHL“ schiebt weiter.")],
        "b/c.txt": [(3, "info: <b> & \"x\" 'y' 👩‍🚒")],
        "x.bin": [(1, "error: not text")],
    }
