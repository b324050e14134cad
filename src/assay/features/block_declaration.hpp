/// A block of features as somebody writes it down: a kind, what it is of, and options by name. The command
/// line (feature_spec.hpp) and the XML file (feature_file/feature_file.hpp) are two ways to write the same.
#pragma once

#include <assay/features/representation.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

struct BlockDeclaration {
    std::string kind;                ///< one of block_kinds()
    std::vector<std::string> items;  ///< prefixes, lists, phrases …; of n-grams none
    /// Names and values as they are written; - in a name is _. Each name once.
    std::vector<std::pair<std::string, std::string>> options = {};
};

/// word, char, char_wb, hash, prefix, suffix, mentions, begins_with, surface
std::vector<std::string> block_kinds();
/// The names of the options of a kind, but for "file".
std::vector<std::string> option_names(std::string_view kind);

/// Finds the lists that `names` name for mentions; `file` is empty where none is named. Throws Error for what
/// it does not find.
using ListLoader =
    std::function<std::vector<PhraseList>(const std::string& file, const std::vector<std::string>& names)>;

/// Throws Error that says what is wrong: the kind, an option, a value, an item. Of the kinds mentions and
/// begins_with, whose option "file" and items name lists, `load` is asked.
BlockOptions block_of(const BlockDeclaration& declaration, const ListLoader& load);

}  // namespace assay
