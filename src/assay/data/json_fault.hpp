/// Where and why a text is no strict JSON, for messages. simdjson says only that something is wrong.
/// Slow and obvious: it runs on texts that were refused, and to find the place of a value that is of no use.
/// A part of the module `data`, not for others.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct JsonFault {
    std::string message;
    std::size_t offset = 0;
    bool operator==(const JsonFault&) const = default;
};

/// One pass over a JSON text by recursive descent (RFC 8259), at most kJsonDepth levels deep.
class JsonScan {
public:
    explicit JsonScan(std::string_view text);

    /// The first fault. Nothing if the text is strict JSON as JsonReader means it, but for keys that differ
    /// only in how they are escaped.
    const std::optional<JsonFault>& fault() const { return fault_; }

    /// A member of the outermost object, its key as written between the quotes.
    struct Member {
        std::string_view key;
        std::size_t value_offset = 0;
    };
    const std::vector<Member>& members() const { return members_; }

private:
    void value();
    void object();
    template <typename Element>
    void sequence(char close, Element element);
    std::string_view string();
    void escape();
    unsigned hex4();
    void number();
    void digits();
    void word();

    void skip_space();
    char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
    [[noreturn]] void fail(const std::string& message) const;
    [[noreturn]] static void fail_at(std::size_t offset, const std::string& message);

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t depth_ = 0;
    std::vector<Member> members_;
    std::optional<JsonFault> fault_;
};

}  // namespace assay
