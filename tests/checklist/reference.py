"""What CheckList makes of predictions, written a second time from its documentation: slow and obvious.

Shares nothing with adapters/python: it reads a pickle with Python's own unpickler (every class a stand-in, so that
nothing of the pickle runs), and what each test expects is written down here by hand, test by test. Results are
True (passed), False (failed) and None (skipped).
"""
import pickle
import struct


class StandIn:
    """Stands for any class or function of a pickle; remembers what is done to it."""

    def __init__(self, *arguments):
        self.arguments = arguments
        self.state = None
        self.entries = {}

    def __call__(self, *arguments):
        return StandIn(*arguments)

    def __setstate__(self, state):
        self.state = state

    def __setitem__(self, key, value):
        self.entries[key] = value


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        return type(name, (StandIn,), {"__new__": lambda cls, *arguments: object.__new__(cls)})


class SavedTest:
    """cases: lists of texts; labels: one a case, or None; sample: indexes of the cases that CheckList drew."""

    def __init__(self, name, record):
        self.name = name
        self.type = type(record).__name__
        self.skips_first = record.state["agg_fn"] == "all_except_first"
        self.cases = [[value(text) for text in case] if isinstance(case, list) else [value(case)]
                      for case in record.state["data"]]
        labels = record.state["labels"]
        self.labels = labels if isinstance(labels, list) else [labels] * len(self.cases)
        buffer = record.state["run_idxs"].state[4]
        self.sample = list(struct.unpack("<%dq" % (len(buffer) // 8), buffer))


def value(text):
    """A string, also one of numpy; a pair of strings."""
    if isinstance(text, StandIn):
        return text.arguments[1].decode("utf-32-le").rstrip("\0")
    return text


def load(path):
    with open(path, "rb") as file:
        suite = Unpickler(file).load()
    return [SavedTest(name, record) for name, record in suite.state["tests"].entries.items()]


# Expectations. Each gets the label of the case and its predictions, (label, confidence or list of probabilities),
# and gives one result for each text.

def is_softmax(confidence):
    return isinstance(confidence, list)


def single(judge):
    return lambda label, told: [judge(prediction, label) for prediction, _ in told]


def pairwise(judge):
    return lambda label, told: [judge(told[0][0], prediction, told[0][1], confidence)
                                for prediction, confidence in told]


def equals_label():
    return single(lambda prediction, label: prediction == label)


def equals(wanted):
    return single(lambda prediction, label: prediction == wanted)


def invariant(tolerance):
    def judge(first, now, first_confidence, confidence):
        if now == first:
            return True
        if is_softmax(confidence):
            return abs(confidence[first] - first_confidence[first]) <= tolerance
        return confidence + first_confidence <= tolerance
    return pairwise(judge)


def monotonic(increasing, tolerance):
    def judge(first, now, first_confidence, confidence):
        if is_softmax(confidence):
            before = first_confidence[first]
            change = confidence[first] - before
        else:
            before = first_confidence
            change = confidence - before if now == first else -(before + confidence)
        if increasing:
            return None if before <= tolerance else not change + tolerance < 0
        return None if before >= 1 - tolerance else not change - tolerance > 0
    return pairwise(judge)


class NeedsProbabilities(Exception):
    """CheckList raises an exception here."""


def polarity(increasing):
    def judge(first, now, first_confidence, confidence):
        if not is_softmax(confidence):
            raise NeedsProbabilities()
        change = first_confidence[0] - confidence[0] + confidence[2] - first_confidence[2]
        return change + 0.1 >= 0 if increasing else change - 0.1 <= 0
    return pairwise(judge)


def sliced(expectation, keep, skip_first):
    """Where keep(label of the original) does not hold for all pairs (but the first), the whole case is skipped."""
    def judge(label, told):
        kept = [keep(told[0][0]) for _ in told]
        if not all(kept[1:] if skip_first else kept):
            return [None for _ in told]
        return expectation(label, told)
    return judge


def no_answer(prediction, label):
    return prediction != 0 if label == 1 else prediction == label


def implication(label, told):
    first, second, third = [prediction for prediction, _ in told]
    if first + second == 2:
        return [third == 1] * 3
    if first + second == 1 and second != 0:
        return [False] * 3
    return None


EXPECTATIONS = {
    "intensifiers": sliced(monotonic(True, 0.1), lambda original: original != 1, True),
    "reducers": sliced(monotonic(False, 0.1), lambda original: original != 1, True),
    "\"used to\" should reduce": sliced(monotonic(False, 0.1), lambda original: original != 1, True),
    "add positive phrases": polarity(True),
    "add negative phrases": polarity(False),
    "simple negations: not negative": single(lambda prediction, label: prediction != 0),
    "simple negations: I thought x was negative, but it was not (should be neutral or positive)":
        single(lambda prediction, label: prediction != 0),
    "Hard: Negation of negative with neutral stuff in the middle (should be positive or neutral)":
        single(lambda prediction, label: prediction != 0),
    "Q & A: no": single(no_answer),
    "(q, paraphrase(q))": equals(1),
    "Change first name in one of the questions": sliced(equals(0), lambda original: original == 1, False),
    "Change first and last name in one of the questions": sliced(equals(0), lambda original: original == 1, False),
    "Change location in one of the questions": sliced(equals(0), lambda original: original == 1, False),
    "Change numbers in one of the questions": sliced(equals(0), lambda original: original == 1, False),
    "Keep entitites, fill in with gibberish": equals(0),
    "Testing implications": implication,
}


def expectation_of(test):
    if test.name in EXPECTATIONS:
        return EXPECTATIONS[test.name]
    return equals_label() if test.type == "MFT" else invariant(0.1)


def result_of_case(results, skips_first):
    """CheckList's aggregation: results that are None are dropped, then the first one of those left."""
    results = [one for one in results if one is not None] if results is not None else []
    if not results:
        return None
    return all(results[1:] if skips_first else results)


def counts(test, indexes, predictions):
    """(cases, skipped, failed) for the predictions of these cases in turn, or None where CheckList gives up."""
    expectation = expectation_of(test)
    results = []
    try:
        for index in indexes:
            told = [next(predictions) for _ in test.cases[index]]
            results.append(result_of_case(expectation(test.labels[index], told), test.skips_first))
    except NeedsProbabilities:
        for _ in range(sum(len(test.cases[i]) for i in indexes[len(results):]) - len(told)):
            next(predictions)
        return None
    return len(results), results.count(None), results.count(False)
