"""What a configuration in YAML is made of, with the line of each part. Nothing in it is converted or executed."""
import re

MOST_DEPTH = 32


class ConfigError(Exception):
    """Something is wrong with the configuration; the message says where."""

    def __init__(self, message, line=None):
        super().__init__("line %d: %s" % (line, message) if line else message)


class Scalar:
    """A word, number or text; `plain` if it stands without quotes."""

    kind = "a value"

    def __init__(self, text, plain, line):
        self.text, self.plain, self.line = text, plain, line

    def is_null(self):
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")

    def number(self):
        """As a float, or None."""
        if self.plain and re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", self.text, re.ASCII):
            return float(self.text)
        return None


class Sequence:
    kind = "a list"

    def __init__(self, items, line):
        self.items, self.line = items, line


class Mapping:
    """Pairs of a key (a string) and a node, in the order of the file. Throws ConfigError for a key given twice."""

    kind = "a mapping"

    def __init__(self, pairs, line):
        self.line = line
        self.entries = {}
        for key, value in pairs:
            if key.text in self.entries:
                raise ConfigError("'%s' is given twice" % key.text, key.line)
            self.entries[key.text] = value
