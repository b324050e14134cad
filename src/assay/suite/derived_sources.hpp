/// Case sources made of other ones: perturbed, sampled, put together.
#pragma once

#include <assay/suite/case_source.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace assay {

/// One <perturb>: steps that are applied one after the other, and how many results are wanted.
class PerturbationChain {
public:
    /// `variants` unset: all choices of the steps that have some, otherwise one result. `group` is that of
    /// its results, or kNoGroup: that of the text.
    PerturbationChain(std::vector<std::unique_ptr<Perturbation>> steps, std::optional<std::uint64_t> variants,
                      std::size_t field, std::uint32_t group = kNoGroup);

    /// How many results are tried for a text; saturates at 2^64-1.
    std::uint64_t tries() const { return tries_; }
    std::size_t field() const { return field_; }
    std::uint32_t group() const { return group_; }
    /// The result with this number, or nothing if some step finds nothing to change. `key` belongs to the
    /// text and the chain.
    std::optional<EditedText> apply(std::string_view text, std::uint64_t variant, std::uint64_t key) const;

private:
    std::vector<std::unique_ptr<Perturbation>> steps_;
    bool enumerate_;
    std::uint64_t tries_ = 1;
    std::size_t field_;
    std::uint32_t group_;
};

/// Adds variants of the first text to each case of another source. Variants equal to the original or to each
/// other are dropped. A case that gets no variant is unchanged, even if it has several texts. The seed of a
/// step is a hash of (key, index in the base, chain, variant, step).
class PerturbedSource final : public CaseSource {
public:
    enum class Unchanged {
        leave_out,  ///< texts that cannot be changed are no cases: found out here, once, by trying each
        skip,       ///< they are cases that are skipped
    };
    PerturbedSource(std::unique_ptr<CaseSource> base, const std::vector<PerturbationChain>& chains,
                    std::uint64_t key, Unchanged unchanged);
    std::uint64_t size() const override { return kept_ ? kept_->size() : base_->size(); }
    std::uint64_t combinations() const override { return kept_ ? kept_->size() : base_->combinations(); }
    void make(std::uint64_t index, Case& out, Detail detail) const override;
    std::uint64_t unchanged() const override { return kept_ ? base_->size() - kept_->size() : 0; }
    std::vector<std::vector<Slot>> slots() const override { return base_->slots(); }

private:
    bool can_change(std::uint64_t base_index, Case& scratch) const;
    void add_variants(std::uint64_t base_index, Case& out, Detail detail) const;

    std::unique_ptr<CaseSource> base_;
    const std::vector<PerturbationChain>* chains_;  ///< of the test, which owns them
    bool has_groups_;                               ///< some chain has a group
    std::uint64_t key_;
    std::optional<std::vector<std::uint32_t>> kept_;
};

/// `count` cases of another source, drawn without replacement by a keyed permutation: the sample of 500
/// begins the sample of 1,000.
class SampledSource final : public CaseSource {
public:
    SampledSource(std::unique_ptr<CaseSource> base, std::uint64_t count, std::uint64_t key);
    std::uint64_t size() const override { return count_; }
    std::uint64_t combinations() const override {
        return count_ == base_->size() ? base_->combinations() : count_;
    }
    void make(std::uint64_t index, Case& out, Detail detail) const override {
        base_->make(permutation_(index), out, detail);
    }
    std::uint64_t unchanged() const override { return base_->unchanged(); }
    std::vector<std::vector<Slot>> slots() const override { return base_->slots(); }

private:
    std::unique_ptr<CaseSource> base_;
    KeyedPermutation permutation_;
    std::uint64_t count_;
};

/// The cases of a test: its sources one after the other, and the perturbations that they share.
class TestCases final : public CaseSource {
public:
    TestCases() = default;
    /// Throws Error if there would be more than 2^64-1 cases.
    void add(std::unique_ptr<CaseSource> source);
    /// What the perturbed sources of this test point to. Set before they are made.
    void set_chains(std::vector<PerturbationChain> chains) { chains_ = std::move(chains); }
    const std::vector<PerturbationChain>& chains() const { return chains_; }

    std::uint64_t size() const override { return ends_.empty() ? 0 : ends_.back(); }
    void make(std::uint64_t index, Case& out, Detail detail) const override;
    std::uint64_t unchanged() const override;
    std::uint64_t combinations() const override;
    std::vector<std::vector<Slot>> slots() const override;

private:
    std::vector<PerturbationChain> chains_;
    std::vector<std::unique_ptr<CaseSource>> sources_;
    std::vector<std::uint64_t> ends_;
};

}  // namespace assay
