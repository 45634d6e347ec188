from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck.errors import TonecheckError
from tonecheck.lint.fixing import fixed, has_fixes, write
from tonecheck.lint.jobs import Job
from tonecheck.lint.running import Done
from tonecheck.lint.work import Judging, Worker

GUIDE = """\
tonecheck: 1
name: Probe
language: de
terms: [{use: E-Mail, not: [Email]}]
closing: {required: true, allowed: [Herzliche Grüße]}
"""
#: Sources by reader, before and after.
CASES = [
    ("text", "Ihre Email ist da.\n", "Ihre E-Mail ist da.\n"),
    ("text", "Ihre E-Mail ist da.\n", None),
    ("text", "Ihre Email ist da. <!-- tonecheck: disable=terms -- so -->\nUnd diese Email.\n",
     "Ihre Email ist da. <!-- tonecheck: disable=terms -- so -->\nUnd diese E-Mail.\n"),
    ("text", "Ihre {% if x %}Email{% else %}Email{% endif %} ist da.\n",
     "Ihre {% if x %}E-Mail{% else %}E-Mail{% endif %} ist da.\n"),
    ("text", "{# Email #}Ihre {{ Email }} und Email.\n", "{# Email #}Ihre {{ Email }} und E-Mail.\n"),
    ("html", '<p class="Email">Ihre <b>Email</b>&nbsp;ist da.</p>\n<!-- Email -->\n',
     '<p class="Email">Ihre <b>E-Mail</b>&nbsp;ist da.</p>\n<!-- Email -->\n'),
    ("html", "<p>Ihre E<b>mail</b> ist da.</p>\n", None),
    ("markdown", "---\ntitle: Email\n---\n\nIhre **Email** ist [da](http://x/Email).\n",
     "---\ntitle: Email\n---\n\nIhre **E-Mail** ist [da](http://x/Email).\n"),
    ("yaml", "- name: Email\n  text: 'Ihre Email ist da.'\n- name: y\n  text: 'Ihre Email auch.'\n",
     "- name: Email\n  text: 'Ihre E-Mail ist da.'\n- name: y\n  text: 'Ihre E-Mail auch.'\n"),
    ("json", '[{"title": "Email", "text": "Sagt:\\n\\"Ja\\", Ihre Email \\u00fc."}]\n',
     '[{"title": "Email", "text": "Sagt:\\n\\"Ja\\", Ihre E-Mail \\u00fc."}]\n'),
    ("csv", 'name,text\nEmail,"Ihre Email, ja."\n', 'name,text\nEmail,"Ihre E-Mail, ja."\n'),
]  # fmt: skip


@pytest.fixture(scope="module")
def worker() -> Worker:
    return Worker(Judging(ui="de"))


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("guide") / "haus.yaml"
    path.write_text(GUIDE, encoding="utf-8")
    return str(path)


def done(worker: Worker, guide: str, reader: str, data: bytes) -> Done:
    job = Job(path="a", source="a", guide=guide, reader=reader, language="de")
    return Done(job, data, worker.outcome(job, data))


@pytest.mark.parametrize(("reader", "before", "after"), CASES)
def test_what_becomes_of_a_source(reader: str, before: str, after: str | None, worker: Worker, guide: str) -> None:
    found = fixed(worker, done(worker, guide, reader, before.encode()))
    assert (found.after if found else None) == after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(encoding: str, end: str, worker: Worker, guide: str, tmp_path: Path) -> None:
    text = f"Hallo 👩‍🚒 ä,{end}{end}Ihre Email ist da.{end}"
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    found = fixed(worker, done(worker, guide, "text", file.read_bytes()))
    assert found
    assert found.rules == ("terms.replaced",)
    write(str(file), file.read_bytes(), found.after)
    assert file.read_bytes() == text.replace("Email", "E-Mail").encode(encoding)


def test_a_sign_off_is_put_in_where_that_is_wanted(worker: Worker, guide: str) -> None:
    one = done(worker, guide, "text", b"Guten Tag,\n\nIhr Paket ist heute da.\n\nJana Roth\n")
    assert has_fixes(one, closing=True)
    assert not has_fixes(one, closing=False)
    assert fixed(worker, one) is None
    found = fixed(worker, one, closing=True)
    assert found
    assert "Herzliche Grüße" in found.after


def test_suppressed_words_are_fixed_where_suppressions_do_not_count(worker: Worker, guide: str) -> None:
    one = done(worker, guide, "text", b"Ihre Email. <!-- tonecheck: disable -- so -->\n")
    assert fixed(worker, one) is None
    assert fixed(worker, one, suppressions=False)


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"neu")
    with pytest.raises(TonecheckError, match="changed while"):
        write(str(file), b"alt", "x")
    assert file.read_bytes() == b"neu"
    with pytest.raises(TonecheckError, match="No such file"):
        write(str(tmp_path / "b.txt"), b"alt", "x")


_WORDS = st.lists(
    st.sampled_from(
        ["Email", "Ihre", "ist da.", "{{ Email }}", "{% if x %}", "{% endif %}", "<b>", "</b>", "&amp;", "ü", "👩‍🚒"]
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=60)
@given(text=_WORDS, reader=st.sampled_from(["text", "html", "markdown"]))
def test_nothing_but_the_words_changes(text: str, reader: str, worker: Worker, guide: str) -> None:
    source = f"Guten Tag,\n\n{text}\n"
    found = fixed(worker, done(worker, guide, reader, source.encode()))
    if found:
        assert found.after.replace("E-Mail", "Email") == source
        assert found.after.count("{{ Email }}") == source.count("{{ Email }}")
        assert fixed(worker, done(worker, guide, reader, found.after.encode())) is None
