from __future__ import annotations

from collections.abc import Callable

import pytest

from tonecheck.serve.lsp import lenses
from tonecheck.serve.lsp.judging import Judgement

Judged = Callable[..., Judgement]
LONG = "Guten Tag Frau Berger, Ihre Lampe ist heute früh angekommen und dein Paket liegt bereit. Freundliche Grüße\n"


@pytest.mark.parametrize(("text", "expected"), [("Kurz.", "⚪ kein Urteil"), (LONG, "· 1 Fehler"), ("", None)])
def test_a_lens_says_score_verdict_and_numbers(text: str, expected: str | None, judged: Judged) -> None:
    found = [lens.command.title for lens in lenses.lenses(judged(text), "utf-16") if lens.command]
    assert (found == []) if expected is None else (expected in found[0])


def test_a_score_that_is_asked_for_in_vain_is_nothing(judged: Judged) -> None:
    assert lenses.explanation(judged(LONG), 1) is None
    assert lenses.explanation(judged(LONG), -1) is None
    assert "unter 10 Wörtern" in str(lenses.explanation(judged("Kurz."), 0))
