"""Pickles such as dill makes of CheckList's suites, without dill and without CheckList.

The classes and functions have the names and the closures of CheckList's; what they would compute does not matter,
since nobody calls them.
"""
import io
import pickle
import sys
import types


def module(name, **members):
    made = types.ModuleType(name)
    for key, member in members.items():
        member.__module__, member.__qualname__ = name, key
        setattr(made, key, member)
    sys.modules[name] = made
    if "." in name and name.rpartition(".")[0] not in sys.modules:
        module(name.rpartition(".")[0])  # which must be there to be imported from
    return made


def _create_function(*parts):
    raise AssertionError("called")


def _create_code(*parts):
    raise AssertionError("called")


def _create_cell(*parts):
    raise AssertionError("called")


def scalar(*parts):
    raise AssertionError("called")


def _reconstruct(*parts):
    raise AssertionError("called")


class Plain:
    """An object whose state is a dict."""

    def __init__(self, **state):
        self.__dict__.update(state)


class TestSuite(Plain):
    pass


class MFT(Plain):
    pass


class INV(Plain):
    pass


class DIR(Plain):
    pass


class dtype(Plain):
    def __reduce__(self):
        return dtype, (self.kind, 0, 1), (3, self.order, None, None, None, -1, -1, 0)


class Numpy:
    """Reduces to a call of numpy's, with a state."""

    def __init__(self, *reduced):
        self.reduced = reduced

    def __reduce__(self):
        return self.reduced


dill = module("dill._dill", _create_function=_create_function, _create_code=_create_code, _create_cell=_create_cell)
multiarray = module("numpy.core.multiarray", scalar=scalar, _reconstruct=_reconstruct)
module("numpy", dtype=dtype)
module("checklist.test_suite", TestSuite=TestSuite)
module("checklist.test_types", MFT=MFT, INV=INV, DIR=DIR)


class Pickler(pickle.Pickler):
    def reducer_override(self, value):
        if isinstance(value, types.FunctionType) and value.__module__ not in sys.modules.keys() - {__name__, "__main__"}:
            return _create_function, (value.__code__, {}, value.__name__, value.__defaults__, value.__closure__, {})
        if isinstance(value, types.CodeType):
            return _create_code, _parts(value)
        if isinstance(value, types.CellType):
            return _create_cell, (value.cell_contents,)
        return NotImplemented


def _parts(code):
    """In the order of Python 3.7, which the released suites have."""
    constants = tuple(one for one in code.co_consts if not isinstance(one, frozenset))
    return (code.co_argcount, code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize, code.co_flags, code.co_code,
            constants, code.co_names, code.co_varnames, code.co_filename, code.co_name, code.co_firstlineno, b"",
            code.co_freevars, code.co_cellvars)


def dumps(value, protocol=3):
    file = io.BytesIO()
    Pickler(file, protocol).dump(value)
    return file.getvalue()


def of_checklist(function):
    """As if it stood in CheckList's own source."""
    return types.FunctionType(function.__code__.replace(co_filename="/usr/lib/checklist/expect.py"), {},
                              function.__name__, function.__defaults__, function.__closure__)


def testcase(fn):
    def expect(self):
        return [fn(one) for one in iter_with_optional(self)]  # noqa: F821
    return of_checklist(expect)


def single(fn):
    def expect_fn(xs, preds, confs, label=None, meta=None):
        return [fn(x) for x in xs]
    return testcase(of_checklist(expect_fn))


def pairwise(fn):
    def expect_fn(xs, preds, confs, labels=None, meta=None):
        orig_pred = preds[0]
        return [fn(orig_pred, pred) for pred in preds]
    return testcase(of_checklist(expect_fn))


def eq(val=None):
    def ret_fn(x, pred, conf, label=None, meta=None):
        return pred == val
    return single(of_checklist(ret_fn))


def inv(tolerance=0):
    def expect(orig_pred, pred, orig_conf, conf, labels=None, meta=None):
        return tolerance
    return pairwise(of_checklist(expect))


def monotonic(label=None, increasing=True, tolerance=0.):
    keep_label = label

    def expect(orig_pred, pred, orig_conf, conf, labels=None, meta=None):
        return increasing, keep_label, tolerance
    return pairwise(of_checklist(expect))


def wrap_slice(expect_fn, slice_fn, agg_fn="all"):
    def wrapped(*args, **kwargs):
        return expect_fn, slice_fn, agg_fn
    return of_checklist(wrapped)


def slice_orig(expect_fn, slice_fn, agg_fn="all"):
    new_fn = of_checklist(lambda orig, pred, *args, **kwargs: slice_fn(orig, pred))
    return wrap_slice(expect_fn, pairwise(new_fn), agg_fn)


def combine(expect_fn1, expect_fn2, how, ignore_none=True):
    combine_fn = of_checklist({"and": lambda x1, x2: min(x1, x2), "or": lambda x1, x2: max(x1, x2)}[how])
    combine_fn = types.FunctionType(combine_fn.__code__.replace(co_name="combine_fn"), {}, "combine_fn")

    def tmp_fn(self):
        return expect_fn1, expect_fn2, combine_fn, ignore_none
    return of_checklist(tmp_fn)


def string_of_numpy(text, order="<"):
    encoding = "utf-32-le" if order == "<" else "utf-32-be"
    return Numpy(scalar, (dtype(kind="U%d" % (len(text) + 3), order=order), (text + "\0\0\0").encode(encoding)))


def array_of_numpy(kind, buffer, shape):
    return Numpy(_reconstruct, (list, (0,), b"b"), (1, shape, dtype(kind=kind, order="<"), False, buffer))


def test(made, data, expect, labels=None, agg_fn=None, run_idxs=None, **more):
    agg_fn = agg_fn or ("all" if made is MFT else "all_except_first")
    return made(data=data, expect=expect, labels=labels, agg_fn=agg_fn, run_idxs=run_idxs, meta=None, **more)


def suite(**tests):
    """Names are those of the arguments, with spaces for underscores."""
    named = {name.replace("_", " "): one for name, one in tests.items()}
    return TestSuite(tests=named, info={name: {"capability": "Logic", "type": type(one).__name__}
                                        for name, one in named.items()})
