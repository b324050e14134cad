"""A strict reader of the part of YAML that configurations are written in, for where PyYAML is not installed.

Mappings and lists as blocks or in brackets, plain words and quoted strings, comments. All else is refused with its line:
anchors, aliases, tags, block scalars (| and >), keys of several lines, several documents.
"""
import re

from .yaml_nodes import ConfigError, Mapping, MOST_DEPTH, Scalar, Sequence

_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ",
            "\"": "\"", "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0"}
_WORD = re.compile(r"(?:[^,\[\]{}:]|:(?=[^\s,\[\]{}]))*")


class _Line:
    def __init__(self, number, indent, text):
        self.number, self.indent, self.text = number, indent, text


def read(text):
    """The node of the document. Throws ConfigError."""
    return _Blocks(_lines(text)).document()


def _lines(text):
    lines = []
    for number, raw in enumerate(re.split("\r\n|\r|\n", text), 1):
        content = raw.lstrip(" ")
        if content.startswith("\t") and content.strip():
            raise ConfigError("a tab cannot indent", number)
        content = _without_comment(content).rstrip()
        if content:
            lines.append(_Line(number, len(raw) - len(raw.lstrip(" ")), content))
    if lines and lines[0].text == "---":
        del lines[0]
    for line in lines:
        if line.indent == 0 and (line.text in ("---", "...") or line.text.startswith(("--- ", "%"))):
            raise ConfigError("only one document without directives is understood", line.number)
    return lines


def _without_comment(content):
    quote = None
    place = 0
    while place < len(content):
        character = content[place]
        if quote:
            if character == "\\" and quote == "\"":
                place += 1
            elif character == quote:
                quote = None
        elif character in "\"'" and (place == 0 or content[place - 1] in " [{,:-"):
            quote = character
        elif character == "#" and (place == 0 or content[place - 1] in " \t"):
            return content[:place]
        place += 1
    return content


class _Blocks:
    """Reads by indentation."""

    def __init__(self, lines):
        self.lines = lines
        self.at = 0

    def document(self):
        if not self.lines:
            return Scalar("", True, 1)
        node = self.block(self.lines[0].indent, 0)
        if self.at < len(self.lines):
            raise ConfigError("this indentation fits nothing above", self.lines[self.at].number)
        return node

    def block(self, indent, depth):
        line = self.lines[self.at]
        if depth > MOST_DEPTH:
            raise ConfigError("nested too deeply", line.number)
        if _is_item(line.text):
            return self.sequence(indent, depth)
        if _key_of(line) is not None:
            return self.mapping(indent, depth)
        self.at += 1
        return self.value(line.text, line.number, indent - 1)

    def sequence(self, indent, depth):
        items = []
        first = self.lines[self.at].number
        while self.at < len(self.lines) and self.lines[self.at].indent == indent and _is_item(self.lines[self.at].text):
            line = self.lines[self.at]
            rest = line.text[1:].lstrip(" ")
            if not rest:
                self.at += 1
                items.append(self.below(line, indent, depth, indent))
                continue
            # What stands behind the dash is a block that begins there.
            self.lines[self.at] = _Line(line.number, indent + len(line.text) - len(rest), rest)
            items.append(self.block(self.lines[self.at].indent, depth + 1))
        return Sequence(items, first)

    def mapping(self, indent, depth):
        pairs = []
        first = self.lines[self.at].number
        while self.at < len(self.lines) and self.lines[self.at].indent == indent:
            line = self.lines[self.at]
            split = None if _is_item(line.text) else _key_of(line)
            if split is None:
                raise ConfigError("a key and a colon are expected", line.number)
            key, rest = split
            self.at += 1
            if rest:
                pairs.append((key, self.value(rest, line.number, indent)))
            else:
                pairs.append((key, self.below(line, indent, depth, indent - 1)))
        return Mapping(pairs, first)

    def below(self, line, indent, depth, items_above):
        """What the lines below say; a list may stand as far left as its key (`items_above` is then one less)."""
        if self.at < len(self.lines):
            following = self.lines[self.at]
            if following.indent > indent or (following.indent > items_above and _is_item(following.text)):
                return self.block(following.indent, depth + 1)
        return Scalar("", True, line.number)

    def value(self, text, number, indent):
        """A value that begins here; further lines of it are indented more than `indent`."""
        parts = [text]
        if text[0] in "[{\"'":
            balance = _Balance()
            while not balance.closed_by(parts[-1]):
                if self.at == len(self.lines):
                    raise ConfigError("a bracket or quote is not closed", number)
                parts.append(self.lines[self.at].text)
                self.at += 1
            return _Flow(" ".join(parts), number).whole()
        _refuse_start(text, number)
        while self.at < len(self.lines) and self.lines[self.at].indent > indent:
            line = self.lines[self.at]
            if _key_of(line) is not None:
                raise ConfigError("a key does not fit here", line.number)
            parts.append(line.text)
            self.at += 1
        return Scalar(_plain(" ".join(parts), number), True, number)


