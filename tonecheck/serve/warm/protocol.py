"""What client and warm process say to each other: messages of byte fields, each with its length before it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _socket import socket

MAGIC = b"tonecheck warm 1\n"
HEAD = len(MAGIC) + 4
MOST_ASKED = 1 << 20  #: bytes of a request
MOST_ANSWERED = 1 << 24  #: bytes of an answer

#: What is asked.
CHECK, STATUS, STOP, HELLO, PROOF = b"check", b"status", b"stop", b"hello", b"proof"
#: What is answered: the output; that standard input is needed; that it is for the client to do; that this process ends.
DONE, STDIN, COLD, BYE = b"done", b"stdin", b"cold", b"bye"


class MalformedError(ValueError):
    """Bytes that are no message."""


def pack(*fields: bytes) -> bytes:
    """A message as bytes."""
    body = b"".join([len(field).to_bytes(4, "big") + field for field in fields])
    return MAGIC + len(body).to_bytes(4, "big") + body


def size(data: bytes | bytearray, most: int) -> int | None:
    """The length of the message at the beginning of `data`, or None where its head is not all there.

    Raises MalformedError where it is none, or longer than `most`.
    """
    if not MAGIC.startswith(bytes(data[: len(MAGIC)])):
        raise MalformedError("not a message")
    if len(data) < HEAD:
        return None
    length = int.from_bytes(data[len(MAGIC) : HEAD], "big")
    if length > most:
        raise MalformedError("too long")
    return HEAD + length


def unpack(message: bytes) -> list[bytes]:
    """The fields of a whole message; raises MalformedError where it has none or they do not fill it."""
    fields, at = [], HEAD
    while at < len(message):
        start = at + 4
        at = start + int.from_bytes(message[start - 4 : start], "big")
        if start > len(message) or at > len(message):
            raise MalformedError("a field beyond the end")
        fields.append(message[start:at])
    if not fields:
        raise MalformedError("empty")
    return fields


def receive(sock: "socket", most: int) -> list[bytes]:
    """The fields of the next message; raises ConnectionError where the other side goes away before its end."""
    data = bytearray()
    while (end := size(data, most)) is None or len(data) < end:
        piece = sock.recv(1 << 16)
        if not piece:
            raise ConnectionResetError("gone")
        data += piece
    return unpack(bytes(data[:end]))
