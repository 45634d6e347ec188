"""A reply, read once: everything that a check may look at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from tonecheck.anatomy.zone import OWN_ZONES, Anatomy, Zone, ZoneName
from tonecheck.brand import Brand
from tonecheck.languages.lexicon import Entry
from tonecheck.lazy import lazy
from tonecheck.nlp import lexicons, quantities, readability
from tonecheck.nlp.evidence import Contribution, strongest
from tonecheck.nlp.parts import AddressReading, Sentence, Shift, ToneValue
from tonecheck.nlp.patterns.match import VOCABULARY, Match
from tonecheck.reply import Reply
from tonecheck.report import DIMENSIONS
from tonecheck.rule import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tonecheck.nlp.acts import ActEvidence
    from tonecheck.nlp.page import Page
    from tonecheck.nlp.patterns.matcher import Matcher
    from tonecheck.nlp.pipeline import Pipeline
    from tonecheck.nlp.quantities import Quantity
    from tonecheck.nlp.reading import Reading


T = TypeVar("T")
#: A text with fewer words than this besides its labels, or so many of them, is a list of values; a long one is none.
FEWEST_WORDS, _LIST, _SURELY_PROSE = 10, 3, 40
#: What is worked out of the text alone, whatever the guide asks.
_OF_THE_TEXT = ("own", "written", "words", "sentences", "quantities", "act_evidence", "_tone_of_words", "_tone_spans")


class Analysis:
    """One reply; acts, tone, situation and matches are computed when first asked for.

    All offsets are code points into `reply.text`.
    """

    def __init__(
        self,
        reply: Reply,
        reading: Reading,
        pipeline: Pipeline,
        *,
        situation: str | None = None,
        matcher: Matcher | None = None,
        brand: Brand | None = None,
        shifts: Mapping[str, Shift] | None = None,
    ) -> None:
        self.reply = reply
        self.text = reply.text
        self.language = reading.language  #: de or en
        self.channel = reading.channel
        self.anatomy: Anatomy = reading.anatomy
        #: Per token, white space included: start, end, folded form (lower case, ss for ß, ae for ä, no soft hyphen).
        self.starts, self.ends, self.norms = reading.columns
        #: Indexes of the agent's own tokens: in subject, greeting, body or closing, and not white space.
        self.visible = reading.visible
        self.reading = reading
        self.pipeline = pipeline  #: what it is read with
        self.given_situation = situation or reply.situation  #: None where it is left to the texts
        self._matcher = matcher
        self.brand = brand or Brand()  #: the facts about the house in the guide of this context
        self._shifts = shifts or {}
        self._kept: dict[Hashable, Any] = {}
        self._lexicons: dict[str, tuple[tuple[Match, Entry], ...]] = {}

    def under(self, situation: str | None, matcher: Matcher, brand: Brand, shifts: Mapping[str, Shift]) -> Analysis:
        """The same reading in another situation, with what the guide asks there; nothing is read twice."""
        other = Analysis(
            self.reply, self.reading, self.pipeline, situation=situation, matcher=matcher, brand=brand, shifts=shifts
        )
        other.__dict__.update({name: self.__dict__[name] for name in _OF_THE_TEXT if name in self.__dict__})
        return other

    @property
    def page(self) -> Page:
        """The agent's own sentences as the models read them."""
        return self.reading.page

    def zone(self, name: ZoneName) -> Zone | None:
        """The first zone of that name."""
        return next((zone for zone in self.anatomy.zones if zone.zone == name), None)

    @lazy
    def own(self) -> tuple[Span, ...]:
        """The spans that the agent answers for: subject, greeting, body, closing."""
        return tuple(Span(zone.start, zone.end) for zone in self.anatomy.zones if zone.zone in OWN_ZONES)

    @lazy
    def written(self) -> list[str]:
        """The tokens as they stand in the text."""
        return [self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    @lazy
    def words(self) -> int:
        """The number of words in greeting, body and closing."""
        reading = self.reading
        return sum(self.norms[index][:1].isalnum() for index in reading.visible if reading.zone_of[index] != "subject")

    @property
    def is_list(self) -> bool:
        """Whether the text is a list of values, with a sentence above it at most.

        What a template says in a loop is a list as well, though it stands here once.
        """
        if self.words >= _SURELY_PROSE:
            return False
        labels = [line for line in self.body if readability.is_label(self, line)]
        loops = self.reply.repeated
        is_repeated = any(start <= line.start < end for line in labels for start, end in loops)
        if (len(labels) >= _LIST or is_repeated) and len(self.body) - len(labels) <= 1:
            return True
        said = self.words - sum(len(readability.spoken(self, line)) for line in labels)
        return bool(labels) and said < FEWEST_WORDS

    @lazy
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of subject, greeting, body and closing, with their acts."""
        page, visible = self.reading.page, self.reading.visible
        return tuple(
            Sentence(
                start=page.starts[piece.first],
                end=page.ends[piece.last - 1],
                zone=piece.zone,
                first=visible[piece.first],
                last=visible[piece.last - 1] + 1,
                acts=probabilities,
                done=done,
            )
            for piece, (probabilities, done) in zip(page.pieces, self._result("acts"), strict=True)
        )

    @lazy
    def act_evidence(self) -> list[tuple[ActEvidence, ...]]:
        """For every one of `sentences` why it is said to perform the acts that it does."""
        found: list[tuple[ActEvidence, ...]] = self._component("acts").evidence(self.reading) if self.sentences else []
        return found

    @lazy
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body alone."""
        return tuple(sentence for sentence in self.sentences if sentence.zone == "body")

    @lazy
    def address(self) -> AddressReading:
        """How the customer is addressed; the names of products address nobody."""
        if self.language != "de":
            from tonecheck.nlp import address_names

            return address_names.read(self.text, self.anatomy)
        reading: AddressReading = self._result("address")
        names = self.watched(VOCABULARY)
        return reading.without(names) if names else reading

    @lazy
    def tone(self) -> Mapping[str, ToneValue]:
        """The six dimensions, shifted as the guide is calibrated; empty where the text is too short, or a list."""
        if self.is_list:
            return {}
        self._result("acts")
        values: Mapping[str, ToneValue] = self._result("tone")
        shifts = self._shifts
        return {
            name: value.shifted(shifts[name](value.value)) if name in shifts else value
            for name, value in values.items()
        }

    def tone_evidence(self, dimension: str) -> tuple[Contribution, ...]:
        """The spans that moved a dimension, the heaviest first, with their signed weights in points."""
        row = DIMENSIONS.index(dimension)
        if row not in self._tone_spans:
            (found,) = strongest(self.reading.page, self._tone_of_words[row : row + 1])
            self._tone_spans[row] = tuple(found)
        return self._tone_spans[row]

    def explain_tone(self) -> None:
        """Work out the evidence of all dimensions at once, where it is known that all will be asked for."""
        if len(self._tone_spans) < len(DIMENSIONS):
            self._tone_spans.update(enumerate(map(tuple, strongest(self.reading.page, self._tone_of_words))))

    def tone_words(self, dimension: str) -> tuple[tuple[int, int, float], ...]:
        """What every word adds to a dimension by being there, in points: start, end, signed weight."""
        page, weights = self.reading.page, self._tone_of_words[DIMENSIONS.index(dimension)].tolist()
        return tuple((page.starts[word], page.ends[word], weights[word]) for word in page.word_index)

    @lazy
    def _tone_spans(self) -> dict[int, tuple[Contribution, ...]]:
        """The evidence of the dimensions that were asked for, by their number."""
        return {}

    @lazy
    def _tone_of_words(self) -> NDArray[np.float32]:
        """What every word of the page adds: (dimensions, words)."""
        self._result("acts")
        self._result("tone")
        by_acts = self._component("acts").by_word(self.reading)
        found: NDArray[np.float32] = self._component("tone").by_word(self.reading, by_acts)
        return found.T

    @lazy
    def quantities(self) -> tuple[Quantity, ...]:
        """Every amount with a unit in the reply, in order."""
        return quantities.find(self.norms, self.starts, self.ends, self.language)

    @lazy
    def situation(self) -> str | None:
        """The situation given with the reply, else recognised from the message or, without one, from the reply.

        Of a response in a library it is not guessed: what it is for is said where it is kept, and much of what stands
        there answers nobody.
        """
        if self.given_situation or self.reply.is_template:
            return self.given_situation
        recognised: str | None = self._result("situation")
        return recognised

    @lazy
    def is_notice(self) -> bool:
        """Whether a response of a library answers nobody that is known of, so that there is nothing to feel for."""
        if not self.reply.is_template or self.situation is not None:
            return False
        return not any(self.does(act) for act in ("apologize", "empathize", "refuse"))

    @property
    def situations(self) -> Mapping[str, float]:
        """The probabilities of the situations that a customer's message may be about; none without a message."""
        self._result("situation")
        likely: Mapping[str, float] = self.reading.results["situations"]
        return likely

    def watched(self, label: str) -> tuple[Match, ...]:
        """The places where the phrases of that watch stand, in order."""
        return self._matches.get(label, ())

    def lexicon(self, name: str) -> tuple[tuple[Match, Entry], ...]:
        """The places in the agent's own words where entries of that lexicon of the language stand, in order.

        Matches that overlap are told as one, with the entry of the longest.
        """
        if name not in self._lexicons:
            self._lexicons[name] = lexicons.united(self.reading.lexicon_matches.get(name, ()))
        return self._lexicons[name]

    def does(self, act: str) -> tuple[Sentence, ...]:
        """The sentences that surely perform the act."""
        return tuple(sentence for sentence in self.sentences if self.is_sure(sentence, act))

    def is_sure(self, sentence: Sentence, act: str) -> bool:
        """Whether the sentence performs the act so surely that a finding may rest on it."""
        if act not in sentence.done:
            return False
        least: float = self._component("acts").trained.sure[act]
        return sentence.acts[act] >= least

    def sentence_at(self, offset: int) -> Sentence | None:
        """The agent's own sentence at that offset."""
        at = bisect_right(self._begins, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    @lazy
    def _begins(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, worked out for the first of several checks that ask for it under that key."""
        if key not in self._kept:
            self._kept[key] = work()
        kept: T = self._kept[key]
        return kept

    @lazy
    def _matches(self) -> Mapping[str, tuple[Match, ...]]:
        """The matches of all watches by label; product names of the guide are looked for first and never flagged."""
        if self._matcher is None:
            return {}
        reading = self.reading
        found = self._matcher.find_in(reading.units, reading.blocked)
        names = found.get(VOCABULARY)
        if names:
            hidden = sorted({*reading.blocked, *(Span(match.start, match.end) for match in names)})
            found = {**self._matcher.find_in(reading.units, hidden), VOCABULARY: names}
        return found

    def _result(self, name: str) -> Any:
        """What the component of that name found; it runs now if it has not run yet."""
        results = self.reading.results
        if name not in results:
            self._component(name).read(self.reading)
        return results[name]

    def _component(self, name: str) -> Any:
        return self.pipeline[name]
