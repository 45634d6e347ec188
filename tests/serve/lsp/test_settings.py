from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.serve.lsp.settings import Options, options_of, settings_in


@pytest.mark.parametrize("given", [{"giude": "x"}, {"ui": "fr"}, {"delay": "soon"}, ["guide"], "everyday-de"])
def test_options_that_mean_nothing_are_refused_with_those_that_do(given: Any) -> None:
    with pytest.raises(TonecheckError, match="They are guide, channel") as caught:
        options_of(given)
    assert "settings" in str(caught.value)


@pytest.mark.parametrize("given", [None, {}, ""])
def test_nothing_is_the_default(given: Any) -> None:
    assert options_of(given) == Options()


@pytest.mark.parametrize(
    ("options", "file", "locale", "expected"),
    [
        ({}, "", "en", (None, None, "en")),
        ({}, "", "de-AT", (None, None, "de")),
        ({}, 'channel = "chat"\nui = "de"\n', "en", (None, "chat", "de")),
        ({"channel": "sms", "ui": "en"}, 'channel = "chat"\nui = "de"\n', None, (None, "sms", "en")),
        ({"guide": "everyday-de"}, 'guide = "base-de"\n', "en", ("everyday-de", None, "en")),
        ({"guide": "g/own.yaml"}, "", "en", ("ROOT/g/own.yaml", None, "en")),
        ({"guide": "/own.yaml"}, "", "en", ("/own.yaml", None, "en")),
    ],
)
def test_the_editor_wins_over_the_file(
    options: dict[str, Any], file: str, locale: str | None, expected: tuple[str | None, ...], tmp_path: Path
) -> None:
    (tmp_path / ".tonecheck.toml").write_text(file, encoding="utf-8")
    found = settings_in(tmp_path, options_of(options), tmp_path, locale)
    guide = found.guide.replace(str(tmp_path), "ROOT") if found.guide else None
    assert (guide, found.channel, found.ui) == expected
