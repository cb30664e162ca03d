"""Calls that go on beside others, for work that is done outside Python: the model, FAISS.

A process that asks once, as `kg search` does, would not earn back what threads cost to start (5 ms): its first call is
made where its result is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")


class Aside:
    """`aside(call)` begins a call; what it returns waits for the result, or raises what the call raised."""

    def __init__(self) -> None:
        self._used = False

    def __call__(self, call: Callable[[], T]) -> Callable[[], T]:
        if self._used:
            return self._threads.submit(call).result
        self._used = True
        return call

    def forget(self) -> None:
        """Begin anew, without the threads that there were: a child made by `fork` has none of its parent's."""
        self._used = False
        self.__dict__.pop("_threads", None)

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(thread_name_prefix="search")


ASIDE = Aside()
"""One for the process: libraries keep threads of their own for each thread that calls them."""
os.register_at_fork(after_in_child=ASIDE.forget)
