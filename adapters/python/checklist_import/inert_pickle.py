"""Reads a pickle without executing anything that it holds.

A pickle is a program for a stack machine (pickletools describes it) whose instructions import classes and
call them. Here nothing is imported and nothing is called: a class or function is a Global, a call a Call that
keeps its arguments, and whatever is done to the result later is noted in it. Only strings, bytes, numbers,
lists and tuples become what they are. A dict is a Dict, a list of pairs, so that no hash of what the
pickle holds is ever taken.

Time and memory are linear in the size of the pickle: no instruction makes more than the bytes that stand in
it, and objects that occur twice are shared. The result may hold circles, and small pickles can describe
structures that are exponentially large when walked: whoever walks one keeps count.
"""
import codecs
import struct

MOST_BYTES = 2 << 30
MOST_INTEGER_BYTES = 1024


class PickleError(Exception):
    """The pickle is broken, or holds what is never needed for a suite. Says at which byte."""


class Global:
    """A class or function, by name."""

    def __init__(self, module, name):
        self.module = module
        self.name = name


class Call:
    """What a call would have given, and what was done to it afterwards."""

    def __init__(self, function, arguments):
        self.function = function
        self.arguments = arguments
        self.state = None      # of BUILD, what __setstate__ would have got
        self.items = []        # that were appended
        self.entries = []      # (key, value) that were set
        self.attributes = []   # (name, value) that setattr would have set
        self.decoded = None    # by numpy_values, which looks at each once

    def calls(self, *names):
        """Is it a call of a function of one of these names, in whatever module?"""
        return isinstance(self.function, Global) and self.function.name in names


class Dict:
    """The entries of a dict in their order, repeated keys kept."""

    def __init__(self, entries):
        self.entries = entries


def text_keys(record):
    """The entries of a Dict or Call under strings, the last of each name; {} for anything else."""
    entries = record.entries if isinstance(record, (Dict, Call)) else []
    return {key: value for key, value in entries if type(key) is str}


def loads(data):
    """The object that a pickle describes. Throws PickleError."""
    if len(data) > MOST_BYTES:
        raise PickleError("a pickle of more than 2 GiB")
    return _Machine(data).run()


class _Machine:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.stack = []
        self.marks = []  # heights of the stack
        self.memo = {}

    def run(self):
        data, handlers = self.data, _HANDLERS
        start = 0
        try:
            while True:
                start = self.at
                opcode = data[start]
                self.at = start + 1
                handler = handlers.get(opcode)
                if handler is None:
                    raise PickleError(_why_not(opcode))
                if handler is _stop:
                    return self.pop()
                handler(self)
        except PickleError as error:
            raise PickleError("byte %d: %s" % (start, error)) from None
        except IndexError:
            raise PickleError("byte %d: the pickle ends in the middle; was it cut off?" % start) from None
        except (ValueError, UnicodeError, struct.error) as error:
            raise PickleError("byte %d: %s" % (start, error)) from None

    # Reading arguments that stand in the pickle.

    def take(self, count):
        end = self.at + count
        if end > len(self.data):
            raise PickleError("%d bytes are announced, but only %d are left" % (count, len(self.data) - self.at))
        piece = self.data[self.at:end]
        self.at = end
        return piece

    def number(self, layout):
        return struct.unpack(layout, self.take(struct.calcsize(layout)))[0]

    def line(self, most=1 << 20):
        end = self.data.find(b"\n", self.at, self.at + most)
        if end < 0:
            raise PickleError("a line that does not end")
        line = self.data[self.at:end]
        self.at = end + 1
        return line

    # The stack.

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        if not self.stack or (self.marks and self.marks[-1] == len(self.stack)):
            raise PickleError("a value is missing on the stack")
        return self.stack.pop()

    def top(self):
        value = self.pop()
        self.stack.append(value)
        return value

    def pop_to_mark(self):
        if not self.marks:
            raise PickleError("a mark is missing on the stack")
        height = self.marks.pop()
        values = self.stack[height:]
        del self.stack[height:]
        return values

    def keep(self, index):
        if not 0 <= index < 1 << 32:
            raise PickleError("a memo number out of range")
        self.memo[index] = self.top()

    def fetch(self, index):
        if index not in self.memo:
            raise PickleError("nothing was kept under the number %d" % index)
        self.push(self.memo[index])


