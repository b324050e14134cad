"""The importer of CheckList's suites, on pickles made here. Run by CTest, or by hand: python3 import_test.py"""
import contextlib
import io
import json
import os
import pickle
import random
import re
import struct
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "../../adapters/python")]

import import_checklist  # noqa: E402
import lookalikes as made  # noqa: E402
from checklist_import import inert_pickle, suite_writer  # noqa: E402

READS_COMPARISONS = sys.version_info < (3, 12)


class Imported:
    """What the command made of a pickle: exit code, what it printed, suite.xml, cases by file in order."""

    def __init__(self, data, *options, mapping=None):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "mine.pkl")
            with open(path, "wb") as file:
                file.write(data)
            arguments = [path, "-o", os.path.join(folder, "out"), *options]
            if mapping is not None:
                arguments += ["--expectations", os.path.join(folder, "mapping.json")]
                with open(arguments[-1], "w", encoding="utf-8") as file:
                    file.write(mapping if isinstance(mapping, str) else json.dumps(mapping))
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                self.code = import_checklist.main(arguments)
            self.out, self.err = out.getvalue(), err.getvalue().replace(folder, "")
            self.suite, self.cases = None, []
            suite = os.path.join(folder, "out", "suite.xml")
            if os.path.exists(suite):
                self.suite = self.text_of(suite)
                cases = os.path.join(folder, "out", "cases")
                for name in sorted(os.listdir(cases)):
                    lines = self.text_of(os.path.join(cases, name)).split("\n")[:-1]
                    self.cases.append([json.loads(line) for line in lines])

    @staticmethod
    def text_of(path):
        with open(path, encoding="utf-8") as file:
            return file.read()

    def tests(self):
        """The <test> tags, without what all have, each with its expectations."""
        lines = []
        for head, body in re.findall("<test name=\"[^\"]*\"(.*?) capability=\"Logic\">(.*?)</test>", self.suite, re.S):
            lines.append(head.strip() + ": " + " ".join(line.strip() for line in body.splitlines()[2:]).strip())
        return lines


PAIR = [["a", "b"]]


