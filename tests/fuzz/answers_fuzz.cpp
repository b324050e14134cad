/// Any lines that a program may print are answers, an announcement, or refused with an Error. The first byte
/// chooses whether labels are known, or answers open. An answer that is taken says as much as those before
/// it, about labels that exist.

#include <assay/base/error.hpp>
#include <assay/model/program_protocol.hpp>
#include <assay/process/line_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace assay;

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const Answer& answer, AnswerReader& reader) {
    require(answer.id || answer.error);
    if (answer.error || !answer.fault.empty()) return;
    require(answer.row.certainty == reader.certainty());
    require(answer.row.label.has_value() || answer.row.certainty == Certainty::probabilities);
    if (answer.row.label) require(*answer.row.label < reader.labels().size());
    if (answer.row.certainty != Certainty::probabilities) return;
    require(answer.row.probabilities.size() == reader.labels().size());
    require(!fault_in_probabilities(answer.row.probabilities));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    ExpectedLabels labels;
    if (data[0] & 1) labels.labels = LabelSet({"negative", "positive"});
    if (data[0] & 2)
        labels.labels = LabelSet::of_answers([](std::string_view answer) { return std::string(answer); });
    AnswerReader reader(labels);
    LineBuffer buffer;
    LastLines last;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    last.append(bytes);
    require(last.text().size() <= LastLines::kLines * (LastLines::kLineBytes + 3) * 8);
    buffer.append(bytes);
    try {
        while (const auto line = buffer.next())
            if (const auto answer = reader.read(*line)) check(*answer, reader);
    } catch (const Error&) {
    }
    return 0;
}