def _why_not(opcode):
    refused = {ord("P"): "persistent ids", ord("Q"): "persistent ids", 0x82: "extension codes", 0x83: "extension codes",
               0x84: "extension codes", 0x97: "buffers outside the pickle", 0x98: "buffers outside the pickle"}
    if opcode in refused:
        return "%s are not read" % refused[opcode]
    return "0x%02x is no instruction of a pickle" % opcode


def _stop(machine):
    """Marks the end; run() looks for it."""


def _call(machine, function, arguments):
    if not isinstance(function, (Global, Call)):
        raise PickleError("it calls %s, which is no function" % type(function).__name__)
    if not isinstance(arguments, tuple):
        raise PickleError("the arguments of a call are no tuple")
    _note_setattr(function, arguments)
    machine.push(Call(function, arguments))


def _note_setattr(function, arguments):
    """dill fills the cells of closures by calling setattr and dropping what it gives."""
    is_setattr = isinstance(function, Global) and function.name in ("setattr", "_setattr")
    if is_setattr and len(arguments) == 3 and isinstance(arguments[0], Call) and isinstance(arguments[1], str):
        arguments[0].attributes.append(arguments[1:])


def _reduce(machine):
    arguments = machine.pop()
    _call(machine, machine.pop(), arguments)


def _new_with_keywords(machine):
    machine.pop()
    _reduce(machine)


def _obj(machine):
    values = machine.pop_to_mark()
    if not values:
        raise PickleError("a class is missing on the stack")
    _call(machine, values[0], tuple(values[1:]))


def _name(line):
    return line.decode("utf-8")


def _inst(machine):
    function = Global(_name(machine.line()), _name(machine.line()))
    _call(machine, function, tuple(machine.pop_to_mark()))


def _global(machine):
    module = _name(machine.line())
    machine.push(Global(module, _name(machine.line())))


def _stack_global(machine):
    name = machine.pop()
    module = machine.pop()
    if type(name) is not str or type(module) is not str:
        raise PickleError("the name of a class is no string")
    machine.push(Global(module, name))


def _build(machine):
    state = machine.pop()
    target = machine.top()
    if isinstance(target, Call):
        target.state = state
    elif not isinstance(target, Global):
        raise PickleError("it sets the state of a %s" % type(target).__name__)


def _append_all(machine, values):
    target = machine.top()
    if isinstance(target, list):
        target.extend(values)
    elif isinstance(target, Call):
        target.items.extend(values)
    else:
        raise PickleError("it appends to a %s" % type(target).__name__)


def _append(machine):
    value = machine.pop()
    _append_all(machine, [value])


def _pairs(values):
    if len(values) % 2:
        raise PickleError("a key without a value")
    return list(zip(values[::2], values[1::2]))


def _set_all(machine, pairs):
    target = machine.top()
    if not isinstance(target, (Dict, Call)):
        raise PickleError("it sets an entry of a %s" % type(target).__name__)
    target.entries.extend(pairs)


def _setitem(machine):
    value = machine.pop()
    key = machine.pop()
    _set_all(machine, [(key, value)])


def _tuple_of(count):
    def handler(machine):
        values = [machine.pop() for _ in range(count)]
        machine.push(tuple(reversed(values)))
    return handler


def _pop(machine):
    if machine.marks and machine.marks[-1] == len(machine.stack):
        machine.marks.pop()
    else:
        machine.pop()


def _integer_line(machine):
    line = machine.line(most=1000)
    if line in (b"00", b"01"):
        return machine.push(line == b"01")
    machine.push(int(line.rstrip(b"L")))


