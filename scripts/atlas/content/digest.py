"""What tells a text from every other."""

from __future__ import annotations

from hashlib import blake2b


def digest(text: str) -> str:
    """A few signs that only this text has."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
