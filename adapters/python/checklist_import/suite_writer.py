"""Writes the suite of assay: suite.xml, and for each test a file of its cases.

The cases stand in the order of CheckList and the tests in that of the suite, so that line n of predictions that
were recorded for CheckList belongs to text n.
"""
import json
import re

from .inert_pickle import Dict
from .label_names import quoted
from .rules import Any, Leaf
from .saved_suite import SuiteError

_MOST_BYTES = 4 << 30       # of all cases; also what assay reads of one file
_MOST_ROW_BYTES = 16 << 20  # what assay reads of one row
_MOST_FIELDS = 16           # of a text of assay
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class CaseWriter:
    """Writes cases, and keeps count: a pickle may describe more than a disk holds."""

    def __init__(self, fields):
        self.fields = fields
        self.cases = 0
        self.texts = 0
        self.bytes = 0
        self.replaced = 0  # texts with halves of surrogate pairs, which are no Unicode text

    def write(self, test, gold, indexes, path):
        """`gold`: label names by case index, or None. Throws SuiteError."""
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            for index in indexes:
                texts = [self._text(test, index, text) for text in test.case(index)]
                row = {"texts": texts, "id": index}
                if gold is not None:
                    names = gold(index)
                    row["label"] = names[0] if len(names) == 1 else names
                line = json.dumps(row, ensure_ascii=False) + "\n"
                self._count(test, index, len(texts), len(line.encode("utf-8")))
                file.write(line)

    def _count(self, test, index, texts, size):
        self.cases += 1
        self.texts += texts
        self.bytes += size
        if size > _MOST_ROW_BYTES:
            raise SuiteError("case %d of the test '%s' has more than 16 MiB of text" % (index, test.name))
        if self.bytes > _MOST_BYTES:
            raise SuiteError("the cases have more than 4 GiB of text")

    def _text(self, test, index, text):
        parts = fields_of(text)
        if parts is None or len(parts) != len(self.fields):
            wanted = "one text" if len(self.fields) == 1 else "%d texts" % len(self.fields)
            raise SuiteError("case %d of the test '%s' holds something else than %s" % (index, test.name, wanted))
        parts = [self._unicode(part) for part in parts]
        return parts[0] if len(self.fields) == 1 else parts

    def _unicode(self, text):
        if text.isascii():
            return text
        sound = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self.replaced += sound != text and "\ufffd" in sound and sound.count("\ufffd") > text.count("\ufffd")
        return sound


def fields_of(text):
    """The strings that a text is made of, or None if it is no text."""
    if isinstance(text, Dict):
        text = [value for _, value in text.entries]
    parts = [text] if isinstance(text, str) else text
    if isinstance(parts, (list, tuple)) and parts and all(isinstance(part, str) for part in parts):
        return parts
    return None


def field_names(test, given):
    """Names for the fields of the texts, by the first one. Throws SuiteError."""
    text = test.case(0)[0]
    parts = fields_of(text)
    if parts is None:
        raise SuiteError("the texts of the test '%s' are neither strings nor tuples of strings" % test.name)
    if len(parts) > _MOST_FIELDS:
        raise SuiteError("the texts of the test '%s' have more than %d parts" % (test.name, _MOST_FIELDS))
    if given:
        if len(given) != len(parts):
            raise SuiteError("--fields gives %d names, but the texts have %d parts" % (len(given), len(parts)))
        return given
    if len(parts) == 1:
        return ["text"]
    keys = [key for key, _ in text.entries] if isinstance(text, Dict) else [None]
    if all(isinstance(key, str) and re.fullmatch("[A-Za-z_][A-Za-z0-9_-]*", key) for key in keys):
        return keys
    return ["text%d" % (number + 1) for number in range(len(parts))]


def file_name(number, test_name):
    words = re.sub("[^a-z0-9]+", "-", test_name.lower()).strip("-")[:50].strip("-")
    return "%03d-%s.jsonl" % (number, words or "test")


def write_suite(path, name, fields, labels, tests):
    """`tests`: (test, rule, judge, file of its cases), `judge` being "all", "variants" or None."""
    names = labels.all()
    lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
             "<!-- Written by assay import-checklist. -->",
             "<suite" + _attributes([("name", name), ("labels", " ".join(map(quoted, names))), ("answers", labels.answers),
                                     ("fields", " ".join(fields) if len(fields) > 1 else "")]) + ">"]
    for test, rule, judge, cases in tests:
        head = [("name", test.name), ("type", test.type), ("judge", judge), ("capability", test.capability),
                ("description", test.description)]
        lines.append("  <test%s>" % _attributes(head))
        lines.append("    <cases%s/>" % _attributes([("src", cases)]))
        lines.extend("    " + line for line in _rule_lines(rule, labels))
        lines.append("  </test>")
    lines.append("</suite>\n")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines))


def _rule_lines(rule, labels):
    if isinstance(rule, Leaf):
        pairs = [(name, labels.attribute(value)) for name, value in rule.attributes.items()
                 if name != "tolerance" or value]
        return ["<expect%s/>" % _attributes(pairs)]
    lines = [line for part in rule.parts for line in _rule_lines(part, labels)]
    return ["<any>"] + ["  " + line for line in lines] + ["</any>"] if isinstance(rule, Any) else lines


def _attributes(pairs):
    return "".join(" %s=\"%s\"" % (name, escaped(value)) for name, value in pairs if value)


def escaped(text):
    """For an attribute; what XML cannot hold becomes U+FFFD."""
    text = _NOT_XML.sub("\ufffd", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("\t", "&#9;"),
                              ("\n", "&#10;"), ("\r", "&#13;")):
        text = text.replace(character, entity)
    return text
