#!/usr/bin/env python3
"""How much memory assay needs for large files of data.

    benchmarks/learn/memory.py [--assay build/bench/bin/assay] [--megabytes 50 200]

Makes up CSV and JSON Lines files of reviews of these sizes in a temporary folder, runs predict, evaluate, train and
vectorize on them and prints peak resident memory and processor time as a table in Markdown. Exits 1 if predict or
evaluate need 20 MB more for the largest file than for the smallest.
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile

from measure import run

HERE = os.path.dirname(os.path.abspath(__file__))


def write_file(path, megabytes):
    """About nineteen words a row, the r-th most frequent of 50,000 with a frequency of about 1/r."""
    words = random.Random(1)
    size = 0
    with open(path, "w", encoding="utf-8") as file:
        if path.endswith(".csv"):
            file.write("text,label\n")
        while size < megabytes * 1e6:
            ranks = [int(50_000 ** words.random()) for _ in range(words.randrange(10, 29))]
            text = " ".join(f"w{rank}" for rank in ranks) + ", and so on."
            label = "positive" if sum(ranks) % 2 == 0 else "negative"
            row = json.dumps({"text": text, "label": label}) if path.endswith(".jsonl") else f'"{text}",{label}'
            size += file.write(row + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assay", default=os.path.join(HERE, "..", "..", "build", "bench", "bin", "assay"))
    parser.add_argument("--megabytes", type=int, nargs="+", default=[50, 200])
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.assay)
    if not os.path.exists(program):
        sys.exit(f"there is no '{program}'; ./dev bench builds it, --assay names another")
    folder = tempfile.mkdtemp(prefix="assay-memory-")
    peaks = {}
    print("| command | file | peak, MB | times the file | processor time, s |\n|---|---|---|---|---|")
    try:
        for extension in ("csv", "jsonl"):
            for megabytes in sorted(arguments.megabytes):
                data = os.path.join(folder, f"data.{extension}")
                write_file(data, megabytes)
                for name, options in (("predict", []), ("evaluate", []),
                                      ("train", ["--quiet", "--ngrams", "1", "--model", os.path.join(folder, "m.assay")]),
                                      ("vectorize", [])):
                    cost = run([program, name, "--data", data, *options])
                    peaks.setdefault((name, extension), []).append(cost.megabytes)
                    print(f"| assay {name} | {extension}, {megabytes} MB | {cost.megabytes:.0f} "
                          f"| {cost.megabytes / megabytes:.1f} | {cost.processor:.1f} |", flush=True)
    finally:
        shutil.rmtree(folder)
    grown = [key for key, of_key in peaks.items()
             if key[0] in ("predict", "evaluate") and of_key[-1] > of_key[0] + 20]
    for name, extension in grown:
        print(f"assay {name} needs more memory for a larger {extension} file", file=sys.stderr)
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
