#include <assay/pattern/binding.hpp>
#include <assay/pattern/expansion.hpp>
#include <assay/pattern/index_code.hpp>
#include <assay/pattern/renderer.hpp>

namespace assay {

/// The three stages: what the slots are, which picks an index stands for, how picks become text.
struct Expansion::State {
    State(std::span<const Pattern> patterns, Binding binding, const ExpansionOptions& options)
        : code(binding, options), renderer(patterns, binding), slots(std::move(binding.slots)) {}

    IndexCode code;
    Renderer renderer;
    std::vector<Slot> slots;
};

Expansion Expansion::compile(std::span<const Pattern> patterns, const LexiconSet& lexicons,
                             const ExpansionOptions& options) {
    const std::vector<Fault> faults = faults_of_slots(patterns, lexicons);
    if (!faults.empty()) throw faults.front();
    return Expansion(std::make_unique<State>(patterns, bind_slots(patterns, lexicons), options));
}

Expansion::Expansion(std::unique_ptr<State> state) : state_(std::move(state)) {}
Expansion::Expansion(Expansion&&) noexcept = default;
Expansion& Expansion::operator=(Expansion&&) noexcept = default;
Expansion::~Expansion() = default;

std::uint64_t Expansion::size() const {
    return state_->code.size();
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