class Expectations(unittest.TestCase):
    def check(self, test, expected, *options, **more):
        done = Imported(made.dumps(made.suite(t=test)), *options, **more)
        self.assertEqual(done.err, "")
        self.assertEqual(done.tests(), [expected])
        return done

    def refused(self, test, why):
        done = Imported(made.dumps(made.suite(t=test)))
        self.assertEqual((done.code, done.suite), (2, None))
        self.assertIn(why, done.err)

    def test_equality(self):
        done = self.check(made.test(made.MFT, ["x", "y"], made.eq(), labels=[1, 0]), "type=\"MFT\": <expect label=\"gold\"/>")
        self.assertEqual(done.cases, [[{"texts": ["x"], "id": 0, "label": "1"}, {"texts": ["y"], "id": 1, "label": "0"}]])
        self.check(made.test(made.MFT, ["x"], made.eq(1)), "type=\"MFT\": <expect label=\"1\"/>")
        self.check(made.test(made.MFT, ["x"], made.eq("a b")), "type=\"MFT\": <expect label=\"'a b'\"/>")
        self.check(made.test(made.MFT, ["x"], made.eq(1)), "type=\"MFT\": <expect label=\"yes\"/>", "--labels", "no,yes")

    def test_invariance_and_direction(self):
        self.check(made.test(made.INV, PAIR, made.inv(0.1)), "type=\"INV\": <expect same=\"label\" tolerance=\"0.1\"/>")
        self.check(made.test(made.INV, PAIR, made.inv()), "type=\"INV\": <expect same=\"label\"/>")
        self.check(made.test(made.DIR, PAIR, made.monotonic(None, True, 0.25)),
                   "type=\"DIR\": <expect increasing=\"predicted\" tolerance=\"0.25\"/>")
        self.check(made.test(made.DIR, PAIR, made.monotonic(2, False, 0)), "type=\"DIR\": <expect decreasing=\"2\"/>")

    def test_which_texts_are_judged(self):
        self.check(made.test(made.DIR, PAIR, made.eq(0), agg_fn="all"), "type=\"DIR\" judge=\"all\": <expect label=\"0\"/>")
        self.check(made.test(made.MFT, PAIR, made.eq(0), agg_fn="all_except_first"),
                   "type=\"MFT\" judge=\"variants\": <expect label=\"0\"/>")
        self.check(made.test(made.INV, [["a"], ["b", "c"]], made.inv()),
                   "type=\"INV\" judge=\"variants\": <expect same=\"label\"/>")
        self.check(made.test(made.MFT, [["a"]], made.inv()), "type=\"MFT\" judge=\"all\": <expect same=\"label\"/>")
        self.refused(made.test(made.MFT, PAIR, made.eq(0), agg_fn=lambda results: results[-1]), "agg_fn")

    @unittest.skipUnless(READS_COMPARISONS, "needs the bytecode of Python 3.11 or older")
    def test_comparisons(self):
        self.check(made.test(made.MFT, ["x"], made.single(lambda x, pred, *args: pred != 0)),
                   "type=\"MFT\": <expect not-label=\"0\"/>")
        self.check(made.test(made.MFT, ["x"], made.single(lambda x, pred, *args: pred in (1, 2))),
                   "type=\"MFT\": <expect label=\"1 2\"/>")
        self.refused(made.test(made.MFT, ["x"], made.single(lambda x, pred, *args: pred > 0)), "<lambda>")
        self.refused(made.test(made.MFT, ["x"], made.single(lambda x, pred, conf: conf != 0)), "<lambda>")
        self.refused(made.test(made.MFT, ["x"], made.single(lambda x, pred: not pred == 0 and x)), "<lambda>")

    @unittest.skipUnless(READS_COMPARISONS, "needs the bytecode of Python 3.11 or older")
    def test_slices(self):
        by_original = made.slice_orig(made.inv(), lambda orig, *args: orig == 1)
        self.check(made.test(made.INV, PAIR, by_original), "type=\"INV\": <expect same=\"label\" when-original=\"1\"/>")
        by_pair = made.wrap_slice(made.inv(), made.pairwise(lambda pred, *args: pred != 1), "all_except_first")
        self.check(made.test(made.INV, PAIR, by_pair), "type=\"INV\": <expect same=\"label\" when-original-not=\"1\"/>")
        self.refused(made.test(made.INV, [["a"], ["b", "c"]], by_pair), "some cases have only one")
        self.check(made.test(made.INV, [["a"]], by_pair), "type=\"INV\" judge=\"variants\": <expect same=\"label\"/>")
        second = made.wrap_slice(made.inv(), made.pairwise(lambda orig_pred, pred, *args: pred != 1))
        self.refused(made.test(made.INV, PAIR, second), "the slice <lambda>")
        self.refused(made.test(made.INV, PAIR, made.slice_orig(by_original, lambda orig: orig == 0)), "a slice of a slice")
        own = made.wrap_slice(made.eq(0), made.single(lambda x, pred, *args: pred == 1))
        self.check(made.test(made.MFT, ["x"], own), "type=\"MFT\": <expect label=\"0\" when-original=\"1\"/>")
        self.refused(made.test(made.MFT, PAIR, own), "the slice <lambda>")

    def test_combinations(self):
        both = made.combine(made.eq(0), made.inv(0.5), "and")
        self.check(made.test(made.INV, PAIR, both),
                   "type=\"INV\": <expect label=\"0\"/> <expect same=\"label\" tolerance=\"0.5\"/>")
        either = made.combine(made.eq(0), made.combine(made.eq(1), made.inv(), "or"), "or")
        self.check(made.test(made.INV, PAIR, either),
                   "type=\"INV\": <any> <expect label=\"0\"/> <expect label=\"1\"/> <expect same=\"label\"/> </any>")
        self.refused(made.test(made.INV, PAIR, made.combine(both, made.eq(1), "or")), "combine_or around combine_and")
        self.refused(made.test(made.INV, PAIR, made.combine(made.eq(0), made.eq(1), "and", ignore_none=False)), "combines")

    def test_a_function_of_the_user_that_looks_like_one_of_checklist(self):
        def ret_fn(x, pred, conf, label=None, meta=None, val=0):
            return pred == val
        self.refused(made.test(made.MFT, ["x"], made.single(ret_fn)), "the custom function ret_fn")

    def test_labels(self):
        self.refused(made.test(made.MFT, [["x", "y"]], made.eq(), labels=[[0, 1]]), "a different label for each")
        self.refused(made.test(made.MFT, ["x"], made.eq()), "case 0 has no label")
        self.refused(made.test(made.MFT, ["x"], made.eq(), labels=-1), "the test 't': there is a label -1, but labels go from 0")
        done = Imported(made.dumps(made.suite(t=made.test(made.MFT, ["x"], made.eq(2)))), "--labels", "no,yes")
        self.assertIn("the test 't': there is a label 2, but labels go from 0 to 1; --labels must name all of them in order",
                      done.err)
        self.refused(made.test(made.MFT, ["x", "y"], made.eq(), labels=[1]), "1 labels for 2 cases")
        self.refused(made.test(made.MFT, ["x", "y"], made.eq(), labels=[1, "good"]), "some labels are numbers")
        done = self.check(made.test(made.MFT, [["x", "y"]], made.eq(), labels=[[1, True]]), "type=\"MFT\": <expect label=\"gold\"/>")
        self.assertEqual(done.cases[0][0]["label"], "1")
        self.assertIn("labels=\"0 1\"", done.suite)

    def test_open_answers(self):
        done = self.check(made.test(made.MFT, [["x", "y"], ["z"]], made.eq(), labels=["New York", 1990]),
                          "type=\"MFT\": <expect label=\"gold\"/>", "--answers", "normalized")
        self.assertEqual([case["label"] for case in done.cases[0]], ["New York", "1990"])
        self.assertIn(" answers=\"normalized\"", done.suite)
        self.assertNotIn("labels=", done.suite)
        self.check(made.test(made.MFT, ["x"], made.eq("it's here")), "type=\"MFT\": <expect label=\"'it''s here'\"/>",
                   "--answers", "exact")
        done = Imported(made.dumps(made.suite(t=made.test(made.MFT, ["x"], made.eq(2)))), "--labels", "a,b", "--answers", "exact")
        self.assertIn("give one of them", done.err)


