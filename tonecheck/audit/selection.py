"""Which messages of an archive are judged: the first so many, or a sample that the seed decides."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

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

    Of each stratum those with the lowest rank are drawn, and a message that comes several times once; the shares go by
    how many messages there are as they come. Memory grows with the sample and the number of strata, not with the
    archive.
    """
    counts: Counter[str] = Counter()
    heaps: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for message in messages:
        stratum = stratum_of(message, sample.stratify)
        counts[stratum] += 1
        ranked = (-rank(sample.seed, message.key), message.key)
        heap = heaps[stratum]
        if message.key in seen[stratum]:
            continue
        if len(heap) < sample.size:
            heapq.heappush(heap, ranked)
            seen[stratum].add(message.key)
        elif ranked > heap[0]:
            seen[stratum].discard(heapq.heapreplace(heap, ranked)[1])
            seen[stratum].add(message.key)
    shares = allocated(counts, sample.size, {stratum: len(heap) for stratum, heap in heaps.items()})
    return frozenset(key for stratum, heap in heaps.items() for _, key in heapq.nlargest(shares[stratum], heap))


def allocated(counts: Mapping[str, int], size: int, room: Mapping[str, int] | None = None) -> dict[str, int]:
    """How many of each stratum: by largest remainder, one for each where the size allows it.

    `room` says how many different ones a stratum has, at most `size` of them; by default, what `counts` says.
    """
    total, room = sum(counts.values()), room or counts
    size = min(size, sum(room.values()))
    least = 1 if size >= len(counts) else 0
    exact = {name: size * count / total for name, count in counts.items()}
    shares = {name: min(room[name], max(least, int(value))) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (-(exact[name] - int(exact[name])), name))
    while sum(shares.values()) < size:
        for name in by_remainder:
            if sum(shares.values()) < size and shares[name] < room[name]:
                shares[name] += 1
    for name in sorted(shares, key=lambda name: (-shares[name], name)) * size:
        if sum(shares.values()) <= size:
            break
        shares[name] -= shares[name] > least
    return shares


def stratum_of(message: Message, column: str | None) -> str:
    """What a message has in a column; nothing where it is not given, and for all where no column is named."""
    if column is None:
        return ""
    if column == "month":
        return message.sent_at.strftime("%Y-%m") if message.sent_at else ""
    return str(getattr(message, column) or "")


def rank(seed: int, key: int) -> int:
    """Where the seed puts a message: a number of 63 bits, of which the lowest are drawn first."""
    return int.from_bytes(hashlib.blake2b(f"{seed}/{key}".encode(), digest_size=8).digest(), "big") >> 1
