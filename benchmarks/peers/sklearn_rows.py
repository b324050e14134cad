"""Writes the counts of words of a file as liblinear reads them.

    python3 benchmarks/peers/sklearn_rows.py TRAIN OUTPUT [--ngrams N]

TRAIN is a CSV or TSV file with the columns text and label. Columns are those of scikit-learn's CountVectorizer,
which are assay's, counted from 1. Prints one line of JSON. Needs Debian's python3-sklearn.
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "learn"))

from sklearn.datasets import dump_svmlight_file
from sklearn.feature_extraction.text import CountVectorizer

from labelled_rows import read_rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train")
    parser.add_argument("output")
    parser.add_argument("--ngrams", type=int, default=1)
    arguments = parser.parse_args()
    texts, labels = read_rows(arguments.train)
    rows = CountVectorizer(ngram_range=(1, arguments.ngrams)).fit_transform(texts)
    names = sorted(set(labels))
    # The first class in the file is liblinear's positive one; its number is 1.
    numbers = [1 if label == names[1] else -1 for label in labels] if len(names) == 2 else \
        [names.index(label) for label in labels]
    dump_svmlight_file(rows, numbers, arguments.output, zero_based=False)
    print(json.dumps({"rows": rows.shape[0], "features": rows.shape[1], "classes": len(names)}))


if __name__ == "__main__":
    main()