class Mappings(unittest.TestCase):
    def setUp(self):
        self.data = made.dumps(made.suite(
            known=made.test(made.MFT, ["x"], made.eq(0)),
            mine=made.test(made.DIR, PAIR, made.pairwise(lambda a, b, c, d: a + b > c * d), labels=[1])))

    def test_an_unknown_function_is_listed(self):
        done = Imported(self.data)
        self.assertEqual((done.code, done.suite), (2, None))
        self.assertRegex(done.err, r"  'mine' \(DIR, 1 cases\): the custom function <lambda> \(.*, line \d+\)\n")
        self.assertIn("{\"mine\": [{\"label\": \"{1}\"}]}", done.err)

    def test_a_mapping_says_what_it_expects(self):
        rule = [{"increasing": "{2} - {0}", "tolerance": 0.1}, {"any": [{"label": "c"}, {"same": "label"}]}]
        done = Imported(self.data, "--labels", "a,b b,c", mapping={"mine": rule})
        self.assertEqual(done.tests()[1], "type=\"DIR\": <expect increasing=\"c - a\" tolerance=\"0.1\"/> "
                                          "<any> <expect label=\"c\"/> <expect same=\"label\"/> </any>")
        done = Imported(self.data, mapping={"mine": {"label": "gold", "gold": {"1": ["1", "3"]}}})
        self.assertEqual(done.cases[1], [{"texts": ["a", "b"], "id": 0, "label": ["1", "3"]}])
        self.assertIn("labels=\"0 1 2 3\"", done.suite)

    def test_leaving_out(self):
        for options, mapping in ((["--leave-out"], None), ([], {"mine": None})):
            done = Imported(self.data, *options, mapping=mapping)
            self.assertEqual((done.code, len(done.tests()), len(done.cases)), (0, 1, 1))

    def test_faults(self):
        for mapping, why in (({"mime": None}, "did you mean 'mine'?"), ({"mine": []}, "expects nothing"), ("{", "no JSON"),
                             ("[]", "must hold an object"), ({"mine": [1]}, "holds 1 in place of"),
                             ({"mine": {"lable": "a"}}, "has \"lable\""), ({"mine": {"label": [1]}}, "neither text nor"),
                             ({"mine": {"any": []}}, "\"any\" stands alone"),
                             ({"mine": {"label": "0", "gold": {}}}, "\"gold\" goes with")):
            done = Imported(self.data, mapping=mapping)
            self.assertEqual((done.code, done.suite), (2, None))
            self.assertIn(why, done.err)


