/// Blocks whose features occur at places of a text: a prefix at its word, a mention at its words, a mark
/// where it stands. The value of a feature is a function of how often it occurs.
#pragma once

#include <assay/features/count_value.hpp>
#include <assay/features/feature_block.hpp>
#include <assay/features/text_tokens.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace assay {

/// Bytes [begin, end) of a text; an occurrence that stands nowhere in particular has begin = end.
struct Occurrence {
    std::uint32_t feature = 0;
    std::size_t begin = 0, end = 0;
    bool operator==(const Occurrence&) const = default;
};

class OccurrenceBlock : public FeatureBlock {
public:
    using Visit = std::function<void(const Occurrence&)>;

    /// Calls visit for each occurrence of each feature in the text, in time linear in its length (and in how
    /// many occurrences there are).
    virtual void find(const TextTokens& text, const Visit& visit) const = 0;
    const CountValue& value() const { return value_; }

    /// With ">=2" behind it where so many are asked for.
    std::string name_of(std::uint32_t feature) const final;
    std::unique_ptr<Reader> reader() const final;

protected:
    /// Throws Error as check(CountValue) does.
    explicit OccurrenceBlock(const CountValue& value);
    /// What the feature is called, whatever its value.
    virtual std::string occurrence_name(std::uint32_t feature) const = 0;

private:
    CountValue value_;
};

}  // namespace assay
