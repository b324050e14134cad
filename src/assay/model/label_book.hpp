/// Label names and numbers, as predictions write them, looked up.
#pragma once

#include <assay/model/label_options.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// The labels that rows of predictions may use. Where none were expected the book is open: a name that occurs
/// becomes a label, in the order of appearance, until close(). Where open answers were expected every name is
/// one, for good. All look-ups throw Error, whose message has no place yet.
class LabelBook {
public:
    static constexpr std::size_t kMostOpen = 1'000;  ///< labels that an open book takes

    explicit LabelBook(const ExpectedLabels& expected);

    const std::vector<std::string>& names() const { return names_; }
    std::size_t size() const { return takes_answers() ? answers_.size() : names_.size(); }
    LabelSet label_set() const { return takes_answers() ? answers_ : LabelSet(names_); }
    bool takes_answers() const { return answers_.is_open(); }
    bool is_open() const { return open_; }
    void close() { open_ = false; }

    /// `likely` is tried first: it spares the search where labels come in their order.
    std::size_t of_name(std::string_view name, std::size_t likely = 0);
    /// Throws for all names that are not known at once.
    void refuse_unknown(const std::vector<std::string>& names) const;
    /// A whole number is the label of that name, otherwise the label with that index.
    std::size_t of_number(std::int64_t number);
    /// A name, or a number as it was written.
    std::size_t of_word(std::string_view word);
    /// Throws where answers are open: nobody gives each a probability.
    void expect_probabilities() const;
    /// Throws unless `count` probabilities, one for each label in their order, make sense. An open book takes
    /// the numbers from 0 as names.
    void expect_count(std::size_t count);

private:
    std::size_t add(std::string_view name);
    std::size_t checked_index(std::int64_t number) const;

    LabelSet answers_;  ///< open, or not used
    std::vector<std::string> names_;
    std::map<std::string, std::size_t, std::less<>> positions_;
    bool ordered_ = true;
    bool open_ = false;
};

}  // namespace assay
