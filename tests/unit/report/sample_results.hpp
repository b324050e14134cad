/// Results made by hand, as the reports of the golden files show them.
#pragma once

#include <assay/run/result.hpp>

namespace assay::test {

/// Ten tests with every verdict and type, texts of one and two fields, and names and texts that attack each
/// format.
RunResult everything();

/// One gate, passed; nothing failed.
RunResult all_well();

/// everything() cut short, and a run in which no case could be judged.
RunResult interrupted();
RunResult nothing_judged();

/// Stopped by --fail-fast after one test of 72, in which nothing could be judged.
RunResult stopped();

/// As little as results.json can say.
RunResult empty();

}  // namespace assay::test
