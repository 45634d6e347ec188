from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.serve.warm import protocol


@pytest.mark.parametrize(
    "data",
    [b"GET / HTTP/1.1\r\n", b"\0", b"tonecheck warm 2\n", protocol.MAGIC + b"\xff\xff\xff\xff"],
)
def test_what_is_no_message_is_told_by_its_beginning(data: bytes) -> None:
    with pytest.raises(protocol.MalformedError):
        protocol.size(data, 1000)


@pytest.mark.parametrize("body", [b"", b"\0", b"\0\0\0\5abc", b"\0\0\0\1ab", b"\xff\xff\xff\xff"])
def test_fields_must_fill_the_message(body: bytes) -> None:
    with pytest.raises(protocol.MalformedError):
        protocol.unpack(protocol.MAGIC + len(body).to_bytes(4, "big") + body)


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=5), st.data())
def test_a_message_gives_its_fields_and_no_part_of_it_does(fields: list[bytes], data: st.DataObject) -> None:
    message = protocol.pack(*fields)
    assert protocol.size(message, 1000) == len(message)
    assert protocol.unpack(message) == fields
    part = message[: data.draw(st.integers(0, len(message) - 1))]
    assert protocol.size(part, 1000) in (None, len(message))


def test_a_sender_that_goes_away_in_the_middle_is_an_error() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(protocol.pack(b"one", b"two")[:-1])
        theirs.close()
        with pytest.raises(ConnectionError):
            protocol.receive(ours, 1000)
