"""Which messages of an archive are judged: the first so many, or a sample that the seed decides."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import msgspec

from tonecheck.audit.message import Message

STRATA = ("agent", "team", "queue", "channel", "language", "situation", "segment", "month")


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """So many messages, drawn by a seed; with `stratify` each value of a column has its share, and at least one."""

    size: int
    seed: int = 1
    stratify: str | None = None


def drawn(messages: Iterable[Message], sample: Sample) -> frozenset[int]:
    """The keys of the sample: whoever draws again from the same messages draws the same, in whatever order they come.

    Memory grows with the sample and the number of strata, not with the archive.
    """
    of = _stratum(sample.stratify)
    counts: Counter[str] = Counter()
    heaps: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    seen: dict[str, set[int]] = defaultdict(set)
    for message in messages:
        stratum = of(message)
        counts[stratum] += 1
        ranked = (-_rank(sample.seed, message.key), message.key)
        heap = heaps[stratum]
        if message.key in seen[stratum]:
            counts[stratum] -= 1
        elif len(heap) < sample.size:
            heapq.heappush(heap, ranked)
            seen[stratum].add(message.key)
        elif ranked > heap[0]:
            seen[stratum].discard(heapq.heapreplace(heap, ranked)[1])
            seen[stratum].add(message.key)
    shares = allocated(counts, sample.size)
    return frozenset(key for stratum, heap in heaps.items() for _, key in heapq.nlargest(shares[stratum], heap))


def allocated(counts: Counter[str], size: int) -> dict[str, int]:
    """How many of each stratum: by largest remainder, one for each where the size allows it."""
    size = min(size, counts.total())
    least = 1 if size >= len(counts) else 0
    exact = {name: size * count / counts.total() for name, count in counts.items()} if counts else {}
    shares = {name: min(counts[name], max(least, int(value))) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (-(exact[name] - int(exact[name])), name))
    while sum(shares.values()) < size:
        for name in by_remainder:
            if sum(shares.values()) < size and shares[name] < counts[name]:
                shares[name] += 1
    for name in sorted(shares, key=lambda name: (-shares[name], name)) * size:
        if sum(shares.values()) <= size:
            break
        shares[name] -= shares[name] > least
    return shares


def _stratum(column: str | None) -> Callable[[Message], str]:
    if column is None:
        return lambda _: ""
    if column == "month":
        return lambda message: message.sent_at.strftime("%Y-%m") if message.sent_at else ""
    return lambda message: str(getattr(message, column) or "")


def _rank(seed: int, key: int) -> int:
    return int.from_bytes(hashlib.blake2b(f"{seed}/{key}".encode(), digest_size=8).digest(), "big")
