from __future__ import annotations

import os
from pathlib import Path

import pytest

from tonecheck.serve.warm import place


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707, 0o701])
def test_a_folder_that_is_open_to_others_is_refused(mode: int, runtime: Path) -> None:
    (runtime / "tonecheck").mkdir()
    (runtime / "tonecheck").chmod(mode)
    with pytest.raises(place.UnsafeError, match="mode 0700"):
        place.find(create=True)


def test_a_folder_that_others_can_replace_is_refused(runtime: Path) -> None:
    place.find(create=True)
    runtime.chmod(0o777)
    with pytest.raises(place.UnsafeError, match="others can replace"):
        place.find()
    runtime.chmod(0o1777)
    assert place.find()


def test_a_link_to_a_folder_is_refused(runtime: Path) -> None:
    (runtime / "other").mkdir(mode=0o700)
    (runtime / "tonecheck").symlink_to("other")
    with pytest.raises(place.UnsafeError):
        place.find(create=True)


def test_a_folder_of_another_user_is_refused(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.find(create=True)
    user = os.geteuid()
    monkeypatch.setattr("os.geteuid", lambda: user + 1)
    with pytest.raises(place.UnsafeError):
        place.find()


def test_it_is_found_where_it_was_made_with_mode_0700(runtime: Path) -> None:
    with pytest.raises(FileNotFoundError):
        place.find()
    here = place.find(create=True)
    assert here.folder == f"{runtime}/tonecheck"
    assert (runtime / "tonecheck").stat().st_mode & 0o777 == 0o700
    assert place.find().address == here.address


@pytest.mark.parametrize(
    ("variables", "folder"),
    [
        ({"XDG_RUNTIME_DIR": "relative"}, "/tmp/tonecheck-{user}"),
        ({"XDG_RUNTIME_DIR": ""}, "/tmp/tonecheck-{user}"),
        ({"XDG_RUNTIME_DIR": "/run/" + "x" * 80}, "/tmp/tonecheck-{user}"),
        ({"XDG_RUNTIME_DIR": "", "TMPDIR": "/tmp/mine/"}, "/tmp/mine/tonecheck-{user}"),
        ({"XDG_RUNTIME_DIR": "/tmp/run", "TMPDIR": "/tmp/mine/"}, "/tmp/run/tonecheck"),
    ],
)
def test_the_folder_is_the_sessions_else_one_for_temporary_files(
    variables: dict[str, str], folder: str, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(place, "require_private", print)
    assert place.find().folder == folder.format(user=os.geteuid())


@pytest.mark.parametrize(
    ("variable", "is_another"),
    [("PYTHONPATH", True), ("TZ", True), ("PYTHONUNBUFFERED", False), ("LANG", False), ("TONECHECK_WARM_IDLE", False)],
)
def test_what_shapes_the_interpreter_shapes_the_place(
    variable: str, is_another: bool, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = place.find(create=True).address
    monkeypatch.setenv(variable, "/elsewhere")
    assert (place.find().address != before) is is_another
