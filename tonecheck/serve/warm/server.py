"""The warm process's loop: it reads from all clients at once and checks for one after another."""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from tonecheck.serve.warm import protocol
from tonecheck.serve.warm.listener import Listener
from tonecheck.serve.warm.visitor import Visitor

MOST_VISITORS = 256
#: Seconds for a client to say all that it has to say, and to take what it is told.
PATIENCE = 10.0
#: Seconds between looks at what may have changed when nobody asks.
_TICK = 5.0
_EXAMINED = 30.0

Answer = Callable[[list[bytes]], list[bytes]]


class Stop(BaseException):
    """The process is asked to end."""


class Server:
    """Takes requests from a listener and hands each to `answer`, until told to stop or nobody has asked for long."""

    def __init__(self, listener: Listener, idle: float, answer: Answer) -> None:
        self._listener = listener
        self._idle = idle
        self._answer = answer
        self._selector = selectors.DefaultSelector()
        self._waiting: deque[Visitor] = deque()
        self.last = time.monotonic()  #: when the last check was
        self.is_stopping = False
        self._is_idle = False

    def interrupt(self) -> None:
        """Ask for the end, from a signal's handler: at once where the process waits, else after this answer."""
        self.is_stopping = True
        if self._is_idle:
            raise Stop

    def serve(self, is_over: Callable[[], bool]) -> None:
        """Answer until the end; `is_over` is asked now and then whether there is a reason for one."""
        self._selector.register(self._listener.socket, selectors.EVENT_READ)
        examined = time.monotonic()
        with suppress(Stop), self._closing():
            while not self.is_stopping:
                self._wait(0 if self._waiting else min(_TICK, self._idle))
                if self._waiting:
                    self._serve_one(self._waiting.popleft())
                now = time.monotonic()
                self._drop_slow(now)
                if not self._waiting and (now - self.last > self._idle or not self._listener.is_there()):
                    break
                if now - examined > _EXAMINED:
                    examined = now
                    self.is_stopping |= is_over()

    def _wait(self, seconds: float) -> None:
        self._is_idle = True
        ready = self._selector.select(seconds)
        self._is_idle = False
        for key, events in ready:
            if key.data is None:
                self._welcome()
            elif events & selectors.EVENT_WRITE:
                self._send(key.data)
            else:
                self._read(key.data)

    def _welcome(self) -> None:
        with suppress(OSError):
            if len(self._selector.get_map()) > MOST_VISITORS:
                self._listener.refuse()
            elif visitor := self._listener.accept():
                self._selector.register(visitor.socket, selectors.EVENT_READ, visitor)

    def _read(self, visitor: Visitor) -> None:
        try:
            if visitor.read() and visitor not in self._waiting:
                self._waiting.append(visitor)
        except (OSError, protocol.MalformedError):
            self._part(visitor)

    def _serve_one(self, visitor: Visitor) -> None:
        """Answer one request of a client that is still there."""
        visitor.since = time.monotonic()
        try:
            answer = self._answer(visitor.take())
        except (OSError, protocol.MalformedError):
            self._part(visitor)
            return
        visitor.out = memoryview(protocol.pack(*answer))
        if self.is_stopping:  # the answer says that this is the end, so that the next process can start on it
            self._listener.close()
            visitor.socket.settimeout(1.0)
            with suppress(OSError):
                visitor.socket.sendall(visitor.out)
            return
        self._send(visitor)

    def _send(self, visitor: Visitor) -> None:
        try:
            visitor.send()
        except OSError:
            self._part(visitor)
            return
        events = selectors.EVENT_WRITE if visitor.out else selectors.EVENT_READ
        self._selector.modify(visitor.socket, events, visitor)

    def _drop_slow(self, now: float) -> None:
        visitors = [key.data for key in self._selector.get_map().values() if key.data]
        for visitor in visitors:
            if now - visitor.since > PATIENCE and visitor not in self._waiting:
                self._part(visitor)

    def _part(self, visitor: Visitor) -> None:
        with suppress(KeyError, ValueError):
            self._selector.unregister(visitor.socket)
        with suppress(ValueError):
            self._waiting.remove(visitor)
        visitor.socket.close()

    @contextmanager
    def _closing(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._listener.close()
            for key in list(self._selector.get_map().values()):
                if isinstance(key.fileobj, socket.socket):
                    key.fileobj.close()
            self._selector.close()
