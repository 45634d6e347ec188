from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import tonecheck.audit.report as report
from tonecheck.audit.report.document import SCHEMA_FILE, Document
from tonecheck.audit.report.write import format_of, to_text, write
from tonecheck.errors import TonecheckError


@pytest.mark.parametrize(
    ("name", "asked", "format_"),
    [
        ("a.html", None, "html"),
        ("a.json", None, "json"),
        ("a.PDF", None, "pdf"),
        ("a", None, "html"),
        ("-", None, "html"),
        ("a.htm", None, "html"),
        ("a.v2", "html", "html"),
        ("a.json", "csv", "csv"),
    ],
)
def test_the_format(name: str, asked: str | None, format_: str) -> None:
    assert format_of(Path(name), asked) == format_


@pytest.mark.parametrize(
    ("name", "words"), [("a.docx", "Give --format"), ("a.csv", "name a folder, with --format csv"), ("a.v2", "ending")]
)
def test_an_ending_that_no_report_has_is_said(name: str, words: str) -> None:
    with pytest.raises(TonecheckError, match=words):
        format_of(Path(name), None)


def test_a_folder_is_no_file_and_a_file_no_folder(document: Document, tmp_path: Path) -> None:
    with pytest.raises(TonecheckError, match="this is a folder"):
        write(document, tmp_path, "html", "de")
    (tmp_path / "a").write_text("", encoding="utf-8")
    with pytest.raises(TonecheckError, match="need a folder"):
        write(document, tmp_path / "a", "csv", "de")


def test_json_is_the_document_and_the_same_every_time(document: Document, tmp_path: Path) -> None:
    assert write(document, tmp_path / "a.json", "json", "de") == [tmp_path / "a.json"]
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert text == to_text(document, "json", "en")
    found = json.loads(text)
    schema = json.loads((Path(report.__file__).parent / SCHEMA_FILE).read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    assert found["overview"]["replies"] == document.overview.replies
    assert "NaN" not in text
