#!/usr/bin/env python3
"""A function that a source keeps to itself may not be taken for another of the same name.

Sources of a module are compiled several at a time (a unity build). There, a function in an anonymous namespace is one more
overload for the sources behind it, beside those of the headers and of the other sources; and where all take a number, or
all take a text, the one that fits better is called without a word of warning. Other parameters don't convert into each other:
such overloads are welcome.

unique_names_test.py SOURCES: the folder with assay/ and cli/.
"""
import pathlib
import re
import sys
import tempfile

FUNCTION = re.compile(r"^(?!return|throw|else|using|typedef)[A-Za-z_][\w:<>,&* \[\]]*[ &*>]([a-z_]\w*)\(([^,)]*)", re.M)
OWN = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.M | re.S)
KINDS = [("text", re.compile(r"std::string|char ?\*")),
         ("number", re.compile(r"\b(bool|char|char32_t|int|unsigned|double|float|std::u?int\d+_t|std::size_t)\b"))]


def kind_of(parameter):
    """What converts into the first parameter; None where that is a class of ours."""
    if inner := re.match(r"(?:const )?std::(?:span|vector|array)<(.*)", parameter):
        kind = kind_of(inner.group(1))
        return kind and f"list of {kind}s"
    return next((kind for kind, pattern in KINDS if pattern.search(parameter)), None)


def functions_in(text, start=0, end=None):
    for found in FUNCTION.finditer(text, start, len(text) if end is None else end):
        kind = kind_of(found.group(2))
        if kind:
            yield (found.group(1), kind), 1 + text.count("\n", 0, found.start(1))


def module_of(path):
    return path.parts[:2] if path.parts[0] == "assay" else path.parts[:1]


def faults_in(sources):
    shared, known = {}, {}
    for header in sorted(sources.rglob("*.hpp")):
        for function, line in functions_in(header.read_text()):
            shared.setdefault(function, f"{header.relative_to(sources)}:{line}")
    for path in sorted(sources.rglob("*.cpp")):
        place, text = path.relative_to(sources), path.read_text()
        of_module = known.setdefault(module_of(place), {})
        here = {}
        for own in OWN.finditer(text):
            for function, line in functions_in(text, own.start(1), own.end(1)):
                here.setdefault(function, f"{place}:{line}")
        for function, line in here.items():
            if other := shared.get(function) or of_module.get(function):
                yield f"src/{line}: {function[0]} takes a {function[1]}, as does the function of this name in src/{other}"
            of_module.setdefault(function, line)


def check_finds():
    """A pair that is to be found, and one that is not."""
    with tempfile.TemporaryDirectory() as folder:
        sources = pathlib.Path(folder)
        (sources / "cli").mkdir()
        (sources / "cli/a.hpp").write_text("std::string shown(const std::string& name);\nint size_of(const Text& text);\n")
        (sources / "cli/b.cpp").write_text("namespace {\n\nstd::string shown(std::string_view name) {\n}\n\n"
                                           "int size_of(const Word& word) {\n}\n\n}  // namespace\n")
        faults = list(faults_in(sources))
    if len(faults) != 1 or "b.cpp:3: shown takes a text" not in faults[0]:
        sys.exit(f"the sources are not read as they should be: {faults}")


if __name__ == "__main__":
    check_finds()
    faults = list(faults_in(pathlib.Path(sys.argv[1])))
    print("\n".join(faults) or "no function can be taken for another")
    sys.exit(1 if faults else 0)
