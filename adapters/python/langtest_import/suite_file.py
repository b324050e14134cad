"""Writes the suite of assay."""
from checklist_import.suite_writer import escaped

# What the suite edits until it gets other texts: something for each of the edits to find.
SAMPLE_TEXTS = (
    "Maria Lopez said that she liked the food, but the hotel was not good.",
    "My friend John lives in Germany, and he will not come before Monday.",
    "The movie was great, and we laughed for 45 minutes!",
    "I do not think that the color of the phone is beautiful.",
    "As soon as possible, please: the flight to Chicago was late.",
    "Their new center is amazing, because it is quiet and not far from the theatre.",
    "I paid 30 dollars for an awful dinner in Nigeria.",
    "Thank you, Ahmed! He told me that it is easy to use.",
    "We waited two hours for a small room in India.",
    "By the way, the staff was friendly; I am going to come back.",
)


def write_suite(suite, name, data):
    """The text of suite.xml. `data`: attributes of <data>."""
    lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!-- Written by assay import-langtest. -->"]
    lines += _comment("Not taken over:", suite.left_out) + _comment("Different from langtest:", suite.notes)
    lines.append("<suite%s>" % _attributes([("name", name), ("min-pass-rate", _number(suite.rate)), ("may-be-empty", "true")]))
    lines += ["  <use href=\"assay:%s\"/>" % used for used in sorted(suite.used)]
    for lexicon in suite.lexicons:
        lines += _lexicon_lines(lexicon)
    for test in suite.tests:
        rate = [] if test.rate is None else [("min-pass-rate", _number(test.rate))]
        lines.append("  <test%s>" % _attributes([("name", test.name), ("type", "INV"), ("capability", test.section.capitalize())] +
                                                rate + [("description", test.description)]))
        lines.append("    <data%s/>" % _attributes([("name", "texts")] + data))
        for perturb in test.perturbs:
            lines += _perturb_lines(perturb)
        lines += ["    <expect same=\"label\"/>", "  </test>"]
    lines.append("</suite>\n")
    return "\n".join(lines)


def _number(value):
    return "%.10g" % value


def _comment(title, items):
    if not items:
        return []
    lines = ["<!-- " + title] + ["     " + one for one in items]
    safe = []
    for line in lines:
        line = "".join(c if c.isprintable() else "\ufffd" for c in line).encode("utf-8", "replace").decode("utf-8")
        while "--" in line[4:]:
            line = line[:4] + line[4:].replace("--", "- -")
        safe.append(line)
    return safe[:-1] + [safe[-1] + " -->"]


def _lexicon_lines(lexicon):
    head = _attributes([("name", lexicon.name), ("extends", lexicon.extends or "")])
    lines = ["  <lexicon%s>" % head]
    lines += ["    <entry%s>%s</entry>" % (_attributes(list(attributes.items())), escaped(value))
              for value, attributes in lexicon.entries]
    return lines + ["  </lexicon>"]


def _perturb_lines(perturb):
    variants = [("variants", str(perturb.variants))]
    if perturb.variants == 1 and not any("choices" in attributes for _, attributes in perturb.steps):
        variants = []
    if len(perturb.steps) == 1:
        name, attributes = perturb.steps[0]
        return ["    <perturb%s/>" % (_attributes([("with", name)]) + _attributes(attributes.items(), True) +
                                      _attributes(variants))]
    steps = ["      <step%s/>" % (_attributes([("with", name)]) + _attributes(attributes.items(), True))
             for name, attributes in perturb.steps]
    return ["    <perturb%s>" % _attributes(variants)] + steps + ["    </perturb>"]


def _attributes(pairs, empty=False):
    """Without those that are empty, unless `empty`."""
    return "".join(" %s=\"%s\"" % (name, escaped(value)) for name, value in pairs if value or empty)
