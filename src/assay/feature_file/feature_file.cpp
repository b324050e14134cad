#include <assay/feature_file/feature_file.hpp>

#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/feature_file/phrase_lists.hpp>
#include <assay/features/block_declaration.hpp>
#include <assay/suite/definitions.hpp>
#include <assay/suite/diagnostics.hpp>
#include <assay/suite/xml_scanner.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace assay {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostBlocks = 1000;

bool is_definition(std::string_view name) {
    return name == "use" || name == "lexicon";
}

std::string with_underscores(std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// Reads the elements of a file that are blocks.
class BlockReader {
public:
    BlockReader(const LexiconSet& lexicons, const Definitions& definitions)
        : lexicons_(lexicons), definitions_(definitions) {}

    std::optional<BlockOptions> read(const Node& node) {
        const ProblemCount problems(node);
        node.allow_children({});
        const bool holds_phrases = node.name() == "begins_with" && !node.has("of");
        if (!holds_phrases) node.forbid_text();
        BlockDeclaration declaration{node.name(), {}};
        if (holds_phrases) declaration.items = lines_of(node);
        if (const XmlAttribute* of = node.element().attribute("of")) read_items(node, *of, declaration);
        const bool sound = !problems.grew() && items_are_sound(node, declaration);
        declaration.options = read_options(node, declaration, sound);
        if (problems.grew()) return std::nullopt;
        try {
            return block_with(declaration);
        } catch (const Error& error) {
            node.problem(error.what());
        }
        return std::nullopt;
    }

private:
    static bool names_lexicons(const BlockDeclaration& declaration) {
        return declaration.kind == "mentions" || declaration.kind == "begins_with";
    }

    /// Phrases in an element are not to be loaded.
    BlockOptions block_with(const BlockDeclaration& declaration) const {
        const auto chosen = [this](const std::string&, const std::vector<std::string>&) { return lists_; };
        if (lists_.empty() || declaration.kind == "mentions") return block_of(declaration, chosen);
        BlockDeclaration listed = declaration;
        listed.options.emplace_back("file", "the lexicons of this file");
        return block_of(listed, chosen);
    }

    static std::vector<std::string> lines_of(const Node& node) {
        constexpr std::string_view kSpace = " \t\r";
        std::vector<std::string> lines;
        const PlacedText own = node.element().text();
        const std::string_view text = own.text;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string_view line = text.substr(begin, end - begin);
            const std::size_t first = line.find_first_not_of(kSpace);
            if (first != line.npos)
                lines.emplace_back(line.substr(first, line.find_last_not_of(kSpace) + 1 - first));
            begin = end + 1;
        }
        if (lines.empty()) node.problem("<begins_with> holds no phrase; write one on each line");
        return lines;
    }

    void read_items(const Node& node, const XmlAttribute& of, BlockDeclaration& declaration) {
        lists_.clear();
        const std::vector<ListedWord> words = listed_words(of.value.text);
        if (words.empty()) node.problem(of, "of= names nothing");
        for (const ListedWord& word : words) {
            declaration.items.push_back(word.word);
            if (names_lexicons(declaration)) add_lexicon(node, of, word);
        }
    }

    void add_lexicon(const Node& node, const XmlAttribute& of, const ListedWord& word) {
        if (const Lexicon* lexicon = lexicons_.find(word.word)) {
            if (!lexicon->entries.empty()) return lists_.push_back(phrases_of(*lexicon));
        }
        if (definitions_.explains_slot(word.word)) {  // that problem is enough, and makes the file useless
            return lists_.push_back({word.word, {word.word}});
        }
        node.problem(of,
                     fmt::format("no lexicon '{}'{}", word.word, did_you_mean(word.word, lexicons_.names())),
                     word.offset);
    }

    /// A problem where what the block is made of is wrong, whatever its options.
    bool items_are_sound(const Node& node, const BlockDeclaration& declaration) const {
        try {
            block_with(declaration);
            return true;
        } catch (const Error& error) {
            const XmlAttribute* of = node.element().attribute("of");
            if (of != nullptr)
                node.problem(*of, error.what());
            else
                node.problem(error.what());
        }
        return false;
    }

    /// `try_each`: each option is tried alone, so that what is wrong with one is shown at its place.
    std::vector<std::pair<std::string, std::string>> read_options(const Node& node,
                                                                  const BlockDeclaration& declaration,
                                                                  bool try_each) const {
        std::vector<std::string> known = option_names(node.name());
        std::vector<std::pair<std::string, std::string>> options;
        for (const XmlAttribute& attribute : node.element().attributes) {
            if (attribute.name == "of" || attribute.name.starts_with("xml:")) continue;
            const std::string name = with_underscores(attribute.name);
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                known.push_back("of");
                node.problem_at_name(attribute, fmt::format("<{}> has no attribute '{}'{}", node.name(),
                                                            attribute.name, did_you_mean(name, known)));
                continue;
            }
            options.emplace_back(name, attribute.value.text);
            if (!try_each) continue;
            try {
                block_with({declaration.kind, declaration.items, {options.back()}});
            } catch (const Error& error) {
                node.problem(attribute, error.what());
            }
        }
        return options;
    }

    const LexiconSet& lexicons_;
    const Definitions& definitions_;
    std::vector<PhraseList> lists_;  ///< that of= names
};

void check_names(const Node& root) {
    std::vector<std::string> known = block_kinds();
    known.insert(known.end(), {"use", "lexicon"});
    for (const Node& child : root.children())
        if (std::find(known.begin(), known.end(), child.name()) == known.end())
            child.problem(fmt::format("<{}> cannot stand in <features>{}", child.name(),
                                      did_you_mean(child.name(), known)));
}

void read_root(const Node& root, const fs::path& file, const FeatureFileOptions& options,
               Diagnostics& diagnostics, RepresentationOptions& blocks) {
    if (root.name() != "features")
        return root.problem(fmt::format("a file of features begins with <features>, not <{}>", root.name()));
    root.allow_attributes({"description"});
    root.forbid_text();
    check_names(root);
    Definitions definitions(root_of(file, options.root), options.library, diagnostics);
    definitions.read(root, file);
    const LexiconSet lexicons = definitions.take_lexicons();
    const std::vector<std::string> kinds = block_kinds();
    std::size_t count = 0;
    for (const Node& child : root.children()) {
        if (is_definition(child.name()) || std::find(kinds.begin(), kinds.end(), child.name()) == kinds.end())
            continue;
        if (++count > kMostBlocks)
            return child.problem(fmt::format("more than {} blocks of features", format_count(kMostBlocks)));
        if (auto block = BlockReader(lexicons, definitions).read(child)) blocks.push_back(std::move(*block));
    }
    if (count == 0) root.problem("<features> holds no block of features, such as <word ngrams=\"1-2\"/>");
}

}  // namespace

FeatureFileReading check_feature_file(const fs::path& file, const FeatureFileOptions& options) {
    FeatureFileReading reading;
    Diagnostics diagnostics;
    if (const auto document = parse_document(read_file(file, kMaxXmlBytes), file, diagnostics))
        read_root(Node(*document, document->root(), diagnostics), file, options, diagnostics, reading.blocks);
    reading.problems = diagnostics.take(shown_path(file));
    return reading;
}

RepresentationOptions read_feature_file(const fs::path& file, const FeatureFileOptions& options) {
    FeatureFileReading reading = check_feature_file(file, options);
    if (!reading.problems.empty()) throw InputError(reading.problems.front());
    return std::move(reading.blocks);
}

}  // namespace assay