def _is_item(text):
    return text == "-" or text.startswith("- ")


def _refuse_start(text, number):
    if text[0] in "&*!|>%@`?" and not (text[0] == "?" and len(text) > 1 and text[1] != " "):
        raise ConfigError("%s at the begin of a value (an anchor, alias, tag or the like) is not understood; quote the "
                          "text if it is one" % text[0], number)


def _plain(text, number):
    if re.search(r":(\s|$)", text):
        raise ConfigError("a second colon in a value without quotes", number)
    return text


def _key_of(line):
    """(key, text behind the colon), or None if the line is no pair."""
    text = line.text
    if text[0] in "\"'":
        end = _quote_end(text)
        if end is None or not re.match(r"\s*:(\s|$)", text[end:]):
            return None
        key = _Flow(text[:end], line.number).whole()
        return key, text[end:].lstrip()[1:].strip()
    if text[0] in "[{":
        return None
    found = re.search(r":(\s|$)", text)
    if not found:
        return None
    _refuse_start(text, line.number)
    return Scalar(text[:found.start()].rstrip(), True, line.number), text[found.end():].strip()


def _quote_end(text, start=0):
    """Behind the quote that closes the one at `start`, or None."""
    quote = text[start]
    place = start + 1
    while place < len(text):
        if text[place] == "\\" and quote == "\"":
            place += 1
        elif text[place] == quote:
            if quote == "'" and text[place + 1:place + 2] == "'":
                place += 1
            else:
                return place + 1
        place += 1
    return None


class _Balance:
    """Follows brackets and quotes over several lines."""

    def __init__(self):
        self.depth = 0
        self.quote = None
        self.last = ""     # the last character that is no blank
        self.escaped = False

    def closed_by(self, text):
        """Whether this line closes what the first one opened."""
        for character in text:
            if self.quote:
                if self.escaped:
                    self.escaped = False
                elif character == "\\" and self.quote == "\"":
                    self.escaped = True
                elif character == self.quote:  # '' closes a quote and opens the next
                    self.quote = None
            elif character in "\"'" and self.last in ("", "[", "{", ",", ":", "'"):
                self.quote = character
            else:
                self.depth += (character in "[{") - (character in "]}")
            if character != " ":
                self.last = character
        return self.depth <= 0 and not self.quote


class _Flow:
    """Reads brackets and quotes."""

    def __init__(self, text, number):
        self.text, self.number = text, number
        self.at = 0

    def fail(self, message):
        raise ConfigError(message, self.number)

    def whole(self):
        node = self.node(0)
        self.blanks()
        if self.at < len(self.text):
            self.fail("'%s' does not fit here" % self.text[self.at:self.at + 20])
        return node

    def blanks(self):
        while self.text[self.at:self.at + 1] in (" ", "\t") and self.at < len(self.text):
            self.at += 1

    def peek(self):
        self.blanks()
        return self.text[self.at:self.at + 1]

    def node(self, depth):
        if depth > MOST_DEPTH:
            self.fail("nested too deeply")
        first = self.peek()
        if first == "[":
            return Sequence(self.items("]", lambda: self.node(depth + 1)), self.number)
        if first == "{":
            return Mapping(self.items("}", lambda: self.pair(depth + 1)), self.number)
        if first and first in "\"'":
            return self.quoted()
        return self.word()

    def items(self, close, read_one):
        self.at += 1
        items = []
        while self.peek() != close:
            items.append(read_one())
            if self.peek() == ",":
                self.at += 1
            elif self.peek() != close:
                self.fail("a comma or %s is missing" % close)
        self.at += 1
        return items

    def pair(self, depth):
        key = self.quoted() if self.peek() and self.peek() in "\"'" else self.word()
        if self.peek() != ":":
            return key, Scalar("", True, self.number)
        self.at += 1
        if self.peek() and self.peek() in ",}":
            return key, Scalar("", True, self.number)
        return key, self.node(depth)

    def word(self):
        found = _WORD.match(self.text, self.at)
        text = found.group().strip()
        if not text:
            self.fail("a value is missing")
        _refuse_start(text, self.number)
        self.at = found.end()
        return Scalar(text, True, self.number)

    def quoted(self):
        end = _quote_end(self.text, self.at)
        if end is None:
            self.fail("a quote is not closed")
        quote, inner = self.text[self.at], self.text[self.at + 1:end - 1]
        self.at = end
        return Scalar(inner.replace("''", "'") if quote == "'" else self.unescaped(inner), False, self.number)

    def unescaped(self, inner):
        def one(found):
            if found.group("code"):
                number = int(found.group("code")[1:], 16)
                if number <= 0x10ffff:
                    return chr(number)
            elif found.group("letter") in _ESCAPES:
                return _ESCAPES[found.group("letter")]
            return self.fail("the escape %s is not known" % found.group())

        return re.sub(r"\\(?:(?P<code>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|(?P<letter>.))", one, inner)
