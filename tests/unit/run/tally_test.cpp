// Tallies are a fold: however the cases are spread and merged, the sum is the same.

#include <assay/run/tally.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace assay {
namespace {

const std::vector<std::vector<Slot>> kSlots = {{{"city", {{"Paris", {}}, {"Rome", {}}}, false},
                                                {"thing", {{"seat", {}}, {"bar", {}}, {"view", {}}}, false}},
                                               {},
                                               {{"thing", {{"view", {}}, {"pool", {}}}, false}}};

/// Groups are the business of gap_test.cpp.
const Test kTest = {};

/// One case as it is judged.
struct Judgement {
    std::uint64_t index = 0;
    std::size_t source = 0;
    std::vector<std::uint32_t> picks;
    Verdict verdict = Verdict::passed;
    SkipReason skip = SkipReason::none;
};

std::vector<Judgement> any_judgements() {
    const auto count = *rc::gen::inRange<std::size_t>(0, 60);
    std::vector<Judgement> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        all[i].index = i;
        all[i].source = *rc::gen::inRange<std::size_t>(0, kSlots.size());
        for (const Slot& slot : kSlots[all[i].source])
            all[i].picks.push_back(
                *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(slot.entries.size())));
        all[i].verdict =
            *rc::gen::element(Verdict::passed, Verdict::failed, Verdict::failed, Verdict::skipped);
        all[i].skip = *rc::gen::element(SkipReason::none, SkipReason::none, SkipReason::none,
                                        SkipReason::clash, SkipReason::unchanged);
    }
    return all;
}

void add(TestTally& tally, const Judgement& judgement) {
    if (judgement.skip != SkipReason::none) return tally.skip(judgement.skip);
    Case scored;
    scored.source = judgement.source;
    scored.picks = judgement.picks;
    tally.add(scored, {Predictions(), 0, 1, {}, {}}, judgement.verdict);
    if (judgement.verdict == Verdict::failed && tally.wants(judgement.index))
        tally.keep({tally.hash_of(judgement.index), judgement.index, {}, {0}});
}

TestResult result_of(const TestTally& tally) {
    TestResult result;
    tally.write(kSlots, result);
    for (const KeptFailure& failure : tally.failures())
        result.examples.push_back({std::to_string(failure.index), {}, {}, {}, {}, {}, failure.failed_texts});
    return result;
}

TEST_CASE("property: tallies that are split, shuffled and merged in any order are the same") {
    CHECK(rc::check([] {
        auto judgements = any_judgements();
        const auto examples = *rc::gen::inRange<std::size_t>(0, 12);
        const TestTally empty(kTest, kSlots, examples, 5);
        TestTally one = empty;
        for (const Judgement& judgement : judgements) add(one, judgement);

        const auto parts = *rc::gen::inRange<std::size_t>(1, 6);
        std::vector<TestTally> tallies(parts, empty);
        Random random(*rc::gen::arbitrary<std::uint64_t>());
        for (std::size_t i = judgements.size(); i > 1; --i)
            std::swap(judgements[i - 1], judgements[random.below(i)]);
        for (const Judgement& judgement : judgements) add(tallies[random.below(parts)], judgement);
        while (tallies.size() > 1) {
            const std::size_t from = 1 + random.below(tallies.size() - 1);
            tallies[random.below(from)].merge(tallies[from]);
            tallies.erase(tallies.begin() + static_cast<std::ptrdiff_t>(from));
        }
        RC_ASSERT(result_of(tallies[0]) == result_of(one));
    }));
}

TEST_CASE("property: the counts and the examples are those of a plain loop") {
    CHECK(rc::check([] {
        const auto judgements = any_judgements();
        const auto examples = *rc::gen::inRange<std::size_t>(0, 12);
        TestTally tally(kTest, kSlots, examples, 5);
        TestResult expected;
        std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, std::uint64_t>> values;
        std::vector<std::pair<std::uint64_t, std::uint64_t>> failed;
        for (const Judgement& judgement : judgements) {
            add(tally, judgement);
            ++expected.cases;
            const bool skipped = judgement.skip != SkipReason::none || judgement.verdict == Verdict::skipped;
            if (skipped) ++expected.skipped;
            if (skipped) continue;
            const bool fails = judgement.verdict == Verdict::failed;
            if (fails) failed.emplace_back(tally.hash_of(judgement.index), judgement.index);
            for (std::size_t s = 0; s < judgement.picks.size(); ++s) {
                const Slot& slot = kSlots[judgement.source][s];
                auto& [cases, failures] = values[{slot.name, slot.entries[judgement.picks[s]].value}];
                ++cases;
                failures += fails ? 1 : 0;
            }
        }
        const TestResult found = result_of(tally);
        RC_ASSERT(found.cases == expected.cases);
        RC_ASSERT(found.skipped == expected.skipped);
        RC_ASSERT(found.failed == failed.size());
        std::size_t tallied = 0;
        for (const SlotTally& slot : found.slots)
            for (const ValueTally& value : slot.values) {
                ++tallied;
                const auto [cases, failures] = values[{slot.slot, value.value}];
                RC_ASSERT(value.cases == cases);
                RC_ASSERT(value.failed == failures);
            }
        RC_ASSERT(tallied == values.size());
        std::sort(failed.begin(), failed.end());
        RC_ASSERT(found.examples.size() == std::min(examples, failed.size()));
        for (std::size_t e = 0; e < found.examples.size(); ++e)
            RC_ASSERT(found.examples[e].id == std::to_string(failed[e].second));
    }));
}

TEST_CASE("slots of one name are put together, their values in the order of appearance") {
    TestTally tally(kTest, kSlots, 10, 0);
    add(tally, {0, 2, {1}, Verdict::failed});
    add(tally, {1, 2, {0}, Verdict::passed});
    add(tally, {2, 0, {1, 2}, Verdict::failed});
    add(tally, {3, 1, {}, Verdict::failed});
    const TestResult result = result_of(tally);
    CHECK(result.slots ==
          std::vector<SlotTally>{{"city", {{"Rome", 1, 1}}}, {"thing", {{"view", 2, 1}, {"pool", 1, 1}}}});
    CHECK(result.failed == 3);
}

TEST_CASE("skipped cases are counted by their reasons, and not in the slots") {
    TestTally tally(kTest, kSlots, 10, 0);
    add(tally, {0, 0, {0, 0}, Verdict::passed, SkipReason::clash});
    add(tally, {1, 0, {0, 0}, Verdict::passed, SkipReason::unchanged});
    add(tally, {2, 0, {0, 0}, Verdict::passed, SkipReason::unchanged});
    add(tally, {3, 0, {0, 0}, Verdict::skipped});
    const TestResult result = result_of(tally);
    CHECK(result.cases == 4);
    CHECK(result.skipped == 4);
    CHECK(result.skip_reasons == std::map<std::string, std::uint64_t>{{"nothing to change in the text", 2},
                                                                      {"the expectation does not apply", 1},
                                                                      {"two slots hold the same value", 1}});
    CHECK(result.slots.empty());
}

}  // namespace
}  // namespace assay
