#include <assay/features/analyzer_options.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/features/token_pattern.hpp>

#include <array>

namespace assay {
namespace {

const std::array<std::string, 3> kAnalyzers = {"word", "char", "char_wb"};
const std::array<std::string, 3> kStrips = {"none", "ascii", "unicode"};

}  // namespace

std::string_view name_of(AnalyzerKind kind) {
    return name_among(kind, kAnalyzers);
}

AnalyzerKind parse_analyzer_kind(std::string_view name) {
    return parse_choice<AnalyzerKind>(name, kAnalyzers, "there is no analyzer");
}

std::string_view name_of(StripAccents strip) {
    return name_among(strip, kStrips);
}

StripAccents parse_strip_accents(std::string_view name) {
    return parse_choice<StripAccents>(name, kStrips, "there is no strip_accents");
}

void AnalyzerOptions::set_token_pattern(std::string_view pattern) {
    const bool unicode = pattern.starts_with("(?u)");
    const std::string_view bare = unicode ? pattern.substr(4) : pattern;
    token_pattern.clear();
    if (bare == R"(\b\w\w+\b)") {
        min_token_length = 2;
    } else if (bare == R"(\b\w+\b)" || bare == R"(\w+)") {
        min_token_length = 1;
    } else {
        token_pattern = pattern;
    }
}

void check(const AnalyzerOptions& options) {
    if (options.min_token_length == 0) throw Error("min_token_length 0 is not possible; the smallest is 1");
    if (!options.token_pattern.empty()) TokenPattern{options.token_pattern};
    if (options.mark_negation && options.kind != AnalyzerKind::word)
        throw Error("negation is marked on words; the characters of a text have no such marks");
}

}  // namespace assay
