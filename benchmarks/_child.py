"""What ``benchmarks.speed`` runs in processes of their own: ``python -m benchmarks._child bare|encoder|read …``.

- ``bare FOLDER JOBS``: spaCy over the paragraphs of a folder, and nothing kept of it.
- ``encoder FOLDER THREADS WEIGHTS``: the encoder over the same; prints as JSON the seconds to load it and to read.
- ``read …``: the command ``whosays read …`` with the weights that ``WHOSAYS_BENCHMARK_WEIGHTS`` names, or with none
  where that is empty. Its workers import this module too, before anything else, and so have the same.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from whosays.language import encoder

#: The variable that says which weights ``read`` has.
WEIGHTS = "WHOSAYS_BENCHMARK_WEIGHTS"
BATCH = 128  # of 32, 128 and spaCy's own 1000 the fastest for spaCy with two processes


def use_weights(folder: str) -> None:
    """Let whosays have the weights of ``folder``, or none where it is empty.

    To be called before other modules of whosays take these functions from theirs.
    """
    load, version = encoder.load_encoder, encoder.model_version
    vars(encoder).update(
        has_weights=lambda _folder=None: bool(folder),
        load_encoder=lambda _folder=None, threads=1: load(Path(folder), threads),
        model_version=lambda _folder=None: version(Path(folder)),
    )


if WEIGHTS in os.environ:
    use_weights(os.environ[WEIGHTS])


def bare(folder: Path, jobs: int) -> None:
    """What is compared with: the same pipeline over the same paragraphs, and nothing kept of it."""
    from whosays.ingest import load
    from whosays.language.parser import load_parser
    from whosays.records import ReadOptions
    from whosays.text.view import analysis_view

    texts = []
    for path in sorted(folder.iterdir()):
        document = load(str(path), ReadOptions())
        blocks = [block for block in document.blocks if block.kind not in {"furniture", "foreign"}]
        texts += [analysis_view(document.text[block.start : block.end]) for block in blocks]
    for _ in load_parser().pipe(texts, n_process=jobs, batch_size=BATCH):
        pass


def alone(folder: Path, threads: int, weights: Path) -> None:
    """The encoder without rules and parser, factuality left out."""
    from whosays.ingest import load
    from whosays.language.passages import analysed
    from whosays.records import ReadOptions

    documents = [load(str(path), ReadOptions()) for path in sorted(folder.iterdir())]
    begin = time.perf_counter()
    reader = encoder.load_encoder(weights, threads)
    loaded = time.perf_counter()
    for document in documents:
        reader.read(document.text, analysed(document))
    print(json.dumps({"load": loaded - begin, "read": time.perf_counter() - loaded}))


def main(what: str, *arguments: str) -> None:
    """Do what is asked for."""
    if what == "bare":
        bare(Path(arguments[0]), int(arguments[1]))
    elif what == "encoder":
        alone(Path(arguments[0]), int(arguments[1]), Path(arguments[2]))
    else:
        from whosays.cli import main as run

        run([what, *arguments], prog_name="whosays")


if __name__ == "__main__":
    main(*sys.argv[1:])
