#include <assay/suite/derived_sources.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <tbb/parallel_for.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace assay {
namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();

}  // namespace

PerturbationChain::PerturbationChain(std::vector<std::unique_ptr<Perturbation>> steps,
                                     std::optional<std::uint64_t> variants, std::size_t field,
                                     std::uint32_t group)
    : steps_(std::move(steps)), enumerate_(!variants), field_(field), group_(group) {
    if (variants) {
        tries_ = *variants;
        return;
    }
    for (const auto& step : steps_)
        if (const std::uint64_t choices = step->choice_count(); choices > 0)
            tries_ = saturating_product(tries_, choices);
}

std::optional<EditedText> PerturbationChain::apply(std::string_view text, std::uint64_t variant,
                                                   std::uint64_t key) const {
    EditedText result{std::string(text), {}};
    std::uint64_t rest = variant;  // a mixed-radix number over the choices, the last step varying fastest
    std::vector<std::optional<std::uint64_t>> choices(steps_.size());
    for (std::size_t s = steps_.size(); s-- > 0 && enumerate_;) {
        const std::uint64_t count = steps_[s]->choice_count();
        if (count == 0) continue;
        choices[s] = rest % count;
        rest /= count;
    }
    for (std::size_t s = 0; s < steps_.size(); ++s) {
        Random random(mix({key, variant, s}));
        std::optional<EditedText> edited = steps_[s]->apply(result.text, random, choices[s]);
        if (!edited) return std::nullopt;
        result = s == 0 ? std::move(*edited) : compose(text, result, std::move(*edited));
    }
    return result;
}

PerturbedSource::PerturbedSource(std::unique_ptr<CaseSource> base,
                                 const std::vector<PerturbationChain>& chains, std::uint64_t key,
                                 Unchanged unchanged)
    : base_(std::move(base)),
      chains_(&chains),
      has_groups_(std::any_of(chains.begin(), chains.end(),
                              [](const PerturbationChain& chain) { return chain.group() != kNoGroup; })),
      key_(key) {
    if (unchanged == Unchanged::skip) return;
    const std::uint64_t rows = base_->size();
    if (rows > std::numeric_limits<std::uint32_t>::max())
        throw Error("more than 4,294,967,295 texts to perturb in one source");
    std::vector<char> changes(rows);
    constexpr std::uint64_t kChunk = 256;
    tbb::parallel_for(std::uint64_t{0}, (rows + kChunk - 1) / kChunk, [&](std::uint64_t chunk) {
        Case scratch;
        for (std::uint64_t i = chunk * kChunk; i < std::min(rows, (chunk + 1) * kChunk); ++i)
            changes[i] = can_change(i, scratch) ? 1 : 0;
    });
    kept_.emplace();
    for (std::uint64_t i = 0; i < rows; ++i)
        if (changes[i]) kept_->push_back(static_cast<std::uint32_t>(i));
}

bool PerturbedSource::can_change(std::uint64_t base_index, Case& scratch) const {
    base_->make(base_index, scratch);
    for (std::size_t c = 0; c < chains_->size(); ++c) {
        const PerturbationChain& chain = (*chains_)[c];
        const std::string_view original = scratch.texts.field(0, chain.field());
        const std::uint64_t key = mix({key_, base_index, c});
        for (std::uint64_t v = 0; v < chain.tries(); ++v)
            if (const auto edited = chain.apply(original, v, key); edited && edited->text != original)
                return true;
    }
    return false;
}

void PerturbedSource::make(std::uint64_t index, Case& out, Detail detail) const {
    const std::uint64_t base_index = kept_ ? (*kept_)[index] : index;
    base_->make(base_index, out, detail);
    if (out.skip == SkipReason::none) add_variants(base_index, out, detail);
}

void PerturbedSource::add_variants(std::uint64_t base_index, Case& out, Detail detail) const {
    const std::size_t before = out.texts.size();
    std::vector<std::string> original(out.texts.fields());
    for (std::size_t f = 0; f < original.size(); ++f) original[f] = out.texts.field(0, f);
    std::set<std::pair<std::size_t, std::string>> seen;  // field and text
    for (std::size_t f = 0; f < original.size(); ++f) seen.emplace(f, original[f]);
    if (has_groups_) out.groups.resize(before, kNoGroup);
    for (std::size_t c = 0; c < chains_->size(); ++c) {
        const PerturbationChain& chain = (*chains_)[c];
        const std::uint64_t key = mix({key_, base_index, c});
        for (std::uint64_t v = 0; v < chain.tries(); ++v) {
            auto edited = chain.apply(original[chain.field()], v, key);
            if (!edited || !seen.emplace(chain.field(), edited->text).second) continue;
            for (std::size_t f = 0; f < original.size(); ++f)
                out.texts.append_field(f == chain.field() ? edited->text : original[f]);
            if (!out.groups.empty())
                out.groups.push_back(chain.group() != kNoGroup ? chain.group() : out.groups.front());
            if (detail == Detail::full)
                out.edits.push_back(chain.field() == 0 ? std::move(edited->edits) : std::vector<Edit>());
        }
    }
    if (out.texts.size() > before) return;
    out.skip = SkipReason::unchanged;
    out.texts.clear();
    out.edits.clear();
}

SampledSource::SampledSource(std::unique_ptr<CaseSource> base, std::uint64_t count, std::uint64_t key)
    : base_(std::move(base)), permutation_(base_->size(), key), count_(std::min(count, base_->size())) {}

void TestCases::add(std::unique_ptr<CaseSource> source) {
    if (source->size() > kMost - size())
        throw Error("the sources of this test make more than 18,446,744,073,709,551,615 cases");
    ends_.push_back(size() + source->size());
    sources_.push_back(std::move(source));
}

void TestCases::make(std::uint64_t index, Case& out, Detail detail) const {
    const auto at = std::upper_bound(ends_.begin(), ends_.end(), index);
    const auto source = static_cast<std::size_t>(at - ends_.begin());
    sources_[source]->make(source == 0 ? index : index - ends_[source - 1], out, detail);
    out.source = source;
}

std::uint64_t TestCases::unchanged() const {
    std::uint64_t sum = 0;
    for (const auto& source : sources_) sum += source->unchanged();
    return sum;
}

std::uint64_t TestCases::combinations() const {
    std::uint64_t sum = 0;
    for (const auto& source : sources_) {
        const std::uint64_t more = source->combinations();
        sum = sum > kMost - more ? kMost : sum + more;
    }
    return sum;
}

std::vector<std::vector<Slot>> TestCases::slots() const {
    std::vector<std::vector<Slot>> all;
    for (const auto& source : sources_)
        for (auto& slots : source->slots()) all.push_back(std::move(slots));
    return all;
}

}  // namespace assay
