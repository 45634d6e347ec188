from __future__ import annotations

from pathlib import Path

from tonecheck.training.background import counted

_RECORD = """\
#### de-a-{number} | de | email | late_delivery | parcel delivery | Sie | F4 P4 W3 E3 N3 C4 | -
> Wo ist mein Paket?
[greeting] Guten Tag Frau Yilmaz,

[thanks] es tut uns leid, und wir suchen gerade nach Herrn Berger.

[closing] Freundliche Grüße
[closing] Jana Roth

"""


def test_a_corpus_is_counted_by_replies_and_without_names(tmp_path: Path) -> None:
    records = "".join(_RECORD.format(number=f"{number:03}") for number in (1, 2, 3, 5))
    (tmp_path / "replies-de-a.txt").write_text(records, encoding="utf-8")
    table = counted("de", tmp_path)
    assert table.replies == 3, "the test part is not counted"
    assert table.counts[("und", "wir", "suchen", "gerade", "nach")] == 3
    assert not any({"yilmaz", "berger", "jana", "roth"} & set(norms) for norms in table.counts)
