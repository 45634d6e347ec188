from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from tonecheck.serve.lsp.hover import hover
from tonecheck.serve.lsp.judging import Judgement

Judged = Callable[..., Judgement]


def test_customers_signs_are_no_markup_in_the_editor(judged: Judged) -> None:
    found = hover(judged("Die Musterfloskeln [hier]"), types.Position(0, 6), "utf-16", lambda _name: None)
    assert found
    assert isinstance(found.contents, types.MarkupContent)
    assert "\\*besser\\*" in found.contents.value
