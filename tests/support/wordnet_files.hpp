/// A small WordNet for tests: readable lines become files with offsets, as wndb(5WN) describes them.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

namespace assay::testing {

/// By file: lines in which @name@ stands for the offset of the line that begins with "=name=".
using WordNetLines = std::map<std::string, std::string>;

inline void replace_all(std::string& text, const std::string& what, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
}

/// The files with offsets in place of names: one of them has eight digits.
inline WordNetLines wordnet_files(WordNetLines files) {
    std::map<std::string, std::string> offsets;
    for (auto& [file, text] : files)
        for (std::size_t at; (at = text.find('=')) != std::string::npos;) {
            const std::size_t end = text.find('=', at + 1);
            const std::string name = text.substr(at + 1, end - at - 1);
            text.erase(at, end + 1 - at);
            std::size_t offset = at;  // each @name@ before it becomes eight digits
            for (std::size_t mark = 0; (mark = text.find('@', mark)) < at;) {
                const std::size_t close = text.find('@', mark + 1);
                const bool is_name = close < text.find_first_of(" \n", mark + 1);
                if (is_name) offset += 8 - (close + 1 - mark);
                mark = is_name ? close + 1 : mark + 1;
            }
            offsets['@' + name + '@'] = fmt::format("{:08}", offset);
        }
    for (auto& [file, text] : files)
        for (const auto& [name, offset] : offsets) replace_all(text, name, offset);
    return files;
}

}  // namespace assay::testing
