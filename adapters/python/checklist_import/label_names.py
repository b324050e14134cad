"""The labels of a suite: from the values that CheckList holds to names, and back into expectations."""
import re

from .rules import Labels
from .saved_suite import SuiteError

_MOST_LABELS = 10000
_PLACEHOLDER = re.compile(r"\{(\d{1,4})\}")


class LabelNames:
    """Whole numbers count from 0 in the order of the names; strings are names themselves.

    `given`: names in the order of the numbers; empty: every value seen is its own name. `answers`: the form in
    which a suite of open answers compares them, where every value is one; otherwise None."""

    def __init__(self, given, answers=None):
        self.given = list(given)
        self.answers = answers
        if given and answers:
            raise SuiteError("--labels names labels, and --answers says that there are none: give one of them")
        self.seen = set()      # numbers
        self.named = []        # strings, in the order in which they were seen
        if len(set(self.given)) < len(self.given):
            raise SuiteError("--labels names a label twice")
        if any(not name.strip() for name in self.given):
            raise SuiteError("--labels holds an empty name")

    def note(self, value):
        """Remembers a label that the suite uses, and returns it as it counts. Throws SuiteError."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if self.answers and isinstance(value, (bool, int, str)):
            return value
        if isinstance(value, (bool, int)):
            most = len(self.given) or _MOST_LABELS
            if not 0 <= value < most:
                raise SuiteError("there is a label %d, but labels go from 0 to %d%s" % (
                    value, most - 1, "; --labels must name all of them in order" if self.given and value >= 0 else ""))
            self.seen.add(int(value))
            return int(value)
        if not isinstance(value, str) or not value.strip():
            raise SuiteError("a label that is neither a whole number nor a name")
        if self.given and value not in self.given:
            raise SuiteError("there is a label '%s', which --labels does not name" % value)
        if value not in self.named:
            if len(self.named) >= _MOST_LABELS:
                raise SuiteError("more than %d labels" % _MOST_LABELS)
            self.named.append(value)
        return value

    def note_rule(self, rule):
        """Remembers the labels that a rule names by their values."""
        for leaf in rule.leaves():
            for value in leaf.attributes.values():
                for one in value.values if isinstance(value, Labels) else ():
                    self.note(one)
                for number in _PLACEHOLDER.findall(value) if isinstance(value, str) else ():
                    self.note(int(number))
            for one in (label for labels in (leaf.gold or {}).values() for label in labels):
                self.note(self.value_of(one))

    @staticmethod
    def value_of(text):
        """What a mapping file calls "1" may be the number 1."""
        return int(text) if isinstance(text, str) and text.isdigit() else text

    def all(self):
        """Every name in order. Call it when all labels have been noted. Throws SuiteError."""
        if self.given or self.answers:
            return self.given
        if self.seen and self.named:
            raise SuiteError("some labels are numbers and some are names: --labels must name all of them in order")
        return [str(number) for number in range(max(self.seen) + 1)] if self.seen else self.named

    def name(self, value):
        if self.answers:
            return value if isinstance(value, str) else str(value)
        return self.all()[value] if isinstance(value, int) else value

    def attribute(self, value):
        """The value of an attribute of <expect>: labels named and quoted, numbers in short."""
        if isinstance(value, Labels):
            return " ".join(quoted(self.name(self.note(one))) for one in value.values)
        if isinstance(value, str):
            return _PLACEHOLDER.sub(lambda match: quoted(self.name(int(match.group(1)))), value)
        return repr(float(value)) if isinstance(value, float) else str(value)


def quoted(name):
    """A label as lists and scores of a suite write it."""
    if re.fullmatch(r"[^\s'\"{}]+", name) and name not in ("gold", "predicted", "-"):
        return name
    return "'%s'" % name.replace("'", "''")
