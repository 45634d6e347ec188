from __future__ import annotations

import pytest

WHEN = "apology: {when: [complaint]}"


def rules(found) -> list[str]:
    return [finding.rule for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "Your lamp came with a crack, and that's on us. A new one leaves today.",
        "That should not have happened. A new lamp leaves today.",
        "If the soup was cold, we've let you down. Your money is on its way back.",
        "You bought it here, so it is ours to put right. A new one leaves today.",
    ],
)
def test_a_fault_that_is_owned_in_other_words_is_an_apology(findings, text: str) -> None:
    assert rules(findings(WHEN, "Dear Ms Hart,\n\n" + text, language="en", situation="complaint")) == []


@pytest.mark.parametrize(
    ("channel", "text", "expected"),
    [
        ("chat", "The lamp leaves our warehouse today.", []),
        ("chat", "Ok, the lamp leaves our warehouse today and the driver will ring you when he is in your road.", []),
        ("email", "The lamp leaves our warehouse today.", ["apology.missing"]),
        (
            "chat",
            "The lamp leaves our warehouse today and the driver will ring you when he is in your road.",
            ["apology.missing"],
        ),
    ],
)
def test_a_fragment_of_a_chat_needs_no_apology(findings, channel: str, text: str, expected: list[str]) -> None:
    assert rules(findings(WHEN, text, language="en", situation="complaint", channel=channel)) == expected
