from __future__ import annotations

import io

import pytest

from tonecheck.readers.text import MOST_BYTES, read
from tonecheck.reply import Reply, Skipped


def read_one(data: bytes) -> Reply | Skipped:
    (item,) = read(io.BytesIO(data), Reply(text="", source="entwurf.txt", channel="chat"))
    return item


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"Gr\xfc\xdfe", "not UTF-8: byte 0xfc in line 1"),
        (b"Hallo\nGr\xfc\xdfe", "in line 2"),
        (b"Hallo\0Welt", "NUL"),
        (b"x" * (MOST_BYTES + 1), "larger than 1 MiB"),
        (b"\xff\xfeG\x00u", "not UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0", "NUL"),
    ],
)
def test_what_is_no_text_is_skipped_with_the_reason(data: bytes, reason: str) -> None:
    item = read_one(data)
    assert isinstance(item, Skipped)
    assert item.source == "entwurf.txt"
    assert reason in item.reason


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Grüße".encode(), "Grüße"),
        ("\ufeffGrüße".encode(), "Grüße"),
        ("Grüße".encode("utf-16"), "Grüße"),
        ("Gru\u0308ße\r\nzwei".encode(), "Gru\u0308ße\r\nzwei"),
    ],
)
def test_the_text_stays_as_it_is_but_for_the_mark(data: bytes, text: str) -> None:
    assert read_one(data) == Reply(text=text, source="entwurf.txt", channel="chat")
