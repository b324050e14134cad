/// Reading JSON strictly: every value knows where it stands, and nothing is passed over.
#pragma once

#include <assay/report/json_layout.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr int kDeepestJson = 64;             ///< objects and arrays within each other
inline constexpr std::size_t kMostMembers = 4'096;  ///< of one object
inline constexpr std::uint64_t kLargestCount = std::uint64_t{1} << 53;  ///< whole in every JSON reader

/// Parses a whole document. Throws InputError with line and column for anything that is not JSON (RFC 8259),
/// invalid UTF-8 included, and InputError for a member that occurs twice in one object or a limit that is
/// exceeded. `name` is what errors call the document.
Json parse_json(std::string_view bytes, const std::string& name);

/// One value of a document. Borrows both the document and its name. Every reading function throws InputError
/// that begins with the path of the value, such as "tests[3].gate.verdict: ".
class JsonNode {
public:
    JsonNode(const Json& value, const std::string& document, std::string path = {})
        : value_(&value), document_(&document), path_(std::move(path)) {}

    std::string text() const;
    bool flag() const;
    double number() const;        ///< finite
    double share() const;         ///< 0 to 1, and not -0
    std::uint64_t whole() const;  ///< 0 to 2^64-1
    std::uint64_t count() const;  ///< 0 to kLargestCount
    bool is_null() const { return value_->is_null(); }
    bool is_text() const { return value_->is_string(); }

    std::vector<JsonNode> items() const;  ///< of an array
    /// The members of an object in order, with their names.
    std::vector<std::pair<std::string, JsonNode>> members() const;
    /// A member that must be there.
    JsonNode operator[](std::string_view name) const;
    bool has(std::string_view name) const;
    /// Throws for any member that is not one of these, with the nearest of them.
    void allow_only(std::initializer_list<std::string_view> names) const;

    [[noreturn]] void fail(const std::string& message) const;

private:
    const Json& object() const;
    [[noreturn]] void fail_kind(std::string_view wanted) const;

    const Json* value_;
    const std::string* document_;
    std::string path_;
};

}  // namespace assay
