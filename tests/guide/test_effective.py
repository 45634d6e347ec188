"""The effective policy, each value with where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tonecheck.guide import Section, load_text, show

GUIDE = """tonecheck: 1
extends: base-de
address: Sie
tone:
  warmth: [55, 90]
  empathy: {min: 40, but_not: kühl}
greeting:
  avoid: [Hi, Hey]
+phrases:
  - avoid: nicht zuständig
    say: [Ich kläre das]
channels:
  chat: {address: du, greeting: {+avoid: Moin}, clarity: {filler: null}}
"""


def rows(sections: Mapping[str, Section], **context: str) -> list[str]:
    policy = load_text(GUIDE, sections).policy(**context)
    return [f"{path} = {value} ({origin})" for path, value, origin in show(policy)]


def test_base(sections: Mapping[str, Section], bundled: Path) -> None:
    assert bundled.is_dir()
    assert rows(sections) == [
        "phrases[0].avoid = [laut unseren AGB] (base-de.yaml:6)",
        "phrases[1].avoid = [nicht zuständig] (guide.yaml:10)",
        "phrases[1].say = [Ich kläre das] (guide.yaml:11)",
        "clarity.filler = note (base-de.yaml:7)",
        "clarity.sentence_words = 30 (base-de.yaml:7)",
        "address.form = Sie (guide.yaml:3)",
        "tone.warmth = [55, 90] (guide.yaml:5)",
        "tone.empathy = {min: 40, but_not: kühl} (guide.yaml:6)",
        "greeting.avoid = [Hi, Hey] (guide.yaml:8)",
    ]


def test_context(sections: Mapping[str, Section], bundled: Path) -> None:
    assert bundled.is_dir()
    chat = rows(sections, channel="chat")
    assert "address.form = du (guide.yaml:13)" in chat
    assert "greeting.avoid = [Hi, Hey, Moin] (guide.yaml:13)" in chat
    assert "clarity.filler = null (guide.yaml:13)" in chat
    assert "clarity.sentence_words = 30 (base-de.yaml:7)" in chat
