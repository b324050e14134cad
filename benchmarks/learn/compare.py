#!/usr/bin/env python3
"""assay's training and prediction beside other libraries, on the same data and machine, in one run.

    benchmarks/learn/compare.py --build build/bench --data DATA [--runs 3] [--lines 1000000]

DATA/sst2 holds train.tsv and dev.tsv, DATA/airline (if it is there) train.csv, with the columns text and label.
The programs take turns; what is printed, as a table in Markdown, is the median of their runs: seconds of processor
time, one thread each. Peers are Debian's python3-sklearn, liblinear-tools and fasttext; what is missing is said and
left out. `./dev bench` builds the programs.
"""

import argparse
import math
import os
import shutil
import sys
import tempfile

from labelled_rows import read_rows
from measure import benchmarks_of, json_of, median, program, python_with_sklearn, run

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "..", "peers")


class Table:
    def __init__(self):
        print("| what | assay | beside it | ratio |\n|---|---|---|---|")

    def row(self, what, ours, peer="", ratio=None):
        print(f"| {what} | {ours} | {peer} | {'' if ratio is None else f'{ratio:.1f}'} |", flush=True)


def seconds(value):
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def a_second(value):
    return f"{value / 1e6:.2f} million/s"


class Comparison:
    def __init__(self, arguments, folder):
        self.runs, self.lines, self.folder = arguments.runs, arguments.lines, folder
        self.bench = os.path.join(arguments.build, "benchmarks")
        self.assay = os.path.join(arguments.build, "bin", "assay")
        self.sst2 = os.path.join(arguments.data, "sst2")
        self.corpora = {"SST-2": os.path.join(self.sst2, "train.tsv")}
        if os.path.exists(airline := os.path.join(arguments.data, "airline", "train.csv")):
            self.corpora["airline tweets"] = airline
        self.sklearn = python_with_sklearn()
        self.liblinear = program("liblinear-train", "train")
        self.fasttext = program("fasttext")
        for name, found, package in (("scikit-learn", self.sklearn, "python3-sklearn"),
                                     ("liblinear", self.liblinear, "liblinear-tools"),
                                     ("fastText", self.fasttext, "fasttext")):
            if not found:
                print(f"{name} is left out: it is not installed (apt-get install {package})", file=sys.stderr)
        self.table = Table()

    def turns(self, *works):
        """Lets each work run in turn; gives a list of results for each."""
        results = [[] for _ in works]
        for _ in range(self.runs):
            for work, of_work in zip(works, results):
                of_work.append(work())
        return results

    def peer_script(self, name, *arguments):
        return json_of([self.sklearn, os.path.join(PEERS, name), *map(str, arguments)])

    def bench_times(self, name, names, data):
        found = benchmarks_of(os.path.join(self.bench, name), names, data)
        units = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1}
        return {key: dict(entry, seconds=entry["cpu_time"] * units[entry["time_unit"]])
                for key, entry in found.items()}

    # Vectorizing and fitting, from texts in memory.
    def fit(self):
        if not self.sklearn:
            return
        for corpus, path in self.corpora.items():
            for ngrams, words in ((1, "1-grams"), (2, "1–2-grams")):
                name = "fit_unigrams" if ngrams == 1 else "fit_bigrams"
                ours, peer = self.turns(
                    lambda: self.bench_times("learn_fit_bench", [name], path)[name],
                    lambda: self.peer_script("sklearn_logistic.py", path, "--ngrams", ngrams))
                mine, its = median(r["seconds"] for r in ours), median(r["fit"] for r in peer)
                if ours[0]["features"] != peer[0]["features"]:
                    sys.exit(f"{corpus}: {ours[0]['features']} features, but {peer[0]['features']} of scikit-learn")
                self.table.row(f"vectorize and fit logistic regression, {corpus}, {words}",
                               f"{seconds(mine)} (objective {ours[0]['objective']:.5f})",
                               f"scikit-learn, lbfgs: {seconds(its)} ({peer[0]['objective']:.5f})", its / mine)

    # The solver alone, from rows; liblinear's time for reading its file is taken off.
    def solve(self):
        if not self.sklearn or not self.liblinear:
            return
        path = self.corpora["SST-2"]
        for ngrams, words in ((1, "1-grams"), (2, "1–2-grams")):
            name = "solve_unigrams" if ngrams == 1 else "solve_bigrams"
            rows = os.path.join(self.folder, f"rows{ngrams}.txt")
            self.peer_script("sklearn_rows.py", path, rows, "--ngrams", ngrams)
            best = liblinear_objective(self.liblinear_model(rows, 1e-9), rows)
            for tolerance in (1e-2, 1e-5):
                ours, peer, reading = self.turns(
                    lambda: self.bench_times("learn_fit_bench", [name], path)[name],
                    lambda: self.liblinear_cost(rows, tolerance),
                    lambda: self.liblinear_cost(rows, 1e9))
                mine = median(r["seconds"] for r in ours)
                read = median(c.processor for c in reading)
                its = median(c.processor for c in peer) - read
                above = liblinear_objective(self.liblinear_model(rows, tolerance), rows) / best - 1
                self.table.row(f"solver alone, SST-2, {words}", seconds(mine),
                               f"liblinear -s 0 -B 1 -e {tolerance:g}: {seconds(its)}, {above:.0e} above its optimum "
                               f"(and {seconds(read)} for reading and writing)", its / mine)

    def liblinear_command(self, rows, tolerance):
        return [self.liblinear, "-q", "-s", "0", "-c", "1", "-B", "1", "-e", str(tolerance), rows,
                os.path.join(self.folder, "liblinear.model")]

    def liblinear_cost(self, rows, tolerance):
        return run(self.liblinear_command(rows, tolerance))

    def liblinear_model(self, rows, tolerance):
        run(self.liblinear_command(rows, tolerance))
        return os.path.join(self.folder, "liblinear.model")

    # From texts to labels.
    def predict(self):
        works = [lambda: self.bench_times("learn_predict_bench", ["data_unigrams", "data_bigrams"], self.sst2)]
        if self.sklearn:
            works += [lambda n=n: self.peer_script("sklearn_logistic.py", self.corpora["SST-2"], "--ngrams", n,
                                                   "--predict") for n in (1, 2)]
        results = self.turns(*works)
        for i, (name, words) in enumerate((("data_unigrams", "1-grams"), ("data_bigrams", "1–2-grams"))):
            mine = median(r[name]["items_per_second"] for r in results[0])
            if self.sklearn:
                its = median(r["texts"] / r["predict"] for r in results[1 + i])
                self.table.row(f"predict, texts in memory, SST-2, {words}", a_second(mine),
                               f"scikit-learn: {a_second(its)}", mine / its)
            else:
                self.table.row(f"predict, texts in memory, SST-2, {words}", a_second(mine))

    # Whole programs, with reading and writing.
    def programs(self):
        train = self.corpora["SST-2"]
        texts, labels = read_rows(train)
        lines = os.path.join(self.folder, "lines.txt")
        with open(lines, "w", encoding="utf-8") as file:
            for i in range(self.lines):
                file.write(texts[i % len(texts)] + "\n")
        model = os.path.join(self.folder, "sst2.assay")
        small = os.path.join(self.folder, "sst2-unigrams.assay")
        one = os.path.join(self.folder, "one.txt")
        with open(one, "w", encoding="utf-8") as file:
            file.write(texts[0] + "\n")
        run([self.assay, "train", "--quiet", "--data", train, "--ngrams", "1", "--model", small])
        train_ours = lambda: run([self.assay, "train", "--quiet", "--data", train, "--ngrams", "2", "--model", model])
        predict_ours = lambda: run([self.assay, "predict", "--model", small, "--data", lines])
        load_ours = lambda: run([self.assay, "predict", "--model", model, "--data", one])
        works = [train_ours, predict_ours, load_ours]
        if self.fasttext:
            labelled = os.path.join(self.folder, "fasttext.txt")
            with open(labelled, "w", encoding="utf-8") as file:
                for text, label in zip(texts, labels):
                    file.write(f"__label__{label.replace(' ', '_')} {text}\n")
            peer = os.path.join(self.folder, "fasttext")
            works += [lambda: run([self.fasttext, "supervised", "-input", labelled, "-output", peer, "-wordNgrams", "2",
                                   "-thread", "1", "-verbose", "0"]),
                      lambda: run([self.fasttext, "predict", peer + ".bin", lines]),
                      lambda: run([self.fasttext, "predict", peer + ".bin", one])]
        results = self.turns(*works)
        ours = [median(c.processor for c in costs) for costs in results]
        clocks = [median(c.clock for c in costs) for costs in results]
        peaks = [median(c.megabytes for c in costs) for costs in results]
        size = os.path.getsize(model) / 1e6
        def row(what, mine, its="", ratio=None):
            self.table.row(what, mine, its and f"fastText, word pairs: {its}", ratio)
        if not self.fasttext:
            row("assay train, SST-2, 1–2-grams", f"{seconds(ours[0])}, {peaks[0]:.0f} MB resident")
            row("model file", f"{size:.1f} MB")
            row("assay predict, one text, by the clock", seconds(clocks[2]))
            row(f"assay predict, {self.lines} lines, 1-grams", a_second(self.lines / ours[1]))
            return
        row("assay train, SST-2, 1–2-grams", f"{seconds(ours[0])}, {peaks[0]:.0f} MB resident",
            f"{seconds(ours[3])}, {peaks[3]:.0f} MB", ours[3] / ours[0])
        peer_size = os.path.getsize(peer + ".bin") / 1e6
        row("model file", f"{size:.1f} MB", f"{peer_size:.0f} MB", peer_size / size)
        row("predict one text: start, load and answer, by the clock", seconds(clocks[2]), seconds(clocks[5]),
            clocks[5] / clocks[2])
        row(f"assay predict, {self.lines} lines of SST-2, 1-grams, label, probability and text written",
            f"{a_second(self.lines / ours[1])}, {peaks[1]:.0f} MB resident",
            f"{a_second(self.lines / ours[4])} (labels alone), {peaks[4]:.0f} MB", ours[4] / ours[1])

    # Networks.
    def network(self):
        if not self.sklearn:
            return
        names = ["epoch_hidden_64_adam", "training_to_accuracy"]
        ours, peer = self.turns(lambda: self.bench_times("learn_network_bench", names, self.sst2),
                                lambda: self.peer_script("sklearn_mlp.py", self.sst2))
        mine, its = median(r[names[0]]["seconds"] for r in ours), median(r["epoch"] for r in peer)
        self.table.row("an epoch of a network, 64 ReLU units, SST-2, 1–2-grams, Adam", seconds(mine),
                       f"scikit-learn: {seconds(its)}", its / mine)
        mine, its = median(r[names[1]]["seconds"] for r in ours), median(r["training"] for r in peer)
        self.table.row(f"the same up to an accuracy of 0.79 on dev ({ours[0][names[1]]['epochs']:.0f} epochs of AdaGrad)",
                       seconds(mine), f"scikit-learn: {seconds(its)} ({peer[0]['epochs']} of Adam)", its / mine)


