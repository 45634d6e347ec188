from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest

from tonecheck.serve.warm import loopback, protocol
from tonecheck.serve.warm.visitor import Visitor

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_request_is_there_once_it_is_whole(pair: Pair) -> None:
    visitor = Visitor(pair[0])
    message = protocol.pack(b"one", b"two")
    for at in range(len(message)):
        pair[1].sendall(message[at : at + 1])
        assert visitor.read() is (at == len(message) - 1)
    assert visitor.take() == [b"one", b"two"]


def test_who_has_gone_is_not_answered(pair: Pair) -> None:
    visitor = Visitor(pair[0])
    pair[1].sendall(protocol.pack(b"one"))
    assert visitor.read()
    pair[1].close()
    with pytest.raises(ConnectionError):
        visitor.take()


def test_an_answer_waits_for_who_is_slow_to_take_it(pair: Pair) -> None:
    visitor = Visitor(pair[0])
    visitor.out = memoryview(bytes(5_000_000))
    visitor.send()
    assert visitor.out
    taken = 0
    while visitor.out:
        taken += len(pair[1].recv(1 << 20))
        visitor.send()
    assert taken > 4_000_000


@pytest.mark.parametrize("key", [bytes(32), None])
def test_with_a_token_nobody_is_heard_without_a_proof(key: bytes | None, pair: Pair) -> None:
    token = os.urandom(32)
    visitor = Visitor(pair[0], token)
    pair[1].sendall(protocol.pack(protocol.HELLO, b"nonce"))
    assert not visitor.read()
    _, proof, nonce = protocol.receive(pair[1], 1000)  # type: ignore[arg-type]
    assert proof == loopback.proof(token, b"server", b"nonce")
    pair[1].sendall(
        protocol.pack(protocol.PROOF, loopback.proof(key or token, b"client", nonce)) + protocol.pack(b"ask")
    )
    if key:
        with pytest.raises(protocol.MalformedError):
            visitor.read()
    else:
        assert visitor.read()
        assert visitor.take() == [b"ask"]