class Texts(unittest.TestCase):
    def cases(self, data, *options, **more):
        done = Imported(made.dumps(made.suite(t=made.test(made.INV, data, made.inv(), **more))), *options)
        self.assertEqual(done.err, "")
        return done

    def test_pairs_and_records(self):
        done = self.cases([[("a", "b"), ("c", "d")]])
        self.assertIn("fields=\"text1 text2\"", done.suite)
        self.assertEqual(done.cases[0][0]["texts"], [["a", "b"], ["c", "d"]])
        self.assertIn("fields=\"q p\"", self.cases([[("a", "b"), ("c", "d")]], "--fields", "q,p").suite)
        self.assertIn("fields=\"question text\"", self.cases([[{"question": "a", "text": "b"}] * 2]).suite)

    def test_numpy(self):
        text = made.string_of_numpy
        done = self.cases([[text("né"), text("ba\U0001f600", ">")], made.array_of_numpy("U1", "xyz".encode("utf-32-le"), (3,))],
                          run_idxs=made.array_of_numpy("i8", struct.pack("<2q", 1, 0), (2,)))
        self.assertEqual([case["texts"] for case in done.cases[0]], [["né", "ba\U0001f600"], ["x", "y", "z"]])

    def test_odd_characters(self):
        done = self.cases([["a\u2028b\n\"\\", "\ud83d"], ["\ud83d\ude00", "\0"]])
        self.assertEqual([case["texts"] for case in done.cases[0]], [["a\u2028b\n\"\\", "\ufffd"], ["\U0001f600", "\0"]])
        self.assertIn("note: 1 texts", done.out)

    def test_the_sample(self):
        data = made.dumps(made.suite(t=made.test(made.MFT, ["a", "b", "c"], made.eq(), labels=[0, 1, 0], run_idxs=[2, 1])))
        self.assertIn("drew 2 of 3 cases", Imported(data).out)
        done = Imported(data, "--saved-sample")
        self.assertEqual([(case["id"], case["label"]) for case in done.cases[0]], [(2, "0"), (1, "1")])
        for wrong in ([3], [-1], [1, 1], ["a"], "ab"):
            data = made.dumps(made.suite(t=made.test(made.MFT, ["a", "b", "c"], made.eq(0), run_idxs=wrong)))
            self.assertEqual(Imported(data, "--saved-sample").code, 2)

    def test_what_is_no_text(self):
        for data in ([], "text", [[]], [3], [["a", ("b", "c")]], [("a", 1)], [[["a", 1]]], [None], [tuple("abc" * 6)]):
            done = Imported(made.dumps(made.suite(t=made.test(made.INV, data, made.inv()))))
            self.assertEqual((done.code, done.suite), (2, None), data)

    def test_names_cannot_act_on_xml_or_the_terminal(self):
        name = "<a> & \"b\"\n\x1b[31m##vso[x]\u202e"
        suite = made.TestSuite(tests={name: made.test(made.MFT, ["x"], made.eq(0))}, info={})
        done = Imported(made.dumps(suite))
        self.assertIn("name=\"&lt;a&gt; &amp; &quot;b&quot;&#10;\ufffd[31m##vso[x]\u202e\"", done.suite)
        suite.tests[name].expect = 3
        told = Imported(made.dumps(suite)).err
        self.assertNotIn("\x1b", told)
        self.assertNotIn("\u202e", told)
        self.assertNotIn("##vso", told)

    def test_a_single_test_and_what_is_there_already(self):
        data = made.dumps(made.test(made.MFT, ["x"], made.eq(0), name="alone", capability="Logic"))
        self.assertIn("name=\"alone\"", Imported(data).suite)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a.pkl")
            with open(path, "wb") as file:
                file.write(data)
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as err:
                codes = [import_checklist.main([path, "-o", folder] + more) for more in ([], [], ["--overwrite"])]
        self.assertEqual(codes, [0, 2, 0])
        self.assertIn("--overwrite", err.getvalue())


