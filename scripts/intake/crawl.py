"""The intake of a whole crawl, as a step of datatrove: archives in, the same files out as on a laptop.

datatrove gives each task its share of the archives, notes which tasks are done, and runs them here, on Slurm or on Ray.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from datatrove.data import Document, DocumentsPipeline
from datatrove.executor.local import LocalPipelineExecutor
from datatrove.io import DataFolderLike, get_datafolder
from datatrove.pipeline.base import PipelineStep

from .__main__ import matcher_of
from .article import take_in
from .pieces import State
from .report import files_of
from .snapshot import Source
from .sources import SourceError, sources_of_file


class TakeIn(PipelineStep):
    """Takes in the articles of files or web archives, writes their files, and hands on what was kept."""

    name = "Take in articles"
    type = "Reader"

    def __init__(self, data: DataFolderLike, out: DataFolderLike, root: Path) -> None:
        """``data`` has the archives, ``out`` gets the files, ``root`` is the project's folder."""
        super().__init__()
        self.data, self.out, self.root = get_datafolder(data), get_datafolder(out), root

    def run(self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The share of one task."""
        yield from data or ()
        matcher = matcher_of(self.root)
        for name in self.data.get_shard(rank, world_size):
            for source in self.sources(name):
                if isinstance(source, SourceError):
                    self.stat_update("unreadable")
                    continue
                article = take_in(source, matcher)
                for file, text in files_of(article, matcher.knowledge).items():
                    with self.out.open(f"{source.name}/{file}", "w", encoding="utf-8", newline="\n") as stream:
                        stream.write(text)
                kept = " ".join(piece.text for piece in article.pieces if piece.state is State.KEPT)
                self.stat_update("articles")
                yield Document(text=kept, id=source.name, metadata={"address": source.address, "day": source.day})

    def sources(self, name: str) -> Iterator[Source | SourceError]:
        """The articles of one file, from wherever it lies."""
        with TemporaryDirectory() as folder:
            local = Path(folder, Path(name).name)
            with self.data.open(name, "rb") as stream:
                local.write_bytes(stream.read())
            yield from sources_of_file(local, name)


def main() -> None:
    """The worked example: the local executor, a task an archive, going on where it stopped."""
    parser = argparse.ArgumentParser(prog="python -m intake.crawl", description=__doc__)
    parser.add_argument("data", help="the folder of the archives")
    parser.add_argument("out", help="the folder for the files; never published")
    parser.add_argument("--tasks", type=int, default=2, help="shares of the archives")
    options = parser.parse_args()
    root = Path(__file__).resolve().parents[2]
    step = TakeIn(options.data, options.out, root)
    LocalPipelineExecutor([step], tasks=options.tasks, workers=2, logging_dir=f"{options.out}-log").run()


if __name__ == "__main__":
    main()
