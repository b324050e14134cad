"""Numbers and strings that numpy made, from the records that inert_pickle leaves of them."""
import struct

from .inert_pickle import Call, Global

_LAYOUTS = {"b1": "?", "i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B", "u2": "H", "u4": "I", "u8": "Q",
            "f2": "e", "f4": "f", "f8": "d"}


def plain(record):
    """A scalar or array of numpy as a number, a string or lists of such; anything else as it is."""
    if not isinstance(record, Call):
        return record
    if record.decoded is None:
        record.decoded = _plain(record)
    return record.decoded


def _plain(record):
    name = function_name(record.function)
    if name == "scalar" and len(record.arguments) == 2:
        values = _decode(record.arguments[0], record.arguments[1])
        return values[0] if values and len(values) == 1 else record
    if name == "_reconstruct" and isinstance(record.state, tuple) and len(record.state) == 5:
        values = _array(record.state)
        return record if values is None else values
    return record


def function_name(function):
    """The name of a function that the pickle holds by name, also where dill wrote getattr(module, name)."""
    if isinstance(function, Global):
        return function.name
    if isinstance(function, Call) and function.calls("_get_attr", "getattr") and len(function.arguments) == 2:
        return function.arguments[1] if isinstance(function.arguments[1], str) else None
    return None


def _array(state):
    _, shape, dtype, by_column, data = state
    if not isinstance(shape, tuple) or not 1 <= len(shape) <= 2 or (by_column and len(shape) > 1):
        return None
    values = data if isinstance(data, list) else _decode(dtype, data)
    if values is None or any(type(size) is not int or size < 0 for size in shape):
        return None
    if len(shape) == 1:
        return [plain(value) for value in values] if len(values) == shape[0] else None
    if len(values) != shape[0] * shape[1]:
        return None
    return [values[row * shape[1]:(row + 1) * shape[1]] for row in range(shape[0])]


def _decode(dtype, data):
    """The values in a buffer, or None for a kind of value that no suite needs."""
    kind, order = _kind_of(dtype)
    if not isinstance(data, bytes) or kind is None:
        return None
    if kind[:1] == "U" and kind[1:].isdigit():
        return _strings(data, 4 * int(kind[1:]), "utf-32-be" if order == ">" else "utf-32-le")
    if kind not in _LAYOUTS:
        return None
    size = int(kind[1:])
    if len(data) % size:
        return None
    return list(struct.unpack("%s%d%s" % (order, len(data) // size, _LAYOUTS[kind]), data))


def _strings(data, width, encoding):
    """Fixed-width strings are padded with zeros."""
    if width == 0 or len(data) % width:
        return [""] if not data else None
    try:
        return [data[at:at + width].decode(encoding, "surrogatepass").rstrip("\0") for at in range(0, len(data), width)]
    except UnicodeDecodeError:
        return None


def _kind_of(dtype):
    """Such as ("U27", "<"); the byte order is in the state, (version, order, …)."""
    if not isinstance(dtype, Call) or not dtype.calls("dtype") or not dtype.arguments:
        return None, "<"
    kind = dtype.arguments[0]
    order = dtype.state[1] if isinstance(dtype.state, tuple) and len(dtype.state) > 1 else "<"
    return (kind if isinstance(kind, str) else None), (">" if order == ">" else "<")
