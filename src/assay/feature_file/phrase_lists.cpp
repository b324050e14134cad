#include <assay/feature_file/phrase_lists.hpp>

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/suite/definitions.hpp>
#include <assay/suite/suite.hpp>

#include <fmt/format.h>

namespace assay {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kInstalled = "assay:";

LexiconSet lexicons_in(const std::string& file, const fs::path& library) {
    if (file.starts_with(kInstalled)) {
        const std::string name = file.substr(kInstalled.size());
        return InstalledLexicons(library).load(name);
    }
    std::error_code error;
    const fs::path path = fs::canonical(file, error);
    if (error) throw Error(fmt::format("there is no file '{}'", printable(file)));
    Diagnostics diagnostics;
    Definitions definitions(root_of(path), library, diagnostics);
    definitions.read_file(path);
    LexiconSet lexicons = definitions.take_lexicons();
    const std::vector<Problem> problems = diagnostics.take(shown_path(path));
    if (!problems.empty()) throw InputError(problems.front());
    return lexicons;
}

PhraseList lines_of(const std::string& file, const std::vector<std::string>& names) {
    constexpr std::string_view kSpace = " \t\r";
    if (names.size() > 1)
        throw Error(fmt::format("'{}' holds one list, not {}", printable(file), names.size()));
    PhraseList list{names.empty() ? fs::path(file).stem().string() : names.front(), {}};
    const std::string bytes = read_file(file);
    std::string_view text = bytes;
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (const auto at = invalid_utf8_at(line))
            throw InputError(Place{file, number, code_point_count(line.substr(0, *at)) + 1},
                             "the line is not valid UTF-8");
        const std::size_t first = line.find_first_not_of(kSpace);
        if (first == line.npos) continue;
        list.phrases.emplace_back(line.substr(first, line.find_last_not_of(kSpace) + 1 - first));
    }
    return list;
}

}  // namespace

PhraseList phrases_of(const Lexicon& lexicon) {
    PhraseList list{lexicon.name, {}};
    for (const LexiconEntry& entry : lexicon.entries) list.phrases.push_back(entry.value);
    return list;
}

std::vector<PhraseList> load_phrase_lists(const std::string& file, const std::vector<std::string>& names,
                                          const fs::path& library) {
    if (file.empty())
        throw Error("file= says where the lists are: assay:NAME, a file of lexicons, or one of lines");
    if (!file.starts_with(kInstalled) && fs::path(file).extension() != ".xml") return {lines_of(file, names)};
    const LexiconSet lexicons = lexicons_in(file, library);
    if (names.empty())
        throw Error(
            fmt::format("say which lexicons of '{}', as in mentions:NAME,NAME,file=…", printable(file)));
    std::vector<PhraseList> lists;
    for (const std::string& name : names) {
        const Lexicon* lexicon = lexicons.find(name);
        if (lexicon == nullptr)
            throw Error(fmt::format("there is no lexicon '{}' in '{}'{}", printable(name), printable(file),
                                    did_you_mean(name, lexicons.names())));
        lists.push_back(phrases_of(*lexicon));
    }
    return lists;
}

}  // namespace assay
