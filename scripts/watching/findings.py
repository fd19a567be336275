"""What there is to say of a reference, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was found, the most serious first."""

    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    CORRECTED = "corrected"
    GONE = "gone"
    SILENT = "does not answer"
    MOVED = "moved"


@dataclass(frozen=True)
class Finding:
    """One thing found of one reference; ``detail`` is an address or a DOI, ``copy`` is an archived copy's address."""

    key: str
    kind: Kind
    detail: str
    copy: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes it the same finding a week later."""
        return self.key, self.kind.value, self.detail


def sort(findings: set[Finding] | list[Finding]) -> list[Finding]:
    """The most serious first, then by key."""
    order = list(Kind)
    return sorted(set(findings), key=lambda one: (order.index(one.kind), one.key, one.detail))
