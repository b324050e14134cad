"""Serve a Python model to assay: assay run SUITE --command "python3 my_model.py".

    from assay_model import serve

    def predict(texts):                      # a list of strings; a pair of texts is a list of two
        return model.predict_proba(texts)    # one row of probabilities for each text, in the order of labels

    serve(predict, labels=["negative", "positive"])

Python 3.8 or newer, nothing else needed. The protocol is described in docs/model-protocol.md.
"""

import json
import os
import sys
import traceback

__all__ = ["serve"]

PROTOCOL_VERSION = 1
ROW_KEYS = {"label", "probabilities", "confidence"}


def serve(predict_fn, labels=None, batch_size=64):
    """Answer assay's questions until it has no more.

    predict_fn takes a list of texts (each a string, or a list of strings where a text has several fields) and returns
    one prediction for each, as a list, a tuple or an array:
      - a label: a string, or its number in labels;
      - a row of probabilities, one for each label in the order of labels (so labels should be given);
      - {label: probability, ...};
      - {"label": ..., "probabilities": [...] or {...}} or {"label": ..., "confidence": ...};
      - what a Hugging Face pipeline returns: {"label": ..., "score": ...}, which is a label and its confidence, or with
        top_k=None a list of these for all labels, which is a row of probabilities.
    It is never called with more than batch_size texts, nor made to wait for a full batch.

    While serving, everything that the program prints goes to standard error, because standard output is for answers.
    If predict_fn raises an exception, assay is told and stops; the traceback goes to standard error.
    """
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    labels = None if labels is None else [str(label) for label in labels]
    answers = _claim_standard_output()
    announcement = {"assay": PROTOCOL_VERSION}
    if labels is not None:
        announcement["labels"] = labels
    try:
        _write(answers, [_encode(announcement)])
        for lines in _batches(sys.stdin.fileno(), batch_size):
            _write(answers, _answer(predict_fn, labels, lines))
    except BrokenPipeError:
        pass  # assay has gone; there is nobody to tell
    finally:
        os.close(answers)


def _claim_standard_output():
    """A descriptor for answers that nobody else can print to, whether in Python or in C."""
    sys.stdout.flush()
    answers = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def _encode(row):
    return json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"  # NaN is not JSON


def _write(descriptor, lines):
    view = memoryview("".join(lines).encode("utf-8", "replace"))
    while view:
        view = view[os.write(descriptor, view):]


def _batches(descriptor, batch_size):
    """Lists of at most batch_size lines: those that are there, without waiting for more."""
    unfinished = b""
    while True:
        data = os.read(descriptor, 1 << 16)
        *lines, unfinished = (unfinished + data).split(b"\n")
        if not data and unfinished:
            lines.append(unfinished)
        for begin in range(0, len(lines), batch_size):
            yield lines[begin:begin + batch_size]
        if not data:
            return


def _answer(predict_fn, labels, lines):
    """One encoded row for each line."""
    requests, broken = [], []
    for line in lines:
        try:
            request = json.loads(line)
            requests.append((request["id"], request["text"]))
        except (ValueError, KeyError, TypeError) as error:
            broken.append(_encode({"error": "this line is no question: %r" % error}))
    if not requests:
        return broken
    try:
        predictions = _as_list(predict_fn([text for _, text in requests]))
        if len(predictions) != len(requests):
            raise ValueError("predict_fn returned %d predictions for %d texts" % (len(predictions), len(requests)))
        return broken + [_encode({"id": number, **_row(prediction, labels)})
                         for (number, _), prediction in zip(requests, predictions)]
    except Exception as error:  # whatever it is, assay should hear of it
        traceback.print_exc(file=sys.stderr)
        message = "%s: %s" % (type(error).__name__, error)
        return broken + [_encode({"id": number, "error": message}) for number, _ in requests]


def _as_list(values):
    """Lists of plain values out of lists, tuples, and arrays of numpy, torch, pandas and the like."""
    if hasattr(values, "tolist"):
        return values.tolist()
    if isinstance(values, (list, tuple)):
        return list(values)
    raise TypeError("predict_fn must return a list or an array with one prediction for each text, not %s"
                    % type(values).__name__)


def _plain(value):
    """A Python number or string in place of numpy's."""
    return value.item() if hasattr(value, "item") and not hasattr(value, "__len__") else value


def _is_scored_label(value):
    return isinstance(value, dict) and set(value) == {"label", "score"}


def _row(prediction, labels):
    prediction = _plain(prediction)
    if isinstance(prediction, (list, tuple)) and prediction and all(map(_is_scored_label, prediction)):
        if len(prediction) > 1:
            return {"probabilities": _scores(prediction)}
        prediction = prediction[0]  # top_k=1
    if _is_scored_label(prediction):
        return {"label": _plain(prediction["label"]), "confidence": _probability(prediction["score"])}
    if isinstance(prediction, dict):
        if prediction and set(prediction) <= ROW_KEYS:
            row = {key: _plain(value) for key, value in prediction.items()}
            if "probabilities" in row:
                row["probabilities"] = _probabilities(row["probabilities"], labels)
            return row
        return {"probabilities": _probabilities(prediction, labels)}
    if isinstance(prediction, bool) or isinstance(prediction, float):
        raise TypeError("%r is no prediction; return a label, or probabilities such as [1 - p, p]" % (prediction,))
    if isinstance(prediction, (str, int)):
        return {"label": prediction}
    return {"probabilities": _probabilities(prediction, labels)}


def _probabilities(values, labels):
    if isinstance(values, dict):
        return {str(label): _probability(value) for label, value in values.items()}
    row = [_probability(value) for value in _as_list(values)]
    if labels is not None and len(row) != len(labels):
        raise ValueError("%d probabilities for %d labels" % (len(row), len(labels)))
    return row


def _scores(rows):
    """The probabilities in rows of {"label": ..., "score": ...}, one for each label."""
    scores = {str(row["label"]): _probability(row["score"]) for row in rows}
    if len(scores) < len(rows):
        raise ValueError("a label has two scores: %s" % ", ".join(str(row["label"]) for row in rows))
    total = sum(scores.values())
    if abs(total - 1) > 1e-3:
        raise ValueError("the scores of %s sum to %.4g instead of 1; a pipeline gives those of all labels with top_k=None"
                         % (", ".join(scores), total))
    return scores


def _probability(value):
    """A float from 0 to 1; the rounding of 32-bit numbers may lead a little beyond."""
    probability = float(value)
    if not -1e-6 <= probability <= 1 + 1e-6:
        raise ValueError("%r is not a probability" % probability)
    return min(max(probability, 0.0), 1.0)
