/// Texts on their way to a model: many short byte strings in one buffer that is reused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A list of texts, each of `fields()` parts (one for ordinary texts, two for pairs such as questions).
/// Views into it end at the next change. Appending costs nothing but the copy once the buffer has grown.
class TextBatch {
public:
    explicit TextBatch(std::size_t fields = 1) : fields_(fields) {}

    std::size_t fields() const { return fields_; }
    std::size_t size() const { return ends_.size() / fields_; }
    bool empty() const { return ends_.empty(); }
    void clear() {
        bytes_.clear();
        ends_.clear();
    }
    /// Empties the list and sets the number of fields.
    void reset(std::size_t fields) {
        clear();
        fields_ = fields;
    }

    /// The only field of an ordinary text, the first of a pair. i < size().
    std::string_view operator[](std::size_t i) const { return field(i, 0); }
    std::string_view field(std::size_t i, std::size_t f) const {
        const std::size_t at = i * fields_ + f;
        const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
        return std::string_view(bytes_).substr(begin, ends_[at] - begin);
    }

    /// Writing: append bytes to buffer(), then end_field(); a text is complete after `fields()` of them.
    std::string& buffer() { return bytes_; }
    void end_field() { ends_.push_back(bytes_.size()); }
    void append_field(std::string_view field) {
        bytes_.append(field);
        end_field();
    }
    void append(const TextBatch& other, std::size_t i) {
        for (std::size_t f = 0; f < fields_; ++f) append_field(other.field(i, f));
    }
    void append(const TextBatch& other) {
        const std::size_t base = bytes_.size();
        bytes_.append(other.bytes_);
        for (const std::size_t end : other.ends_) ends_.push_back(base + end);
    }

    bool operator==(const TextBatch&) const = default;

private:
    std::size_t fields_;
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

}  // namespace assay
