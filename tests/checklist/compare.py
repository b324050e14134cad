"""Imports the suites that were released with CheckList, judges made-up predictions with assay and with reference.py,
and compares every count of cases, skips and failures of every test.

    python3 compare.py ASSAY_PROGRAM FOLDER

FOLDER holds sentiment_suite.tar.gz and qqp_suite.tar.gz. Exits with 77 where it does not.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile

import reference

SUITES = {
    "sentiment": {"labels": ["negative", "neutral", "positive"], "formats": ["softmax", "pred_and_softmax", "pred_and_conf"],
                  "options": []},
    "qqp": {"labels": ["different", "duplicate"], "formats": ["binary_conf", "pred_and_softmax", "pred_only", "pred_and_conf"],
            "options": ["--fields", "question1,question2"]},
}


def first_of_most(numbers):
    return numbers.index(max(numbers))


class Predictor:
    """Made-up predictions, one text after the other. `grid`: probabilities are multiples of 1/grid, so that many
    changes are exactly as large as a tolerance; `moved`: the share of the texts of a case that differ from its first."""

    def __init__(self, labels, grid, moved, seed):
        self.labels, self.grid, self.moved = labels, grid, moved
        self.random = random.Random(seed)

    def fresh(self):
        cuts = sorted(self.random.randint(0, self.grid) for _ in range(self.labels - 1))
        return [high - low for low, high in zip([0] + cuts, cuts + [self.grid])]

    def near(self, parts):
        parts = list(parts)
        for _ in range(self.random.randint(1, 3)):
            giver, taker = self.random.sample(range(self.labels), 2)
            step = min(parts[giver], self.random.randint(1, max(1, self.grid // 10)))
            parts[giver] -= step
            parts[taker] += step
        return parts

    def case(self, size):
        first = self.fresh()
        told = [first]
        for _ in range(size - 1):
            draw = self.random.random()
            told.append(self.fresh() if draw < self.moved / 4 else self.near(first) if draw < self.moved else first)
        return [[part / self.grid for part in parts] for parts in told]


def line_and_prediction(kind, numbers, predictor):
    """A line of the file, and what CheckList reads from it."""
    if kind == "softmax":
        return " ".join(map(repr, numbers)), (first_of_most(numbers), numbers)
    if kind == "binary_conf":
        told = [1 - numbers[1], numbers[1]]
        return repr(numbers[1]), (first_of_most(told), told)
    label = first_of_most(numbers)
    if kind == "pred_and_softmax":
        if predictor.random.random() < 0.05:  # a label that is not the most probable one
            label = predictor.random.randrange(len(numbers))
        return "%d %s" % (label, " ".join(map(repr, numbers))), (label, numbers)
    if kind == "pred_and_conf":
        return "%d %r" % (label, numbers[label]), (label, numbers[label])
    return str(label), (label, 1)


def run(arguments):
    made = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    if made.returncode not in (0, 1):
        sys.exit("%s\nexited with %d:\n%s" % (" ".join(arguments), made.returncode, made.stdout))


def compare(assay, folder, suite, tests, kind, grid, moved, saved_sample, number):
    predictor = Predictor(len(SUITES[suite]["labels"]), grid, moved, number)
    predictions, recorded = [], os.path.join(folder, "predictions.txt")
    samples = [test.sample if saved_sample else range(len(test.cases)) for test in tests]
    with open(recorded, "w", encoding="utf-8") as file:
        for test, sample in zip(tests, samples):
            for index in sample:
                for numbers in predictor.case(len(test.cases[index])):
                    line, prediction = line_and_prediction(kind, numbers, predictor)
                    file.write(line + "\n")
                    predictions.append(prediction)
    results = os.path.join(folder, "results.json")
    file = os.path.join(folder, suite + ("-sample" if saved_sample else ""), "suite.xml")
    run([assay, "run", file, "--sample", "all", "--predictions", recorded, "--format", kind, "--quiet", "-o", results])
    with open(results, encoding="utf-8") as opened:
        told = json.load(opened)["tests"]
    told_predictions = iter(predictions)
    wrong, sums = [], [0, 0, 0]
    for test, sample, mine in zip(tests, samples, told):
        expected = reference.counts(test, sample, told_predictions)
        if expected is None:  # CheckList gives up; assay says that the test is not applicable
            expected = (0, 0, 0)
        found = (mine["cases"], mine["skipped"], mine["failed"])
        sums = [a + b for a, b in zip(sums, expected)]
        if mine["name"] != test.name or found != expected:
            wrong.append("  %s: assay %s, CheckList %s" % (test.name, found, expected))
    if next(told_predictions, None) is not None or len(told) != len(tests):
        wrong.append("  the predictions were not used up, or tests are missing")
    print("%s %s, 1/%d, %s: %d tests, %d cases, %d skipped, %d failed: %s" % (
        suite, kind, grid, "sample" if saved_sample else "all", len(tests), *sums, "DIFFERENT" if wrong else "equal"))
    print("\n".join(wrong[:20]), end="\n" if wrong else "")
    return not wrong


def main(assay, data):
    archives = {suite: os.path.join(data, suite + "_suite.tar.gz") for suite in SUITES}
    if not all(map(os.path.exists, archives.values())):
        print("skipped: the suites that were released with CheckList are not in %s" % data)
        return 77
    folder = tempfile.mkdtemp()
    sound = True
    try:
        for suite, archive in archives.items():
            with tarfile.open(archive) as opened:
                member = next(one for one in opened if one.isfile() and one.name.endswith(".pkl"))
                pickle = os.path.join(folder, suite + ".pkl")
                with open(pickle, "wb") as file:
                    shutil.copyfileobj(opened.extractfile(member), file)
            options = ["--labels", ",".join(SUITES[suite]["labels"])] + SUITES[suite]["options"]
            run([assay, "import-checklist", pickle, "-o", os.path.join(folder, suite)] + options)
            run([assay, "import-checklist", pickle, "-o", os.path.join(folder, suite + "-sample"), "--saved-sample"] + options)
            tests = reference.load(pickle)
            number = 0
            for kind in SUITES[suite]["formats"]:
                for grid, moved, saved_sample in ((20, 0.3, False), (1000003, 0.02, False), (10, 0.1, True)):
                    number += 1
                    sound &= compare(assay, folder, suite, tests, kind, grid, moved, saved_sample, number)
    finally:
        shutil.rmtree(folder)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
