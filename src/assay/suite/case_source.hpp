/// The cases of one test as a virtual array: nothing is stored, each case is computed from its index.
#pragma once

#include <assay/data/text_batch.hpp>
#include <assay/expect/expectation.hpp>
#include <assay/pattern/expansion.hpp>
#include <assay/perturb/perturbation.hpp>
#include <assay/suite/gap.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace assay {

/// Why an index of a test holds no case to score.
enum class SkipReason {
    none,
    clash,      ///< `distinct` slots hold the same value
    unchanged,  ///< no perturbation found anything to change
};

/// One case: a group of texts, the first of which is the original. Reused from call to call, so that its
/// buffers grow only once.
struct Case {
    TextBatch texts;  ///< empty where skipped
    SkipReason skip = SkipReason::none;
    LabelList gold;                      ///< empty if unknown
    std::vector<LabelList> slot_labels;  ///< one for each label pattern of the test
    bool may_repeat = false;             ///< drawn at random, so that another case may be the same
    std::size_t source = 0;              ///< which source of the test it comes from
    std::vector<std::uint32_t> picks;  ///< the picked entry of each slot of that source; empty without slots
    /// For each text its position among the groups that <data> and <perturb> name, or kNoGroup; empty where
    /// all have none.
    std::vector<std::uint32_t> groups;

    // Filled only where detail is asked for.
    std::string id;                                             ///< the case's own name in its file, or empty
    std::vector<std::pair<std::string, std::string>> bindings;  ///< slot name and value
    /// For each text, how its first field came from that of the first text; empty where nothing is known.
    std::vector<std::vector<Edit>> edits;
};

enum class Detail { texts, full };

/// make(i) depends on (suite, data, seed, i) alone: the same bytes on every machine, thread and shard.
/// Costs O(slots + text) time; memory does not grow with size(). Safe to call from many threads.
class CaseSource {
public:
    virtual ~CaseSource() = default;
    virtual std::uint64_t size() const = 0;  ///< known without making any case
    /// Overwrites `out`. index < size().
    virtual void make(std::uint64_t index, Case& out, Detail detail = Detail::texts) const = 0;
    /// The texts that were left out because no perturbation changes them.
    virtual std::uint64_t unchanged() const { return 0; }
    /// How many cases there would be as products without constraints, where covering arrays or constraints
    /// make them fewer; at most 2^64-1.
    virtual std::uint64_t combinations() const { return size(); }
    /// The slots of each source that makes up this one, for tallies; Case::source counts these.
    virtual std::vector<std::vector<Slot>> slots() const = 0;
};

}  // namespace assay
