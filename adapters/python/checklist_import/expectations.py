"""Recognises what a test of CheckList expects, by the closures that its expectation is made of."""
from .comparisons import read_comparison
from .dill_functions import read_function
from .rules import All, Any, Labels, Leaf

_DEEPEST = 20


class Unrecognised(Exception):
    """Says what about the expectation was not recognised. `function` is the custom function, if it is one."""

    def __init__(self, message, function=None, kind=None):
        super().__init__(message)
        self.function = function
        self.kind = kind

    def key(self):
        """How known_functions.json and mapping files name the function, or None."""
        fingerprint = self.function.fingerprint() if self.function else None
        return "%s:%s" % (self.kind, fingerprint) if fingerprint else None


class Recogniser:
    """For one test. `known`: rules for custom functions by their key. `fewest`, `most`: texts in its cases."""

    def __init__(self, known, fewest, most):
        self.known = known
        self.fewest = fewest
        self.most = most

    def rule_of(self, record):
        """The rule in a test's expectation. Throws Unrecognised."""
        return self._rule(read_function(record), _DEEPEST)

    def _rule(self, function, depth):
        if function is None or depth == 0:
            raise Unrecognised("the expectation is no function that dill wrote")
        if function.is_of_checklist("wrapped"):
            return self._sliced(function, depth - 1)
        if function.is_of_checklist("tmp_fn") and "combine_fn" in function.cells:
            return self._combined(function, depth - 1)
        kind, inner = judged_function(function)
        if kind is None:
            return self._custom("test", function)
        return self._judging(kind, inner)

    def _judging(self, kind, inner):
        if kind == "single" and inner.is_of_checklist("ret_fn") and set(inner.cells) == {"val"}:
            value = inner.cells["val"]
            return Leaf({"label": "gold" if value is None else Labels([value])})
        if kind == "pairwise" and inner.is_of_checklist("expect"):
            if set(inner.cells) == {"tolerance"}:
                return Leaf({"same": "label", "tolerance": number(inner.cells["tolerance"])})
            if set(inner.cells) == {"increasing", "keep_label", "tolerance"}:
                return _monotonic(inner.cells)
        comparison = read_comparison(inner) if kind == "single" else None
        if comparison and comparison[1] == 1:
            return Leaf({"label" if comparison[2] else "not-label": Labels(comparison[3])})
        return self._custom(kind, inner)

    def _custom(self, kind, function):
        unknown = Unrecognised("the custom function %s" % place_of(function), function, kind)
        if unknown.key() in self.known:
            return self.known[unknown.key()]
        raise unknown

    def _combined(self, function, depth):
        parts = [self._rule(read_function(function.cells.get(name)), depth)
                 for name in ("expect_fn1", "expect_fn2")]
        combine = read_function(function.cells["combine_fn"])
        how = combine.names if combine and combine.is_of_checklist("combine_fn") else ()
        if function.cells.get("ignore_none") is not True or how not in (("min",), ("max",)):
            raise Unrecognised("two expectations that a function of its own combines")
        if how == ("min",):
            return All(parts)
        if any(type(part) is All for part in parts):
            raise Unrecognised("combine_or around combine_and, which <any> cannot say")
        return Any([leaf for part in parts for leaf in part.leaves()])

    def _sliced(self, function, depth):
        if set(function.cells) != {"agg_fn", "expect_fn", "slice_fn"}:
            raise Unrecognised("a slice of a version of CheckList before its release")
        if function.cells["agg_fn"] not in ("all", "all_except_first"):
            raise Unrecognised("a slice that is aggregated by a function of its own")
        rule = self._rule(read_function(function.cells["expect_fn"]), depth)
        if function.cells["agg_fn"] == "all_except_first" and self.fewest == 1:
            if self.most == 1:
                return rule  # all of nothing: CheckList keeps every case
            raise Unrecognised("a slice of all texts but the first, where some cases have only one")
        attribute, labels = _condition(read_function(function.cells["slice_fn"]), self.most == 1)
        for leaf in rule.leaves():
            if attribute in leaf.attributes:
                raise Unrecognised("a slice of a slice")
        return _with(rule, attribute, labels)


def _with(rule, attribute, labels):
    """The rule with a condition at each leaf; those of known functions are shared, so a copy."""
    if isinstance(rule, Leaf):
        return Leaf(dict(rule.attributes, **{attribute: labels}), rule.gold)
    return type(rule)([_with(part, attribute, labels) for part in rule.parts])


def judged_function(function):
    """What CheckList calls for each text ("single"), pair ("pairwise") or case ("testcase"), as (kind, function)."""
    if not function.is_of_checklist("expect") or set(function.cells) != {"fn"} or "iter_with_optional" not in function.names:
        return None, None
    inner = read_function(function.cells["fn"])
    if inner is None:
        return None, None
    if not inner.is_of_checklist("expect_fn") or set(inner.cells) != {"fn"}:
        return "testcase", inner
    kind = "pairwise" if "orig_pred" in inner.variables + inner.in_inner else "single"
    return kind, read_function(inner.cells["fn"]) or inner


def _monotonic(cells):
    label = cells["keep_label"]
    score = "predicted" if label is None else Labels([label])
    return Leaf({"increasing" if cells["increasing"] else "decreasing": score, "tolerance": number(cells["tolerance"])})


def _condition(function, single_texts):
    """when-original or when-original-not, and its labels, for a slice that looks at the original's prediction."""
    kind, inner = judged_function(function) if function else (None, None)
    if kind == "pairwise" and inner.is_of_checklist("<lambda>") and set(inner.cells) == {"slice_fn"}:
        inner = read_function(inner.cells["slice_fn"])  # slice_orig
    comparison = read_comparison(inner) if inner and kind in ("pairwise", "single") else None
    looks_at = 0 if kind == "pairwise" else 1 if single_texts else None
    if comparison is None or comparison[1] != looks_at:
        raise Unrecognised("the slice %s" % place_of(inner or function), inner, "slice")
    return ("when-original" if comparison[2] else "when-original-not"), Labels(comparison[3])


def number(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 2:
        raise Unrecognised("a tolerance that is no number from 0 to 2")
    return float(value)


def place_of(function):
    return "%s (%s, line %d)" % (function.name, function.file, function.line) if function else "that is no function"
