"""What a change of a guide changes, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tonecheck.guide import Section, diff, load_text

Sections = Mapping[str, Section]


def changes(old: str, new: str, sections: Sections, ui: str = "en") -> list[str]:
    return diff(load_text(f"tonecheck: 1\n{old}\n", sections), load_text(f"tonecheck: 1\n{new}\n", sections), ui)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("tone: {warmth: [30, 65]}", "tone: {warmth: medium}"),
        ("address: du", "address: {form: du, strict: false}"),
        ("greeting: {avoid: Hi}", "greeting: {avoid: [Hi]}"),
        ("name: a\nowner: b\nexamples: [{reply: Hi}]", "name: c\nreviewed: 2026-01-01"),
        ("channels: {chat: {}}", ""),
        ("address: du\nchannels: {chat: {address: du}}", "address: du"),
    ],
)
def test_nothing_changes(old: str, new: str, sections: Sections) -> None:
    assert changes(old, new, sections) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tone: {formality: [45, 75]}", "tone: {formality: neutral}", "tone.formality: 45–75 becomes 30–65"),
        (
            "tone: {empathy: {min: 40}}",
            "tone: {empathy: {max: 60}}",
            "tone.empathy: from 40 becomes up to 60",
        ),
        ("tone: {empathy: low}", "tone: {empathy: null}", "tone.empathy: no longer asked for (was 0–35)"),
        (
            "tone: {warmth: low}",
            "tone: {warmth: {max: 35, weight: 2}}",
            "tone.warmth: 0–35 becomes up to 35, weight 2",
        ),
        ("address: Sie", "address: du", "address.form: Sie becomes du"),
        ("greeting: {required: true}", "greeting: {required: false}", "greeting.required: yes becomes no"),
        (
            "greeting: {avoid: Hi}",
            "greeting: {avoid: [Hi, Moin du]}",
            "greeting.avoid: now also avoids “Moin du”",
        ),
        ("greeting: {avoid: [Hi, Hey]}", "greeting: {avoid: [Hi]}", "greeting.avoid: no longer avoids Hey"),
        ("greeting: {allowed: Hi}", "greeting: {allowed: [Hi, Hey]}", "greeting.allowed: now also Hey"),
        ("closing: {avoid: [LG, VG]}", "closing: {avoid: [VG, LG]}", "closing.avoid: different order"),
        ("phrases: []", "phrases: [{avoid: [MfG, LG]}]", "phrases: now also avoids MfG, LG"),
        ("terms: [{use: a, not: b}]", "terms: []", "terms: no longer a"),
        ("terms: [{use: a, not: b}]", "terms: [{use: a, not: [b, c]}]", "terms a.not: now also c"),
        ("clarity: {}", "clarity: {passive: 20%}", "clarity.passive: now 20%"),
        (
            "clarity: {readability: {index: lix, max: 50}}",
            "clarity: {}",
            "clarity.readability: no longer asked for (was index lix, max 50)",
        ),
        (
            "protocols: {}",
            "protocols: {complaint: {steps: [solve]}}",
            "protocols.complaint.steps: now also solve",
        ),
        ("levels: {tone.formality: note}", "", "levels.tone.formality: no longer asked for (was note)"),
        ("", "score: {pass: 75}", "score.pass: 80 becomes 75"),
        (
            "service: {solution: 3 days}",
            "service: {solution: 2 days}",
            "service.solution: 3 days becomes 2 days",
        ),
        ("calibration: {}", "calibration: {warmth: {shift: -4}}", "calibration.warmth.shift: 0 becomes -4"),
    ],
)
def test_one_change(old: str, new: str, said: str, sections: Sections) -> None:
    assert changes(old, new, sections) == [said]


def test_sections_come_and_go(sections: Sections) -> None:
    assert changes("address: du", "format: {emoji: 1}", sections) == [
        "address: is no longer checked",
        "format: is now checked",
        "format.emoji: now 1",
    ]


def test_contexts_say_only_what_is_their_own(sections: Sections) -> None:
    old = "address: Sie\ntone: {warmth: low}\nchannels: {chat: {tone: {warmth: high}}}\n"
    new = "address: du\ntone: {warmth: medium}\nchannels: {chat: {tone: {warmth: [60, 90]}}}\nsegments: {vip: {address: Sie}}\n"
    assert changes(old, new, sections) == [
        "address.form: Sie becomes du",
        "tone.warmth: 0–35 becomes 30–65",
        "channel chat, tone.warmth: 55–100 becomes 60–90",
    ]


def test_german(sections: Sections) -> None:
    old = "address: Sie\ngreeting: {required: true}\nterms: []\n"
    new = "address: du\ngreeting: {avoid: Moin du}\nterms: []\nchannels: {sms: {tone: {empathy: {min: 4}}}}\n"
    assert changes(old, new, sections, "de") == [
        "address.form: aus Sie wird du",
        "greeting.required: aus ja wird nein",
        "greeting.avoid: vermeidet jetzt auch „Moin du“",
        "Kanal sms, tone: wird jetzt geprüft",
        "Kanal sms, tone.empathy: jetzt ab 4",
    ]
