"""Runs programs and says what they cost. One thread each."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Cost:
    """Of one program from begin to end: seconds of processor time, seconds by the clock, peak of resident MB."""

    def __init__(self, processor, clock, megabytes):
        self.processor, self.clock, self.megabytes = processor, clock, megabytes


def run(command, stdin=None, environment=None):
    """Output goes nowhere; stops where the program fails. The peak is at least that of this program, some 12 MB,
    as Linux counts it from before the other one is loaded."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=open(stdin, "rb") if stdin else subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             env=dict(os.environ, **ONE_THREAD, **(environment or {})))
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    clock = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}\n{errors.decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024)


def output_of(command, environment=None):
    result = subprocess.run(command, capture_output=True, text=True,
                            env=dict(os.environ, **ONE_THREAD, **(environment or {})))
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {result.returncode}\n{result.stderr}")
    return result.stdout


def json_of(command):
    """The one line of JSON that a script of benchmarks/peers prints."""
    return json.loads(output_of(command))


def benchmarks_of(program, names, data):
    """Of a program of Google Benchmark: a dictionary by name. `data` is what ASSAY_BENCH_DATA names."""
    pattern = "^(" + "|".join(names) + ")$"
    output = output_of([program, f"--benchmark_filter={pattern}", "--benchmark_format=json"],
                       {"ASSAY_BENCH_DATA": data})
    found = {entry["name"]: entry for entry in json.loads(output)["benchmarks"]}
    for name in names:
        if name not in found:
            sys.exit(f"{program} has no benchmark {name}")
        if found[name].get("error_occurred"):
            sys.exit(f"{name}: {found[name]['error_message']}")
    return found


def median(numbers):
    return statistics.median(list(numbers))


def python_with_sklearn():
    """The first interpreter that has scikit-learn, or None."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import sklearn"], capture_output=True).returncode == 0:
            return python
    return None


def program(*names):
    """The path of the first program that is installed, or None."""
    return next(filter(None, map(shutil.which, names)), None)
