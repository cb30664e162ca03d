"""Scores between 0 and 1, in the order of what speaks for a passage."""

from hypothesis import given, settings
from hypothesis import strategies as st

from search.bundled import BundledE5
from search.fusion import Candidate, fuse

SPACES = st.sampled_from([BundledE5.fingerprint, "a space that nothing was fitted for"])
CANDIDATES = st.lists(
    st.builds(Candidate, st.integers(0, 99), st.floats(-1, 1), st.floats(0, 2), st.booleans()),
    max_size=8,
    unique_by=lambda candidate: candidate.row,
)


@given(CANDIDATES, SPACES)
@settings(derandomize=True, deadline=None)
def test_scores_are_shares_in_falling_order(candidates, space):
    ranked = fuse(candidates, space)
    assert sorted(row for row, _ in ranked) == sorted(candidate.row for candidate in candidates)
    assert all(0 <= score <= 1 for _, score in ranked)
    assert ranked == sorted(ranked, key=lambda hit: (-hit[1], hit[0]))


@given(st.floats(-1, 1), st.floats(0, 1), st.booleans(), SPACES)
@settings(derandomize=True, deadline=None)
def test_more_of_either_never_lowers_a_rank(cosine, words, same, space):
    weaker = Candidate(1, cosine, words, same)
    for stronger in (Candidate(2, min(cosine + 0.1, 1), words, same), Candidate(2, cosine, words + 0.1, same)):
        scores = dict(fuse([weaker, stronger], space))
        assert scores[2] >= scores[1]


def test_equal_candidates_stand_in_row_order():
    assert [row for row, _ in fuse([Candidate(5, 0.5, 0, True), Candidate(2, 0.5, 0, True)], "any")] == [2, 5]
