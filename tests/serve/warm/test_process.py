"""The life of the warm process: begun once, gone without a trace, whatever happens to it or around it."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tonecheck.serve.warm import control, lock, place, protocol, spawn

Run = Callable[..., tuple[int, bytes, bytes]]
Count = Callable[[], int]
Until = Callable[[Callable[[], object]], bool]
CHECK = ("check", "gut.txt", "schlecht.txt", "--guide", "haus.yaml")


def processes(runtime: Path) -> list[int]:
    """The warm processes that were started for a runtime folder, zombies aside; while one ends it is still there."""
    held = [path for path in runtime.glob("tonecheck/*.lock") if not lock.is_free(str(path))]
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if f"XDG_RUNTIME_DIR={runtime}\0".encode() in (folder / "environ").read_bytes():
                found += [int(folder.name)] if b"cli._warm" in (folder / "cmdline").read_bytes() else []
        except (OSError, ValueError):
            pass
    return found or [0] * len(held)


def files(runtime: Path) -> list[str]:
    """The kinds of files in it."""
    return sorted(path.suffix for path in (runtime / "tonecheck").iterdir())


def test_many_starts_at_once_are_one(house: Path, runtime: Path, until: Until) -> None:
    command = [sys.executable, "-m", "tonecheck", "check", "--guide", "haus.yaml"]
    clients = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(4)]
    assert [client.wait() for client in clients] == [2] * 4
    assert until(control.status)
    assert len(processes(runtime)) == 1
    assert not spawn.start()


def test_killed_it_leaves_a_socket_that_the_next_one_clears(house: Path, runtime: Path, run: Run, until: Until) -> None:
    first = control.start()
    assert first
    answer = run(*CHECK)
    os.kill(first.pid, signal.SIGKILL)
    assert until(lambda: lock.is_free(place.find().lock))
    assert files(runtime) == [".lock", ".sock"]
    assert run(*CHECK) == answer
    assert until(control.status)
    second = control.status()
    assert second
    assert second.pid != first.pid
    assert run(*CHECK) == answer


def test_a_failed_start_is_not_tried_again_at_once(house: Path, runtime: Path) -> None:
    here = place.find(create=True)
    Path(here.lock).write_bytes(lock.STARTING)
    assert not spawn.start()
    os.utime(here.lock, (0, 0))
    assert spawn.start()


def test_idle_it_ends_and_leaves_nothing_but_its_lock(runtime: Path, until: Until) -> None:
    assert control.start(idle=0.01)
    assert until(lambda: not processes(runtime))
    assert files(runtime) == [".lock"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_by_a_signal_it_leaves_nothing_either(number: signal.Signals, runtime: Path, until: Until) -> None:
    status = control.start()
    assert status
    assert not (set(children()) & {status.pid})
    os.kill(status.pid, number)
    assert until(lambda: not processes(runtime))
    assert files(runtime) == [".lock"]
    assert not control.stop()


def children() -> list[int]:
    return [int(number) for number in Path("/proc/thread-self/children").read_text().split()]


def test_a_process_that_nobody_can_find_ends(runtime: Path, until: Until) -> None:
    assert control.start()
    Path(place.find().address).unlink()
    assert until(lambda: not processes(runtime))


def test_stopped_by_force_where_it_does_not_listen(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status = control.start()
    assert status
    monkeypatch.setenv("TONECHECK_WARM_TIMEOUT", "0.2")
    monkeypatch.setattr(control, "_ENDING", 0.5)
    os.kill(status.pid, signal.SIGSTOP)
    assert control.stop()
    assert processes(runtime) == []
    assert files(runtime) == [".lock"]


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        os.urandom(5000),
        protocol.pack(b""),
        protocol.pack(protocol.CHECK),
        protocol.pack(b"nonsense", b"x"),
        protocol.pack(protocol.CHECK, b"identity", b"/", b"", b"", b"", b"check"),
        protocol.pack(protocol.CHECK, b"identity", b"\0", b"0 0", b"x\ny\nz", b"=", b"check\0-"),
        protocol.pack(protocol.CHECK, b"identity", b"/", b"0 0", b"0 u s 1\n0 u s 1\n0 u s 1", b"", b"check"),
        protocol.MAGIC + b"\0\0\1\0half of a message",
        protocol.MAGIC + b"\xff\xff\xff\xff",
    ],
)
def test_nonsense_does_it_no_harm(said: bytes, house: Path, warm: Count, run: Run) -> None:
    here = place.find()
    fields = said[protocol.HEAD :].split(b"identity") if said.count(b"identity") else []
    told = protocol.unpack(said) if fields else [b"check"]
    for message in (said, protocol.pack(*[here.identity if field == b"identity" else field for field in told])):
        with socket.socket(socket.AF_UNIX) as sock:
            sock.connect(here.address)
            sock.sendall(message)
            sock.shutdown(socket.SHUT_WR)
            assert protocol.DONE not in sock.recv(1000)
    assert warm() == 0


def test_clients_that_say_nothing_or_go_away_do_not_hinder_others(house: Path, warm: Count, run: Run) -> None:
    silent = [socket.socket(socket.AF_UNIX) for _ in range(20)]
    for sock in silent:
        sock.connect(place.find().address)
    dying = subprocess.Popen([sys.executable, "-m", "tonecheck", *CHECK], stdout=subprocess.DEVNULL)
    dying.kill()
    dying.wait()
    assert run(*CHECK)[0] == 1
    for sock in silent:
        sock.close()
    assert warm() in (1, 2)


def test_parallel_clients_all_get_their_own_answers(house: Path, warm: Count) -> None:
    command = [sys.executable, "-m", "tonecheck", "check"]
    commands = [("gut.txt", "haus.yaml"), ("bad.txt", "everyday-en"), ("schlecht.txt", "kind.yaml")]
    clients = [
        (name, subprocess.Popen([*command, name, "--guide", guide, "--format", "json"], stdout=subprocess.PIPE))
        for name, guide in commands * 4
    ]
    for name, client in clients:
        out, _ = client.communicate()
        assert json.loads(out)["reports"][0]["source"] == name
    assert warm() == len(clients)


def test_killed_at_any_moment_every_check_answers_right(house: Path, runtime: Path, run: Run) -> None:
    status = control.start()
    right = run(*CHECK)
    over = threading.Event()
    dice = random.Random(4)

    def kill() -> None:
        while not over.wait(dice.random()):
            for number in processes(runtime):
                os.kill(number, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        assert [run(*CHECK) for _ in range(8)] == [right] * 8
    finally:
        over.set()
        killer.join()
    assert status
    assert status.pid not in processes(runtime)


def test_a_full_disk_is_no_reason_to_say_a_word(house: Path, runtime: Path, run: Run) -> None:
    right = run(*CHECK, TONECHECK_WARM="0")
    full = subprocess.run(
        [sys.executable, "-m", "tonecheck", *CHECK],
        capture_output=True,
        env=dict(os.environ),  # else readline's own COLUMNS would be in it
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        check=False,
    )
    assert (full.returncode, full.stdout, full.stderr) == right
    assert processes(runtime) == []


def test_a_changed_guide_or_settings_are_noticed(runtime: Path, run: Run, tmp_path: Path, house: Path) -> None:
    assert control.start()
    guide, base, reply = (tmp_path / name for name in ("kind.yaml", "haus.yaml", "a.txt"))
    shutil.copy("gut.txt", reply)
    shutil.copy("kind.yaml", guide)
    shutil.copy("haus.yaml", base)
    seen = []
    for file, old, new in (
        (base, "name: Probehaus", "name: Andershaus"),
        (base, "empathy: {min: 45}", "empathy: {min: 99}"),
        (guide, "name: Kind", "name: Kund"),
        (guide, "name: Kund", "nam: Kund"),
    ):
        seen.append(run("check", str(reply), "--guide", str(guide), "--format", "json"))
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    seen.append(run("check", str(reply), "--guide", str(guide), "--format", "json"))
    assert len(set(seen)) == 5
    assert seen[-1][0] == 2
    (tmp_path / ".tonecheck.toml").write_text('guide = "haus.yaml"\nui = "en"\n')
    named = run("check", str(reply))
    assert b"Andershaus" in named[1]
    status = control.status()
    assert status
    assert status.checks == 6


def test_a_changed_installation_is_noticed(runtime: Path, run: Run, tmp_path: Path, house: Path, until: Until) -> None:
    root = Path(place.PACKAGE).parent
    shutil.copytree(place.PACKAGE, tmp_path / "tonecheck", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("models", "styleguides"):
        (tmp_path / name).symlink_to(root / name)
    libraries = {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])}

    def status() -> dict[str, object] | None:
        found: dict[str, object] | None = json.loads(run("warm", "status", "--format", "json", **libraries)[1])
        return found

    assert run("warm", "start", **libraries)[0] == 0
    before = status()
    assert before
    run("check", *CHECK[1:], "--ui", "de", **libraries)
    words = tmp_path / "tonecheck/languages/de/ui.yaml"
    words.write_text(words.read_text("utf-8").replace("no_findings: keine Befunde", "no_findings: alles gut"), "utf-8")
    assert "alles gut" in run("check", *CHECK[1:], "--ui", "de", **libraries)[1].decode()
    assert until(status)
    after = status()
    assert after
    assert after["pid"] != before["pid"]
    assert "alles gut" in run("check", *CHECK[1:], "--ui", "de", **libraries)[1].decode()
    assert run("warm", "stop", **libraries)[0] == 0


def test_it_keeps_no_file_of_who_started_it_and_no_folder(runtime: Path, house: Path) -> None:
    ours, theirs = os.pipe()
    os.set_inheritable(theirs, True)
    status = control.start()
    os.close(theirs)
    assert status
    assert os.read(ours, 1) == b""
    os.close(ours)
    assert Path(f"/proc/{status.pid}/cwd").readlink() == Path("/")
    assert os.getsid(status.pid) not in (os.getsid(0), 0)
    standard = {Path(f"/proc/{status.pid}/fd/{number}").readlink() for number in range(3)}
    assert standard == {Path("/dev/null")}


def test_texts_stand_in_none_of_its_files(runtime: Path, house: Path, run: Run) -> None:
    assert control.start()
    before = time.time()
    run("check", "--text", "Sehr geehrte Frau Quittenbaum, wir helfen Ihnen gern.", "--guide", "haus.yaml")
    run("check", "-", "--guide", "haus.yaml", stdin=b"Sehr geehrte Frau Quittenbaum, hallo.")
    for path in (runtime / "tonecheck").iterdir():
        assert path.is_socket() or b"Quittenbaum" not in path.read_bytes()
        assert path.stat().st_mtime < before