def _long(machine, length):
    if not 0 <= length <= MOST_INTEGER_BYTES:
        raise PickleError("a number of %d bytes" % length)
    machine.push(int.from_bytes(machine.take(length), "little", signed=True))


def _quoted(machine):
    line = machine.line().strip()
    if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
        raise PickleError("a string without quotes")
    machine.push(_old_string(codecs.escape_decode(line[1:-1])[0]))


def _old_string(data):
    """Strings of Python 2 are bytes."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _text(layout):
    def handler(machine):
        machine.push(machine.take(machine.number(layout)).decode("utf-8", "surrogatepass"))
    return handler


def _bytes(layout, made=bytes):
    def handler(machine):
        machine.push(made(machine.take(machine.number(layout))))
    return handler


def _value(make):
    def handler(machine):
        machine.push(make())
    return handler


def _packed(layout):
    def handler(machine):
        machine.push(machine.number(layout))
    return handler


def _memo(action, layout):
    def handler(machine):
        getattr(machine, action)(machine.number(layout))
    return handler


_HANDLERS = {
    ord("."): _stop, 0x80: lambda m: m.take(1), 0x95: lambda m: m.take(8),
    ord("("): lambda m: m.marks.append(len(m.stack)), ord("0"): _pop,
    ord("1"): lambda m: m.pop_to_mark(), ord("2"): lambda m: m.push(m.top()),
    # numbers
    ord("N"): _value(lambda: None), 0x88: _value(lambda: True), 0x89: _value(lambda: False),
    ord("I"): _integer_line, ord("L"): _integer_line, ord("J"): _packed("<i"), ord("K"): _packed("<B"),
    ord("M"): _packed("<H"), 0x8a: lambda m: _long(m, m.number("<B")), 0x8b: lambda m: _long(m, m.number("<i")),
    ord("F"): lambda m: m.push(float(m.line(most=1000))), ord("G"): _packed(">d"),
    # strings and bytes
    ord("S"): _quoted, ord("T"): lambda m: m.push(_old_string(m.take(m.number("<I")))),
    ord("U"): lambda m: m.push(_old_string(m.take(m.number("<B")))),
    ord("V"): lambda m: m.push(m.line(most=MOST_BYTES).decode("raw-unicode-escape")),
    ord("X"): _text("<I"), 0x8c: _text("<B"), 0x8d: _text("<Q"),
    ord("B"): _bytes("<I"), ord("C"): _bytes("<B"), 0x8e: _bytes("<Q"), 0x96: _bytes("<Q", bytearray),
    # containers; a set is a list here
    ord("]"): _value(list), ord("l"): lambda m: m.push(m.pop_to_mark()), ord("a"): _append,
    ord("e"): lambda m: _append_all(m, m.pop_to_mark()),
    ord(")"): _value(tuple), ord("t"): lambda m: m.push(tuple(m.pop_to_mark())),
    0x85: _tuple_of(1), 0x86: _tuple_of(2), 0x87: _tuple_of(3),
    ord("}"): _value(lambda: Dict([])), ord("d"): lambda m: m.push(Dict(_pairs(m.pop_to_mark()))),
    ord("s"): _setitem, ord("u"): lambda m: _set_all(m, _pairs(m.pop_to_mark())),
    0x8f: _value(list), 0x90: lambda m: _append_all(m, m.pop_to_mark()), 0x91: lambda m: m.push(m.pop_to_mark()),
    # memo
    ord("p"): lambda m: m.keep(int(m.line(most=1000))), ord("q"): _memo("keep", "<B"), ord("r"): _memo("keep", "<I"),
    0x94: lambda m: m.keep(len(m.memo)), ord("g"): lambda m: m.fetch(int(m.line(most=1000))),
    ord("h"): _memo("fetch", "<B"), ord("j"): _memo("fetch", "<I"),
    # classes, functions, objects
    ord("c"): _global, 0x93: _stack_global, ord("R"): _reduce, 0x81: _reduce, 0x92: _new_with_keywords,
    ord("i"): _inst, ord("o"): _obj, ord("b"): _build,
}
