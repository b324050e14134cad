/// A text as a row of neighbours. Internal to the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A word, a number or a mark of the text; or the boundary of a sentence, whose `folded` is empty.
struct Neighbour {
    std::string folded;  ///< in small letters, by which words are compared
    std::string_view spelling;
    bool is_word = false;
};

/// Boundaries stand at both ends of a text, and in place of . ! ? … inside; never two in a row.
class Passage {
public:
    /// Replaces what was there. The text outlives the passage.
    void read(std::string_view text);
    /// The neighbours in a part of a text, with a boundary before it, behind it, or neither.
    void read_part(std::string_view text, bool begins, bool ends);
    const std::vector<Neighbour>& neighbours() const { return neighbours_; }

private:
    void add_boundary();
    std::vector<Neighbour> neighbours_;
};

}  // namespace assay
