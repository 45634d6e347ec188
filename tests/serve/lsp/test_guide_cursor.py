from __future__ import annotations

import pytest

from tonecheck.serve.lsp.guide_cursor import Cursor, cursor_at

HEAD = "tonecheck: 1\nname: Haus\n"


@pytest.mark.parametrize(
    ("written", "path", "key", "prefix"),
    [
        ("gre|", (), None, "gre"),
        ("|", (), None, ""),
        ("extends: ba|", (), "extends", "ba"),
        ("extends:\n  - ba|", ("extends", "-"), None, "ba"),
        ("extends:\n- ba|", ("extends", "-"), None, "ba"),
        ("extends: [base-de, ev|", ("extends", "-"), None, "ev"),
        ("tone:\n  form|", ("tone",), None, "form"),
        ("tone:\n  formality: {mi|", ("tone", "formality"), None, "mi"),
        ("tone: {formality: {min: 3|", ("tone", "formality"), "min", "3"),
        ("tone: {formality: [30, 50], emp|", ("tone",), None, "emp"),
        ("levels:\n  address.mi|", ("levels",), None, "address.mi"),
        ("phrases:\n  - avoid: x\n    sa|", ("phrases", "-"), None, "sa"),
        ("phrases:\n  - avoid:\n      - x\n      - y\n    severity: no|", ("phrases", "-"), "severity", "no"),
        ("phrases:\n- avoid: x\n  severity: no|", ("phrases", "-"), "severity", "no"),
        ("phrases:\n  - avoid: x\n  - |", ("phrases", "-"), None, ""),
        ("channels:\n  chat:\n    greeting: {required: f|", ("channels", "chat", "greeting"), "required", "f"),
        ("channels:\n  chat:\n    tone:\n      warmth: {max: 3}\n    # du\n\n    clo|", ("channels", "chat"), None, "clo"),
        ("greeting:\n  required: true\nclos|", (), None, "clos"),
        ("score: {critical: [never.|", ("score", "critical", "-"), None, "never."),
        ("examples:\n  - reply: |-\n      Hallo\n    expect:\n      findings: [a|", ("examples", "-", "expect", "findings", "-"), None, "a"),
        ("'tone':\r\n  warmth: |", ("tone",), "warmth", ""),
    ],
)  # fmt: skip
def test_the_keys_that_lead_to_the_cursor(written: str, path: tuple[str, ...], key: str | None, prefix: str) -> None:
    before, _, after = (HEAD + written).rpartition("|")
    found = cursor_at(before + after, len(before))
    assert (found.path, found.key, found.prefix) == (path, key, prefix)


def test_keys_beside_it_are_told() -> None:
    text = "greeting:\n  required: true\n  \n  name: required\nclosing:\n  avoid: [MfG]\n"
    found = cursor_at(text, text.index("  \n") + 2)
    assert found == Cursor(path=("greeting",), siblings=frozenset({"required", "name"}))
