#include <assay/features/analyzer_options.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/token_pattern.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace assay {
namespace {

const std::array<std::string, 3> kKinds = {"word", "char", "char_wb"};
const std::array<std::string, 3> kStrips = {"none", "ascii", "unicode"};

std::size_t index_of(std::string_view name, std::span<const std::string> names, const char* what) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    throw Error(fmt::format("there is no {} '{}': {}, {} or {}{}", what, printable(name), names[0], names[1],
                            names[2], did_you_mean(name, names)));
}

}  // namespace

std::string_view name_of(AnalyzerKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

AnalyzerKind parse_analyzer_kind(std::string_view name) {
    return static_cast<AnalyzerKind>(index_of(name, kKinds, "analyzer"));
}

std::string_view name_of(StripAccents strip) {
    return kStrips[static_cast<std::size_t>(strip)];
}

StripAccents parse_strip_accents(std::string_view name) {
    return static_cast<StripAccents>(index_of(name, kStrips, "strip_accents"));
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
