from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tonecheck.serve.warm import connection, lock, place
from tonecheck.serve.warm.listener import Listener


@pytest.fixture
def here(runtime: Path) -> place.Place:
    return place.find(create=True)


def listening(here: place.Place) -> Listener:
    held = lock.take(here.lock)
    assert held is not None
    return Listener(here, held)


def test_files_of_a_process_that_was_killed_are_no_hindrance(here: place.Place) -> None:
    for name in (here.address, f"{here.address}.new"):
        with socket.socket(socket.AF_UNIX) as stale:
            stale.bind(name)
    with pytest.raises(ConnectionRefusedError):
        connection.connect(here, 1)
    listener = listening(here)
    assert listener.is_there()
    assert Path(here.address).stat().st_mode & 0o777 == 0o600
    sock = connection.connect(here, 1)
    visitor = listener.accept()
    assert visitor is not None
    assert connection.peer(sock) == (os.getpid(), os.geteuid())
    sock.close()
    visitor.socket.close()
    listener.close()
    listener.close()
    assert [path.suffix for path in Path(here.folder).iterdir()] == [".lock"]
    assert lock.is_free(here.lock)


def test_it_leaves_the_socket_of_another_alone(here: place.Place) -> None:
    first = listening(here)
    Path(here.lock).unlink()
    second = listening(here)
    assert not first.is_there()
    first.close()
    assert second.is_there()
    second.close()


def test_a_client_of_another_user_is_not_heard(here: place.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = listening(here)
    sock = connection.connect(here, 1)
    user = os.geteuid()
    monkeypatch.setattr("os.geteuid", lambda: user + 1)
    assert listener.accept() is None
    assert sock.recv(1) == b""
    with pytest.raises(place.UnsafeError):
        connection.require_own_peer(sock)
    sock.close()
    listener.close()


def test_no_room_for_a_socket_is_an_error_and_leaves_nothing(here: place.Place) -> None:
    held = lock.take(here.lock)
    assert held is not None
    here.address = f"{here.folder}/{'x' * 200}.sock"
    with pytest.raises(OSError, match="too long"):
        Listener(here, held)
    os.close(held)
    assert [path.suffix for path in Path(here.folder).iterdir()] == [".lock"]
