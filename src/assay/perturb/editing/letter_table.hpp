/// A rule of letters that is a table: what one or two ASCII characters may become. Internal to the module.
#pragma once

#include "letter_edit.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Where a pair and its first character alone are in the table, the pair counts.
class LetterTable final : public LetterRule {
public:
    /// Rows separated by spaces: "rn:m l:1I" says that rn becomes m, and l becomes 1 or I. What stands for a
    /// character is one code point each; behind "=" instead of ":" it is all one: "m=rn" makes m into rn.
    /// Throws Error for anything else.
    explicit LetterTable(std::string_view rows);

    std::size_t reach(std::span<const Letter> word, std::size_t at) const override;
    void write(std::string_view text, std::span<const Letter> letters, Random& random,
               std::string& out) const override;

private:
    using Choices = std::vector<std::string>;

    const Choices* single(const Letter& letter) const;
    const Choices* pair(const Letter& first, const Letter& second) const;

    struct Pair {
        char second = 0;
        Choices choices;
    };

    std::array<Choices, 128> singles_;
    std::array<std::vector<Pair>, 128> pairs_;  ///< by the first character
};

}  // namespace assay
