"""Each text of a finished site packed beside it (.gz, .br), for hosts that send such files as they are.

The same text gives the same bytes: no time, no name and no system stands in them.
"""

from __future__ import annotations

import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".webmanifest"}
HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # of a gzip file: packed as well as can be, at no time, on no system


def compress_folder(site: Path) -> None:
    """Write the packed forms of each text; where one is not smaller, the text itself is sent."""
    paths = [path for path in sorted(site.rglob("*")) if path.suffix in TEXTS and path.is_file()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, forms in zip(paths, pool.map(lambda path: packed_forms(path.read_bytes()), paths), strict=True):
            for suffix, data in forms.items():
                path.with_name(path.name + suffix).write_bytes(data)


def packed_forms(data: bytes) -> dict[str, bytes]:
    """A text packed in each way, by the suffix of its file; only those that are smaller than the text."""
    forms = {".gz": gzipped(data), ".br": bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=11))}
    return {suffix: packed for suffix, packed in forms.items() if len(packed) < len(data)}


def gzipped(data: bytes) -> bytes:
    """A text as a gzip file, the same on every system that has the same zlib."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    ends = (zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return HEAD + packer.compress(data) + packer.flush() + b"".join(end.to_bytes(4, "little") for end in ends)
