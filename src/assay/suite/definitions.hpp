/// What <use>, <lexicon> and named <template> elements bring into a suite.
#pragma once

#include <assay/suite/diagnostics.hpp>
#include <assay/suite/lexicon_reader.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Reads definitions from a suite and from the files that it uses. Documents stay loaded, so that the
/// templates in them can be compiled, and faulted, later.
class Definitions {
public:
    /// `root` fences what files may name; `library` holds the files that `assay:NAME` means.
    Definitions(std::filesystem::path root, std::filesystem::path library, Diagnostics& diagnostics);

    /// Reads the <use>, <lexicon> and named <template> children of a root element, and of all that it uses: a
    /// file is read once however often it is used. Problems: files that use each other in a circle, or more
    /// than 32 in a chain; a file that is missing, outside the root, or no <templates>; a template that is
    /// defined twice; and those of LexiconReader.
    void read(const Node& root_element, const std::filesystem::path& file);
    /// Reads a whole <templates> file. Throws Error if it cannot be read.
    void read_file(const std::filesystem::path& file);
    /// Call once, after the last read.
    LexiconSet take_lexicons() { return lexicons_.take(); }

    /// A named template, or null.
    const Node* find_template(std::string_view name) const;
    std::vector<std::string> template_names() const;
    bool is_named(const Node& node) const;  ///< is it one of them?

    /// A slot or a template that is not known may be the fault of a definition that could not be read; that
    /// problem is enough.
    bool explains_slot(std::string_view name) const { return lexicons_.explains(name); }
    bool explains_template() const { return incomplete_; }

    /// The file that an attribute names, below the root; a problem and nothing if there is none.
    std::optional<std::filesystem::path> resolve(const Node& node, std::string_view attribute,
                                                 const std::filesystem::path& from) const;

private:
    std::filesystem::path file_named(std::string_view value, bool may_be_installed,
                                     const std::filesystem::path& from) const;
    void read_use(const Node& node, const std::filesystem::path& file);
    void read_template(const Node& node);
    void refuse_chain(const std::filesystem::path& file) const;

    std::filesystem::path root_;
    std::filesystem::path library_;
    Diagnostics* diagnostics_;
    std::vector<std::unique_ptr<XmlDocument>> documents_;
    std::vector<std::filesystem::path> open_files_;  ///< from the suite down to the file that is being read
    std::vector<std::filesystem::path> done_files_;
    LexiconReader lexicons_;
    std::map<std::string, Node, std::less<>> templates_;
    bool incomplete_ = false;  ///< some definition could not be read
};

/// The document in the bytes of a file, or a problem and null.
std::unique_ptr<XmlDocument> parse_document(std::string bytes, const std::filesystem::path& file,
                                            Diagnostics& diagnostics);

/// The path as messages show it: relative to the working folder where that is shorter.
std::string shown_path(const std::filesystem::path& file);

/// The file that `assay:NAME` means. Throws Error with the nearest name if there is none.
std::filesystem::path installed_file(const std::filesystem::path& library, std::string_view name);

}  // namespace assay
