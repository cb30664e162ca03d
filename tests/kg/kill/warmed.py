"""Real ingests, interrupted: files read by the pipeline, stored, indexed and searched, in processes forked from this.

What a file becomes depends on its bytes alone, so each is read once, before anything is interrupted; the vectors are
drawn from the hash of a text. Everything that touches a store is what `kg ingest` and `kg remove` run.
"""

import ctypes
import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import faiss  # noqa: F401 - loaded once
import numpy as np
import quads
import tantivy  # noqa: F401
from harness import Result

import ingest.pipeline
import kg.draft
import kg.ingesting
import kg.store
import search.index
import search.retrieve
from ingest.limits import Limits
from ingest.pipeline import read_file
from ingest.source import ReadOptions, load
from kg.check import check
from kg.library import Library
from kg.store import Store

BATCH = 2
QUESTIONS = (
    "Who reports to the General Assembly on partnerships?",
    "联合国同谁建立伙伴关系？",
    "la transparence et les partenariats",
    "water and energy",
)


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

    def __init__(self, folder: Path, files: Sequence[Path]) -> None:
        self.folder = folder
        *self.files, self.last = _copied(files, folder / "files")
        self.changed = folder / "changed" / self.files[0].name
        _change(self.files[0], self.changed)
        self._read = {
            str(path): read_file(str(path), load(path, Limits()), ReadOptions())
            for path in (*self.files, self.last, self.changed)
        }
        self._patch()
        self._warm()
        code, self.states = self._told(self._undisturbed, folder / "undisturbed")
        assert code == 0, self.states
        started = time.monotonic()
        assert self._wait(self._fork(self.work, folder / "timed")) == 0
        self.seconds = time.monotonic() - started
        self.expected = self._told(_state, folder / "undisturbed")[1]

    def _patch(self) -> None:
        kg.store.curated_quads, kg.store.curated_digest = quads.curated, lambda: "made up"
        kg.ingesting.BATCH = BATCH
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
        """Go on from whatever is there to the end."""
        library = Library(Store.open(path, create=True))
        last, removed = self._version(self.last), self._symbol(self.files[1])
        if last not in _records(library.store):
            library.ingest(*self.files)
            library.ingest(self.changed, self.last)
        if self._version(self.files[1]) in _records(library.store):
            library.remove(removed)
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
            states[draft.manifest.graph] = _hits(Store(path)) if draft.manifest.indexed else []
            return folder

        kg.draft.Draft.commit = noting
        self.work(path)
        return states

    def _told(self, task: Callable[[Path], object], path: Path) -> tuple[int, object]:
        """Run a task in a process of its own. Returns its exit status and what it said."""
        answer = Path(tempfile.mkdtemp(dir=self.folder)) / "answer"
        code = self._wait(self._fork(task, path, answer))
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

    def kill(self, times: int, seed: int) -> Result:
        """SIGKILL at random instants until that came in time so often; every fifth store is worked on to the end."""
        chooser, result = random.Random(seed), Result()
        path = self.folder / "killed"
        while result.interrupted < times:
            after = chooser.uniform(0.0, 1.0) * self.seconds
            child = self._fork(self.work, path)
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
            code = self._wait(child)
            result.add(f"kill {result.runs} after {after:.3f} s", code, self._look(path))
            if result.runs % 25 == 0:
                print(f"{result.interrupted} kills, {len(result.deviations)} deviations", file=sys.stderr, flush=True)
            if code == 0 or result.runs % 5 == 0:
                result.deviations += tuple(f"kill {result.runs}: {one}" for one in self._finish(path))
        return result

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
        elif indexed and _hits(store) != self.states[digest]:
            problems.append(f"generation {generation.name} finds other passages")
        return problems

    def _finish(self, path: Path) -> list[str]:
        """Let the work end; afterwards nothing is lost, doubled or different, in the graph or in what is found."""
        found = []
        if self._wait(self._fork(self.work, path)):
            found.append("did not recover")
        else:
            state = self._told(_state, path)[1]
            found += [f"{name} differ at the end" for name in state if state[name] != self.expected[name]]
        shutil.rmtree(path, ignore_errors=True)
        return found


def _copied(files: Sequence[Path], folder: Path) -> list[Path]:
    folder.mkdir()
    return [Path(shutil.copy(path, folder)) for path in files]


def _change(path: Path, target: Path) -> None:
    """The same document with one paragraph's words changed: a text file whose lines are put differently."""
    target.parent.mkdir()
    text = path.read_text("utf-8")
    middle = len(text) // 2
    cut = text.index(" ", middle) if " " in text[middle:] else middle
    target.write_text(f"{text[:cut]} 2049{text[cut:]}", "utf-8")


def _records(store: Store) -> dict:
    with store.read() as generation:
        return generation.records


def _hits(store: Store) -> list:
    """What is found for the questions: every field of every hit."""
    with store.read() as generation:
        index = search.index.Index.open(generation.path)
        retriever = search.retrieve.Retriever(generation, index)
        found = [[repr(hit) for hit in retriever.search(question, 10)] for question in QUESTIONS]
        index.close()
    return found


def _state(path: Path) -> dict:
    """Everything that must be the same at the end."""
    store = Store(path)
    known = {"CURRENT", "generations", "lock", "cache"}
    litter = [one.name for one in path.iterdir() if one.name not in known]
    litter += [one.name for one in (path / "generations").iterdir() if one.name != store.generations.current()]
    return {
        "quads": quads.nquads(store),
        "hits": _hits(store),
        "problems": list(map(str, check(store))),
        "litter": litter,
    }


def files() -> Iterator[Path]:
    """Documents written for this project, and where there is a corpus, some small ones of it."""
    root = Path(__file__).resolve().parents[3]
    documents = root / "examples" / "documents"
    named = ("ST_SGB_2044_7.zh.txt", "A_RES_98_401.es.txt", "A_RES_98_401.en.xml")
    yield from (documents / name for name in named)
    corpus = Path(os.environ.get("KG_CORPUS", root.parent / "shared")) / "corpus" / "akn"
    for language in ("fr", "ar"):
        yield from sorted((corpus / language).glob("*.xml"), key=lambda path: path.stat().st_size)[:1]
    yield documents / "A_RES_98_401.ru.txt"
