from __future__ import annotations

import os
from pathlib import Path

import pytest

from tonecheck.serve.warm import lock


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "x.lock")


def test_only_one_holds_it(path: str) -> None:
    held = lock.take(path)
    assert held is not None
    assert lock.take(path) is None
    assert not lock.is_free(path)
    os.close(held)
    assert lock.is_free(path)
    assert Path(path).stat().st_mode & 0o777 == 0o600


def test_a_lock_on_a_file_that_is_gone_is_none(path: str, tmp_path: Path) -> None:
    held = lock.take(path)
    assert held is not None
    Path(path).unlink()
    again = lock.take(path)
    assert again is not None
    os.close(again)
    os.close(held)


def test_a_link_is_not_followed(path: str, tmp_path: Path) -> None:
    Path(path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        lock.take(path)
    assert not (tmp_path / "elsewhere").exists()


def test_what_stands_in_it_is_replaced(path: str) -> None:
    held = lock.take(path)
    assert held is not None
    for content in (lock.STARTING, b"?1234", b"12"):
        lock.write(held, content)
        assert lock.read(held) == content
    os.close(held)
