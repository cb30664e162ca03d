"""Ends a writer at a random instant or at a chosen operation of the disk, and looks at what is left."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from quads import nquads  # noqa: E402

from kg.check import check  # noqa: E402
from kg.store import Store  # noqa: E402

WORK = [sys.executable, str(HERE / "work.py")]
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
KINDS = ("kill", "torn", "eio", "full")


@dataclass
class Result:
    """What a row of interruptions did: how many, how many came in time, and every deviation found."""

    runs: int = 0
    interrupted: int = 0
    deviations: tuple[str, ...] = ()

    def add(self, what: str, code: int, found: Sequence[str]) -> None:
        self.runs += 1
        self.interrupted += code != 0
        self.deviations += tuple(f"{what}: {one}" for one in found)


class Harness:
    """Runs the work undisturbed once, and then as often as wanted with an end to it."""

    def __init__(self, folder: Path, command: Sequence[str] = WORK) -> None:
        """`command` gets the store's path as last argument and leads to the same end however often it is begun."""
        self.folder, self.command = folder, list(command)
        started = time.monotonic()
        self.states = set(self._run(folder / "undisturbed")[1].split())
        """Digest of the graph after each commit: what a reader may find, and nothing else. Empty: not told."""
        self.seconds = time.monotonic() - started
        self.expected = nquads(Store(folder / "undisturbed"))

    def _environment(self, **extra: str) -> dict[str, str]:
        paths = os.pathsep.join(filter(None, sys.path))
        return {**os.environ, "PYTHONPATH": paths, **extra}

    def _run(self, path: Path, **environment: str) -> tuple[int, str]:
        """Exit status and output of the work."""
        done = subprocess.run(
            [*self.command, str(path)], env=self._environment(**environment), capture_output=True, text=True
        )
        if done.returncode and not environment:
            raise AssertionError(done.stderr)
        return done.returncode, done.stdout

    def kill(self, times: int, seed: int) -> Result:
        """SIGKILL after a random time until that came in time so often; every fifth store is worked on to the end."""
        chooser, result = random.Random(seed), Result()
        path = self.folder / "killed"
        while result.interrupted < times:
            number = result.runs
            after = chooser.uniform(0.05, 1.1) * self.seconds
            writer = subprocess.Popen([*self.command, str(path)], env=self._environment(), **QUIET)
            try:
                code = writer.wait(after)
            except subprocess.TimeoutExpired:
                writer.kill()
                code = writer.wait()
            result.add(f"kill {number} after {after:.3f} s", code, self._look(path))
            if code == 0 or number % 5 == 4:
                result.deviations += tuple(self._finish(path))
        return result

    def _look(self, path: Path) -> list[str]:
        """Deviations of a store as an interruption left it."""
        store = Store(path)
        if not store.generations.exists():
            return []
        problems = [str(problem) for problem in check(store) if problem.area != "index"]
        if problems:
            return problems
        with store.read() as generation:
            if self.states and generation.manifest.graph not in self.states:
                problems.append(f"generation {generation.name} is no commit of an undisturbed run")
            problems += _torn_index(generation.path)
        return problems

    def _finish(self, path: Path) -> list[str]:
        """Let the work end; afterwards nothing is lost, doubled or different, and nothing lies about."""
        try:
            self._run(path)
        except AssertionError as error:
            shutil.rmtree(path)
            return [f"did not recover: {error}"]
        found = nquads(Store(path))
        different = len(set(found) ^ set(self.expected)) + abs(len(found) - len(self.expected))
        litter = {one.name for one in path.iterdir()} - {"CURRENT", "generations", "lock", "cache"}
        litter |= {one.name for one in (path / "generations").iterdir()} - {Store(path).generations.current()}
        shutil.rmtree(path)
        return [f"{different} quads differ at the end"] * bool(different) + [f"litter: {litter}"] * bool(litter)

    def faults(self, library: Path, kinds: Sequence[str], points: int, seed: int, skip: str = "") -> Result:
        """Each kind of fault at operations of the disk spread over the run, all of them if `points` suffices.

        `skip` is a text in paths that do not count: "/draft" leaves those on what readers and later writers see.
        """
        chooser, result = random.Random(seed), Result()
        preload = {"LD_PRELOAD": str(library), **({"FAULT_SKIP": skip} if skip else {})}
        count = self._count(preload)
        for kind in kinds:
            chosen = sorted(chooser.sample(range(count), min(points, count)))
            for at in chosen:
                path = self.folder / "faulty"
                code, _ = self._run(path, **preload, FAULT_AT=str(at), FAULT_KIND=kind)
                result.add(f"{kind} at operation {at}", code, self._look(path))
                path.mkdir(exist_ok=True)
                result.deviations += tuple(f"{kind} at operation {at}: {one}" for one in self._finish(path))
        return result

    def _count(self, preload: dict[str, str]) -> int:
        """Operations of the disk in one undisturbed run."""
        counter, path = self.folder / "operations", self.folder / "counted"
        self._run(path, **preload, FAULT_COUNT=str(counter))
        shutil.rmtree(path)
        return int(counter.read_text())


def _torn_index(folder: Path) -> list[str]:
    """The stand-in for the index has to be of one commit in both places."""
    steps = set()
    for name in ("lexical", "dense"):
        path = folder / name / "segment"
        text = path.read_text() if path.exists() else ""
        steps.add(text.replace(name, "", text.count(name)))
    return [] if len(steps) == 1 else ["lexical and dense are of different commits"]


def build(folder: Path) -> Path | None:
    """The fault injector, compiled; None where there is no C compiler or no LD_PRELOAD."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "faults.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "faults.c"), "-ldl"]
    return library if subprocess.run(command, capture_output=True).returncode == 0 else None
