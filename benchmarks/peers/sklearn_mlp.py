"""assay's networks against scikit-learn's MLPClassifier: the same texts, hidden units and machine, in one run.

    python3 benchmarks/peers/sklearn_mlp.py BUILD/benchmarks/learn_network_bench DATA

DATA holds train.tsv and dev.tsv with the columns text and label. Both count words and pairs of words, have one
layer of 64 ReLU units, run on one core and are measured on dev.tsv after each epoch; reading and counting are not
timed. Prints the seconds of processor time for an epoch and up to the first epoch that reaches the accuracy of
--target, and how many times faster assay is; exits 1 where that is less than --at-least.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.neural_network import MLPClassifier

MAX_EPOCHS = 20


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    text, label = rows[0].index("text"), rows[0].index("label")
    return [row[text] for row in rows[1:]], [row[label] for row in rows[1:]]


def time_sklearn(folder, target):
    """Seconds of an epoch, seconds and epochs up to the target, and the accuracy there."""
    texts, labels = read_rows(os.path.join(folder, "train.tsv"))
    dev_texts, dev_labels = read_rows(os.path.join(folder, "dev.tsv"))
    vectorizer = CountVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b")
    rows = vectorizer.fit_transform(texts).astype("float32")
    dev_rows = vectorizer.transform(dev_texts).astype("float32")
    model = MLPClassifier((64,), random_state=0)
    start = time.process_time()
    for epoch in range(1, MAX_EPOCHS + 1):
        model.partial_fit(rows, labels, classes=sorted(set(labels)))
        accuracy = model.score(dev_rows, dev_labels)
        if accuracy >= target:
            break
    seconds = time.process_time() - start
    return seconds / epoch, seconds, epoch, accuracy


def time_assay(program, folder, target):
    environment = dict(os.environ, ASSAY_BENCH_DATA=folder, ASSAY_BENCH_TARGET=str(target))
    output = subprocess.run(
        [program, "--benchmark_filter=epoch_hidden_64_adam$|training_to_accuracy", "--benchmark_format=json"],
        env=environment, check=True, capture_output=True, text=True).stdout
    epoch, training = json.loads(output)["benchmarks"]
    for benchmark in (epoch, training):
        if benchmark.get("error_occurred"):
            sys.exit(f"{benchmark['name']}: {benchmark['error_message']}")
    return (epoch["cpu_time"] / 1e3, training["cpu_time"] / 1e3, int(training["epochs"]), training["accuracy"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--target", type=float, default=0.79, help="accuracy on dev.tsv (default: 0.79)")
    parser.add_argument("--at-least", type=float, default=5.0, help="how many times faster (default: 5)")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    peer = time_sklearn(arguments.data, arguments.target)
    ours = time_assay(arguments.program, arguments.data, arguments.target)
    print(f"{'':12} {'an epoch':>10} {'training':>10} {'epochs':>7} {'accuracy':>9}")
    for name, (epoch, training, epochs, accuracy) in (("scikit-learn", peer), ("assay", ours)):
        print(f"{name:12} {epoch:9.3f}s {training:9.3f}s {epochs:7} {accuracy:9.4f}")
    ratios = peer[0] / ours[0], peer[1] / ours[1]
    print(f"{'times faster':12} {ratios[0]:10.1f} {ratios[1]:10.1f}")
    return 0 if min(ratios) >= arguments.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
