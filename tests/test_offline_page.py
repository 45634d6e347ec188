"""What every page that is one file has."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from tonecheck.offline_page import opening, resource, text_of


def hash_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize(
    ("text", "written"),
    [('<b a="x">&\'', "&lt;b a=&quot;x&quot;&gt;&amp;&#x27;"), ("a\r\0b", "a&#13;\ufffdb"), ("ä", "ä")],
)
def test_text_is_no_markup(text: str, written: str) -> None:
    assert text_of(text) == written


def test_without_a_script_none_is_let_in() -> None:
    page = opening("<Haus>", "de", "a{}")
    assert f"content=\"default-src 'none'; style-src '{hash_of('a{}')}'\"" in page
    assert "<title>&lt;Haus&gt; · tonecheck</title>" in page
    assert '<html lang="de">' in page


def test_only_its_own_script_is_let_in() -> None:
    assert f"; script-src '{hash_of('go()')}'\"" in opening("x", "en", "a{}", "go()")


def test_a_resource_stands_on_lines_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("ä{}\n", encoding="utf-8")
    assert resource(tmp_path / "a.css") == "\nä{}\n"
