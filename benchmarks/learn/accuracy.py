#!/usr/bin/env python3
"""How accurate assay's classifiers are: the single models and the ensemble that did best on development data.

    benchmarks/learn/accuracy.py ASSAY sst2 train.tsv dev.tsv test.tsv
    benchmarks/learn/accuracy.py ASSAY airline train.csv test.csv

ASSAY is the program. Everything below was chosen on development data alone: dev.tsv of SST-2; every tenth row of the airline
tweets' training part, and for their average 5-fold cross-validation in that part, after which the models are trained on all of
it. Prints a Markdown table: accuracy with its 95% interval (Wilson) and macro-F1, the mean over the seeds of networks.
"""

import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile

MARKED = "mark_negation,min_token_length=1"
CHARACTERS = "--features char_wb:ngrams=3-6,sublinear_tf"
NETWORK = "--classifier mlp --learning-rate 0.003"
LEXICONS = ("--features mentions:" + ",".join(f"{sign}_{part}" for sign in ("pos", "neg")
                                              for part in ("adj", "verb", "noun", "adverb", "person_adj"))
            + ",file=assay:sentiment,value=log1p,scale=0.5")

SINGLE = {
    "sst2": {
        "logistic, 1-grams": "--ngrams 1",
        "multinomial-nb, 1–2-grams": "--classifier multinomial-nb",
        "nb-logistic, 1–2-grams, marked negation": f"--classifier nb-logistic --features word:ngrams=2,{MARKED}",
        "nb-logistic, 1–3-grams, marked negation, beta 0.5":
            f"--classifier nb-logistic --features word:ngrams=3,{MARKED} --beta 0.5",
        "logistic, tf-idf of characters 3–6": "--features char:ngrams=3-6,sublinear_tf --C 10",
        "mlp, 1–2-grams, marked negation": f"{NETWORK} --epochs 5 --features word:ngrams=2,{MARKED}",
        "mlp, tf-idf of 1–2-grams and of characters 3–6 inside words":
            f"{NETWORK} --epochs 4 --features word:ngrams=2,sublinear_tf,{MARKED} {CHARACTERS}",
    },
    "airline": {
        "logistic, 1-grams": "--ngrams 1",
        "logistic, 1–2-grams": "",
        "logistic, tf-idf of characters 2–5 inside words, balanced":
            "--features char_wb:ngrams=2-5,sublinear_tf --C 4 --class-weight balanced",
        "logistic, tf-idf of 1–2-grams and of characters 3–6 inside words, balanced":
            f"--features word:ngrams=2,sublinear_tf,{MARKED} {CHARACTERS} --C 4 --class-weight balanced",
        "the same with mentions of lexicons":
            f"--features word:ngrams=2,sublinear_tf,{MARKED} {CHARACTERS} {LEXICONS} --C 4 --class-weight balanced",
        "mlp, 1–2-grams, marked negation": f"{NETWORK} --epochs 5 --features word:ngrams=2,{MARKED}",
        "mlp, tf-idf of 1–2-grams and of characters 3–6 inside words":
            f"{NETWORK} --epochs 4 --features word:ngrams=2,sublinear_tf,{MARKED} {CHARACTERS}",
        "mlp, the same with mentions of lexicons":
            f"{NETWORK} --epochs 4 --features word:ngrams=2,sublinear_tf,{MARKED} {CHARACTERS} {LEXICONS}",
    },
}

# The best averages of up to five models on dev (SST-2), of up to four in cross-validation (airline).
ENSEMBLE = {
    "sst2": ["nb-logistic, 1–2-grams, marked negation", "nb-logistic, 1–3-grams, marked negation, beta 0.5",
             "logistic, tf-idf of characters 3–6", "mlp, 1–2-grams, marked negation",
             "mlp, tf-idf of 1–2-grams and of characters 3–6 inside words"],
    "airline": ["logistic, tf-idf of characters 2–5 inside words, balanced", "the same with mentions of lexicons",
                "mlp, 1–2-grams, marked negation", "mlp, the same with mentions of lexicons"],
}

SEEDS = (0, 1, 2)


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout


def measure(assay, model, data):
    report = json.loads(run(assay, "evaluate", "--model", model, "--data", data, "--format", "json"))
    return report["accuracy"], report["macro_f1"], report["texts"]


def interval(share, texts, z=1.959964):
    middle = (share + z * z / (2 * texts)) / (1 + z * z / texts)
    half = z * math.sqrt(share * (1 - share) / texts + z * z / (4 * texts * texts)) / (1 + z * z / texts)
    return middle - half, middle + half


def row(name, measured):
    accuracy, f1, texts = (sum(one[i] for one in measured) / len(measured) for i in range(3))
    low, high = interval(accuracy, texts)
    spread = f" (seeds: {', '.join(f'{one[0]:.4f}' for one in measured)})" if len(measured) > 1 else ""
    return f"| {name} | {accuracy:.4f} ({low:.3f}–{high:.3f}){spread} | {f1:.4f} |"


def split_airline(train, folder):
    """Every tenth row for development."""
    rows = list(csv.reader(open(train, newline="", encoding="utf-8")))
    parts = {"train.csv": [], "dev.csv": []}
    for i, one in enumerate(rows[1:]):
        parts["dev.csv" if i % 10 == 0 else "train.csv"].append(one)
    for name, part in parts.items():
        with open(folder / name, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([rows[0], *part])
    return folder / "train.csv", folder / "dev.csv"


def table(assay, task, title, train, test, folder):
    models = {}
    print(f"\n| {title} | accuracy (95%) | macro-F1 |\n|---|---|---|")
    for number, (name, options) in enumerate(SINGLE[task].items()):
        seeds = SEEDS if "mlp" in options else SEEDS[:1]
        models[name] = [folder / f"{number}-{seed}.assay" for seed in seeds]
        for seed, model in zip(seeds, models[name]):
            run(assay, "train", "--data", train, "--model", model, "--quiet", "--seed", seed, *options.split())
        print(row(name, [measure(assay, model, test) for model in models[name]]), flush=True)
    averages = []
    for seed in range(len(SEEDS)):
        members = [models[name][seed % len(models[name])] for name in ENSEMBLE[task]]
        run(assay, "combine", *members, "--output", folder / f"all-{seed}.assay")
        averages.append(measure(assay, folder / f"all-{seed}.assay", test))
    print(row(f"average of {len(ENSEMBLE[task])}: " + "; ".join(ENSEMBLE[task]), averages), flush=True)


def main():
    if len(sys.argv) < 5 or sys.argv[2] not in SINGLE:
        sys.exit(__doc__)
    assay, task, train, *rest = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if task == "airline":
            part, dev = split_airline(train, folder)
            table(assay, task, "airline, dev (a tenth of the training part)", part, dev, folder)
        else:
            table(assay, task, "SST-2, dev", train, rest[0], folder)
        table(assay, task, "test", train, rest[-1], folder)


if __name__ == "__main__":
    main()
