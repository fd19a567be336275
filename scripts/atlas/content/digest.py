"""What tells a text, or a plain value, from every other."""

from __future__ import annotations

import marshal
from hashlib import blake2b

PLAIN = 2  # the version of marshal that writes equal values as equal bytes


def digest(text: str) -> str:
    """A few signs that only this text has."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def mark(value: object) -> str:
    """A few signs that only this plain value has: texts, numbers, lists and the like."""
    return blake2b(marshal.dumps(value, PLAIN), digest_size=16).hexdigest()  # type: ignore[arg-type]
