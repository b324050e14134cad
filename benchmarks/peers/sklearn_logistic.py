"""scikit-learn's logistic regression on counts of words: how long fitting and predicting take.

    python3 benchmarks/peers/sklearn_logistic.py TRAIN [--ngrams N] [--predict]

TRAIN is a CSV or TSV file with the columns text and label. Reading it is not timed: CountVectorizer and
LogisticRegression (lbfgs, C = 1), from texts in memory, are; with --predict also the labels of these texts. Prints
one line of JSON with seconds of processor time, one thread. Needs Debian's python3-sklearn.
"""

import argparse
import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "learn"))

import numpy
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from labelled_rows import read_rows


def timed(work):
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def objective_of(model, rows, labels):
    """0.5 ||w||^2 + sum of losses, as C = 1 has it."""
    probabilities = model.predict_log_proba(rows)
    places = numpy.searchsorted(model.classes_, labels)
    return 0.5 * float((model.coef_ ** 2).sum()) - float(probabilities[numpy.arange(len(labels)), places].sum())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train")
    parser.add_argument("--ngrams", type=int, default=1)
    parser.add_argument("--predict", action="store_true")
    arguments = parser.parse_args()
    texts, labels = read_rows(arguments.train)
    vectorizer = CountVectorizer(ngram_range=(1, arguments.ngrams))
    model = LogisticRegression(solver="lbfgs", C=1.0, max_iter=10_000)
    rows, vectorize = timed(lambda: vectorizer.fit_transform(texts))
    _, solve = timed(lambda: model.fit(rows, labels))
    result = {"vectorize": vectorize, "solve": solve, "fit": vectorize + solve, "features": rows.shape[1],
              "objective": objective_of(model, rows, labels), "texts": len(texts)}
    if arguments.predict:
        result["predict"] = timed(lambda: model.predict(vectorizer.transform(texts)))[1]
    print(json.dumps(result))


if __name__ == "__main__":
    main()
