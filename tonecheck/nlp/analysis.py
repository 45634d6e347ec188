"""A reply, read once: everything that a check may look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from tonecheck.anatomy.zone import OWN_ZONES, Anatomy, Zone, ZoneName
from tonecheck.brand import Brand
from tonecheck.languages.lexicon import Entry
from tonecheck.nlp import quantities
from tonecheck.nlp.patterns.match import VOCABULARY, Match
from tonecheck.reply import Reply
from tonecheck.rule import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from tonecheck.nlp.patterns.matcher import Matcher
    from tonecheck.nlp.quantities import Quantity
    from tonecheck.nlp.reading import Reading


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the agent's own text (or one greeting, farewell, name or list line)."""

    start: int
    end: int
    zone: ZoneName
    first: int  #: index of its first token
    last: int  #: index after its last token
    acts: Mapping[str, float] = {}  #: calibrated probability per act
    done: frozenset[str] = frozenset()  #: the acts whose probability reaches the act's threshold
    #: For the acts done: act, start, end, signed weight in log odds.
    evidence: tuple[tuple[str, int, int, float], ...] = ()


class ToneValue(msgspec.Struct, frozen=True):
    """A dimension of tone from 0 to 100 with half the width of its 80 % interval."""

    value: float
    uncertainty: float
    evidence: tuple[tuple[int, int, float], ...] = ()  #: start, end, signed weight in points


class AddressWord(msgspec.Struct, frozen=True):
    """A word or two by which somebody is addressed; `form` is Sie, du or ihr."""

    start: int
    end: int
    form: str
    capital: bool = False  #: written with a capital where the language leaves the choice: Du, Dich, Ihr, Euch
    sure: bool = True  #: False for a reading that the whole reply decided, such as a sentence-initial Sie


class AddressReading(msgspec.Struct, frozen=True):
    """How the customer is addressed in the whole reply."""

    form: str | None  #: Sie, du, ihr, neutral; None in English
    mixed: bool
    words: tuple[AddressWord, ...] = ()


