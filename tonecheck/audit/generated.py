"""Archives made from the annotated corpus by seed, with truths planted in them that an audit must find again."""

from __future__ import annotations

import csv
import math
import random
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from tonecheck.audit.generated_words import (
    CANNED,
    CONTRADICTING,
    FAREWELLS,
    FIRST,
    HELPERS,
    LAST,
    SALUTATIONS,
    TOWNS,
    WEEKDAYS,
)
from tonecheck.training.corpus import Record, read_training

Language = Literal["de", "en"]
FIELDS = (
    *("id", "ticket", "agent", "team", "queue", "channel", "segment", "asked_at", "sent_at"),
    *("customer", "reply", "csat", "nps", "ces"),
)
START = datetime(2025, 1, 1)
DAYS = 365
CHANNELS = {"email": 60, "chat": 25, "social": 10, "letter": 5}
TEAMS = ("Nord", "Süd", "West", "Ost")
QUEUES = ("Lieferung", "Rechnung", "Technik")
#: Share of a working day's replies by hour.
_HOURS = {8: 8, 9: 14, 10: 15, 11: 13, 12: 7, 13: 9, 14: 12, 15: 11, 16: 8, 17: 3}
_CANNED_SHARE = 0.3
_CONTRADICTING_SHARE = 0.05
_RATED = 0.35


class Plants(msgspec.Struct, frozen=True, kw_only=True):
    """What is hidden in an archive; None leaves it out."""

    drifting_agent: str | None = "a07"  #: grows colder from the middle of the year on
    cold_channel: str | None = "chat"  #: less warmth and empathy than elsewhere
    wrong_month: int | None = 9  #: in this month of the year many replies have flaws that both raters saw
    contradicting_template: bool = True  #: a canned part says du where the guide says Sie, and pushes


NONE = Plants(drifting_agent=None, cold_channel=None, wrong_month=None, contradicting_template=False)


class _Pools(msgspec.Struct, frozen=True):
    """Replies of the corpus by what is drawn from them."""

    ordinary: tuple[Record, ...]
    cold: tuple[Record, ...]
    flawed: tuple[Record, ...]


def rows(
    count: int, seed: int = 1, *, language: Language = "de", plants: Plants | None = None
) -> Iterator[dict[str, str]]:
    """`count` rows in the order of their times, with the columns FIELDS; each depends on the seed and its number alone.

    Without plants nothing but chance tells agents, channels and months apart.
    """
    hidden = plants or Plants()
    for number in range(count):
        yield _row(number, count, random.Random(f"{seed}/{language}/{number}"), language, hidden)


