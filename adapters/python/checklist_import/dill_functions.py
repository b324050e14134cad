"""What a function is, as far as it can be told without running it: its name, its source, its closure.

dill writes a function as _create_function(code, globals, name, defaults, closure, …) and code as a plain tuple
of its parts, whose number differs between versions of Python. The bytecode is only compared, never run.
"""
import hashlib
import json

from .inert_pickle import Call, Dict, Global, text_keys
from .numpy_values import plain

_MOST_PARTS = 5000
_DEEPEST = 40


class Function:
    """name, file, line, parameters (in order), bytecode, constants, names, variables, cells {name: content}."""

    def __init__(self, code, cells, global_values):
        self.__dict__.update(code)
        self.cells = cells
        self.globals = global_values

    def is_of_checklist(self, name):
        return self.name == name and self.file.replace("\\", "/").endswith("checklist/expect.py")

    def fingerprint(self):
        """Of what it does: equal wherever it stands in whichever file. None for one that is too large."""
        try:
            parts = _Parts().function(self)
        except _TooLarge:
            return None
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8")).hexdigest()


def read_function(record):
    """The Function in a record, or None if it is none."""
    if not isinstance(record, Call) or not record.calls("_create_function") or len(record.arguments) < 5:
        return None
    code = _read_code(record.arguments[0])
    if code is None:
        return None
    closure = record.arguments[4] if isinstance(record.arguments[4], tuple) else ()
    if len(closure) != len(code["free"]):
        return None
    cells = {name: _content(cell) for name, cell in zip(code["free"], closure)}
    return Function(code, cells, text_keys(record.arguments[1]))


def _read_code(record):
    """The parts of a code object that all versions of Python have in the same order."""
    if not isinstance(record, Call):
        return None
    parts = list(record.arguments)
    if parts and isinstance(parts[0], (bytes, str)):  # newer dill puts the line table first
        parts = parts[1:]
    at = next((i for i, part in enumerate(parts) if isinstance(part, bytes)), None)
    if at is None or len(parts) < at + 9 or type(parts[0]) is not int:
        return None
    bytecode, constants, names, variables, file, name = parts[at:at + 6]
    tuples = (constants, names, variables, parts[-2], parts[-1])
    if not all(isinstance(part, tuple) for part in tuples) or not isinstance(file, str) or not isinstance(name, str):
        return None
    if not all(isinstance(one, str) for part in (names, variables) + tuples[3:] for one in part):
        return None
    line = next((part for part in parts[at + 6:] if type(part) is int), 0)
    return {"name": name, "file": file, "line": line, "parameters": variables[:max(parts[0], 0)], "bytecode": bytecode,
            "constants": constants, "names": names, "variables": variables, "free": parts[-2],
            "in_inner": parts[-1]}


def _content(cell):
    """What a cell of a closure holds: given when it was made, or set later."""
    if not isinstance(cell, Call) or not cell.calls("_create_cell"):
        return cell
    for name, value in reversed(cell.attributes):
        if name == "cell_contents":
            return plain(value)
    return plain(cell.arguments[0]) if cell.arguments else None


class _TooLarge(Exception):
    pass


class _Parts:
    """A function as nested lists of plain values, within bounds: what it refers to may be circular."""

    def __init__(self):
        self.left = _MOST_PARTS
        self.depth = 0

    def function(self, function):
        used = {name: self.value(value) for name, value in function.globals.items() if name in function.names}
        return [len(function.parameters), function.bytecode.hex(), [self.value(one) for one in function.constants],
                list(function.names), list(function.variables), used,
                {name: self.value(value) for name, value in function.cells.items()}]

    def value(self, value):
        self.left -= 1
        self.depth += 1
        if self.left < 0 or self.depth > _DEEPEST:
            raise _TooLarge()
        made = self._value(plain(value))
        self.depth -= 1
        return made

    def _value(self, value):
        if value is None or isinstance(value, (bool, int, str)):
            return value
        if isinstance(value, float):
            return ["float", repr(value)]
        if isinstance(value, (bytes, bytearray)):
            return ["bytes", bytes(value).hex()]
        if isinstance(value, (list, tuple)):
            return [type(value).__name__] + [self.value(one) for one in value]
        if isinstance(value, Dict):
            return ["dict"] + [[self.value(key), self.value(one)] for key, one in value.entries]
        if isinstance(value, Global):
            return ["global", value.module, value.name]
        function = read_function(value)
        if function:
            return ["function", self.function(function)]
        code = _read_code(value)
        if code:
            return ["code", self.function(Function(code, {}, {}))]
        return ["call", self.value(value.function)] + [self.value(one) for one in value.arguments]
