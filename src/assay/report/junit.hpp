/// JUnit XML, as Jenkins, GitLab and GitHub actions read it (tests/golden/junit.xsd is the subset that is
/// used).
#pragma once

#include <assay/run/result.hpp>

#include <string>

namespace assay {

/// One <testsuite> with a <testcase> for each test, classname "suite.capability". A <failure> is a test whose
/// gate failed, with examples in its text; tests without a gate never fail. <skipped> is a test that is not
/// applicable or judged nothing, and whose gate did not fail for it. A run that was interrupted or judged
/// nothing gets one more <testcase> with an <error>, so that no reader takes it for a good one. No times, so
/// that equal results give equal bytes.
std::string to_junit(const RunResult& result);

}  // namespace assay
