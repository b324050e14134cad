"""A scikit-learn model for assay, trained on a CSV file with the columns text and label:

    assay run suites/sentiment.xml --command "python3 adapters/python/example_sklearn.py reviews.csv"
"""

import csv
import sys

from assay_model import serve
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=1000))
model.fit([row["text"] for row in rows], [row["label"] for row in rows])
serve(model.predict_proba, labels=model.classes_)