def liblinear_objective(model, rows):
    """0.5 ||w||^2 + sum of losses with the bias among the weights, as liblinear has it."""
    with open(model, encoding="ascii") as file:
        lines = file.read().split("\n")
    at = lines.index("w")
    bias = float(next(line for line in lines[:at] if line.startswith("bias")).split()[1])
    first = next(line for line in lines[:at] if line.startswith("label")).split()[1]
    weights = [float(line) for line in lines[at + 1:] if line.strip()]
    objective = 0.5 * sum(weight * weight for weight in weights)
    with open(rows, encoding="ascii") as file:
        for line in file:
            label, *entries = line.split()
            score = weights[-1] * bias
            for entry in entries:
                column, value = entry.split(":")
                score += weights[int(column) - 1] * float(value)
            margin = score if float(label) == float(first) else -score
            objective += math.log1p(math.exp(-abs(margin))) + max(0.0, -margin)
    return objective


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/bench", help="the folder of the build (default: build/bench)")
    parser.add_argument("--data", required=True)
    parser.add_argument("--runs", type=int, default=3, help="of each program (default: 3)")
    parser.add_argument("--lines", type=int, default=1_000_000, help="for assay predict (default: 1000000)")
    parser.add_argument("--only", choices=["fit", "solve", "predict", "programs", "network"], action="append")
    arguments = parser.parse_args()
    arguments.build = os.path.abspath(arguments.build)
    for path in (os.path.join(arguments.data, "sst2", "train.tsv"), os.path.join(arguments.build, "bin", "assay"),
                 os.path.join(arguments.build, "benchmarks", "learn_fit_bench")):
        if not os.path.exists(path):
            sys.exit(f"there is no '{path}'; see --help")
    folder = tempfile.mkdtemp(prefix="assay-compare-")
    try:
        comparison = Comparison(arguments, folder)
        for part in ("fit", "solve", "predict", "programs", "network"):
            if not arguments.only or part in arguments.only:
                getattr(comparison, part)()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