class Analysis:
    """One reply with its document; acts, tone, situation and matches are computed when first asked for.

    All offsets are code points into `reply.text`, which equals `doc.text`.
    """

    def __init__(
        self,
        reply: Reply,
        reading: Reading,
        nlp: Language,
        *,
        situation: str | None = None,
        matcher: Matcher | None = None,
        brand: Brand | None = None,
        shifts: Mapping[str, float] | None = None,
    ) -> None:
        self.reply = reply
        self.text = reply.text
        self.language = reading.language  #: de or en
        self.channel = reading.channel
        self.doc: Doc = reading.doc
        self.anatomy: Anatomy = reading.anatomy
        #: Per token of `doc`: folded form (lower case, ss for ß, ae/oe/ue for umlauts, no soft hyphen), start, end.
        self.norms = [norm for _, _, norm in reading.tokens]
        self.starts = [start for start, _, _ in reading.tokens]
        self.ends = [end for _, end, _ in reading.tokens]
        #: Indexes of the agent's own tokens: in subject, greeting, body or closing, and not white space.
        self.visible = reading.visible
        self._reading = reading
        self._nlp = nlp
        self._situation = situation
        self._matcher = matcher
        self.brand = brand or Brand()  #: the facts about the house in the guide of this context
        self._shifts = shifts or {}
        self._lexicons: dict[str, tuple[tuple[Match, Entry], ...]] = {}

    def zone(self, name: ZoneName) -> Zone | None:
        """The first zone of that name."""
        return next((zone for zone in self.anatomy.zones if zone.zone == name), None)

    @cached_property
    def own(self) -> tuple[Span, ...]:
        """The spans that the agent answers for: subject, greeting, body, closing."""
        return tuple(Span(zone.start, zone.end) for zone in self.anatomy.zones if zone.zone in OWN_ZONES)

    @cached_property
    def words(self) -> int:
        """The number of words in greeting, body and closing."""
        reading = self._reading
        return sum(self.norms[index][:1].isalnum() for index in reading.visible if reading.zone_of[index] != "subject")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of subject, greeting, body and closing, with their acts."""
        page, visible = self._reading.page, self._reading.visible
        acts = self._result("acts")
        evidence: list[Any] = self._component("acts").evidence(self.doc) if acts else []
        return tuple(
            Sentence(
                start=page.starts[piece.first],
                end=page.ends[piece.last - 1],
                zone=piece.zone,
                first=visible[piece.first],
                last=visible[piece.last - 1] + 1,
                acts=probabilities,
                done=done,
                evidence=spans,
            )
            for piece, (probabilities, done), spans in zip(page.pieces, acts, evidence, strict=True)
        )

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body alone."""
        return tuple(sentence for sentence in self.sentences if sentence.zone == "body")

    @cached_property
    def address(self) -> AddressReading:
        """How the customer is addressed."""
        reading: AddressReading = self._result("address")
        return reading

    @cached_property
    def tone(self) -> Mapping[str, ToneValue]:
        """The six dimensions, shifted as the guide is calibrated; empty where the text is too short."""
        self._result("acts")
        values: Mapping[str, ToneValue] = self._result("tone")
        if not self._shifts:
            return values
        return {name: _shifted(value, self._shifts.get(name, 0.0)) for name, value in values.items()}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every amount with a unit in the reply, in order."""
        return quantities.find(self.norms, self.starts, self.ends, self.language)

    @cached_property
    def situation(self) -> str | None:
        """The situation given with the reply, else recognised from the message or, without one, from the reply."""
        given = self._situation or self.reply.situation
        recognised: str | None = given or self._result("situation")
        return recognised

    def watched(self, label: str) -> tuple[Match, ...]:
        """The places where the phrases of that watch stand, in order."""
        return self._matches.get(label, ())

    def lexicon(self, name: str) -> tuple[tuple[Match, Entry], ...]:
        """The places in the agent's own words where entries of that lexicon of the language stand, in order.

        Matches that overlap are told as one, with the entry of the longest.
        """
        if name not in self._lexicons:
            self._lexicons[name] = _united(self._reading.lexicon_matches.get(name, ()))
        return self._lexicons[name]

    def does(self, act: str) -> tuple[Sentence, ...]:
        """The sentences that perform the act."""
        return tuple(sentence for sentence in self.sentences if act in sentence.done)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The agent's own sentence at that offset."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

    @cached_property
    def _matches(self) -> Mapping[str, tuple[Match, ...]]:
        """The matches of all watches by label; product names of the guide are looked for first and never flagged."""
        if self._matcher is None:
            return {}
        reading = self._reading
        found = self._matcher.find_in(reading.units, reading.blocked)
        names = found.get(VOCABULARY)
        if names:
            hidden = sorted({*reading.blocked, *(Span(match.start, match.end) for match in names)})
            found = {**self._matcher.find_in(reading.units, hidden), VOCABULARY: names}
        return found

    def _result(self, name: str) -> Any:
        """What the component of that name found; it runs now if it has not run yet."""
        results = self._reading.results
        if name not in results:
            self._component(name)(self.doc)
        return results[name]

    def _component(self, name: str) -> Any:
        return self._nlp.get_pipe(f"tonecheck_{name}")


def _shifted(read: ToneValue, points: float) -> ToneValue:
    return ToneValue(min(100.0, max(0.0, read.value + points)), read.uncertainty, read.evidence)


def _united(found: Iterable[tuple[Match, Entry]]) -> tuple[tuple[Match, Entry], ...]:
    """Matches in order of place; those that overlap become one over all of them, the longest telling its entry."""
    united: list[tuple[Match, Entry]] = []
    longest = 0
    for match, entry in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        length = match.end - match.start
        if not united or match.start >= united[-1][0].end:
            united.append((match, entry))
            longest = length
            continue
        before, told = united[-1]
        end = max(before.end, match.end)
        chosen, told = (match, entry) if length > longest else (before, told)
        united[-1] = (msgspec.structs.replace(chosen, start=before.start, end=end), told)
        longest = max(longest, length)
    return tuple(united)
