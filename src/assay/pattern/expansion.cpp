#include <assay/pattern/algebraic_array.hpp>

#include <assay/base/numbers.hpp>
#include <assay/pattern/binding.hpp>
#include <assay/pattern/expansion.hpp>
#include <assay/pattern/index_code.hpp>
#include <assay/pattern/renderer.hpp>

namespace assay {

/// The three stages: what the slots are, which picks an index stands for, how picks become text.
struct Expansion::State {
    State(std::span<const Pattern> patterns, Binding binding, const ExpansionOptions& options)
        : code(binding, options),
          renderer(patterns, binding),
          slots(std::move(binding.slots)),
          mode(options.mode),
          is_reduced(options.mode == ExpansionMode::cover || options.mode == ExpansionMode::random ||
                     !options.where.empty()) {}

    IndexCode code;
    Renderer renderer;
    std::vector<Slot> slots;
    ExpansionMode mode;
    bool is_reduced;  ///< has fewer cases than the product, or may
};

Expansion Expansion::compile(std::span<const Pattern> patterns, const LexiconSet& lexicons,
                             const ExpansionOptions& options) {
    const std::vector<Fault> faults = faults_of_slots(patterns, lexicons);
    if (!faults.empty()) throw faults.front();
    return Expansion(std::make_unique<State>(patterns, bind_slots(patterns, lexicons, options), options));
}

Expansion::Expansion(std::unique_ptr<State> state) : state_(std::move(state)) {}
Expansion::Expansion(Expansion&&) noexcept = default;
Expansion& Expansion::operator=(Expansion&&) noexcept = default;
Expansion::~Expansion() = default;

std::uint64_t Expansion::size() const {
    return state_->code.size();
}
std::uint64_t Expansion::combinations() const {
    if (!state_->is_reduced) return size();
    std::uint64_t product = 1;
    for (const Slot& slot : state_->slots) product = saturating_product(product, slot.entries.size());
    return product;
}
bool Expansion::is_random() const {
    return state_->mode == ExpansionMode::random;
}
const std::vector<Slot>& Expansion::slots() const& {
    return state_->slots;
}

bool Expansion::decode(std::uint64_t index, std::span<std::uint32_t> picks) const {
    return state_->code.decode(index, picks);
}

void Expansion::render(std::size_t pattern, std::span<const std::uint32_t> picks, std::string& out) const {
    state_->renderer.render(pattern, picks, out);
}

}  // namespace assay
