/// Golden files: the expected bytes of a whole output, kept in tests/golden (see its README.md).
#pragma once

#include <assay/base/files.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace assay::test {

inline std::filesystem::path golden_path(std::string_view name) {
    return std::filesystem::path(ASSAY_SOURCE_DIR) / "tests/golden" / name;
}

/// Line `number` (from 1) of a text, or "(end)".
inline std::string line_of(std::string_view text, std::size_t number) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < number && begin != text.npos; ++i) {
        begin = text.find('\n', begin);
        if (begin != text.npos) ++begin;
    }
    if (begin == text.npos || begin >= text.size()) return "(end)";
    return std::string(text.substr(begin, text.find('\n', begin) - begin));
}

/// Fails at the first line that differs from tests/golden/`name`, and leaves the bytes in
/// golden-actual/`name` of the build folder. With ASSAY_UPDATE_GOLDEN=1 in the environment it writes the
/// golden file instead.
inline void check_golden(std::string_view name, const std::string& actual) {
    const char* update = std::getenv("ASSAY_UPDATE_GOLDEN");
    if (update && std::string_view(update) == "1") {
        write_file(golden_path(name), actual);
        return;
    }
    const std::string golden(name);
    CAPTURE(golden);
    REQUIRE(std::filesystem::exists(golden_path(name)));
    const std::string expected = read_file(golden_path(name));
    if (expected == actual) return;
    const auto rejected = std::filesystem::path(ASSAY_BINARY_DIR) / "golden-actual" / name;
    write_file(rejected, actual);
    const auto [e, a] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
    const auto line = static_cast<std::size_t>(std::count(expected.begin(), e, '\n')) + 1;
    const std::string whole_output = rejected.string();
    CAPTURE(whole_output);
    CAPTURE(line);
    CHECK(line_of(actual, line) == line_of(expected, line));
    CHECK_MESSAGE(false, "the output differs from its golden file");
}

}  // namespace assay::test
