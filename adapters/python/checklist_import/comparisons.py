"""Reads `lambda x, pred, …: pred != 0` off its bytecode: one parameter compared with one constant.

Nothing is run. The instructions are held against the only sequences that such a function compiles to, in Python
3.6 to 3.11; whatever differs is not recognised.
"""

_LOAD_FAST, _LOAD_CONST, _COMPARE, _CONTAINS, _RETURN, _RESUME, _CACHE = 124, 100, 107, 118, 83, 151, 0
_COMPARISONS = {(_COMPARE, 2): "==", (_COMPARE, 3): "!=", (_COMPARE, 6): "in", (_COMPARE, 7): "not in",
                (_CONTAINS, 0): "in", (_CONTAINS, 1): "not in"}


def read_comparison(function):
    """(name of the parameter, its position, whether it must be one, list of constants), or None."""
    code = function.bytecode
    steps = [(code[i], code[i + 1]) for i in range(0, len(code) - 1, 2)] if len(code) % 2 == 0 else []
    if steps and steps[0][0] == _RESUME:  # Python 3.11
        steps = [step for step in steps[1:] if step != (_CACHE, 0)]
    if [step[0] for step in steps[:2]] != [_LOAD_FAST, _LOAD_CONST] or steps[3:] != [(_RETURN, 0)]:
        return None
    comparison = _COMPARISONS.get(steps[2])
    position, constant = steps[0][1], steps[1][1]
    if comparison is None or position >= len(function.parameters) or constant >= len(function.constants):
        return None
    value = function.constants[constant]
    values = [value] if comparison in ("==", "!=") else list(value) if isinstance(value, tuple) else None
    if values is None:
        return None
    return function.parameters[position], position, comparison in ("==", "in"), values
