#!/usr/bin/env python3
"""Turns a suite that CheckList saved into a suite of assay. Needs Python 3.8 and nothing else.

    assay import-checklist sentiment_suite.pkl -o sentiment --labels negative,neutral,positive
    assay run sentiment/suite.xml --sample all --predictions predictions.txt --format pred_and_softmax

Nothing in the pickle is executed. docs/checklist.md says more.
"""
import argparse
import difflib
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from checklist_import import inert_pickle, rules  # noqa: E402
from checklist_import.dill_functions import read_function  # noqa: E402
from checklist_import.expectations import Recogniser, Unrecognised  # noqa: E402
from checklist_import.label_names import LabelNames  # noqa: E402
from checklist_import.numpy_values import plain  # noqa: E402
from checklist_import.saved_suite import SuiteError, read_tests  # noqa: E402
from checklist_import.suite_writer import CaseWriter, field_names, file_name, write_suite  # noqa: E402
from messages import reason_of, shown  # noqa: E402


def read_pickle(path):
    if not os.path.isfile(path):
        raise SuiteError("there is no file %s" % path)
    if os.path.getsize(path) > inert_pickle.MOST_BYTES:
        raise SuiteError("%s has more than 2 GiB" % path)
    with open(path, "rb") as file:
        data = file.read(inert_pickle.MOST_BYTES + 1)
    if data[:2] == b"\x1f\x8b":
        raise SuiteError("%s is compressed: unpack it first, with tar xzf or gunzip" % path)
    try:
        return inert_pickle.loads(data)
    except inert_pickle.PickleError as error:
        if data[:1] == b"\x80":  # as every pickle since protocol 2 begins
            raise
        raise inert_pickle.PickleError("this seems to be no pickle, as TestSuite.save writes it (%s)" % error) from None


_SCALARS = (bool, int, float, str)


class TestImport:
    """One test on its way: its rule, which of its texts are judged, and its gold labels."""

    def __init__(self, test, known):
        self.test = test
        self.fewest, most = test.case_sizes()
        self.judge_all = self._judges_all(test.aggregation)
        self.rule = self.fault = None
        try:
            if self.judge_all is None:
                raise Unrecognised("the cases are judged by a function of their own (agg_fn)")
            self.rule = Recogniser(known, self.fewest, most).rule_of(test.expectation)
            self._check_gold()
        except Unrecognised as fault:
            self.fault = fault

    @staticmethod
    def _judges_all(aggregation):
        if aggregation in ("all", "all_except_first"):
            return aggregation == "all"
        function = read_function(aggregation)
        if function and function.is_of_checklist("tmp_fn") and set(function.cells) == {"ignore_first"}:
            return not function.cells["ignore_first"]
        return None

    def take_rule(self, rule):
        """The rule of a mapping file in place of what was recognised."""
        self.rule, self.fault = rule, None
        if self.judge_all is None:
            self.judge_all = self.test.type == "MFT"
        try:
            self._check_gold()
        except Unrecognised as fault:
            raise SuiteError("the test '%s': %s" % (self.test.name, fault)) from None

    def _gold_leaves(self):
        return [leaf for leaf in self.rule.leaves()
                if "gold" in (leaf.attributes.get("label"), leaf.attributes.get("not-label"))]

    def _check_gold(self):
        leaves = self._gold_leaves()
        if any(leaf.gold != leaves[0].gold for leaf in leaves):
            raise Unrecognised("several expectations that understand the gold label differently")
        if leaves:
            for index in range(len(self.test.data)):
                self._label(index)

    def _label(self, index):
        label = self.test.label(index)
        if isinstance(label, (list, tuple)) and label:
            values = [plain(one) for one in label]
            if not all(isinstance(one, _SCALARS) and one == values[0] for one in values):
                raise Unrecognised("case %d has a different label for each of its texts" % index)
            label = values[0]
        if not isinstance(label, _SCALARS):
            raise Unrecognised("case %d has no label, but one is expected" % index)
        return label

    def gold(self, labels):
        """Notes the gold labels; returns case index → names, or None if they do not matter."""
        leaves = self._gold_leaves()
        if not leaves:
            return None
        meanings = leaves[0].gold or {}

        def values(index):
            label = labels.note(self._label(index))
            return [labels.value_of(one) for one in meanings[str(label)]] if str(label) in meanings else [label]

        for index in range(len(self.test.data)):
            for value in values(index):
                labels.note(value)
        return lambda index: [labels.name(value) for value in values(index)]

    def judge(self):
        """The attribute, or None where the type of the test says it."""
        usual = self.judge_all == (self.test.type == "MFT")
        return None if usual and self.fewest > 1 else "all" if self.judge_all else "variants"

    def needs_no_judge(self):
        """An MFT that compares nothing is clear without the attribute, also with single texts."""
        compares = any(name in leaf.attributes for leaf in self.rule.leaves()
                       for name in ("same", "increasing", "decreasing"))
        return self.test.type == "MFT" and self.judge_all and not compares


def apply_mapping(imports, mapping):
    """Returns the tests that are left. Throws SuiteError for a test that there is not."""
    by_name = {one.test.name: one for one in imports}
    for name in mapping:
        if name not in by_name:
            near = difflib.get_close_matches(name, by_name, 1)
            raise SuiteError("the mapping names a test '%s' that the suite has not%s" %
                             (name, "; did you mean '%s'?" % near[0] if near else ""))
        if mapping[name] is not None:
            by_name[name].take_rule(mapping[name])
    return [one for one in imports if mapping.get(one.test.name, one) is not None]


