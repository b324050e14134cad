/// Any bytes are results.json, or refused with an InputError. What is accepted comes back equal when it is
/// written again, and every report of it is well-formed and safe to print.

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/report/format.hpp>
#include <assay/report/results_json.hpp>

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

void check_lines(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        require(end != text.npos);
        require(printable(text.substr(0, end)) == text.substr(0, end));
        text.remove_prefix(end + 1);
    }
}

void check(const RunResult& result) {
    const std::string bytes = to_json(result);
    const RunResult again = from_json(bytes, "again");
    require(again == result && to_json(again) == bytes);
    check_lines(render(result, ReportFormat::text));
    check_lines(render(result, ReportFormat::markdown));
    require(!invalid_utf8_at(render(result, ReportFormat::junit)));
    require(render(result, ReportFormat::text).ends_with(verdict_sentence(result) + '\n'));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    RunResult result;
    try {
        result = from_json({reinterpret_cast<const char*>(data), size}, "fuzz");
    } catch (const InputError& error) {
        require(!error.problem().message.empty());
        return 0;
    }
    check(result);  // nothing may be thrown any more
    return 0;
}
