"""The table of a run as docs/benchmarks.md shows it: python3 benchmarks/results_table.py results.json

Writes Markdown, a row a test, and a sentence with the totals, to standard output.
"""
import json
import sys


def percent(share):
    """One decimal, more where rounding would turn some into none."""
    decimals = 1
    while decimals < 6 and share > 0 and float(f"{share * 100:.{decimals}f}") == 0:
        decimals += 1
    return f"{share * 100:.{decimals}f}"


def short_count(count):
    """320000000000 as 3.2e11."""
    return f"{count:,}" if count < 10**9 else f"{count:.1e}".replace("e+", "e")


def cases_of(test):
    population = int(test["population"])
    return f"{test['cases']:,}" + (f" of {short_count(population)}" if population > test["cases"] else "")


def rate_of(test):
    if test["failure_rate"] is None:
        return "–"
    interval = test["interval"]
    return f"{percent(test['failure_rate'])}% ({percent(interval['low'])}–{percent(interval['high'])})"


def gate_of(test):
    gate = test["gate"]
    limits = [] if gate["max_failure_rate"] is None else [f"≤ {gate['max_failure_rate'] * 100:.10g}%"]
    limits += [f"gap ≤ {gap['at_most'] * 100:.10g}%" for gap in test.get("gaps", [])]
    return f"{', '.join(limits)} {gate['verdict']}" if limits else "–"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        results = json.load(file)
    print("| test | type | capability | cases | judged | failed | failure rate (95%) | gate |")
    print("|---|---|---|---|---|---|---|---|")
    for test in results["tests"]:
        judged = test["cases"] - test["skipped"]
        cells = [test["name"], test["type"], test["capability"], cases_of(test), f"{judged:,}", f"{test['failed']:,}",
                 rate_of(test), gate_of(test)]
        print("| " + " | ".join(cells) + " |")
    totals = results["totals"]
    gates = sum(gate_of(test) != "–" for test in results["tests"])
    print(f"\nIn all {totals['cases'] - totals['skipped']:,} cases were judged and {percent(totals['failure_rate'])}% "
          f"failed; {totals['gates_failed']} of {gates} gates failed.")


if __name__ == "__main__":
    main()
