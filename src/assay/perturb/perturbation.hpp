/// A perturbation edits one text: adds a phrase, swaps a name, makes a typo.
#pragma once

#include <assay/base/random.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// original[from_begin, from_end) became edited[to_begin, to_end); byte offsets on code point boundaries.
struct Edit {
    std::size_t from_begin = 0, from_end = 0;
    std::size_t to_begin = 0, to_end = 0;
    bool operator==(const Edit&) const = default;
};

/// Edits are in order, do not overlap, and everything outside them is equal in both texts.
struct EditedText {
    std::string text;
    std::vector<Edit> edits;
    bool operator==(const EditedText&) const = default;
};

/// Immutable; safe to use from many threads. The result is a function of (text, random, choice) alone.
class Perturbation {
public:
    virtual ~Perturbation() = default;

    /// How many results there are to enumerate whatever the text (the phrases of `append`), or 0 if results
    /// are drawn.
    virtual std::uint64_t choice_count() const { return 0; }

    /// Edits the text, or says nothing if there is nothing in it to edit. With `choice` (< choice_count())
    /// that choice is taken, otherwise one is drawn. The text is valid UTF-8 and so is the result.
    virtual std::optional<EditedText> apply(std::string_view text, Random& random,
                                            std::optional<std::uint64_t> choice = std::nullopt) const = 0;
};

/// Builds an EditedText from left to right: replace() walks through the original.
class Editor {
public:
    explicit Editor(std::string_view original) : original_(original) {}
    /// Replaces original[begin, end), and throws Error if that lies before the last edit or outside; what
    /// lies between the last edit and `begin` is kept. begin >= the last end.
    void replace(std::size_t begin, std::size_t end, std::string_view with);
    /// The rest is kept. Edits that change nothing are left out; touching ones are joined.
    EditedText finish() &&;
    /// The same; nothing where no edit changes anything.
    std::optional<EditedText> finish_if_edited() &&;

private:
    std::string_view original_;
    std::size_t position_ = 0;
    EditedText result_;
};

/// The edits of `first` followed by `second` (made on first's text), as edits of the very original.
EditedText compose(std::string_view original, const EditedText& first, EditedText second);

/// The edited text with its edits in sight: "I like [Chicago → Dallas] a lot", "It is[+ not] good" for what
/// was added, "It is[- not] good" for what was removed. All of it is made printable.
std::string show_edits(std::string_view original, std::string_view edited, const std::vector<Edit>& edits);

}  // namespace assay
