from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.serve.http.body import decode
from tonecheck.serve.http.contract import CheckRequest
from tonecheck.serve.http.problems import RefusedError


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b"nothing", b'{"text": NaN}', b'{"text": Infinity}', b'{"text": "\xff"}', b'{"text": "\\ud800"}'),
        *(b'{"replies": ' + b"[" * 100_000, b"\xef\xbb\xbf{}", b'{"text": "a"} x'),
    ],
)
def test_no_json(data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        decode(data, CheckRequest)
    assert refused.value.status in (400, 422)


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        (b"[]", ""),
        (b'{"text": 5}', "/text"),
        (b'{"ui": "fr"}', "/ui"),
        (b'{"replies": [{"text": "a"}, {"text": null}]}', "/replies/1/text"),
        (b'{"replies": [{}]}', "/replies/0"),
        (b'{"channel": ""}', "/channel"),
        (b'{"txt": "a"}', ""),
    ],
)
def test_json_of_another_shape_is_refused_with_its_place(data: bytes, pointer: str) -> None:
    with pytest.raises(RefusedError) as refused:
        decode(data, CheckRequest)
    assert (refused.value.status, refused.value.problem.pointer) == (422, pointer)


@given(st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused(data: bytes) -> None:
    try:
        status = 200 if decode(data, CheckRequest) else 0
    except RefusedError as refused:
        status = refused.status
    assert status in (200, 400, 422)
