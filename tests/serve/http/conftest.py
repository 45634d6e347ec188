"""Real servers on free ports of this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn

from tonecheck.serve.http.app import create_app
from tonecheck.serve.http.settings import Settings

Started = Callable[..., httpx.Client]
GUIDES = ("everyday-de", "base-en", "everyday-en")


class Running:
    """A server in a thread, and a client for it."""

    def __init__(self, settings: Settings) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.server = uvicorn.Server(uvicorn.Config(create_app(settings), log_config=None, log_level="error"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listening]}, daemon=True)
        self.thread.start()
        self.client = httpx.Client(base_url=self.url, timeout=60, transport=httpx.HTTPTransport(retries=20))
        while not self.server.started:
            self.thread.join(0.01)

    def stop(self) -> None:
        """End it."""
        self.client.close()
        self.server.should_exit = True
        self.thread.join(10)
        self.listening.close()
        assert not self.thread.is_alive()


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    """A client of a server with some bundled guides."""
    running = Running(Settings(guides=GUIDES))
    yield running.client
    running.stop()


@pytest.fixture
def start() -> Iterator[Started]:
    """Starts servers with settings of their own."""
    started: list[Running] = []

    def begin(**settings: Any) -> httpx.Client:
        started.append(Running(Settings(**{"guides": GUIDES, **settings})))
        return started[-1].client

    yield begin
    for running in started:
        running.stop()
