"""The designed features of whole replies."""

from __future__ import annotations

import numpy as np
import pytest

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.pipeline import Pipeline, read
from tonecheck.nlp.reply_features import ReplySpace


@pytest.fixture(scope="module")
def space() -> ReplySpace:
    return ReplySpace(CueSpace(()), ACTS)


def features(space: ReplySpace, text: str) -> dict[str, float]:
    page = read(Pipeline("de"), text, language="de", channel="email").page
    counts = space.cues.counts(page)
    acts = np.zeros((len(page.pieces), len(ACTS)), np.float32)
    acts[0, 0] = 0.5
    row = space.features(page, counts, space.cues.sentences(page, counts), acts)
    return dict(zip(space.names, row.tolist(), strict=True))


def test_every_feature_has_a_name_and_is_finite(space: ReplySpace) -> None:
    for text in ("👍", "Hallo", "Sehr geehrte Frau Berger,\n\nja.\n\nMit freundlichen Grüßen\nJana Roth"):
        assert all(np.isfinite(value) for value in features(space, text).values())


def test_register_of_greeting_and_farewell(space: ReplySpace) -> None:
    formal = features(space, "Sehr geehrte Frau Berger,\n\ndas ist erledigt.\n\nMit freundlichen Grüßen\nJana Roth")
    casual = features(space, "Hi Tom,\n\ndas ist erledigt.\n\nLG\nJana")
    bare = features(space, "Das ist erledigt.")
    assert (formal["greeting_formal"], formal["title"], formal["signed"]) == (1, 1, 1)
    assert (casual["greeting_casual"], casual["closing_casual"], casual["first_only"]) == (1, 1, 1)
    assert (bare["greeting"], bare["closing"]) == (0, 0)


def test_acts_are_summed_and_averaged(space: ReplySpace) -> None:
    found = features(space, "Hallo!\nDas ist da. Das auch.")
    assert found[f"max:{ACTS[0]}"] == pytest.approx(0.5)
    assert found[f"mean:{ACTS[0]}"] < 0.5
    assert found[f"max:{ACTS[1]}"] == 0
