"""Real ingests, interrupted: files read by the pipeline, stored, indexed and searched, in processes forked from this.

What a file becomes depends on its bytes alone, so each is read once, before anything is interrupted; the vectors are
drawn from the hash of a text. Everything that touches a store is what `kg ingest` and `kg remove` run. Of the clock
most is waiting for the disk, so that several rows of interruptions, each with a store of its own, go side by side.
"""

import ctypes
import hashlib
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import faiss  # noqa: F401 - loaded once
import numpy as np
import quads
import tantivy  # noqa: F401
from cutting import changed, written
from harness import Result
from observing import QUESTIONS, different, hits, records, state_of

import ingest.pipeline
import kg.draft
import kg.ingesting
import kg.store
import search.index
from ingest.limits import Limits
from ingest.pipeline import read_file
from ingest.source import ReadOptions, load
from kg.check import check
from kg.library import Library
from kg.store import Store

BATCH = 2
SOME = 2_000
"""Quads that are loaded in bulk."""
LATEST = 1.1
"""The latest kill, in whole runs: a run that is slower than the one timed is killed in its last part too."""


class Hashed:
    """Unit vectors from the hash of a text."""

    name = fingerprint = "hashed"
    dimension = 32

    def query(self, text):
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        vector = np.random.default_rng(seed).normal(size=self.dimension)
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def passages(self, texts, progress=None):
        return np.array([self.query(text) for text in texts], np.float32).reshape(len(texts), self.dimension)


