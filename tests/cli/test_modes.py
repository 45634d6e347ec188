"""Which options of `check` go together."""

from __future__ import annotations

import pytest
from click import UsageError

from tonecheck.cli._modes import taken

NONE = {
    **dict.fromkeys(("fix", "diff", "add_closing", "clipboard", "watch"), False),
    **dict.fromkeys(("override", "override_log", "agent"), None),
}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"fix": True, "diff": True}, "give one of them"),
        ({"clipboard": True}, "give no files"),
        ({"watch": True, "diff": True}, "leave out --fix and --diff"),
        ({"diff": True, "override": "x"}, "does not judge"),
        ({"add_closing": True}, "goes with --fix or --diff"),
        ({"agent": "7"}, "goes with --override"),
        ({"override": ""}, "needs a reason"),
    ],
)
def test_what_does_not_go_together_is_said(given: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        taken(NONE | given, ("a.txt",), None)


@pytest.mark.parametrize(
    ("given", "paths"),
    [
        ({}, ("a.txt",)),
        ({"clipboard": True, "fix": True, "override": "x"}, ()),
        ({"watch": True}, ("a.txt",)),
        ({"diff": True, "add_closing": True}, ("a.txt", "-")),
    ],
)
def test_the_rest_does(given: dict[str, object], paths: tuple[str, ...]) -> None:
    modes = taken(NONE | given, paths, None)
    assert all(getattr(modes, name) == value for name, value in (NONE | given).items())
