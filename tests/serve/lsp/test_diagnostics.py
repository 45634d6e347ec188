from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tonecheck.serve.lsp.diagnostics import diagnostics, page_of
from tonecheck.serve.lsp.judging import Judgement

Judged = Callable[..., Judgement]


def test_a_rule_has_a_page_where_there_is_one() -> None:
    page = str(page_of("address.mixed"))
    path, _, anchor = page.removeprefix("file://").partition("#")
    assert "## address.mixed" in Path(path).read_text(encoding="utf-8")
    assert anchor == "addressmixed"
    assert page_of("house.rule") is None


def test_without_a_file_of_the_guide_its_line_is_only_said(judged: Judged) -> None:
    found = list(
        diagnostics(
            judged("Guten Tag Frau Berger, Ihre Lampe ist da und dein Paket liegt bereit."),
            "utf-16",
            lambda _name: None,
        )
    )
    mixed = next(one for one in found if one.code == "address.mixed")
    assert "guide.yaml:3" in mixed.message
    assert all("guide.yaml" not in one.message for one in mixed.related_information or ())
