from __future__ import annotations

import pytest

from tonecheck.serve.http.settings import Settings, bracketed, is_loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "desk.example", "127.0.0.1.example", "", "[::]"])
def test_hosts_beyond_this_machine(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_hosts_of_this_machine(host: str) -> None:
    assert is_loopback(host)


def test_names_are_those_of_this_machine_and_those_that_are_allowed() -> None:
    names = Settings(guides=("base-de",), host="::1", hosts=("Desk.Example",)).names
    assert names == {"localhost", "127.0.0.1", "[::1]", "desk.example"}


@pytest.mark.parametrize(("host", "shown"), [("::1", "[::1]"), ("[::1]", "[::1]"), ("127.0.0.1", "127.0.0.1")])
def test_a_host_in_a_url(host: str, shown: str) -> None:
    assert bracketed(host) == shown
