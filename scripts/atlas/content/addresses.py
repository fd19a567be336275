"""What an address looks like: the patterns that the rules, the linker and the verification share."""

from __future__ import annotations

import re

SCHEME = r"[a-zA-Z][a-zA-Z0-9+.-]*:"
HOST = r"https?://[^/?#\s\[\]]+"  # an address on another host, which has a name
ELSEWHERE = re.compile(rf"{SCHEME}|//")  # what leads to no page of the site
