#include <assay/data/answer_table.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <mutex>
#include <utility>

namespace assay {

std::size_t AnswerTable::number_of(std::string_view answer) {
    std::string form = form_(answer);
    {
        const std::shared_lock lock(mutex_);
        if (const auto found = numbers_.find(form); found != numbers_.end()) return found->second;
    }
    const std::unique_lock lock(mutex_);
    if (const auto found = numbers_.find(form); found != numbers_.end()) return found->second;
    if (texts_.size() == kMost)
        throw Error(fmt::format("more than {} different answers", format_count(kMost)));
    texts_.push_back(std::move(form));
    return numbers_.emplace(texts_.back(), texts_.size() - 1).first->second;
}

const std::string& AnswerTable::text(std::size_t number) const {
    const std::shared_lock lock(mutex_);
    return texts_[number];
}

std::size_t AnswerTable::size() const {
    const std::shared_lock lock(mutex_);
    return texts_.size();
}

}  // namespace assay
