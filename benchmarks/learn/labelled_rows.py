"""Reads the columns text and label of a CSV or TSV file, as assay does."""

import csv


def read_rows(path):
    """Two lists: texts and labels."""
    with open(path, encoding="utf-8", newline="") as file:
        if path.endswith(".csv"):
            rows = list(csv.reader(file))
        else:
            rows = [line.rstrip("\r\n").split("\t") for line in file]
    text, label = rows[0].index("text"), rows[0].index("label")
    return [row[text] for row in rows[1:] if row], [row[label] for row in rows[1:] if row]