class Warmed:
    """The work, ready to be run and interrupted as often as wanted.

    Files are ingested in commits of two; then the first of them changes while a new one comes, and one is removed.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        """`seed` chooses the files and how long they are."""
        self.folder = folder
        *self.files, self.last = written(folder / "files", random.Random(seed))
        self.changed = folder / "changed" / self.files[0].name
        changed(self.files[0], self.changed)
        self._read = {
            str(path): read_file(str(path), load(path, Limits()), ReadOptions())
            for path in (*self.files, self.last, self.changed)
        }
        self._patch()
        self._warm()
        code, self.states = self._told(self._undisturbed, folder / "undisturbed")
        assert code == 0, self.states
        self.seconds = self._timed(folder / "timed")
        self.expected = self._told(state_of, folder / "undisturbed")[1]

    def _patch(self) -> None:
        kg.store.curated_quads, kg.store.curated_digest = quads.curated, lambda: "made up"
        kg.ingesting.BATCH = BATCH
        kg.draft.BULK, kg.draft.FEW = SOME, SOME // 4  # so that small documents go all the ways that large ones go
        search.index.load_embedder = lambda name=None: Hashed()
        read = self._read

        class Reader:
            def __init__(self, *_):
                pass

            def call(self, path, *_):
                return read[str(path)]

            def __enter__(self):
                return self

            def __exit__(self, *_):
                pass

        ingest.pipeline.Worker = Reader

    def _warm(self) -> None:
        """Load what every process would load first; no store is opened here, whose threads a fork would lose."""
        from kg.gazetteer import Gazetteer
        from search.question import understand

        Gazetteer.load()
        for question in QUESTIONS:
            understand(question)

    def work(self, path: Path) -> None:
        """Go on from whatever is there to the end: once the second file is gone while the fourth is there."""
        library = Library(Store.open(path, create=True))
        _, removed, _, kept = map(self._version, self.files)
        there = records(library.store)
        if removed in there or kept not in there:
            if self._version(self.last) not in there:
                library.ingest(*self.files)
                library.ingest(self.changed, self.last)
            library.remove(self._symbol(self.files[1]))
        library.close()

    def _version(self, path: Path) -> str:
        return self._read[str(path)].graph

    def _symbol(self, path: Path) -> str:
        return self._read[str(path)].outcome.symbol

    def _undisturbed(self, path: Path) -> dict[str, list]:
        """Digest of the graph after each commit → what searches find then."""
        states = {}
        commit = kg.draft.Draft.commit

        def noting(draft):
            folder = commit(draft)
            states[draft.manifest.graph] = hits(Store(path)) if draft.manifest.indexed else []
            return folder

        kg.draft.Draft.commit = noting
        self.work(path)
        return states

    def _told(self, task: Callable[[Path], object], path: Path) -> tuple[int, object]:
        """Run a task in a process of its own. Returns its exit status and what it said."""
        return self._end(*self._start(task, path))

    def _start(self, task: Callable[[Path], object], path: Path) -> tuple[int, Path]:
        """The process of a task, and where it will leave its answer."""
        answer = Path(tempfile.mkdtemp(dir=self.folder)) / "answer"
        return self._fork(task, path, answer), answer

    def _end(self, child: int, answer: Path) -> tuple[int, object]:
        code = self._wait(child)
        said = json.loads(answer.read_text()) if answer.exists() else None
        shutil.rmtree(answer.parent)
        return code, said

    def _fork(self, task: Callable[[Path], object], path: Path, answer: Path | None = None, arm=None) -> int:
        child = os.fork()
        if child:
            return child
        code = 1
        try:
            if arm:
                arm()
            said = task(path)
            if answer:
                answer.write_text(json.dumps(said))
            code = 0
        except BaseException:  # noqa: BLE001 - a forked child tells, and ends
            if answer and not arm:
                traceback.print_exc()
        finally:
            os._exit(code)

    def _wait(self, child: int) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def kill(self, times: int, seed: int, rows: int = 1) -> Result:
        """SIGKILL at random instants until that came in time so often, in `rows` side by side."""
        shares = [times // rows + (row < times % rows) for row in range(rows)]
        started = [
            self._start(partial(self._row, times=share, seed=f"{seed}.{row}"), self.folder / f"killed-{row}")
            for row, share in enumerate(shares)
        ]
        result = Result()
        for code, said in [self._end(*one) for one in started]:
            assert code == 0, "a row of kills did not end"
            runs, interrupted, deviations = said
            result.runs, result.interrupted = result.runs + runs, result.interrupted + interrupted
            result.deviations += tuple(deviations)
        return result

    def _row(self, path: Path, times: int, seed: str) -> tuple[int, int, tuple[str, ...]]:
        """One row of kills; every fifth store, and each whose work came to its end, is looked at to the end."""
        chooser, result, seconds = random.Random(seed), Result(), self.seconds
        while result.interrupted < times:
            if result.runs % 25 == 24:
                seconds = self._timed(path.with_name(f"{path.name}-timed"))
            after = chooser.uniform(0.0, LATEST) * seconds
            code = self._killed(path, after)
            what = f"kill {result.runs + 1} of row {seed} after {after:.3f} s"
            failed = [f"ended by itself with status {code}"] if code not in (0, -signal.SIGKILL) else []
            result.add(what, code, failed + self._look(path))
            if code == 0 or result.runs % 5 == 0:
                result.deviations += tuple(f"{what}: {one}" for one in self._finish(path))
        return result.runs, result.interrupted, result.deviations

    def _timed(self, path: Path) -> float:
        """Seconds of a whole run, as busy as the machine is now."""
        started = time.monotonic()
        assert self._wait(self._fork(self.work, path)) == 0
        seconds = time.monotonic() - started
        shutil.rmtree(path)
        return seconds

    def _killed(self, path: Path, after: float) -> int:
        """The exit status of the work, killed after so many seconds unless it had ended."""
        child = self._fork(self.work, path)
        ended = os.pidfd_open(child)
        if not select.select([ended], [], [], after)[0]:
            os.kill(child, signal.SIGKILL)
        os.close(ended)
        return self._wait(child)

    def faults(self, library: Path, kinds: Sequence[str], points: int, seed: int, skip: str = "") -> Result:
        """Each kind of fault at operations of the disk spread over the run; this process runs under the injector."""
        injector = ctypes.CDLL(str(library))
        chooser, result = random.Random(seed), Result()
        path, counter = self.folder / "faulty", self.folder / "operations"

        def arm(at: int, kind: str) -> Callable[[], None]:
            return lambda: injector.fault_arm(ctypes.c_long(at), kind.encode(), skip.encode())

        def counting(path: Path) -> None:
            arm(-1, "")()
            self.work(path)
            counter.write_text(str(ctypes.c_long.in_dll(injector, "fault_operations").value))

        assert self._wait(self._fork(counting, path)) == 0
        shutil.rmtree(path)
        self.operations = int(counter.read_text())
        for kind in kinds:
            for at in sorted(chooser.sample(range(self.operations), min(points, self.operations))):
                what = f"{kind} at operation {at}"
                code = self._wait(self._fork(self.work, path, arm=arm(at, kind)))
                result.add(what, code, self._look(path))
                result.deviations += tuple(f"{what}: {one}" for one in self._finish(path))
        return result

    def _look(self, path: Path) -> list[str]:
        """Deviations of a store as an interruption left it."""
        return self._told(self._deviations, path)[1] or []

    def _deviations(self, path: Path) -> list[str]:
        store = Store(path)
        if not store.generations.exists():
            return []
        problems = [str(problem) for problem in check(store)]
        with store.read() as generation:
            digest, indexed = generation.manifest.graph, generation.manifest.indexed
        if digest not in self.states:
            problems.append(f"generation {generation.name} is no commit of an undisturbed run")
        elif indexed:
            others = different(self.states[digest], hits(store))
            problems += [f"generation {generation.name} finds other passages: {one}" for one in others]
        return problems

    def _finish(self, path: Path) -> list[str]:
        """Let the work end; afterwards nothing is lost, doubled or different, in the graph or in what is found."""
        found = []
        if self._wait(self._fork(self.work, path)):
            found.append("did not recover")
        else:
            state = self._told(state_of, path)[1]
            found += [f"{name} differ at the end" for name in state if state[name] != self.expected[name]]
        shutil.rmtree(path, ignore_errors=True)
        return found
