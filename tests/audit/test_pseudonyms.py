"""Pseudonyms: the same for the same name, another under another key, and a key that only its owner reads."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tonecheck.audit.pseudonyms import Pseudonyms, key_from
from tonecheck.errors import TonecheckError


def test_a_pseudonym_says_nothing_of_the_name_and_changes_with_the_key() -> None:
    first, second = Pseudonyms(b"a" * 32), Pseudonyms(b"b" * 32)
    assert first.agent("Jana Roth") == first.agent(" jana roth ")
    assert first.agent("Jana Roth") != first.agent("Jan Roth")
    assert first.agent("Jana Roth") != second.agent("Jana Roth")
    assert first.fingerprint != second.fingerprint
    assert "jana" not in str(first.agent("Jana Roth"))
    assert first.agent(None) is None


def test_names_are_shown_where_asked() -> None:
    assert Pseudonyms(b"a" * 32, names=True).agent("Jana Roth") == "Jana Roth"


def test_numbers_tell_texts_apart_however_they_are_cut() -> None:
    made = Pseudonyms(b"a" * 32)
    assert made.number("a", "bc") != made.number("ab", "c")
    assert 0 <= made.number("x") < 1 << 63


def test_the_users_own_key_is_made_once_and_is_theirs_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONECHECK_CONFIG", str(tmp_path / "deep"))
    key = key_from()
    assert key == key_from()
    assert len(key) == 32
    assert stat.S_IMODE((tmp_path / "deep" / "pseudonyms.key").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes are a word of POSIX")
def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k"
    path.write_bytes(b"k" * 32)
    path.chmod(0o644)
    with pytest.raises(TonecheckError, match="chmod 600"):
        key_from(path)


def test_what_is_too_short_or_missing_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "k"
    path.write_bytes(b"short")
    path.chmod(0o600)
    with pytest.raises(TonecheckError, match="5 bytes"):
        key_from(path)
    with pytest.raises(TonecheckError, match="cannot be read"):
        key_from(tmp_path / "nowhere")
