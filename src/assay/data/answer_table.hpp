/// Answers in words that nobody can list beforehand, such as spans of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace assay {

/// Gives each answer a number, in the order in which they occur. Safe for any number of threads, so numbers
/// differ from run to run: nothing may depend on more than their being equal.
class AnswerTable {
public:
    static constexpr std::size_t kMost = 10'000'000;
    /// What of an answer counts when it is compared.
    using Form = std::function<std::string(std::string_view)>;

    explicit AnswerTable(Form form) : form_(std::move(form)) {}

    /// Of answers of the same form, the same. Throws Error beyond kMost.
    std::size_t number_of(std::string_view answer);
    /// The form of its answer; stays valid.
    const std::string& text(std::size_t number) const;
    std::size_t size() const;

private:
    Form form_;
    mutable std::shared_mutex mutex_;
    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, std::size_t> numbers_;  ///< views of texts_
};

}  // namespace assay
