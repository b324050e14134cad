"""Tests of adapters/python/assay_model.py: each runs a small program and talks to it as assay does."""

import json
import os
import subprocess
import sys
import textwrap
import time
import unittest

ADAPTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "..", "adapters", "python")

ARRAY = """
    class Array:                             # as much of numpy as matters
        def __init__(self, values): self.values = values
        def __len__(self): return len(self.values)
        def tolist(self): return self.values

    class Number:
        def __init__(self, value): self.value = value
        def item(self): return self.value
"""


def program(body):
    return "from assay_model import serve\n" + textwrap.dedent(ARRAY) + textwrap.dedent(body)


def start(body):
    environment = dict(os.environ, PYTHONPATH=ADAPTER, PYTHONDONTWRITEBYTECODE="1")
    return subprocess.Popen([sys.executable, "-c", program(body)], env=environment, stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def talk(body, texts, raw=None):
    """The lines that the program prints, and what went to standard error."""
    lines = raw if raw is not None else "".join(
        json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n" for number, text in enumerate(texts))
    with start(body) as process:
        out, err = process.communicate(lines.encode("utf-8"), timeout=60)
    if process.returncode != 0:
        raise AssertionError("exited with %d: %s" % (process.returncode, err.decode()))
    return [json.loads(line) for line in out.decode("utf-8").splitlines()], err.decode("utf-8")


def rows(body, texts):
    answers, _ = talk(body, texts)
    return answers[1:]


class Predictions(unittest.TestCase):
    def check(self, returned, row, labels=None):
        body = "serve(lambda texts: [%s for text in texts], labels=%r)" % (returned, labels)
        self.assertEqual(rows(body, ["a"]), [dict(row, id=0)])

    def test_each_form_of_a_prediction_becomes_a_row(self):
        self.check("'yes'", {"label": "yes"})
        self.check("1", {"label": 1})
        self.check("Number(1)", {"label": 1})
        self.check("[0.25, 0.75]", {"probabilities": [0.25, 0.75]})
        self.check("[-1e-7, 1.0000001]", {"probabilities": [0.0, 1.0]})
        self.check("(0, 1)", {"probabilities": [0.0, 1.0]})
        self.check("Array([0.25, 0.75])", {"probabilities": [0.25, 0.75]}, labels=["no", "yes"])
        self.check("{'no': 0.25, 'yes': Number(0.75).item()}", {"probabilities": {"no": 0.25, "yes": 0.75}})
        self.check("{'label': 'yes', 'confidence': Number(0.5)}", {"label": "yes", "confidence": 0.5})
        self.check("{'label': 'no', 'probabilities': Array([0.5, 0.5])}", {"label": "no", "probabilities": [0.5, 0.5]})

    def test_scored_labels_of_a_pipeline(self):
        self.check("{'label': 'yes', 'score': 0.75}", {"label": "yes", "confidence": 0.75})
        self.check("[{'label': 'yes', 'score': 0.75}]", {"label": "yes", "confidence": 0.75})
        self.check("[{'label': 'yes', 'score': 0.7500001}, {'label': 'no', 'score': 0.25}]",
                   {"probabilities": {"yes": 0.7500001, "no": 0.25}}, labels=["no", "yes"])
        self.check("{'label': 0.25, 'score': 0.5, 'other': 0.25}",
                   {"probabilities": {"label": 0.25, "score": 0.5, "other": 0.25}})

    def test_arrays_of_rows_and_of_labels(self):
        body = "serve(lambda texts: Array([[0.25, 0.75] for text in texts]))"
        self.assertEqual(rows(body, ["a"]), [{"id": 0, "probabilities": [0.25, 0.75]}])
        self.assertEqual(rows("serve(lambda texts: Array(['x'] * len(texts)))", ["a"]), [{"id": 0, "label": "x"}])

    def check_error(self, returned, message, labels=None):
        body = "serve(lambda texts: %s, labels=%r)" % (returned, labels)
        self.assertEqual(rows(body, ["a", "b"]), [{"id": 0, "error": message}, {"id": 1, "error": message}])

    def test_what_is_no_prediction_is_an_error(self):
        self.check_error("['yes']", "ValueError: predict_fn returned 1 predictions for 2 texts")
        self.check_error("None", "TypeError: predict_fn must return a list or an array with one prediction for each text, "
                                 "not NoneType")
        self.check_error("'ab'", "TypeError: predict_fn must return a list or an array with one prediction for each text, "
                                 "not str")
        self.check_error("[0.5, 0.5]", "TypeError: 0.5 is no prediction; return a label, or probabilities such as [1 - p, p]")
        self.check_error("[True, True]",
                         "TypeError: True is no prediction; return a label, or probabilities such as [1 - p, p]")
        self.check_error("[[1], [1]]", "ValueError: 1 probabilities for 2 labels", labels=["no", "yes"])
        self.check_error("[[float('nan'), 1]] * 2", "ValueError: nan is not a probability")
        self.check_error("[[1.1, -0.1]] * 2", "ValueError: 1.1 is not a probability")
        self.check_error("[{'yes': 'much'}] * 2", "ValueError: could not convert string to float: 'much'")
        self.check_error("[[{'label': 'a', 'score': 0.5}, {'label': 'b', 'score': 0.25}]] * 2",
                         "ValueError: the scores of a, b sum to 0.75 instead of 1; a pipeline gives those of all labels "
                         "with top_k=None")
        self.check_error("[[{'label': 'a', 'score': 0.5}, {'label': 'a', 'score': 0.5}]] * 2",
                         "ValueError: a label has two scores: a, a")
        self.check_error("[{'label': 'a', 'score': 1.5}] * 2", "ValueError: 1.5 is not a probability")
        self.check_error("1 / 0", "ZeroDivisionError: division by zero")


class Protocol(unittest.TestCase):
    def test_labels_are_announced(self):
        self.assertEqual(talk("serve(lambda texts: texts, labels=('no', Number(7).item()))", [])[0],
                         [{"assay": 1, "labels": ["no", "7"]}])
        self.assertEqual(talk("serve(lambda texts: texts)", [])[0], [{"assay": 1}])

    def test_texts_arrive_as_they_are(self):
        texts = ["", "ü \"quoted\" \u2028 \\ \n", ["a?", "b?"]]
        self.assertEqual([row["label"] for row in rows("serve(lambda texts: [repr(t) for t in texts])", texts)],
                         [repr(text) for text in texts])

    def test_what_is_printed_goes_to_standard_error(self):
        body = """
            import os, sys
            def predict(texts):
                print("from Python")
                sys.stdout.write("from sys.stdout\\n")
                os.system("echo from a program")
                os.write(1, b"from C\\n")
                return ["x"] * len(texts)
            serve(predict)
        """
        answers, errors = talk(body, ["a"])
        self.assertEqual(answers, [{"assay": 1}, {"id": 0, "label": "x"}])
        for words in ("from Python", "from sys.stdout", "from a program", "from C"):
            self.assertIn(words, errors)

    def test_an_exception_leaves_its_traceback_and_the_program_goes_on(self):
        body = """
            def predict(texts):
                if "bad" in texts: raise RuntimeError("no such text")
                return ["x"] * len(texts)
            serve(predict, batch_size=1)
        """
        answers, errors = talk(body, ["bad", "good"])
        self.assertEqual(answers[1:], [{"id": 0, "error": "RuntimeError: no such text"}, {"id": 1, "label": "x"}])
        self.assertIn("Traceback", errors)

    def test_batches_hold_at_most_batch_size_texts_and_all_are_answered_in_order(self):
        body = "serve(lambda texts: [str(len(texts))] * len(texts), batch_size=3)"
        answers = rows(body, [str(i) for i in range(1000)])
        self.assertEqual([row["id"] for row in answers], list(range(1000)))
        self.assertLessEqual({row["label"] for row in answers}, {"1", "2", "3"})
        self.assertIn("3", {row["label"] for row in answers})

    def test_a_question_is_answered_before_the_next_one_comes(self):
        with start("serve(lambda texts: texts)") as process:
            self.assertEqual(json.loads(process.stdout.readline()), {"assay": 1})
            for number in range(3):
                process.stdin.write(b'{"id": %d, "text": "t"}\n' % number)
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline()), {"id": number, "label": "t"})
            process.stdin.close()
            self.assertEqual(process.wait(60), 0)

    def test_a_question_may_come_in_pieces_and_the_last_without_line_break(self):
        with start("serve(lambda texts: texts)") as process:
            for piece in (b'{"id": 0, "te', b'xt": "\xc3', b'\xbc"}\n{"id": 1, "text": "b"}'):
                process.stdin.write(piece)
                process.stdin.flush()
                time.sleep(0.01)
            process.stdin.close()
            lines = process.stdout.read().decode("utf-8").splitlines()
        self.assertEqual([json.loads(line) for line in lines[1:]], [{"id": 0, "label": "ü"}, {"id": 1, "label": "b"}])

    def test_a_line_that_is_no_question_is_an_error(self):
        answers, _ = talk("serve(lambda texts: texts)", None, raw='{"id": 0}\nnonsense\n[1]\n{"id": 1, "text": "a"}\n')
        self.assertEqual([sorted(row) for row in answers[1:]], [["error"], ["error"], ["error"], ["id", "label"]])

    def test_a_reader_that_has_gone_is_no_error(self):
        body = """
            import time
            def predict(texts):
                time.sleep(0.2)
                return ["x" * 1000000] * len(texts)
            serve(predict)
        """
        with start(body) as process:
            process.stdout.close()
            process.stdin.write(b'{"id": 0, "text": "a"}\n')
            process.stdin.close()
            errors = process.stderr.read().decode()
        self.assertEqual(errors, "")
        self.assertEqual(process.returncode, 0)

    def test_a_batch_of_nothing_is_refused(self):
        with start("serve(lambda texts: texts, batch_size=0)") as process:
            _, errors = process.communicate(b"", timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertIn("batch_size must be at least 1", errors.decode())


if __name__ == "__main__":
    unittest.main()
