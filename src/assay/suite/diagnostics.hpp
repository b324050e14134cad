/// Collecting everything that is wrong with a suite in one pass, each with its place.
#pragma once

#include <assay/base/error.hpp>
#include <assay/suite/xml.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Problems as they are found.
class Diagnostics {
public:
    static constexpr std::size_t kMost = 1000;  ///< problems that are kept
    void add(Problem problem);
    std::size_t size() const { return found_; }
    /// Each problem once, in the order to read them: those of other files first, since they are often the
    /// cause of the rest, then those of `main_file`; within a file from top to bottom. Where there were more
    /// than kMost, a last one says so.
    std::vector<Problem> take(const std::string& main_file);

private:
    std::vector<Problem> problems_;
    std::size_t found_ = 0;  ///< those that were not kept among them
};

/// An element of a document together with the list that its problems go to.
class Node {
public:
    Node(const XmlDocument& document, const XmlElement& element, Diagnostics& diagnostics,
         bool keeps_space = false);

    const std::string& name() const { return element_->name; }
    const XmlElement& element() const { return *element_; }
    const XmlDocument& document() const { return *document_; }
    Place place() const { return document_->place(element_->offset); }
    std::vector<Node> children() const;
    /// The children of this name.
    std::vector<Node> children(std::string_view child_name) const;

    /// A problem at the element's name, at byte `offset` of an attribute's value, or at a byte of a text.
    void problem(std::string message) const;
    void problem(const XmlAttribute& attribute, std::string message, std::size_t offset = 0) const;
    void problem(const PlacedText& text, std::size_t offset, std::string message) const;
    void problem_at_name(const XmlAttribute& attribute, std::string message) const;
    /// What another reader found, at its own place.
    void problem(Problem found) const { diagnostics_->add(std::move(found)); }
    void problem(const InputError& error) const;
    /// A problem here that has no message yet.
    Problem here() const { return document_->problem(element_->offset, {}); }

    /// Reports every attribute that is not in the list, with the nearest name that is; xml:space and the like
    /// are always allowed. Reports an xml:space that is neither preserve nor default.
    void allow_attributes(std::initializer_list<std::string_view> known) const;
    /// Reports every child element that is not in the list.
    void allow_children(std::initializer_list<std::string_view> known) const;
    /// Reports text where only elements belong.
    void forbid_text() const;

    bool has(std::string_view attribute_name) const { return element_->attribute(attribute_name); }
    /// The attribute's value, or nothing.
    std::optional<std::string> attribute(std::string_view attribute_name) const;
    /// The same, and a problem if it is missing or empty.
    std::optional<std::string> required(std::string_view attribute_name) const;
    /// A number in [low, high], which may be written as a percentage; a problem and nothing if it is no such
    /// number.
    std::optional<double> number(std::string_view attribute_name, double low, double high) const;
    /// A share, written as 0.15 or 15%.
    std::optional<double> share(std::string_view attribute_name) const;
    /// A whole number in [low, high].
    std::optional<std::uint64_t> count(std::string_view attribute_name, std::uint64_t low,
                                       std::uint64_t high) const;
    /// The position of the attribute's value in a list of words; a problem if it is none of them.
    std::optional<std::size_t> one_of(std::string_view attribute_name,
                                      std::initializer_list<std::string_view> words) const;

    /// The element's own text as it is meant: trimmed, and each line break with the indent around it one
    /// space. xml:space="preserve", here or on an element around this one, keeps it as it stands.
    PlacedText text() const;

private:
    friend class ProblemCount;
    const XmlDocument* document_;
    const XmlElement* element_;
    Diagnostics* diagnostics_;
    bool keeps_space_;
};

/// Whether anything was found wrong since a point in time: what is read meanwhile is then not sound.
class ProblemCount {
public:
    explicit ProblemCount(const Node& node)
        : diagnostics_(node.diagnostics_), before_(diagnostics_->size()) {}
    bool grew() const { return diagnostics_->size() > before_; }

private:
    const Diagnostics* diagnostics_;
    std::size_t before_;
};

/// A word of a list whose items are separated by white space.
struct ListedWord {
    std::string word;
    std::size_t offset = 0;  ///< in the list
};
std::vector<ListedWord> listed_words(std::string_view list);

}  // namespace assay
