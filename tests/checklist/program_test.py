"""assay import-checklist and assay run together, on a small suite made here: python3 program_test.py ASSAY_PROGRAM"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

import lookalikes as made

ASSAY = None

SUITE = made.suite(
    right=made.test(made.MFT, ["a", "b"], made.eq(), labels=[1, 0]),
    alone=made.test(made.INV, [[("c")], ["d", "e"]], made.inv(0.1)),
    all_texts=made.test(made.DIR, [["f", "g"]], made.eq(1), agg_fn="all"),
    variants=made.test(made.MFT, [["f", "g"]], made.eq(1), agg_fn="all_except_first"),
    triplets=made.test(made.DIR, [["h", "i", "j"], ["i", "h", "j"], ["h", "h", "h"]], made.testcase(lambda *args: args)),
    either=made.test(made.INV, [["a", "b"], ["b", "a"]], made.combine(made.eq(0), made.inv(), "or")))
TEXTS = {"a": 1, "b": 0, "c": 0, "d": 1, "e": 0, "f": 0, "g": 1, "h": 1, "i": 0, "j": 0}
RULES = {"triplets": [{"label": "yes", "premises": "yes no"}, {"label": "no", "premises": "yes yes"}]}
#                         cases, skipped, failed
COUNTS = {"right": (2, 0, 0), "alone": (2, 0, 1), "all texts": (1, 0, 1), "variants": (1, 0, 0), "triplets": (3, 1, 2),
          "either": (2, 0, 1)}


class Program(unittest.TestCase):
    def run_assay(self, folder, *arguments):
        done = subprocess.run([ASSAY, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              universal_newlines=True)
        return done.returncode, done.stdout, done.stderr

    def test_import_and_run(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "s.pkl"), "wb") as file:
                file.write(made.dumps(SUITE))
            with open(os.path.join(folder, "rules.json"), "w", encoding="utf-8") as file:
                json.dump(RULES, file)
            code, _, told = self.run_assay(folder, "import-checklist", "s.pkl", "-o", "out")
            self.assertEqual(code, 2)
            self.assertIn("'triplets' (DIR, 3 cases)", told)
            code, told, _ = self.run_assay(folder, "import-checklist", "s.pkl", "-o", "out", "--labels", "no,yes",
                                           "--expectations", "rules.json")
            self.assertEqual((code, told), (0, "out/suite.xml: 6 tests, 11 cases, 22 texts\n"))
            self.assertEqual(self.run_assay(folder, "check", "out/suite.xml")[0], 0)
            with open(os.path.join(folder, "p.txt"), "w", encoding="utf-8") as file:
                texts = [text for test in SUITE.tests.values() for case in test.data for text in case]
                file.writelines("%d\n" % TEXTS[text] for text in texts)
            code, _, told = self.run_assay(folder, "run", "out/suite.xml", "--predictions", "p.txt", "--format", "pred_only",
                                           "-o", "results.json")
            self.assertEqual(code, 0, told)
            with open(os.path.join(folder, "results.json"), encoding="utf-8") as file:
                tests = json.load(file)["tests"]
            self.assertEqual({one["name"]: (one["cases"], one["skipped"], one["failed"]) for one in tests}, COUNTS)


if __name__ == "__main__":
    ASSAY = sys.argv.pop()
    unittest.main()
