"""What a test expects, on the way from CheckList to the <expect> elements of a suite.

Leaf is one <expect>, All several that must hold, Any one <any>. Labels are still values of CheckList, mostly
numbers; a suite names them.

A mapping file and known_functions.json write rules as JSON: a list of objects that hold the attributes of an
<expect>, or {"any": [such objects]}. In their text {2} stands for the name of label 2. Beside "label": "gold",
"gold": {"1": ["0", "2"]} says which labels will do where the test's own label is 1.
"""
import json
import os

ATTRIBUTES = ("label", "not-label", "same", "increasing", "decreasing", "probability-of", "at-least", "at-most",
              "that", "tolerance", "when", "when-original", "when-original-not", "premises")
_KNOWN_FUNCTIONS = os.path.join(os.path.dirname(__file__), "known_functions.json")


class Labels:
    """Values of CheckList, any of which will do."""

    def __init__(self, values):
        self.values = values


class Leaf:
    """One <expect>: attribute → text, number or Labels. `gold`: labels that will do, by the label of the test."""

    def __init__(self, attributes, gold=None):
        self.attributes = attributes
        self.gold = gold

    def leaves(self):
        return [self]


class All:
    def __init__(self, parts):
        self.parts = parts

    def leaves(self):
        return [leaf for part in self.parts for leaf in part.leaves()]


class Any(All):
    """Its parts are leaves."""


class RuleError(Exception):
    """What is wrong with a rule in JSON."""


def read_rule(json_value):
    """The rule that a JSON value describes. Throws RuleError."""
    parts = json_value if isinstance(json_value, list) else [json_value]
    if not parts:
        raise RuleError("expects nothing; null leaves the test out")
    return All([_read_part(part) for part in parts])


def _read_part(part):
    if not isinstance(part, dict):
        raise RuleError("holds %s in place of an object with the attributes of an <expect>" % json.dumps(part))
    if "any" not in part:
        return _read_leaf(part)
    if len(part) > 1 or not isinstance(part["any"], list) or not part["any"]:
        raise RuleError("\"any\" stands alone and holds a list of objects")
    return Any([_read_leaf(one) for one in part["any"]])


def _read_leaf(part):
    if not isinstance(part, dict):
        raise RuleError("holds %s in place of an object with the attributes of an <expect>" % json.dumps(part))
    attributes = dict(part)
    gold = attributes.pop("gold", None)
    for name, value in attributes.items():
        if name not in ATTRIBUTES:
            raise RuleError("has \"%s\", but <expect> has only %s" % (name, ", ".join(ATTRIBUTES)))
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise RuleError("has a \"%s\" that is neither text nor a number" % name)
    if gold is not None and (attributes.get("label") != "gold" or not _is_gold(gold)):
        raise RuleError("\"gold\" goes with \"label\": \"gold\" and is such as {\"1\": [\"0\", \"2\"]}")
    return Leaf(attributes, gold)


def _is_gold(gold):
    return isinstance(gold, dict) and all(
        isinstance(labels, list) and labels and all(isinstance(label, (str, int)) for label in labels)
        for labels in gold.values())


def known_functions():
    """The custom functions of the suites that were released with CheckList: key → rule."""
    with open(_KNOWN_FUNCTIONS, encoding="utf-8") as file:
        return {key: read_rule(entry["expect"]) for key, entry in json.load(file).items()}


def read_mapping(path):
    """A mapping file, {"test name": rule or null}. Throws RuleError."""
    with open(path, encoding="utf-8") as file:
        try:
            content = json.load(file)
        except ValueError as error:
            raise RuleError("%s is no JSON: %s" % (path, error)) from None
    if not isinstance(content, dict):
        raise RuleError("%s must hold an object: the name of each test, and what it expects" % path)
    rules = {}
    for name, value in content.items():
        try:
            rules[name] = None if value is None else read_rule(value)
        except RuleError as error:
            raise RuleError("%s: the test '%s' %s" % (path, name, error)) from None
    return rules