class Runs:
    """Would leave a file behind if it were ever called."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.system, ("touch '%s'" % self.path,)


class Hostile(unittest.TestCase):
    def refused(self, data, why=""):
        done = Imported(data)
        self.assertEqual((done.code, done.suite), (2, None))
        self.assertTrue(done.err.startswith("assay: error: "), done.err)
        self.assertIn(why, done.err)

    def test_no_pickle_and_no_file(self):
        self.refused(b"(\"text\",label\ngood,1\n", ".pkl: this seems to be no pickle, as TestSuite.save writes it (byte 1: ")
        err = io.StringIO()
        with contextlib.redirect_stderr(err):
            self.assertEqual(import_checklist.main(["missing.pkl", "-o", "out"]), 2)
        self.assertEqual(err.getvalue(), "assay: error: there is no file missing.pkl\n")

    def test_nothing_is_run(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "ran")
            self.refused(pickle.dumps(Runs(path)), "no suite or test")
            for place in ({"expect": Runs(path)}, {"data": Runs(path)}, {"labels": Runs(path)}, {"agg_fn": Runs(path)}):
                test = made.test(made.MFT, ["x"], made.eq())
                test.__dict__.update(place)
                for protocol in range(2, 6):
                    self.refused(made.dumps(made.suite(t=test), protocol))
            pickle.loads(pickle.dumps(Runs(path)))
            self.assertTrue(os.path.exists(path))  # it would have left a file

    def test_broken_streams(self):
        for data, why in ((b"", "cut off"), (b"\x80\x03", "cut off"), (b"garbage", "byte 0"), (b".", "missing on the stack"),
                          (b"N\x8d" + struct.pack("<Q", 1 << 62), "are announced"), (b"X\xff\xff\xff\xff", "are announced"),
                          (b"\x8b\xff\xff\xff\x7f", "a number of"), (b"\x8b\xff\xff\xff\xff", "a number of -1"),
                          (b"I" + b"9" * 5000 + b"\n.", "does not end"), (b"K\x01)R.", "it calls int"),
                          (b"cos\nsystem\nK\x01R.", "no tuple"), (b"Pos\n.", "persistent"), (b"\x82\x01.", "extension codes"),
                          (b"K\x01r\xff\xff\xff\xff.", "no suite"), (b"h\x01.", "nothing was kept"), (b"t.", "a mark"),
                          (b"(K\x01d.", "a key without"), (b"(0a.", "missing on the stack"), (b"]K\x01K\x02s.", "sets an entry"),
                          (b"K\x01}b.", "sets the state"), (b"X\x01\x00\x00\x00\xff.", "utf-8"), (b"Sabc\n.", "without quotes"),
                          (b"\x1f\x8b\x08", "compressed")):
            with self.subTest(data=data):
                self.refused(data, why)

    def test_deep_nesting_and_circles(self):
        self.refused(b"]" * 200000 + b"a" * 199999 + b".", "no suite")
        self.refused(b"(" * 200000 + b"t" * 200000 + b".", "no suite")
        circle = []
        circle.append(circle)
        self.refused(made.dumps(made.suite(t=made.test(made.MFT, [circle], made.eq(0)))))
        deep = []
        for _ in range(300):
            deep = made.Numpy(made._reconstruct, (list, (0,), b"b"), (1, (1,), made.dtype(kind="O", order="|"), False, [deep]))
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(20000)
        data = made.dumps(made.suite(t=made.test(made.MFT, [deep], made.eq(0))))
        sys.setrecursionlimit(limit)
        self.refused(data)

    def test_a_small_pickle_that_describes_an_endless_suite(self):
        wide = "x"
        for _ in range(40):
            wide = [wide] * 1000  # 1000^40 texts
        self.refused(made.dumps(made.suite(t=made.test(made.MFT, wide, made.eq(0)))), "neither strings nor tuples")
        most, suite_writer._MOST_BYTES = suite_writer._MOST_BYTES, 1 << 20
        try:
            many = [["x" * 1000] * 1000] * 1000
            self.refused(made.dumps(made.suite(t=made.test(made.MFT, many, made.eq(0)))), "more than 4 GiB")
        finally:
            suite_writer._MOST_BYTES = most
        constants = (0,)
        for _ in range(100):
            constants = (constants, constants)  # 2^100 parts for a fingerprint
        code = made.Numpy(made._create_code, (0, 0, 0, 0, 0, b"", constants, (), (), "f", "g", 1, b"", (), ()))
        doubled = made.Numpy(made._create_function, (code, {}, "g", None, (), {}))
        self.refused(made.dumps(made.suite(t=made.test(made.MFT, ["x"], doubled))), "the custom function g")

    def test_cut_and_changed_anywhere(self):
        whole = made.dumps(made.suite(t=made.test(made.INV, [["a", made.string_of_numpy("b")]], made.inv(0.1))))
        self.assertEqual(Imported(whole).code, 0)
        for end in range(0, len(whole), 3):
            with self.assertRaises(inert_pickle.PickleError):
                inert_pickle.loads(whole[:end])
        chance = random.Random(1)
        for at in chance.sample(range(len(whole)), 150):
            changed = bytearray(whole)
            changed[at] = chance.randrange(256)
            self.assertIn(Imported(bytes(changed)).code, (0, 2))


if __name__ == "__main__":
    unittest.main()
