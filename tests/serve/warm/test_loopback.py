from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tonecheck.serve.warm import control, loopback, place, protocol

Run = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture
def port(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[place.Place]:
    """A process at a port."""
    monkeypatch.setenv("TONECHECK_WARM", "loopback")
    assert control.start()
    yield place.find()
    control.stop()


def test_a_port_answers_as_a_socket_does_but_only_who_knows_the_token(house: Path, port: place.Place, run: Run) -> None:
    arguments = ("check", "schlecht.txt", "--guide", "haus.yaml", "--format", "json")
    assert Path(port.address).stat().st_mode & 0o777 == 0o600
    assert run(*arguments) == run(*arguments, TONECHECK_WARM="0")
    number, token = loopback.read(port.address)
    wrong = loopback.proof(bytes(32), b"client", b"nonce")
    for said in (
        protocol.pack(protocol.STATUS, port.identity),
        protocol.pack(protocol.HELLO, b"nonce") + protocol.pack(protocol.PROOF, wrong),
        protocol.pack(protocol.PROOF, loopback.proof(token, b"client", b"")),
        protocol.pack(protocol.HELLO, b"nonce") + protocol.pack(protocol.STATUS, port.identity),
    ):
        with socket.create_connection((loopback.HOST, number)) as sock:
            sock.sendall(said)
            sock.shutdown(socket.SHUT_WR)
            heard = b""
            try:
                while piece := sock.recv(1000):
                    heard += piece
            except ConnectionResetError:
                pass
            assert protocol.DONE not in heard
            assert token not in heard
    status = control.status()
    assert status
    assert status.checks == 1
    assert control.stop()
    assert not Path(port.address).exists()


def test_who_listens_at_the_port_without_the_token_hears_nothing(
    house: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TONECHECK_WARM", "loopback")
    here = place.find(create=True)
    heard = []

    def pretend(server: socket.socket) -> None:
        sock, _ = server.accept()
        with sock:
            heard.append(protocol.receive(sock, 1000))  # type: ignore[arg-type]
            sock.sendall(protocol.pack(protocol.HELLO, bytes(32), bytes(16)))
            heard.append(sock.recv(1000))

    with socket.create_server((loopback.HOST, 0)) as server:
        loopback.write(here.address, server.getsockname()[1], os.urandom(32))
        thread = threading.Thread(target=pretend, args=(server,))
        thread.start()
        with pytest.raises(place.UnsafeError):
            loopback.connect(here.address, 10)
        thread.join()
    assert heard[0][0] == protocol.HELLO
    assert heard[1] == b""


@pytest.mark.parametrize("mode", [0o644, 0o660])
def test_a_file_of_the_port_that_others_read_is_refused(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "x.port"
    loopback.write(str(path), 1, bytes(32))
    assert loopback.read(str(path)) == (1, bytes(32))
    path.chmod(mode)
    with pytest.raises(place.UnsafeError):
        loopback.read(str(path))
