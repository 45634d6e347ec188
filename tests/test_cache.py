"""The user's cache: whole entries of our own, or none."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck import cache

KEY = "0123"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the cache that is not there yet."""
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path / "deep" / "kept"))
    return tmp_path / "deep" / "kept"


def test_where_nothing_was_kept_nothing_is_there(place: Path) -> None:
    assert cache.read(KEY) is None
    assert not place.exists()


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TONECHECK_CACHE", "0")
    monkeypatch.setenv("HOME", str(tmp_path))
    cache.write(KEY, b"content")
    assert cache.read(KEY) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-1],
        lambda data: data[:20],
        lambda data: data + b"x",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
    ],
)
def test_a_damaged_entry_is_none(place: Path, damage: Callable[[bytes], bytes]) -> None:
    cache.write(KEY, b"some content")
    (entry,) = place.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.read(KEY) is None
    cache.write(KEY, b"some content")
    assert cache.read(KEY) == b"some content"


@pytest.mark.parametrize("mode", [0o770, 0o777, 0o707])
def test_a_folder_in_which_others_write_is_not_used(place: Path, mode: int) -> None:
    cache.write(KEY, b"content")
    place.chmod(mode)
    assert cache.read(KEY) is None
    cache.write("4567", b"content")
    assert len(list(place.iterdir())) == 1


def test_a_file_in_which_others_write_is_not_used(place: Path) -> None:
    cache.write(KEY, b"content")
    next(place.iterdir()).chmod(0o666)
    assert cache.read(KEY) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path / "file" / "below"))
    cache.write(KEY, b"content")
    assert cache.read(KEY) is None


def test_a_full_disk_is_no_error_and_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cache.write("4567", b"before")
    monkeypatch.setattr(Path, "replace", full)
    cache.write(KEY, b"content")
    assert cache.read(KEY) is None
    assert [entry.name for entry in place.iterdir()] == ["4567.kept"]


def test_entries_are_the_users_alone(place: Path) -> None:
    cache.write(KEY, b"content")
    assert place.stat().st_mode & 0o777 == 0o700
    assert next(place.iterdir()).stat().st_mode & 0o777 == 0o600


def test_of_too_many_the_oldest_go(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST", 3)
    for number in range(5):
        cache.write(f"{number}", b"content")
        os.utime(place / f"{number}.kept", ns=(number * 10**9, number * 10**9))
    assert sorted(entry.name for entry in place.iterdir()) == ["2.kept", "3.kept", "4.kept"]


def test_many_may_write_one_entry_at_once(place: Path) -> None:
    contents = [bytes([number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda content: cache.write(KEY, content), contents * 4))
    assert cache.read(KEY) in contents
    assert [entry.name for entry in place.iterdir()] == [f"{KEY}.kept"]


@given(st.lists(st.text(max_size=5), max_size=3), st.lists(st.text(max_size=5), max_size=3))
def test_other_parts_have_another_key(first: list[str], second: list[str]) -> None:
    assert (cache.key_of(*first) == cache.key_of(*second)) == (first == second)


def test_a_room_of_its_own_is_bounded_when_that_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path))
    for number in range(5):
        cache.write(str(number), b"x", "room")
    cache.write("own", b"x")
    assert cache.read("0", "room") == b"x"
    assert cache.read("0") is None
    cache.bound("room", 2)
    assert len(list((tmp_path / "room").iterdir())) == 2
    assert cache.read("own") == b"x"
    cache.bound("fehlt", 2)
