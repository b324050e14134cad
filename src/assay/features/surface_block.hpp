/// How a text is written as features, whatever its words: "surface:exclamations", "surface:capitals".
#pragma once

#include <assay/features/occurrence_block.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class SurfaceCue : std::uint8_t {
    exclamations,  ///< ! and ！
    questions,     ///< ? and ？
    ellipses,      ///< …, and two and more full stops in a row, which count once
    punctuation,   ///< every punctuation mark, those above among them
    capitals,      ///< words with two and more capitals and no small letter: "WORST", "I'M", "USA"
    elongations,   ///< words with a letter three times and more in a row: "sooo"
    words          ///< words and numbers: how long the text is; stands nowhere in particular
};
std::string_view name_of(SurfaceCue cue);
/// Throws Error naming the known ones.
SurfaceCue parse_surface_cue(std::string_view name);
std::vector<SurfaceCue> all_surface_cues();

struct SurfaceOptions {
    std::vector<SurfaceCue> cues = all_surface_cues();  ///< a feature each
    CountValue value = {};
    bool operator==(const SurfaceOptions&) const = default;
};

/// Marks and letters inside URLs, handles, hashtags, emoticons and the like do not count.
class SurfaceBlock : public OccurrenceBlock {
public:
    /// Throws Error for no cue, and one that is there twice.
    explicit SurfaceBlock(SurfaceOptions options);
    static std::unique_ptr<SurfaceBlock> read(ByteReader& in);

    std::string_view kind() const override { return "surface"; }
    std::size_t size() const override { return options_.cues.size(); }
    void find(const TextTokens& text, const Visit& visit) const override;
    void write(ByteWriter& out) const override;
    const SurfaceOptions& options() const { return options_; }

private:
    std::string occurrence_name(std::uint32_t feature) const override;

    SurfaceOptions options_;
};

}  // namespace assay
