"""The tests of a suite that CheckList saved, from the records that inert_pickle leaves of it.

Nothing is copied: a Test looks its cases up as they are asked for, since a small pickle may share one list among
very many cases.
"""
from .inert_pickle import Call, Dict, text_keys
from .numpy_values import plain

_TYPES = ("MFT", "INV", "DIR")


class SuiteError(Exception):
    """What in a suite cannot be taken over."""


class Test:
    """name, type, capability, description; data (cases), labels and run_indexes as CheckList holds them."""

    def __init__(self, name, kind, state, info):
        self.name = name
        self.type = kind
        self.capability = _text(info.get("capability")) or _text(state.get("capability")) or ""
        # Some versions of CheckList kept descriptions under a misspelt key.
        self.description = (_text(info.get("description")) or _text(info.get("description]")) or
                            _text(state.get("description")) or "")
        self.expectation = state.get("expect")
        self.aggregation = plain(state.get("agg_fn", "all"))
        self.data = plain(state.get("data"))
        self.labels = plain(state.get("labels"))
        self.run_indexes = plain(state.get("run_idxs"))
        if not isinstance(self.data, list) or not self.data:
            raise SuiteError("the test '%s' has no list of cases" % name)
        if isinstance(self.labels, list) and len(self.labels) < len(self.data):
            raise SuiteError("the test '%s' has %d labels for %d cases" % (name, len(self.labels), len(self.data)))

    def case(self, index):
        """The texts of a case, each a string or a tuple or list of strings. Throws SuiteError."""
        case = plain(self.data[index])
        if case == []:
            raise SuiteError("case %d of the test '%s' has no texts" % (index, self.name))
        return [plain(text) for text in case] if isinstance(case, list) else [case]

    def case_sizes(self):
        """(fewest, most) texts in a case."""
        sizes = [len(case) if isinstance(case, list) else 1 for case in map(plain, self.data)]
        if min(sizes) == 0:
            raise SuiteError("case %d of the test '%s' has no texts" % (sizes.index(0), self.name))
        return min(sizes), max(sizes)

    def label(self, index):
        """The label of a case: a value, None, or a list if each text has its own."""
        return plain(self.labels[index] if isinstance(self.labels, list) else self.labels)

    def sample(self):
        """Indexes of the cases that CheckList drew for a file of texts and its predictions, in their order."""
        if self.run_indexes is None:
            return range(len(self.data))
        indexes = self.run_indexes if isinstance(self.run_indexes, (list, tuple)) else None
        if indexes is None or any(type(i) is not int or not 0 <= i < len(self.data) for i in indexes):
            raise SuiteError("the test '%s' has a sample (run_idxs) that cannot be read" % self.name)
        if len(set(indexes)) < len(indexes):
            raise SuiteError("the sample of the test '%s' holds a case twice" % self.name)
        return indexes


def _text(value):
    value = plain(value)
    return value if isinstance(value, str) else None


def _type_of(record):
    if isinstance(record, Call) and record.calls(*_TYPES):
        return record.function.name
    return None


def read_tests(record):
    """The tests of a TestSuite in their order, or of a single saved test. Throws SuiteError."""
    if _type_of(record):
        return [_read_test(None, record, {})]
    state = text_keys(record.state) if isinstance(record, Call) else {}
    if not isinstance(record, Call) or not record.calls("TestSuite") or "tests" not in state:
        raise SuiteError("this is no suite or test that CheckList saved")
    entries = state["tests"].entries if isinstance(state["tests"], (Dict, Call)) else []
    info = text_keys(state.get("info"))
    tests = [_read_test(name, test, text_keys(info.get(name) if isinstance(name, str) else None))
             for name, test in entries]
    if not tests:
        raise SuiteError("the suite holds no tests")
    names = [test.name for test in tests]
    if len(set(names)) < len(names):
        raise SuiteError("two tests have the same name")
    return tests


def _read_test(name, record, info):
    kind = _type_of(record)
    if kind is None:
        raise SuiteError("the test '%s' is none of %s" % (name, ", ".join(_TYPES)))
    state = text_keys(record.state)
    name = _text(name) or _text(state.get("name"))
    if not name:
        raise SuiteError("a test has no name")
    return Test(name, kind, state, info)
