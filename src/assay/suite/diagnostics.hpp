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

/// Problems in the order in which they are found.
class Diagnostics {
public:
    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    bool empty() const { return problems_.empty(); }
    std::size_t size() const { return problems_.size(); }
    std::vector<Problem> take() { return std::move(problems_); }

private:
    std::vector<Problem> problems_;
};

/// An element of a document together with the list that its problems go to.
class Node {
public:
    Node(const XmlDocument& document, const XmlElement& element, Diagnostics& diagnostics)
        : document_(&document), element_(&element), diagnostics_(&diagnostics) {}

    const std::string& name() const { return element_->name; }
    const XmlElement& element() const { return *element_; }
    const XmlDocument& document() const { return *document_; }
    Place place() const { return document_->place(element_->offset); }
    std::vector<Node> children() const;

    /// A problem at the element's name, at an attribute's value (at byte `offset` of it), or at a byte of a
    /// text.
    void problem(std::string message) const;
    void problem(const XmlAttribute& attribute, std::string message, std::size_t offset = 0) const;
    void problem(const PlacedText& text, std::size_t offset, std::string message) const;
    /// What another reader found, at its own place.
    void problem(const InputError& error) const { diagnostics_->add(error.problem()); }

    /// Reports every attribute that is not in the list, with the nearest name that is. xml:space and what
    /// belongs to a schema (xmlns…, xsi:…) is always allowed.
    void allow_attributes(std::initializer_list<std::string_view> known) const;
    /// Reports every child element that is not in the list.
    void allow_children(std::initializer_list<std::string_view> known) const;
    /// Reports text where only elements belong.
    void forbid_text() const;

    /// The attribute's value, or nothing.
    std::optional<std::string> attribute(std::string_view attribute_name) const;
    /// The same, and a problem if it is missing or empty.
    std::optional<std::string> required(std::string_view attribute_name) const;
    /// A number in [low, high]; a problem and nothing if it is no such number.
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
    /// space. xml:space="preserve" keeps it as it stands.
    PlacedText text() const;

private:
    const XmlDocument* document_;
    const XmlElement* element_;
    Diagnostics* diagnostics_;
};

}  // namespace assay
