from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tonecheck import readers
from tonecheck.lint.jobs import Job
from tonecheck.lint.work import Judging, Outcome, Worker, read, unpacked

GUIDE = "tonecheck: 1\nname: Probe\nlanguage: de\naddress: Sie\ngreeting: {required: true}\n"
TEXT = "Guten Tag Frau Berger,\n\nich kann dir helfen. Schreiben Sie mir bitte.\n"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "haus.yaml").write_text(GUIDE, encoding="utf-8")
    return Job(path="a.txt", source="a.txt", guide=str(tmp_path / "haus.yaml"), reader="text", channel="chat")


def test_a_file_becomes_its_judged_replies(job: Job) -> None:
    outcome = Worker(Judging(ui="de")).outcome(job, TEXT.encode())
    assert outcome.skipped == ()
    [entry] = outcome.entries
    assert [(found.rule, found.line, found.text) for found in entry.report.findings] == [("address.mixed", 3, "dir")]
    assert entry.checked.reply.text == TEXT
    assert (entry.checked.reply.channel, entry.report.source, entry.checked.pass_) == ("chat", "a.txt", 80)


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b"\xff\xff", "UTF-8"), (b"a\0b", "NUL")])
def test_what_cannot_be_read_is_named(data: bytes, words: str, job: Job) -> None:
    outcome = Worker(Judging(ui="de")).outcome(job, data)
    assert outcome.entries == ()
    assert [(one.source, words in one.reason) for one in outcome.skipped] == [("a.txt", True)]


def test_many_replies_in_one_file_are_apart(job: Job) -> None:
    lines = (
        '{"reply": "Guten Tag,\\n\\nich kann dir helfen. Rufen Sie an.", "id": "x"}\n{"reply": 7}\n{"reply": "Hallo"}\n'
    )
    outcome = Worker(Judging(ui="de")).outcome(msgspec.structs.replace(job, reader="jsonl"), lines.encode())
    assert [(entry.report.id, entry.report.line) for entry in outcome.entries] == [("x", 1), (None, 3)]
    assert [one.source for one in outcome.skipped] == ["a.txt:2"]


def test_an_outcome_survives_being_packed(job: Job) -> None:
    worker = Worker(Judging(ui="de"))
    assert unpacked(worker.packed([(job, TEXT.encode())])[0]) == worker.outcome(job, TEXT.encode())
    with pytest.raises(msgspec.DecodeError):
        unpacked(b"\x93\x01")
    assert unpacked(msgspec.msgpack.encode(Outcome())) == Outcome()


def test_fields_reach_the_reader(job: Job) -> None:
    assert [item.source for item in read(msgspec.structs.replace(job, fields={"text": "x"}), TEXT.encode())] == [
        "a.txt"
    ]


def test_our_comments_in_plain_text_are_not_judged_and_move_nothing(job: Job) -> None:
    text = "# tonecheck: disable=x -- dir\nGuten Tag <!-- tonecheck: enable --> Frau Berger,\n\nich helfe dir. Schreiben Sie.\n"
    [entry] = Worker(Judging(ui="de")).outcome(job, text.encode()).entries
    assert entry.text == "\nGuten Tag  Frau Berger,\n\nich helfe dir. Schreiben Sie.\n"
    assert [(found.text, found.line, found.column) for found in entry.report.findings] == [("dir", 4, 11)]


def test_a_file_of_our_comments_alone_stays_as_it_is(job: Job) -> None:
    [reply] = read(job, b"<!-- tonecheck: enable -->")
    assert reply.text == "<!-- tonecheck: enable -->"  # type: ignore[union-attr]


def test_a_text_that_is_no_unicode_spoils_no_other(job: Job) -> None:
    lines = '{"reply": "Guten Tag, ich helfe dir. Rufen Sie an."}\n{"reply": "x \\ud800"}\n'
    outcome = Worker(Judging(ui="de")).outcome(msgspec.structs.replace(job, reader="jsonl"), lines.encode())
    assert len(outcome.entries) == 1
    assert [one.source for one in outcome.skipped] == ["a.txt:2"]


