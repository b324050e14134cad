/// A place in the bytes of an XML document, with the small steps and the faults that its grammar is made of.
/// For the XML reader alone.
///
/// Illegal characters are looked for once, at the beginning; the cursor then sees only the text before the
/// first of them. A fault that stands before it is reported as what it is; where a step runs into the end of
/// what the cursor sees, that character is the fault. So the grammar need not think of them.
#pragma once

#include <assay/suite/line_index.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

/// A part of the file, bytes [begin, end).
struct XmlSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

class XmlCursor {
public:
    /// Both must outlive the cursor; `lines` is the index of these bytes, which are less than 4 GiB.
    XmlCursor(std::string_view bytes, const LineIndex& lines);
    XmlCursor(std::string_view bytes, LineIndex&& lines) = delete;

    std::size_t position() const { return position_; }
    bool at_end() const { return position_ == text_.size(); }
    bool sees(std::string_view what) const { return text_.substr(position_).starts_with(what); }
    /// The character that stands here, in quotes.
    std::string shown_here() const;
    /// "line:column" of an offset.
    std::string where(std::size_t offset) const;

    std::string_view view(XmlSpan part) const { return text_.substr(part.begin, part.end - part.begin); }
    /// The same, cut to a length that a message can carry.
    std::string shown(XmlSpan part) const;

    // Moving. What returns bool says whether it moved.
    bool skip(std::string_view what);
    bool skip_space();
    /// Moves to the next `what`, or to the end and says no.
    bool find(std::string_view what);
    void back_to(std::size_t earlier) { position_ = earlier; }
    /// Moves past one byte, or past a whole reference; refuses one that is no reference.
    void skip_character();

    /// [5] Name. Without one the fault is "MISSING, not 'x'ADVICE".
    XmlSpan name(std::string_view missing, std::string_view advice = {});
    /// From `begin` to here.
    XmlSpan since(std::size_t begin) const;

    /// Throws SyntaxError.
    [[noreturn]] void fail(std::size_t offset, const std::string& message) const;
    /// Fails if an illegal character ends what the cursor sees. Call at the end.
    void refuse_illegal_rest() const;

private:
    std::string_view bytes_;
    std::string_view text_;  ///< the bytes before the first illegal character
    const LineIndex& lines_;
    std::size_t position_ = 0;
};

}  // namespace assay
