"""Loading models of sentence-transformers: from a folder, from what was fetched before, or from the model hub.

Offline, the libraries ask the hub again and again and tell of each time. So what is held here is loaded without a
network, and before anything is fetched the hub is asked once whether it is there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from kg.errors import UsageError

HUB: Final = "https://huggingface.co"
PATIENCE: Final = 5.0
"""Seconds that the hub has to answer."""
_OWNER: Final = "sentence-transformers/"
"""Whose models may be named without an owner."""
_OFFLINE: Final = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def load(kind: str, name: str) -> Any:
    """The model `name` as a class of sentence-transformers, "SentenceTransformer" or "CrossEncoder".

    Raises UsageError within seconds when it is neither a folder nor held here and the hub cannot be reached, and when
    it is no model of that kind.
    """
    held = _held(name)
    if not held:
        _ask_hub(name)
    _hush()
    import sentence_transformers

    try:
        return getattr(sentence_transformers, kind)(name, local_files_only=held)
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError) as error:
        raise _refusal(name, _first_line(error)) from error


def _held(name: str) -> bool:
    """Whether the model is a folder, or was fetched before. Raises UsageError for what cannot be a name of the hub."""
    if Path(name).exists():
        return True
    if name.count("/") > 1 or name.startswith((".", "/", "~")):
        raise _refusal(name, "there is no such folder")
    from huggingface_hub import try_to_load_from_cache

    try:
        return any(
            isinstance(try_to_load_from_cache(full, file), str)
            for full in (name, _OWNER + name)
            if full.count("/") <= 1
            for file in ("modules.json", "config.json")
        )
    except ValueError as error:
        raise _refusal(name, "that is neither a folder nor the name of a model") from error


def _ask_hub(name: str) -> None:
    """Raises UsageError when the hub cannot be reached; whatever it answers, it can."""
    import urllib.error
    import urllib.request

    if any(os.environ.get(switch, "").upper() in ("1", "ON", "YES", "TRUE") for switch in _OFFLINE):
        raise _refusal(name, "it is not on this machine, and the model hub is switched off (HF_HUB_OFFLINE)")
    hub = os.environ.get("HF_ENDPOINT", HUB)
    request = urllib.request.Request(hub, method="HEAD")
    try:
        urllib.request.urlopen(request, timeout=PATIENCE).close()
    except urllib.error.HTTPError:
        return
    except (OSError, ValueError) as error:
        raise _refusal(name, f"it is not on this machine, and {hub} cannot be reached") from error


def _hush() -> None:
    """Only errors are told, once, by us."""
    from huggingface_hub.utils import logging as hub
    from transformers.utils import logging as transformers

    calls: tuple[Callable[[], None], ...] = (
        hub.set_verbosity_error,
        transformers.set_verbosity_error,
        transformers.disable_progress_bar,
    )
    for call in calls:
        call()


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def _refusal(name: str, cause: str) -> UsageError:
    return UsageError(f"cannot load the model {name!r}: {cause}; give the folder of a model, or another name")