def _html(text: str) -> str:
    lines = html.escape(text, quote=False).strip().split("\n\n")
    return (
        "<html><body class='dir'>\n"
        + "".join(f"<p>{line.replace(chr(10), '<br>')}</p>\n" for line in lines)
        + "</body></html>\n"
    )


def _csv(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'id,text\nx,"{quoted}"\n'


def _po(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'msgid "greeting.text"\nmsgstr "{escaped}"\n'


#: How a text is put into a source of each format.
WRAPS: dict[str, Callable[[str], str]] = {
    "text": lambda text: text,
    "markdown": lambda text: f"---\ntitle: dir\n---\n\n{text}",
    "html": _html,
    "yaml": lambda text: "- id: x\n  text: |\n" + "".join(f"    {line}\n" for line in text.splitlines()),
    "json": lambda text: json.dumps([{"id": "x", "text": text}], indent=1),
    "jsonl": lambda text: json.dumps({"id": "x", "reply": text}, ensure_ascii=False) + "\n",
    "csv": _csv,
    "po": _po,
}
_SENTENCES = st.lists(
    st.sampled_from(
        [
            "ich helfe dir gern.",
            "Rufen Sie mich an.",
            "Größe 👩‍🚒 & Maß: „gut“.",
            "Das ist 1 < 2.",
            "Ich danke Ihnen.",
            'Er sagt "ja".',
            "Bis bald, dein Team.",
        ]
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentences=_SENTENCES, breaks=st.lists(st.sampled_from([" ", "\n", "\n\n"]), min_size=5, max_size=5))
def test_a_text_gives_the_same_findings_in_every_format_at_its_places(
    sentences: list[str], breaks: list[str], job: Job
) -> None:
    body = "".join(sentence + between for sentence, between in zip(sentences, breaks, strict=False)).strip()
    text = f"Guten Tag Frau Berger,\n\n{body}\n"
    worker = Worker(Judging(ui="de"))
    expected = None
    for reader, wrap in WRAPS.items():
        source = wrap(text)
        [entry] = worker.outcome(msgspec.structs.replace(job, reader=reader, language="de"), source.encode()).entries
        found = sorted((one.rule, one.text) for one in entry.report.findings)
        expected = found if expected is None else expected
        assert found == expected, (reader, source)
        lines = source.split("\n")
        for one in entry.report.findings:
            if one.start < one.end:
                assert lines[one.line - 1][one.column - 1 : one.end_column - 1] == one.text, (reader, one)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@pytest.mark.parametrize("reader", readers.names())
def test_no_bytes_are_too_much(reader: str, data: bytes, job: Job) -> None:
    outcome = Worker(Judging(ui="de")).outcome(msgspec.structs.replace(job, reader=reader), data)
    assert isinstance(outcome, Outcome)
    assert outcome.entries or outcome.skipped


@pytest.mark.parametrize(
    ("form", "rules"),
    [
        ("Name: {{ a }}\nMail: {{ b }}\nText: {{ c }}", []),
        ("{% for f in fields %}\n{{ f.label }}: {{ f.value }}\n{% endfor %}", []),
        ("<% fields.each do |f| %>\n<%= f.label %>: <%= f.value %>\n<% end %>", []),
        ("{foreach $fields as $f}\n{$f.label}: {$f.value}\n{/foreach}", []),
        ("{% if fields %}\n{{ f.label }}: {{ f.value }}\n{% endif %}", ["greeting.missing"]),
        ("{% for f in fields %}\nSie haben uns {{ f.label }} geschrieben, und wir lesen es heute noch.\n{% endfor %}", ["greeting.missing"]),
    ],
)  # fmt: skip
def test_a_list_of_values_that_a_loop_makes_needs_no_greeting(form: str, rules: list[str], job: Job) -> None:
    text = f"Über das Formular Ihres Shops ist soeben eine neue Anfrage für Sie eingegangen:\n\n{form}\n"
    email = msgspec.structs.replace(job, channel="email", language="de")
    [entry] = Worker(Judging(ui="de")).outcome(email, text.encode()).entries
    assert [one.rule for one in entry.report.findings] == rules
