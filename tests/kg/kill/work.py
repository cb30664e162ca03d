"""The work that is interrupted: documents added, replaced and removed, in several commits.

usage: work.py STORE

Whatever it finds, it goes on to the same end.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import quads
from quads import write

import kg.store
from kg.errors import KGError
from kg.store import Draft, Store
from kg.symbol import version_iri

COMMITS = 6
kg.store.curated_quads = quads.curated
kg.store.curated_digest = lambda: "made up"


def work(store: Store) -> None:
    """Six commits of six documents; the second half of them changes and drops what the first half wrote.

    A step that an earlier run has committed is passed over. Prints the digest of the graph at each state.
    """
    print(store.manifest.graph)
    with store.write() as draft:
        for step in range(COMMITS):
            if version_iri(f"A/{step}/0", "en") not in draft.records:
                change(draft, step)
                index(draft.path, step)
                draft.commit()
                print(draft.manifest.graph if draft.manifest else "")


def change(draft: Draft, step: int) -> None:
    for number in range(6):
        write(draft, f"A/{step}/{number}", parts=20)
    if step >= COMMITS // 2:
        write(draft, f"A/{step - 3}/1", parts=12, note="as corrected")
        draft.remove(version_iri(f"A/{step - 3}/2", "en"))


def index(folder: Path, step: int) -> None:
    """Stands in for the search index: files that have to move with the graph."""
    for name in ("lexical", "dense"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "segment").write_text(f"{name} after commit {step}\n" * 100)


if __name__ == "__main__":
    try:
        work(Store.open(sys.argv[1], create=True))
    except KGError as error:
        sys.exit(f"{type(error).__name__}: {error}")