def refuse_unrecognised(imports):
    unknown = [one for one in imports if one.fault]
    if not unknown:
        return
    lines = ["what these tests expect is not recognised:"]
    for one in unknown:
        lines.append("  '%s' (%s, %d cases): %s" % (one.test.name, one.test.type, len(one.test.data), one.fault))
    lines += ["Say it in a JSON file and give that by --expectations, for instance:",
              "  {%s: [{\"label\": \"{1}\"}]}" % json.dumps(unknown[0].test.name, ensure_ascii=False),
              "The attributes are those of <expect>, {1} is the name of label 1, null leaves a test out.",
              "--leave-out leaves all of them out."]
    raise SuiteError("\n".join(lines))


def prepare_folder(folder, overwrite):
    suite = os.path.join(folder, "suite.xml")
    if os.path.exists(suite):
        if not overwrite:
            raise SuiteError("%s exists; --overwrite replaces it" % suite)
        os.remove(suite)
    os.makedirs(os.path.join(folder, "cases"), exist_ok=True)
    return suite


def import_suite(options):
    tests = read_tests(read_pickle(options.pickle))
    known = rules.known_functions()
    fields = field_names(tests[0], options.fields)
    imports = [TestImport(test, known) for test in tests]
    imports = apply_mapping(imports, rules.read_mapping(options.expectations) if options.expectations else {})
    left_out = [one for one in imports if one.fault] if options.leave_out else []
    imports = [one for one in imports if one not in left_out]
    refuse_unrecognised(imports)
    if not imports:
        raise SuiteError("no test is left")
    labels = LabelNames(options.labels, options.answers)
    gold = []
    for one in imports:
        try:
            labels.note_rule(one.rule)
            gold.append(one.gold(labels))
        except SuiteError as error:
            raise SuiteError("the test '%s': %s" % (one.test.name, error)) from None
    labels.all()

    suite = prepare_folder(options.output, options.overwrite)
    writer = CaseWriter(fields)
    written = []
    for number, (one, labels_of_case) in enumerate(zip(imports, gold), 1):
        cases = "cases/" + file_name(number, one.test.name)
        indexes = one.test.sample() if options.saved_sample else range(len(one.test.data))
        writer.write(one.test, labels_of_case, indexes, os.path.join(options.output, cases))
        written.append((one.test, one.rule, None if one.needs_no_judge() else one.judge(), cases))
    write_suite(suite, options.name or os.path.splitext(os.path.basename(options.pickle))[0], fields, labels, written)
    report(options, suite, writer, written, tests, left_out)


def report(options, suite, writer, written, tests, left_out):
    print("%s: %d tests, %d cases, %d texts" % (shown(suite), len(written), writer.cases, writer.texts))
    for one in left_out:
        print("left out: '%s': %s" % (shown(one.test.name), shown(str(one.fault))))
    if writer.replaced:
        print("note: %d texts hold halves of surrogate pairs, which are now U+FFFD" % writer.replaced)
    drawn = sum(len(test.sample()) for test in tests if test.run_indexes is not None)
    total = sum(len(test.data) for test in tests if test.run_indexes is not None)
    if drawn < total and not options.saved_sample:
        print("note: CheckList drew %d of %d cases for the last file of texts that it wrote; --saved-sample imports "
              "those, for predictions of that file" % (drawn, total))


def names(text):
    return [name.strip() for name in text.split(",")]


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog="assay import-checklist", description="Turns a suite that CheckList saved into a suite of assay. "
        "Nothing in the pickle is executed, and CheckList need not be installed.")
    parser.add_argument("pickle", metavar="SUITE.pkl", help="what TestSuite.save (or the save of one test) wrote")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="gets suite.xml and cases/")
    parser.add_argument("--labels", type=names, default=[], metavar="A,B,C",
                        help="names of the labels 0, 1, 2, …; without it they are called 0, 1, 2")
    parser.add_argument("--answers", choices=("exact", "normalized"),
                        help="the labels are open answers, such as spans of a text, compared in this form")
    parser.add_argument("--fields", type=names, default=[], metavar="A,B", help="names of the texts of a pair")
    parser.add_argument("--name", help="of the suite; otherwise that of the file")
    parser.add_argument("--expectations", metavar="FILE.json", help="what tests expect that are not recognised")
    parser.add_argument("--leave-out", action="store_true", help="leave out tests that are not recognised")
    parser.add_argument("--saved-sample", action="store_true",
                        help="only the cases that CheckList drew for its file of texts, in their order")
    parser.add_argument("--overwrite", action="store_true", help="replace a suite.xml that is there")
    options = parser.parse_args(arguments)
    try:
        import_suite(options)
    except (SuiteError, rules.RuleError, inert_pickle.PickleError, OSError) as error:
        place = options.pickle + ": " if isinstance(error, inert_pickle.PickleError) else ""
        print("assay: error: " + shown(place) + reason_of(error), file=sys.stderr)
        return 2
    except (MemoryError, RecursionError):
        print("assay: error: %s does not fit into memory, or is nested too deeply" % shown(options.pickle),
              file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
