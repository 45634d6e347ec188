from __future__ import annotations

import pytest

VAGUE = "promises: {deadline: required}"


@pytest.mark.parametrize(
    ("language", "text", "is_vague"),
    [
        ("de", "Wenn Sie in den nächsten Wochen Fragen haben, rufen Sie mich an.", False),
        ("de", "Falls Sie bald etwas brauchen, schreiben Sie uns.", False),
        ("en", "If you have questions in the coming days, call me.", False),
        ("de", "Wenn Sie uns das Foto schicken, melden wir uns bald.", True),
        ("de", "Wenn wir bald wieder Ware haben, schreiben wir Ihnen.", True),
        ("de", "Sie sollten in den nächsten Tagen Post bekommen.", True),
        ("en", "You should hear something in the near future.", True),
        ("en", "If you send us the photo we will get back to you soon.", True),
    ],
)
def test_a_condition_on_the_customers_side_promises_nothing(language: str, text: str, is_vague: bool, findings) -> None:  # type: ignore[no-untyped-def]
    found = findings(VAGUE, text, language=language)
    assert ("promises.vague-deadline" in str(found)) == is_vague
