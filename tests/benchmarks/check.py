"""What checking a reply costs: `python tests/benchmarks/check.py [guide] [reply file]`.

Prints the time of a warm check, of each of its stages and of a reply in a stream beside that of `nlp.make_doc` on the
same text, and from processes of their own what a cold start and loading are made of. Times are medians of CPU time; as
machines differ and are rarely idle, the ratio to `make_doc` of the same run is what can be compared. Without arguments:
`everyday-de` and a reply of about 120 words.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

ROUNDS = 300
WARM_UP = 30
STARTS = 5
CORPUS = 200
ARTIFACTS = "artifacts"
#: Which stages belong together; every other one is a check.
GROUPS = {
    "language, tokens, zones, sentences": ("language and policy", "tokens", "zones", "sentences"),
    "phrases and address": ("lexicon phrases", "guide phrases", "address"),
    "models": ("situation", "acts", "tone"),
    "evidence": ("evidence of acts", "evidence of tone"),
    "findings, score, report": ("findings", "scoring", "report"),
}
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "reply.de.txt"
REPLY = """Guten Tag Frau Berger,

vielen Dank für Ihre Nachricht vom 12. März. Ihre Stehlampe hätte am Freitag bei Ihnen sein sollen, und sie ist es bis \
heute nicht. Das war unser Fehler, und dafür bitte ich Sie um Entschuldigung: Die Spedition hat das Paket in Kassel \
falsch sortiert, und wir haben es erst durch Ihre Mail bemerkt.

Ich habe heute bereits eine neue Lampe verschickt. Sie kommt am Donnerstag zwischen 9 und \
12 Uhr bei Ihnen an, die Sendungsnummer lautet 5519 382 07. Die Versandkosten von 4,95 € erstatten wir Ihnen innerhalb \
von drei Werktagen auf Ihr Konto.

Wenn noch etwas offen ist, erreichen Sie mich direkt unter 0561 5550-217 oder per Antwort auf diese E-Mail.

