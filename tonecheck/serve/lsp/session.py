"""One editor's session: what is open, which guide judges it, and what was last said about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from tonecheck.config import CONFIG_NAME, GUIDE_NAME, Settings
from tonecheck.errors import TonecheckError
from tonecheck.resources import bundled_guides
from tonecheck.serve.guides import Guides
from tonecheck.serve.lsp import extraction, words
from tonecheck.serve.lsp.documents import Document, Documents
from tonecheck.serve.lsp.judging import Judgement, judge
from tonecheck.serve.lsp.settings import Options, settings_in, ui_of

T = TypeVar("T")


class _NoGuideError(Exception):
    """No guide is given or found."""


class Session:
    """Judges texts in one thread beside the one that speaks with the editor.

    `say` shows the user a sentence: each is said once, until the settings or a guide change.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.documents = Documents()
        self.guides = Guides()
        self.options = Options()
        self.root = Path()
        self.locale: str | None = None
        self._say = say
        self._said: set[str] = set()
        self._worker = ThreadPoolExecutor(1, "tonecheck")
        self._judgements: dict[str, Judgement] = {}
        self._running: dict[str, tuple[Document, asyncio.Task[Judgement | None]]] = {}

    @property
    def ui(self) -> str:
        """The language in which the server itself speaks."""
        return self.options.ui or ui_of(self.locale)

    def say_once(self, sentence: str) -> None:
        """Show a sentence, unless it was shown already."""
        if sentence not in self._said:
            self._said.add(sentence)
            self._say(sentence)

    def forget(self) -> None:
        """Judge anew what is asked for next: the settings or a guide have changed."""
        self._said.clear()
        self._judgements.clear()
        self._running.clear()

    def drop(self, uri: str) -> None:
        """A text was closed."""
        self.documents.close(uri)
        self._judgements.pop(uri, None)
        self._running.pop(uri, None)

    def close(self) -> None:
        """End the thread once it has done what it is doing."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def in_worker(self, work: Callable[[], T]) -> T:
        """What `work` returns, done in the thread that judges."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    async def judgement(self, uri: str) -> Judgement | None:
        """What there is to say about an open text as it stands now.

        None where it is none that tonecheck reads, where no guide can judge it, and where it changed meanwhile.
        """
        document = self.documents.get(uri)
        if document is None:
            return None
        done = self._judgements.get(uri)
        if done is not None and done.document == document:
            return done
        running = self._running.get(uri)
        if running is None or running[0] != document:
            running = self._running[uri] = (document, asyncio.create_task(self._judged(document)))
        found = await asyncio.shield(running[1])
        return found if self.documents.is_current(document) else None

    async def _judged(self, document: Document) -> Judgement | None:
        try:
            found = await self.in_worker(lambda: self._judge(document))
        except _NoGuideError:
            self.say_once(words.NO_GUIDE.get(self.ui, {"bundled": ", ".join(bundled_guides())}))
            found = None
        except TonecheckError as error:
            self.say_once(words.UNUSABLE.get(self.ui, {"error": str(error)}))
            found = None
        finally:
            running = self._running.get(document.uri)
            if running is not None and running[0] == document:
                del self._running[document.uri]
        if found is not None and self.documents.is_current(document):
            self._judgements[document.uri] = found
        return found

    def _judge(self, document: Document) -> Judgement | None:
        """In the worker. Raises TonecheckError or _NoGuideError where no guide can be used."""
        if not self.documents.is_current(document):
            return None  # a later version waits already
        format_ = extraction.format_of(document.name, document.language)
        if format_ is None:
            return None
        settings = self.settings_of(document)
        if settings.guide is None:
            raise _NoGuideError
        return judge(document, format_, self.guides.checker(settings), settings)

    def settings_of(self, document: Document) -> Settings:
        """The settings that hold for a text; raises TonecheckError where a file of settings is wrong."""
        path = document.path
        folder = path.parent if path is not None and path.parent.is_dir() else self.root
        return settings_in(folder, self.options, self.root, self.locale)

    def concerns_guides(self, path: Path | None) -> bool:
        """Whether a changed file may change what is right: a file of settings or of a guide."""
        if path is None:
            return False
        return path.name in (CONFIG_NAME, GUIDE_NAME) or path.resolve() in self.guides.files()
