"""How fast the desk answers with a large register: p50 and p95 over loopback, several asking at once.

    python bench/desk_load.py [--incidents 100000] [--concurrent 8] [--each 160]

The register is invented (bench/invented_register.py) and held in memory: what is measured is the desk, not the linking. Every request
asks for something else than the one before, so that nothing is answered from what was asked before; the machine's load is printed,
for it decides the figures too. `own`: what a request costs the desk of the processor, which others on the machine hardly change.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[1]))

import uvicorn

from bench.invented_register import InventedRegister, invented
from sijill.desk.app import create_app
from sijill.desk.filter import View
from sijill.desk.options import Options
from sijill.desk.state import Desk

PORT = 8799
Ask = Callable[[random.Random], str]


def serve(many: int, folder: str, told: Connection) -> None:
    """In a process of its own, as `sijill desk` is."""
    options = Options(str(Path(folder) / "invented.sqlite"), port=PORT)
    register = InventedRegister(invented(many))
    start = time.perf_counter()
    desk = Desk(options, register=register)
    seconds = time.perf_counter() - start
    config = uvicorn.Config(create_app(options, desk=desk), host="127.0.0.1", port=PORT, log_level="error")
    told.send((seconds, desk.token.fresh(), [i.id for i in desk.incidents(desk.index.ids(View()))][:200], _facets(desk)))
    threading.Thread(target=_tell_processor, args=(told,), daemon=True).start()
    uvicorn.Server(config).run()


def _tell_processor(told: Connection) -> None:
    """The seconds that this process has had of the processor, whenever asked: what a busy machine does not change."""
    while told.recv():
        told.send(time.process_time())


def _facets(desk: Desk) -> dict[str, list[str]]:
    return {f.key: [v.key for v in f.values] for f in desk.index.facets(View())}


def entered(token: str) -> str:
    """The session's cookie."""
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
            connection.request("GET", f"/enter?token={token}")
            return (connection.getresponse().getheader("set-cookie") or "").split(";")[0]
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise SystemExit("the desk did not come up")


_own = threading.local()


def seconds(path: str, cookie: str) -> float:
    if not hasattr(_own, "connection"):
        _own.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    start = time.perf_counter()
    _own.connection.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "ar"})
    answer = _own.connection.getresponse()
    body = answer.read()
    assert answer.status == 200, (path, answer.status, body[:200])
    return time.perf_counter() - start


def asks(facets: dict[str, list[str]], incidents: list[str]) -> dict[str, Ask]:
    """What is asked, each time with something else in it."""

    def day(draw: random.Random) -> str:
        return f"{draw.randint(2015, 2024)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"

    def chosen(draw: random.Random) -> dict[str, str]:
        key = draw.choice(["place", "type", "actor", "category", "outlet"])
        return {key: draw.choice(facets[key]), "since": day(draw)}

    def box(draw: random.Random) -> str:
        west, south = draw.uniform(36, 44), draw.uniform(30, 35)
        return f"{west:.3f},{south:.3f},{west + draw.uniform(0.5, 4):.3f},{south + draw.uniform(0.5, 3):.3f}"

    return {
        "first page (html)": lambda _: "/",
        "page of a filter (html)": lambda d: f"/?{urlencode(chosen(d))}",
        "filter": lambda d: f"/api/incidents?{urlencode(chosen(d))}",
        "search": lambda d: f"/api/incidents?{urlencode({'q': d.choice(['غارة', 'قوات', 'دير', 'زان', 'mur', 'ghar']), 'until': day(d)})}",
        "sorted, far page": lambda d: f"/api/incidents?sort={d.choice(['-killed', 'place', 'type', '-day'])}&page={d.randint(1, 1900)}",
        "facets": lambda d: f"/api/facets?{urlencode(chosen(d))}",
        "map move": lambda d: f"/api/map?{urlencode({'zoom': d.randint(5, 11), 'bounds': box(d)})}",
        "map of a filter": lambda d: f"/api/map?{urlencode({'zoom': d.randint(5, 9), **chosen(d)})}",
        "timeline of a filter": lambda d: f"/api/timeline?{urlencode(chosen(d))}",
        "an incident": lambda d: f"/api/incidents/{d.choice(incidents)}",
    }


def _processor(server: Connection) -> float:
    server.send(True)
    return float(server.recv())


def measure(many: int, concurrent: int, each: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = get_context("spawn").Pipe()
        server = get_context("spawn").Process(target=serve, args=(many, folder, there), daemon=True)
        server.start()
        started, token, incidents, facets = here.recv()
        cookie = entered(token)
        print(f"{many} incidents, {concurrent} at once, {each} requests each; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"taken in: {started:.1f} s; the first page after that: {seconds('/', cookie) * 1000:.0f} ms")
        print(f"{'':26}{'p50':>8}{'p95':>8}{'worst':>8}{'own':>8}   ms")
        with ThreadPoolExecutor(concurrent) as pool:
            for name, ask in asks(facets, incidents).items():
                draw, before = random.Random(name), _processor(here)
                took = sorted(pool.map(lambda path: seconds(path, cookie), [ask(draw) for _ in range(each)]))
                cuts = statistics.quantiles(took, n=20)
                own = (_processor(here) - before) / each
                print(f"{name:26}{cuts[9] * 1000:8.0f}{cuts[18] * 1000:8.0f}{took[-1] * 1000:8.0f}{own * 1000:8.1f}", flush=True)
        server.terminate()
        server.join()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--concurrent", type=int, default=8)
    parser.add_argument("--each", type=int, default=160)
    given = parser.parse_args()
    measure(given.incidents, given.concurrent, given.each)
