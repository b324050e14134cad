/// Random results that keep the promises of RunResult, for laws that hold for all of them.
#pragma once

#include <assay/run/result.hpp>

#include <rapidcheck.h>

namespace assay::test {

/// Hostile: control characters, NUL, markup of every format, wide and combining characters, the end of the
/// Unicode range. Valid UTF-8.
rc::Gen<std::string> hostile_text();

/// Zero to four tests.
rc::Gen<RunResult> random_result();

}  // namespace assay::test
