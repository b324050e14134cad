/// Reading lexicons and named templates from a suite and from the files that it uses.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/suite/diagnostics.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace assay {

/// What <use>, <lexicon> and named <template> elements bring into a suite. Documents stay loaded, so that the
/// templates in them can be compiled, and faulted, later.
class Definitions {
public:
    /// `root` fences what files may name; `library` holds the files that `assay:NAME` means.
    Definitions(std::filesystem::path root, std::filesystem::path library, Diagnostics& diagnostics);

    /// Reads the <use>, <lexicon> and named <template> children of a root element, and of all that it uses: a
    /// file is read once however often it is used. Problems: a cycle of uses, a file that is missing or
    /// outside the root, a lexicon or template that is defined twice, an entry without a value or with one
    /// that the lexicon already has, an empty lexicon.
    void read(const Node& root_element, const std::filesystem::path& file);
    /// Reads a whole <templates> file.
    void read_file(const std::filesystem::path& file, const Node* used_by, const XmlAttribute* href);
    /// Resolves `extends` and hands over the lexicons. Call once, after the last read.
    LexiconSet take_lexicons();

    /// A named template, or null.
    const Node* find_template(std::string_view name) const;
    std::vector<std::string> template_names() const;

    /// The file that an attribute names, below the root; a problem and nothing if there is none.
    std::optional<std::filesystem::path> resolve(const Node& node, std::string_view attribute,
                                                 const std::filesystem::path& from) const;

private:
    struct Draft {
        Lexicon lexicon;
        Node node;
        std::vector<std::string> extends;
        enum class State { raw, open, done } state = State::raw;
    };

    void read_use(const Node& node, const std::filesystem::path& file);
    void read_lexicon(const Node& node, const std::filesystem::path& file);
    void read_template(const Node& node);
    void read_entries(const Node& node, Lexicon& lexicon) const;
    void read_lines(const Node& node, Lexicon& lexicon) const;
    void read_table(const Node& node, const std::filesystem::path& file, Lexicon& lexicon) const;
    void extend(Draft& draft, std::size_t depth);

    std::filesystem::path root_;
    std::filesystem::path library_;
    Diagnostics* diagnostics_;
    std::vector<std::unique_ptr<XmlDocument>> documents_;
    std::vector<std::filesystem::path> open_files_;  ///< from the suite down to the file that is being read
    std::vector<std::filesystem::path> done_files_;
    std::map<std::string, Draft, std::less<>> lexicons_;
    std::map<std::string, Node, std::less<>> templates_;
};

/// Reads a document; a problem (at the attribute that names it, if any) and null if it cannot be read.
std::unique_ptr<XmlDocument> load_document(const std::filesystem::path& file, Diagnostics& diagnostics);

/// The path as it is shown in messages: relative to the working folder where that is shorter.
std::string shown_path(const std::filesystem::path& file);

}  // namespace assay