def write_csv(
    path: Path, count: int, seed: int = 1, *, language: Language = "de", plants: Plants | None = None
) -> None:
    """Writes the rows as a CSV file with a head."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, FIELDS)
        writer.writeheader()
        writer.writerows(rows(count, seed, language=language, plants=plants))


@cache
def _pools(language: str) -> _Pools:
    own = [record for record in read_training() if record.language == language and record.address in ("Sie", None)]
    sound = [record for record in own if not any(record.flaws.values())]
    warmth = sorted(sound, key=lambda record: (_kindness(record), record.id))
    return _Pools(
        ordinary=tuple(sound),
        cold=tuple(record for record in warmth if _kindness(record) <= 2.5),
        flawed=tuple(record for record in own if sum(record.flaws.values()) >= 2),
    )


def _kindness(record: Record) -> float:
    return (record.tone["warmth"] + record.tone["empathy"]) / 2


def _row(number: int, count: int, chance: random.Random, language: Language, plants: Plants) -> dict[str, str]:
    agent = _agent(chance)
    channel = chance.choices(tuple(CHANNELS), tuple(CHANNELS.values()))[0]
    sent = _time((number + chance.random()) / count, chance)
    record = _record(chance, language, plants, agent, channel, sent)
    asked = sent - timedelta(seconds=round(math.exp(chance.gauss(9.2, 1.0))))
    canned = _canned(chance, language, plants)
    return {
        "id": f"m{number + 1}",
        "ticket": str(100_000 + number * 7 // 8),
        "agent": agent,
        "team": TEAMS[int(agent[1:]) % len(TEAMS)],
        "queue": chance.choice(QUEUES),
        "channel": channel,
        "segment": "",
        "asked_at": asked.isoformat(sep=" "),
        "sent_at": sent.isoformat(sep=" "),
        "customer": _fresh(record.customer, chance),
        "reply": _text(record, chance, language, agent, canned),
        **_ratings(chance, _kindness(record), canned == CONTRADICTING[language]),
    }


def _agent(chance: random.Random) -> str:
    """24 agents, the first with some ten times the replies of the last."""
    return f"a{chance.choices(range(1, 25), [1 / (3 + place) for place in range(24)])[0]:02}"


def _time(share: float, chance: random.Random) -> datetime:
    day = START + timedelta(days=int(share * DAYS))
    if day.weekday() >= 5 and chance.random() < 0.8:
        day += timedelta(days=7 - day.weekday()) if day < START + timedelta(days=DAYS - 3) else timedelta(days=-2)
    hour = chance.choices(tuple(_HOURS), tuple(_HOURS.values()))[0]
    return day + timedelta(hours=hour, minutes=chance.randrange(60), seconds=chance.randrange(60))


def _record(
    chance: random.Random, language: Language, plants: Plants, agent: str, channel: str, sent: datetime
) -> Record:
    pools, draw = _pools(language), chance.random()
    if sent.month == plants.wrong_month and draw < 0.7:
        return chance.choice(pools.flawed)
    drift = max(0.0, (sent - START).days / DAYS - 0.45) * 1.8 if agent == plants.drifting_agent else 0.0
    if draw < drift or (channel == plants.cold_channel and draw < 0.7):
        return chance.choice(pools.cold)
    return chance.choice(pools.ordinary)


def _canned(chance: random.Random, language: Language, plants: Plants) -> str | None:
    draw = chance.random()
    if draw < _CONTRADICTING_SHARE:
        return CONTRADICTING[language] if plants.contradicting_template else None
    return chance.choice(CANNED[language]) if draw < _CONTRADICTING_SHARE + _CANNED_SHARE else None


def _text(record: Record, chance: random.Random, language: Language, agent: str, canned: str | None) -> str:
    """The body of the record under a salutation and a farewell of its own, with other figures."""
    body = [
        record.text[sentence.start : sentence.end]
        for sentence in record.sentences
        if sentence.acts and not {"greeting", "closing"} & set(sentence.acts)
    ]
    if len(body) > 4 and chance.random() < 0.5:
        del body[chance.randrange(1, len(body) - 1)]
    paragraphs = [_fresh(" ".join(_own(sentence, chance, language) for sentence in body), chance)]
    if canned:
        paragraphs.append(canned)
    elif chance.random() < 0.3:
        paragraphs.append(chance.choice(HELPERS[language]))
    name = f"{FIRST[language][int(agent[1:]) % len(FIRST[language])]} {LAST[language][int(agent[1:])]}"
    salutation = chance.choice(SALUTATIONS[language]).format(last=chance.choice(LAST[language]))
    farewell = f"{chance.choice(FAREWELLS[language])}\n{name}"
    return "\n\n".join((salutation, *paragraphs, farewell))


def _own(sentence: str, chance: random.Random, language: Language) -> str:
    """The sentence with a remark of its own, without which the few replies of the corpus would all look canned."""
    if not sentence.endswith("."):
        return sentence
    remark = (chance.choice(WEEKDAYS[language]), chance.choice(TOWNS[language]), chance.choice(LAST[language]))
    return f"{sentence[:-1]} ({', '.join(remark)})."


def _fresh(text: str, chance: random.Random) -> str:
    """The text with other figures in its long numbers."""
    return re.sub(r"\d{4,}", lambda found: "".join(chance.choice("123456789") for _ in found[0]), text)


def _ratings(chance: random.Random, kindness: float, contradicted: bool) -> dict[str, str]:
    """What a third of the customers say, who like kind replies better."""
    if chance.random() > _RATED:
        return {"csat": "", "nps": "", "ces": ""}
    liking = 0.7 * (kindness - 3) - 1.2 * contradicted + chance.gauss(0, 0.9)
    return {
        "csat": _scaled(3.6 + liking, 1, 5),
        "nps": _scaled(6.8 + 2 * liking, 0, 10),
        "ces": _scaled(4.8 + liking, 1, 7),
    }


def _scaled(value: float, low: int, high: int) -> str:
    return str(min(high, max(low, round(value))))


def truths(plants: Plants) -> Sequence[str]:
    """What a report on an archive with these plants should say, in words."""
    return [
        *([f"agent {plants.drifting_agent} grows colder"] if plants.drifting_agent else []),
        *([f"channel {plants.cold_channel} is colder"] if plants.cold_channel else []),
        *([f"month {plants.wrong_month} is worse"] if plants.wrong_month else []),
        *(["a canned part contradicts the guide"] if plants.contradicting_template else []),
    ]
