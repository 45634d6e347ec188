"""Audits from archive to store: nothing twice, nothing lost, only what changed again."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tonecheck.audit import auditing, generated
from tonecheck.audit.auditing import Plan, audit
from tonecheck.audit.message import Filter
from tonecheck.audit.selection import Sample
from tonecheck.errors import TonecheckError
from tonecheck.resources import models_dir

Plans = Callable[..., Plan]
Contents = Callable[[Path], dict[str, list[tuple[Any, ...]]]]


def test_a_bad_row_is_named_and_skipped_and_the_others_count(plan: Plans, contents: Contents, tmp_path: Path) -> None:
    archive = tmp_path / "a.csv"
    archive.write_text(
        "reply,sent_at,csat\n"
        "Vielen Dank für Ihre Nachricht. Wir kümmern uns heute darum.,2025-01-01,4\n"
        ",2025-01-02,3\n"
        "Wir melden uns morgen bei Ihnen.,gestern,3\n"
        "Wir melden uns am Dienstag bei Ihnen.,2025-01-04,gut\n"
        "zu,viele,Zellen,hier\n"
        "Wir melden uns am Montag bei Ihnen.,2025-01-05,5\n",
        encoding="utf-8",
    )
    outcome = audit(plan(archive))
    found = contents(plan(archive).store)
    assert (outcome.replies, outcome.skipped, outcome.dropped) == (3, 3, 1)
    assert [(line, reason) for _, line, reason in found["skipped"]] == [
        (3, "the reply is empty"),
        (4, "the time 'gestern' is none that can be read"),
        (6, "4 cells, but the head names 3 columns"),
    ]
    assert len(found["scores"]) == 3
    assert found["dropped"] == [(2, "csat", "gut")]
    assert [row[-5] for row in found["replies"]] == [4, None, 5]
    assert audit(plan(archive)).dropped == 1


def test_a_row_that_was_mended_is_no_longer_skipped(plan: Plans, contents: Contents, tmp_path: Path) -> None:
    archive = tmp_path / "a.csv"
    rows = ["reply,sent_at", "Ihr Paket kommt heute bei Ihnen an.,gestern", "Wir melden uns.,2025-01-02", ",2025-01-03"]
    archive.write_text("\n".join(rows), encoding="utf-8")
    assert audit(plan(archive)).skipped == 2
    archive.write_text("\n".join(rows).replace("gestern", "2025-01-01"), encoding="utf-8")
    outcome = audit(plan(archive))
    assert (outcome.judged, outcome.replies, outcome.skipped) == (1, 2, 1)
    assert [line for _, line, _ in contents(plan(archive).store)["skipped"]] == [4]


def test_models_that_are_not_whole_stop_the_audit_and_nothing_is_counted(plan: Plans, tmp_path: Path) -> None:
    models = tmp_path / "models"
    shutil.copytree(models_dir(), models, ignore=shutil.ignore_patterns("corpus"))
    whole = plan(models=models)
    archive = tmp_path / "archive.csv"
    (models / "de" / "tonecheck_tone" / "bias.npy").unlink()
    with pytest.raises(TonecheckError, match="cannot be read"):
        audit(whole)
    shutil.rmtree(models / "de")
    with pytest.raises(TonecheckError, match="no trained pipeline for 'de'"):
        audit(whole)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted((archive.name, models.name))


def test_without_keep_text_no_text_is_stored(plan: Plans, contents: Contents) -> None:
    audit(plan())
    found = contents(plan().store)
    with (plan().store.parent / "archive.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    stored = str(found["replies"]) + str(found["findings"])
    assert len(found["replies"]) == 40
    assert not any(row["reply"][:30] in stored or row["customer"][:30] in stored for row in rows)
    assert not any(f"'{row['agent']}'" in stored for row in rows)


def test_kept_texts_are_masked(plan: Plans, contents: Contents) -> None:
    archive = plan().store.parent / "archive.csv"
    audit(plan(keep_text=True))
    texts = [row[-2] for row in contents(plan().store)["replies"]]
    with archive.open(encoding="utf-8", newline="") as stream:
        greeted = [row["reply"].partition(",")[0].split()[-1] for row in csv.DictReader(stream)]
    assert all("•" in text for text in texts)
    assert not any(name in text.partition(",")[0] for name, text in zip(greeted, texts, strict=True))


def test_a_second_call_does_nothing_and_a_longer_archive_only_the_rest(plan: Plans, contents: Contents) -> None:
    archive = plan().store.parent / "archive.csv"
    audit(plan(limit=25))
    first = contents(plan().store)
    assert audit(plan(archive, limit=25)).judged == 0
    assert contents(plan(archive).store) == first
    outcome = audit(plan(archive))
    assert (outcome.judged, outcome.known) == (15, 25)
    whole = contents(plan(archive).store)
    assert [row[0] for row in whole["replies"]] == list(range(1, 41))
    assert len({row[1] for row in whole["replies"]}) == 40


def test_the_same_messages_in_another_export_count_once(plan: Plans, tmp_path: Path) -> None:
    audit(plan())
    rows = list(generated.rows(40))
    again = tmp_path / "again.csv"
    with again.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ("time", "text", "message_id"))
        writer.writeheader()
        writer.writerows({"time": row["sent_at"], "text": row["reply"], "message_id": row["id"]} for row in rows[30:])
    outcome = audit(plan(again))
    assert (outcome.judged, outcome.known, outcome.replies) == (0, 10, 40)


def test_several_workers_write_what_one_writes(
    plan: Plans, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "BATCH", 7)
    audit(plan())
    one = contents(plan().store)
    plan().store.unlink()
    audit(plan(workers=2))
    assert contents(plan().store) == one


def test_the_dates_and_agents_asked_for_alone_are_read(plan: Plans, contents: Contents) -> None:
    from datetime import datetime

    middle = datetime(2025, 7, 1)
    early = audit(plan(wanted=Filter(until=middle)))
    assert 0 < early.replies < 40
    assert audit(plan(wanted=Filter(since=middle))).replies == 40


def test_a_sample_is_drawn_again_alike(plan: Plans, contents: Contents) -> None:
    sample = Sample(size=9, seed=7, stratify="channel")
    audit(plan(sample=sample))
    drawn = [row[1] for row in contents(plan().store)["replies"]]
    plan().store.unlink()
    audit(plan(sample=sample))
    assert [row[1] for row in contents(plan().store)["replies"]] == drawn
    assert len(drawn) == 9
    plan().store.unlink()
    audit(plan(sample=Sample(size=9, seed=8, stratify="channel")))
    assert [row[1] for row in contents(plan().store)["replies"]] != drawn


@pytest.mark.parametrize(
    ("change", "word"),
    [({"key": b"x" * 32}, "pseudonyms"), ({"names": True}, "names"), ({"keep_text": True}, "texts")],
)
def test_a_store_keeps_to_the_settings_that_it_was_made_with(plan: Plans, change: dict[str, Any], word: str) -> None:
    audit(plan(limit=1))
    with pytest.raises(TonecheckError, match=word):
        audit(plan(**change))


GUIDE = """\
tonecheck: 1
name: Probehaus
language: de
address: Sie
closing: {required: true}
channels: {chat: {closing: null}}
"""


def test_a_changed_guide_scores_only_again_what_it_changes(plan: Plans, contents: Contents, tmp_path: Path) -> None:
    guide = tmp_path / "haus.yaml"
    guide.write_text(GUIDE, encoding="utf-8")
    first = audit(plan(guide=str(guide)))
    guide.write_text(GUIDE.replace("{closing: null}", "{closing: null, address: du}"), encoding="utf-8")
    second = audit(plan(guide=str(guide)))
    found = contents(plan().store)
    chats = sum(row[11] == "chat" or row[9] == "chat" for row in found["replies"])
    assert (first.run, second.run) == (1, 2)
    assert second.judged == chats
    assert second.copied == 40 - chats
    by_run = {run: [row for row in found["scores"] if row[0] == run] for run in (1, 2)}
    assert [row[1] for row in by_run[1]] == [row[1] for row in by_run[2]] == list(range(1, 41))
    changed = [a[1] for a, b in zip(by_run[1], by_run[2], strict=True) if a[2:] != b[2:]]
    assert len(changed) == chats
    plan().store.unlink()
    audit(plan(guide=str(guide)))
    alone = contents(plan().store)
    for table in ("scores", "marks", "tone", "acts", "findings"):
        assert [row[1:] for row in found[table] if row[0] == 2] == [row[1:] for row in alone[table]]


def test_a_mapping_with_a_column_that_is_missing_is_the_users_mistake(plan: Plans) -> None:
    with pytest.raises(TonecheckError, match="no column 'bodi'"):
        audit(plan(mapping={"reply": "bodi"}))
