from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.audit.report import pdf
from tonecheck.errors import TonecheckError


def test_without_a_browser_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TonecheckError, match="or open the HTML report in any browser"):
        pdf.write("<p>x", tmp_path / "a.pdf")


def test_a_browser_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\nexit 7\n", encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(TonecheckError, match="exit status 7"):
        pdf.write("<p>x", tmp_path / "a.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["chromium"]


def test_the_page_is_printed(tmp_path: Path) -> None:
    pdf.write("<!doctype html><meta charset=utf-8><title>x</title><p>Größe", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(TonecheckError, match="cannot be written"):
        pdf.write("<p>x", tmp_path / "fehlt" / "a.pdf")
