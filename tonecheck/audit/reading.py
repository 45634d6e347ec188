"""The messages of an archive, input by input: which columns are what, who is an agent, which are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from tonecheck.audit import mapping as mappings
from tonecheck.audit import message, selection, sources
from tonecheck.audit.message import Message
from tonecheck.audit.pseudonyms import Pseudonyms
from tonecheck.audit.row import Row, Unreadable
from tonecheck.audit.threads import Threads

if TYPE_CHECKING:
    from tonecheck.audit.auditing import Plan

#: Rows by which the columns of an input are told.
LOOKED_AT = 50

Mapped = Callable[[str, Mapping[str, str], list[Row]], None]


class Reading:
    """The messages of an archive, those that are wanted."""

    def __init__(
        self,
        plan: Plan,
        mapped: Mapped | None = None,
        forgotten: tuple[frozenset[str], datetime | None] | None = None,
    ) -> None:
        self._plan, self._mapped = plan, mapped
        self._pseudonyms = Pseudonyms(plan.key, names=plan.names)
        self._wanted = plan.wanted if forgotten is None else plan.wanted.without(*forgotten)
        self.mappings: dict[str, dict[str, str]] = {}

    def chosen(self) -> Iterator[Message | Unreadable]:
        """The messages and what could not be read, with sample and limit."""
        keys = None
        if self._plan.sample:
            keys = selection.drawn((one for one in self.messages() if isinstance(one, Message)), self._plan.sample)
        left = self._plan.limit
        for one in self.messages(paired=True):
            if isinstance(one, Message):
                if keys is not None and one.key not in keys:
                    continue
                if left is not None:
                    left -= 1
            yield one
            if left == 0:
                return

    def messages(self, *, paired: bool = False) -> Iterator[Message | Unreadable]:
        """All that is wanted, input by input; mails, where asked for, with the customers' mails that they answer."""
        for one in self._plan.inputs:
            yield from self.messages_of(one, paired=paired)

    def messages_of(self, source: sources.Input, *, paired: bool = False) -> Iterator[Message | Unreadable]:
        """All that is wanted of one input; raises TonecheckError where its columns cannot be told."""
        rows = sources.read((source,))
        if paired and source.format in sources.MAIL:
            rows = map(self._threads.paired, rows)
        first = list(islice(rows, LOOKED_AT))
        looked_at = [row for row in first if isinstance(row, Row)]
        mapping = self._mapping(source, looked_at)
        wanted = self._wanted.dated(looked_at, mapping)
        for row in chain(first, rows):
            read = message.read(row, mapping, wanted, self._pseudonyms) if isinstance(row, Row) else row
            if read is not None:
                yield read

    @cached_property
    def _threads(self) -> Threads:
        mails = (one for one in self._plan.inputs if one.format in sources.MAIL)
        return Threads(mails, self._plan.wanted.domains)

    def _mapping(self, source: sources.Input, rows: list[Row]) -> dict[str, str]:
        if source.shown in self.mappings:
            return self.mappings[source.shown]
        unknown = [row for row in rows if not row.is_known]
        if not unknown:
            return {}
        mapping = mapping_of(unknown, self._plan.mapping)
        self.mappings[source.shown] = mapping
        if self._mapped:
            self._mapped(source.shown, mapping, unknown)
        return mapping


def mapping_of(rows: list[Row], given: Mapping[str, str] | None) -> dict[str, str]:
    """The mapping that is given, else what the rows suggest; raises TonecheckError where it does not fit them."""
    if given is None:
        return mappings.guess(rows)
    mapping = dict(given)
    every = {name: None for row in rows for name in row.values}
    mappings.require_columns(mapping, Row(rows[0].source, 1, every))
    return mapping
