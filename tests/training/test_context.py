"""Training of the second look."""

from __future__ import annotations

import numpy as np

from tonecheck.training import context


def test_it_learns_what_depends_on_two_scores_at_once() -> None:
    chance = np.random.default_rng(2)
    features = chance.uniform(-1, 1, (400, 4)).astype(np.float32)
    wanted = ((features[:, 0] > 0) != (features[:, 1] > 0)).astype(np.float32)[:, None]
    model = context.fit(features[:300], np.hstack([wanted, 1 - wanted])[:300])
    said = model.scores(features[300:])[:, 0] > 0.5
    assert (said == wanted[300:, 0].astype(bool)).mean() > 0.8


def test_every_act_has_landmarks() -> None:
    acts = np.zeros((200, 3), np.float32)
    acts[:, 0], acts[5, 1], acts[[7, 8], 2] = 1, 1, 1
    chosen = context._landmarks(acts).tolist()
    assert {5, 7, 8} <= set(chosen)
    assert len(chosen) <= 13
    assert chosen == context._landmarks(acts).tolist()
