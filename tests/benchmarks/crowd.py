"""Many clients at once: `python tests/benchmarks/crowd.py [--requests 10000] [--clients 16]`.

Starts `tonecheck serve` as a process of its own, asks it about replies of the corpus over connections that are kept, and
prints how many were answered wrongly, how fast, beside the same checks in this process, and by how much the server's
memory grew between the first tenth of the requests and the last. Exit status 1 where an answer was wrong.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter

import psutil

from tonecheck import Checker, Reply
from tonecheck.training.corpus import read_training

GUIDE = "everyday-de"


class Crowd:
    """Clients that ask one after the other until all requests are made."""

    def __init__(self, port: int, texts: list[str], right: list[float | None], requests: int) -> None:
        self.port, self.texts, self.right = port, texts, right
        self.left = iter(range(requests))
        self.seconds: list[float] = []
        self.answers: Counter[str] = Counter()
        self._lock = threading.Lock()

    def ask(self) -> None:
        """Be one client."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        while True:
            with self._lock:
                number = next(self.left, None)
            if number is None:
                return
            index = number % len(self.texts)
            body = json.dumps({"guide": GUIDE, "text": self.texts[index]})
            began = time.perf_counter()
            try:
                connection.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                data = answer.read()
            except OSError as error:
                connection.close()
                outcome = f"none ({type(error).__name__})"
            else:
                is_right = answer.status == 200 and json.loads(data)["reports"][0]["score"] == self.right[index]
                outcome = "right" if is_right else f"wrong ({answer.status})"
            with self._lock:
                self.seconds.append(time.perf_counter() - began)
                self.answers[outcome] += 1


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=16)
    options = parser.parse_args()
    texts = [record.text for record in read_training() if record.language == "de"]
    checker = Checker(GUIDE)
    right = [checker.check(Reply(text=text)).score for text in texts]
    began = time.perf_counter()
    for text in texts:
        checker.check(Reply(text=text))
    alone = len(texts) / (time.perf_counter() - began)
    command = [sys.executable, "-m", "tonecheck", "serve", "--port", "0", "--guide", GUIDE]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        found = re.search(r":(\d+)/", server.stderr.readline())
        assert found
        threading.Thread(target=server.stderr.read, daemon=True).start()
        crowd = Crowd(int(found.group(1)), texts, right, options.requests)
        clients = [threading.Thread(target=crowd.ask) for _ in range(options.clients)]
        memory = []
        began = time.perf_counter()
        for client in clients:
            client.start()
        while any(client.is_alive() for client in clients):
            time.sleep(0.25)
            memory.append(psutil.Process(server.pid).memory_info().rss / 1e6)
        took = time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()
    tenth = max(len(memory) // 10, 1)
    first, last = max(memory[tenth : 2 * tenth] or memory), max(memory[-tenth:])
    times = statistics.quantiles(crowd.seconds, n=100)
    print(f"{options.requests} requests from {options.clients} clients: {dict(crowd.answers)}")
    print(f"{options.requests / took:.0f} a second; in one process, alone, {alone:.0f} a second")
    print(f"an answer takes {times[49] * 1e3:.0f} ms in the median, {times[98] * 1e3:.0f} ms at the 99th percentile")
    print(f"memory of the server: {first:.0f} MB after a tenth, {last:.0f} MB at the end ({last / first - 1:+.1%})")
    return 0 if set(crowd.answers) == {"right"} else 1


if __name__ == "__main__":
    sys.exit(main())