Mit freundlichen Grüßen
Jana Roth
Kundenservice Lichthaus Nord
"""


class Clock:
    """CPU time by stage, round by round."""

    def __init__(self) -> None:
        self.stages: dict[str, list[float]] = defaultdict(list)
        self._last = time.process_time()

    def start(self) -> None:
        """Begin a round."""
        self._last = time.process_time()

    def lap(self, stage: str) -> None:
        """What has passed since the last lap belongs to the stage."""
        self.stages[stage].append(time.process_time() - self._last)
        self._last = time.process_time()

    @property
    def milliseconds(self) -> dict[str, float]:
        """The median of each stage."""
        return {stage: statistics.median(times) * 1e3 for stage, times in self.stages.items()}


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1e3


def cold(guide: str, text: str) -> dict[str, float]:
    """CPU milliseconds of each part of a cold start, in this process, which must be fresh."""
    clock = Clock()
    clock.stages["python"] = [time.process_time()]
    gc.set_threshold(50_000, 20, 20)  # as the command line does
    clock.start()
    from tonecheck import Checker, Reply
    from tonecheck.nlp import pipeline
    from tonecheck.resources import models_dir

    clock.lap("import tonecheck")
    checker = Checker(guide)
    clock.lap("guide")
    reply = Reply(text=text)
    read_by = pipeline.load(checker.language_of(reply))
    clock.lap("pipeline")
    checker.check(reply)
    clock.lap("first check")
    stages = clock.milliseconds
    clock.start()
    for name in ("acts", "tone", "situation"):
        read_by[name].load(models_dir() / read_by.language / pipeline.folder_of(name))
    clock.lap(ARTIFACTS)
    return {**stages, ARTIFACTS: clock.milliseconds[ARTIFACTS]}


def staged(guide: str, text: str, clock: Clock) -> None:
    """Check a reply part by part, as `Checker.check` does."""
    from tonecheck import Checker, Reply, reporting
    from tonecheck import checker as checking
    from tonecheck.contexts import score_of
    from tonecheck.nlp import pipeline
    from tonecheck.nlp.analysis import Analysis

    checker, reply = Checker(guide), Reply(text=text)
    for number in range(WARM_UP + ROUNDS):
        if number == WARM_UP:
            clock.stages.clear()
        clock.start()
        language = checker.language_of(reply)
        context = checker._context(language, checking.DEFAULT_CHANNEL, None, None)
        clock.lap("language and policy")
        read_by = pipeline.load(language)
        reading = pipeline.begin(reply.text, language)
        clock.lap("tokens")
        for stage in ("zones", "sentences"):
            read_by[stage].read(reading)
            clock.lap(stage)
        _ = reading.lexicon_matches
        clock.lap("lexicon phrases")
        analysis = Analysis(reply, reading, read_by, matcher=context.matcher, brand=context.policy.brand)
        analysis.watched("")
        clock.lap("guide phrases")
        _ = analysis.address
        clock.lap("address")
        _ = analysis.situation
        clock.lap("situation")
        _ = analysis.sentences
        clock.lap("acts")
        _ = analysis.act_evidence
        clock.lap("evidence of acts")
        _ = analysis.tone
        clock.lap("tone")
        analysis.explain_tone()
        clock.lap("evidence of tone")
        applying, observed = set(), []
        for check, options in context.active:
            if check.applies(analysis, options):
                applying.add(check.section)
                observed += [(check.section, seen) for seen in check.check(analysis, options)]
            clock.lap(f"check {check.section}")
        findings = checker._findings(analysis, context.policy, observed)
        tone = reporting.tone(analysis, context.policy)
        clock.lap("findings")
        score_of(analysis, context, applying, findings, tone)
        clock.lap("scoring")
        reporting.address(analysis, context.policy)
        reporting.zones(analysis)
        reporting.sentences(analysis)
        clock.lap("report")


def warm(guide: str, text: str) -> Iterator[str]:
    """Lines on whole checks of the reply; `make_doc` takes its turn with them, and then has a loop of its own."""
    from tonecheck import Checker, Reply
    from tonecheck.nlp.pipes import blank

    checker, bare, reply = Checker(guide), Checker(guide, evidence=False), Reply(text=text)
    for _ in range(WARM_UP):
        report = checker.check(reply)
        bare.check(reply)
    nlp = blank(report.language)
    cpu, wall, without, in_turn, looped = [], [], [], [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        cpu.append(milliseconds(lambda: checker.check(reply)))
        wall.append((time.perf_counter() - began) * 1e3)
        in_turn.append(milliseconds(lambda: nlp.make_doc(text)))
        without.append(milliseconds(lambda: bare.check(reply)))
        looped += [milliseconds(lambda: nlp.make_doc(text)) for _ in range(3)][1:]
    turn, loop = statistics.median(in_turn), statistics.median(looped)
    yield f"{guide}, {report.words} words, {len(report.findings)} findings, {ROUNDS} rounds"
    yield f"make_doc: {turn:.3f} ms in turn with checks, {loop:.3f} ms right behind itself"
    yield f"{'':<28} {'median':>9} {'99 %':>9}   × make_doc in turn   × make_doc behind itself"
    for name, times in (("CPU", cpu), ("wall", wall), ("CPU, without evidence", without)):
        median = statistics.median(times)
        yield f"check, {name:<21} {median:6.2f} ms {_percentile(times):6.2f} ms   {median / turn:18.1f}   {median / loop:24.1f}"


def throughput(guide: str) -> Iterator[str]:
    """Lines on a stream of replies of the corpus: their words new to the checker as well, and when only these are known."""
    from tonecheck import Checker, Reply
    from tonecheck.nlp.pipes import blank
    from tonecheck.training.corpus import read_training

    checker, bare = Checker(guide), Checker(guide, evidence=False)
    replies = [Reply(text=record.text, channel=record.channel) for record in read_training()]
    replies = [reply for reply in replies if checker.language_of(reply) == checker.guide.language]
    for _ in bare.check_many(replies[CORPUS:]):
        pass
    replies, nlp = replies[:CORPUS], blank(checker.guide.language)
    for reply in replies:  # its words are known from here on
        nlp.make_doc(reply.text)
    passes = (
        ("words new, without evidence", bare),
        ("words known, without evidence", bare),
        ("words known, with evidence", checker),
    )
    for name, judge in passes:
        cpu = milliseconds(lambda judge=judge: list(judge.check_many(replies))) / 1e3
        docs = milliseconds(lambda: [nlp.make_doc(reply.text) for reply in replies]) / 1e3
        yield (
            f"check_many, {len(replies)} replies, {name}: {len(replies) / cpu:.0f} a second of CPU, "
            f"{cpu / docs:.0f} times make_doc of the same"
        )
    alone = milliseconds(lambda: [bare.check(reply) for reply in replies]) / 1e3
    yield f"check, one by one, words known, without evidence: {len(replies) / alone:.0f} a second of CPU"


def cold_of(arguments: list[str], cache: str) -> dict[str, float]:
    """The stages of a cold start, each the median over fresh processes with that cache of guides."""
    command, environment = [sys.executable, __file__, "--cold", *arguments], {**os.environ, "TONECHECK_CACHE": cache}
    starts = [json.loads(subprocess.check_output(command, env=environment)) for _ in range(STARTS)]
    return {stage: statistics.median(start[stage] for start in starts) for stage in starts[0]}


def import_of_spacy() -> float:
    """CPU milliseconds of importing spaCy, which no check does, the median over fresh processes."""
    code = "import time; began = time.process_time(); import spacy; print(time.process_time() - began)"
    return statistics.median(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(STARTS)) * 1e3


def command_line(guide: str, path: Path) -> str:
    """The line on a whole run of the command, best of five, beside the mere import of spaCy."""
    check = [sys.executable, "-m", "tonecheck", "check", str(path), "--guide", guide, "--no-warm"]
    spacy, ours = (
        min(_cpu_of(command) for _ in range(5)) for command in ([sys.executable, "-c", "import spacy"], check)
    )
    return f"tonecheck check {path.name}: {ours:.2f} s of CPU; import spacy alone: {spacy:.2f} s"


def _cpu_of(command: list[str]) -> float:
    """The seconds of CPU that a process takes."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def _table(title: str, stages: dict[str, float], name: str, unit: float) -> Iterator[str]:
    """Each stage in milliseconds, as a multiple of a unit that has a name, and as a share of all."""
    total = sum(stages.values())
    yield f"\n{title}: {total:.2f} ms of CPU, {total / unit:.2f} times {name}"
    for stage, milliseconds in stages.items():
        yield f"  {stage:<36} {milliseconds:8.3f} ms {milliseconds / unit:7.2f} {milliseconds / total:6.1%}"


