/// One case with its verdict, in the words of a report. Shared by runs and replays.
#pragma once

#include <assay/expect/expectation.hpp>
#include <assay/run/result.hpp>
#include <assay/suite/suite.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

CaseRule case_rule_of(const Test& test);

/// The first text that is judged: all of them in MFT, all but the original in INV and DIR.
std::size_t first_judged_text(const Test& test);

std::vector<std::size_t> failed_texts_of(const Test& test, const Judged& judged);
std::vector<Prediction> predictions_of(const Judged& judged);

/// An example without predictions. `made` has its details.
Example example_of(const Test& test, std::uint64_t index, const Case& made, const LabelSet& labels);

/// The labels that a run speaks in: the suite's, or the model's where the suite declares none.
const LabelSet& labels_of_run(const Suite& suite, const LabelSet& of_model);

}  // namespace assay
