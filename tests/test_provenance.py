from __future__ import annotations

from tonecheck.provenance import lexicons_hash, models_hashes


def test_each_language_has_its_hash() -> None:
    hashes = models_hashes()
    assert sorted(hashes) == ["de", "en"]
    assert len({*hashes.values(), lexicons_hash()}) == 3
    assert all(len(one) == 16 for one in hashes.values())
