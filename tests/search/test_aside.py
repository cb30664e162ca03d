"""Calls that go on beside others give their result, or raise what they raised, where that is asked for."""

from threading import Barrier, current_thread

import pytest

from search.aside import Aside


def test_the_first_call_is_made_where_its_result_is_asked():
    made = []
    result = Aside()(lambda: made.append(current_thread()))
    assert not made
    result()
    assert made == [current_thread()]


def test_later_calls_go_on_beside_the_one_who_asks():
    aside = Aside()
    aside(int)
    met = Barrier(2, timeout=10)
    result = aside(lambda: (met.wait(), current_thread())[1])
    met.wait()
    assert result() is not current_thread()


@pytest.mark.parametrize("calls", [1, 2])
def test_what_a_call_raises_is_raised_to_the_one_who_asks(calls):
    aside = Aside()
    results = [aside(lambda: 1 / 0) for _ in range(calls)]
    with pytest.raises(ZeroDivisionError):
        results[-1]()
