"""scikit-learn's MLPClassifier: how long an epoch takes, and training to an accuracy.

    python3 benchmarks/peers/sklearn_mlp.py DATA [--target 0.79]

DATA holds train.tsv and dev.tsv with the columns text and label. The network reads counts of words and pairs of
words, has one layer of 64 ReLU units, runs on one core and is measured on dev.tsv after each epoch; reading and
counting are not timed. Prints one line of JSON with seconds of processor time. Needs Debian's python3-sklearn.
benchmarks/learn/compare.py runs it beside assay's learn_network_bench.
"""

import argparse
import json
import os
import sys
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "learn"))

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.neural_network import MLPClassifier

from labelled_rows import read_rows

MAX_EPOCHS = 20


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--target", type=float, default=0.79, help="accuracy on dev.tsv (default: 0.79)")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    texts, labels = read_rows(os.path.join(arguments.data, "train.tsv"))
    dev_texts, dev_labels = read_rows(os.path.join(arguments.data, "dev.tsv"))
    vectorizer = CountVectorizer(ngram_range=(1, 2))
    rows = vectorizer.fit_transform(texts).astype("float32")
    dev_rows = vectorizer.transform(dev_texts).astype("float32")
    model = MLPClassifier((64,), random_state=0)
    start = time.process_time()
    for epoch in range(1, MAX_EPOCHS + 1):
        model.partial_fit(rows, labels, classes=sorted(set(labels)))
        accuracy = model.score(dev_rows, dev_labels)
        if accuracy >= arguments.target:
            break
    seconds = time.process_time() - start
    if accuracy < arguments.target:
        sys.exit(f"an accuracy of {arguments.target} was not reached in {MAX_EPOCHS} epochs")
    print(json.dumps({"epoch": seconds / epoch, "training": seconds, "epochs": epoch, "accuracy": accuracy}))


if __name__ == "__main__":
    main()
