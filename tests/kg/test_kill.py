"""A writer that is killed, or whose disk refuses, leaves the last commit whole. The long row is benchmarks/kill.py."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "kill"))

from harness import KINDS, Harness, build


@pytest.fixture(scope="module")
def harness(tmp_path_factory):
    return Harness(tmp_path_factory.mktemp("kill"))


def test_the_undisturbed_run_passes_through_seven_states(harness):
    assert len(harness.states) == 7


def test_killed_at_random_instants(harness):
    result = harness.kill(times=5, seed=6)
    assert result.deviations == ()
    assert result.interrupted == 5


def test_at_operations_of_the_disk(harness, tmp_path):
    library = build(tmp_path)
    if library is None:
        pytest.skip("needs Linux and a C compiler for the fault injector")
    result = harness.faults(library, KINDS, points=2, seed=6)
    assert result.deviations == ()
    assert result.interrupted > 2, "the two kills, and at least one refusal, since a writer outlives one in seven"


def test_real_ingests_killed():
    """In a process of its own, which forks before it opens any store. The long row is `python -m benchmarks.kill`."""
    command = [sys.executable, "-m", "benchmarks.kill", "--kills", "4", "--points", "0"]
    done = subprocess.run(command, cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["deviations"] == []