def grouped(stages: dict[str, float]) -> dict[str, float]:
    """The stages by group, which shows where the next saving must come from."""
    known = {stage: group for group, members in GROUPS.items() for stage in members}
    sums = dict.fromkeys([*GROUPS, "checks"], 0.0)
    for stage, milliseconds in stages.items():
        sums[known.get(stage, "checks")] += milliseconds
    return sums


def main(arguments: list[str]) -> None:
    """Print all figures."""
    if arguments[:1] == ["--cold"]:
        print(json.dumps(cold(arguments[1], Path(arguments[2]).read_text("utf-8") if arguments[2:] else REPLY)))
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as where it is installed
    guide = arguments[0] if arguments else "everyday-de"
    text = Path(arguments[1]).read_text("utf-8") if arguments[1:] else REPLY
    print("\n".join(warm(guide, text)))
    clock = Clock()
    staged(guide, text, clock)
    stages = clock.milliseconds
    print("\n".join(_table("stages of a warm check", stages, "the tokens", stages["tokens"])))
    print("\n".join(_table("the same by group", grouped(stages), "the tokens", stages["tokens"])))
    print("\n" + "\n".join(throughput(guide)))
    with tempfile.TemporaryDirectory() as kept:
        for name, cache in (("guide read anew", "0"), ("guide from the cache", kept)):
            start = cold_of([guide, *arguments[1:]], cache)
            artifacts, spacy = start.pop(ARTIFACTS), import_of_spacy()
            print("\n".join(_table(f"cold start, {name}", start, "import spacy", spacy)))
        print(f"of the pipeline, the models' arrays alone: {artifacts:.1f} ms, {artifacts / spacy:.1%} of import spacy")
    print("\n" + command_line(guide, Path(arguments[1]) if arguments[1:] else EXAMPLE))


if __name__ == "__main__":
    main(sys.argv[1:])
