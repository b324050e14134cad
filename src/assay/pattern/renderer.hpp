/// Third stage of an expansion: every value of every slot as it will stand in the text, field and filters
/// applied, in one block of memory, so that a text is a few copies.
///
/// A short literal is stored together with each value behind it ("the seat" is one piece where the pattern
/// has "the {thing}"), as long as that keeps the block small enough for a cache near the core.
#pragma once

#include <assay/pattern/binding.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace assay {

class Renderer {
public:
    /// Throws Expansion::Fault beyond kMaxRenderedBytes and kMaxCaseBytes.
    Renderer(std::span<const Pattern> patterns, const Binding& binding);
    /// As Expansion::render.
    void render(std::size_t pattern, std::span<const std::uint32_t> picks, std::string& out) const;

private:
    friend class PlanBuilder;
    struct Piece {
        std::uint32_t offset = 0;  ///< in arena_
        std::uint32_t length = 0;
    };
    /// Copies pieces_[first_piece + pick of the slot], or pieces_[first_piece] for kNoSlot.
    struct Step {
        std::size_t slot = kNoSlot;
        std::size_t first_piece = 0;
    };
    struct Plan {
        std::vector<Step> steps;
        std::size_t longest = 0;  ///< bytes that its text can have
    };
    const Piece& piece_of(const Step& step, std::span<const std::uint32_t> picks) const {
        return pieces_[step.first_piece + (step.slot == kNoSlot ? 0 : picks[step.slot])];
    }

    std::string arena_;
    std::vector<Piece> pieces_;
    std::vector<Plan> plans_;
};

}  // namespace assay
