#include "random_results.hpp"

#include <assay/base/utf8.hpp>

#include <set>
#include <string>

namespace assay::test {
namespace {

using rc::gen::inRange;

std::size_t below(std::size_t bound) {
    return *inRange<std::size_t>(0, bound);
}
bool coin() {
    return *rc::gen::arbitrary<bool>();
}
std::string text() {
    return *hostile_text();
}
/// Any double from 0 to 1, with all its digits.
double share() {
    return static_cast<double>(*inRange<std::uint64_t>(0, (1ull << 53) + 1)) / 0x1p53;
}

Interval any_interval(double rate) {
    return Interval{0.95, rate * share(), std::min(1.0, rate + (1 - rate) * share())};
}

std::vector<std::string> distinct_texts(std::size_t most) {
    std::set<std::string> texts;
    for (std::size_t i = below(most + 1); i > 0; --i) texts.insert(text() + std::to_string(i));
    return {texts.begin(), texts.end()};
}

/// Of numbers with all their digits.
std::vector<double> probabilities(std::size_t labels) {
    std::vector<double> made;
    double left = 1;
    for (std::size_t i = 0; i + 1 < labels; ++i) {
        made.push_back(left * share());
        left = std::max(0.0, left - made.back());
    }
    made.push_back(left);
    return made;
}

Prediction prediction(const RunResult& run) {
    Prediction made;
    made.label = below(run.labels.size());
    if (run.certainty == Certainty::confidence) made.confidence = share();
    if (run.certainty != Certainty::probabilities) return made;
    made.probabilities = probabilities(run.labels.size());
    made.confidence = made.probabilities[made.label];
    return made;
}

/// A text of some pieces, and another in which some of them are replaced.
struct EditedTexts {
    std::string from, to;
    std::vector<Edit> edits;
};

EditedTexts edited_texts() {
    EditedTexts made;
    for (std::size_t i = below(4); i > 0; --i) {
        const std::string piece = text(), other = coin() ? text() : piece;
        if (other != piece)
            made.edits.push_back({made.from.size(), made.from.size() + piece.size(), made.to.size(),
                                  made.to.size() + other.size()});
        made.from += piece;
        made.to += other;
    }
    return made;
}

Example example(const TestResult& test, std::uint64_t index, const RunResult& run) {
    Example made;
    made.id = test.name + '#' + std::to_string(index);
    const std::size_t fields = 1 + below(3);
    const std::size_t texts = 2 + below(3);
    const EditedTexts edited = edited_texts();
    for (std::size_t i = 0; i < texts; ++i) {
        made.texts.push_back({i == 1 ? edited.to : i == 0 ? edited.from : text()});
        for (std::size_t f = 1; f < fields; ++f) made.texts.back().push_back(text());
        made.predictions.push_back(prediction(run));
        if (i > 0 ? i + 1 == texts || coin() : test.type == "MFT" && coin()) made.failed_texts.push_back(i);
    }
    if (coin()) made.edits = {{}, edited.edits};
    for (const std::string& slot : distinct_texts(3)) made.bindings.emplace_back(slot, text());
    // Not in the order of a map: bindings stand as the pattern has them.
    if (made.bindings.size() > 1 && coin()) std::swap(made.bindings.front(), made.bindings.back());
    made.expected = text();
    return made;
}

void count(TestResult& test) {
    test.cases = *inRange<std::uint64_t>(0, coin() ? 20 : 1'000'000'000'000);
    test.population = std::max(test.cases, *rc::gen::arbitrary<std::uint64_t>());
    test.skipped = coin() ? 0 : *inRange<std::uint64_t>(0, test.cases + 1);
    test.failed = *inRange<std::uint64_t>(0, test.judged() + 1);
    test.unchanged = below(1000);
    if (test.judged() == 0) return;
    test.failure_rate = static_cast<double>(test.failed) / static_cast<double>(test.judged());
    test.interval = any_interval(*test.failure_rate);
}

void skip_reasons(TestResult& test) {
    std::uint64_t left = test.skipped;
    for (const std::string& reason : distinct_texts(3)) {
        test.skip_reasons[reason] = *inRange<std::uint64_t>(0, left + 1);
        left -= test.skip_reasons[reason];
    }
    if (left > 0) test.skip_reasons["other"] = left;
}

GapResult gap() {
    GapResult gap;
    gap.in =
        *rc::gen::element(Gap::Measure::failure_rate, Gap::Measure::label_rate, Gap::Measure::mean_score);
    if (!gap.of_failures()) gap.of = "x" + text();
    if (!gap.of_failures()) gap.between = text();
    gap.at_most = share();
    if (coin()) gap.significance = share();
    gap.min_count = 1 + below(3);
    for (const std::string& group : distinct_texts(4)) gap.groups.push_back({group, 1 + below(5), share()});
    gap.gap = largest_gap(gap.groups, gap.min_count);
    if (gap.gap) gap.p_value = share();
    return gap;
}

void gate(TestResult& test, const RunResult& run) {
    if (!test.failure_rate && coin()) test.reason = text();
    if (coin()) test.max_failure_rate = share();
    for (std::size_t i = below(3); i > 0; --i) test.gaps.push_back(gap());
    if (!test.failure_rate && coin()) {
        test.verdict = GateVerdict::not_applicable;
    } else if (test.has_gate() && (run.complete || coin())) {
        const bool passed = test.failure_rate && within_gates(test, run.allow_not_applicable);
        test.verdict = passed ? GateVerdict::passed : GateVerdict::failed;
    }
}

/// What each value takes leaves enough cases for the failures that are left.
SlotTally slot_tally(const std::string& slot, const TestResult& test) {
    SlotTally tally{slot, {}};
    std::uint64_t cases = test.judged(), failed = test.failed;
    for (const std::string& value : distinct_texts(3)) {
        if (cases == 0) break;
        const auto held = *inRange<std::uint64_t>(1, cases + 1);
        const std::uint64_t rest = cases - held;
        const auto failing =
            *inRange<std::uint64_t>(failed > rest ? failed - rest : 0, std::min(held, failed) + 1);
        tally.values.push_back({value, held, failing});
        cases = rest;
        failed -= failing;
    }
    return tally;
}

TestResult test_result(std::size_t number, const RunResult& run) {
    TestResult test;
    test.name = text() + std::to_string(number);
    test.type = *rc::gen::element<std::string>("MFT", "INV", "DIR");
    test.capability = text();
    test.description = text();
    test.line = below(10'000);
    count(test);
    skip_reasons(test);
    gate(test, run);
    for (const std::string& slot : distinct_texts(2)) test.slots.push_back(slot_tally(slot, test));
    if (run.labels.empty()) return test;
    for (std::uint64_t i = std::min<std::uint64_t>(below(3), test.failed); i > 0; --i)
        test.examples.push_back(example(test, coin() ? test.population - i : i - 1, run));
    if (test.examples.size() > 1 && test.examples[0].id == test.examples[1].id) test.examples.pop_back();
    return test;
}

std::string hash() {
    return *rc::gen::container<std::string>(64, rc::gen::elementOf(std::string("0123456789abcdef")));
}

RunResult make_result() {
    RunResult result;
    result.version = text();
    result.complete = *rc::gen::weightedElement<bool>({{4, true}, {1, false}});
    result.seed = *rc::gen::arbitrary<std::uint64_t>();
    result.suite_name = text();
    result.suite_file = text();
    result.suite_sha256 = hash();
    result.labels = distinct_texts(6);
    result.model_kind = *rc::gen::element<std::string>("file", "predictions", "command", "function");
    result.model_name = text();
    result.model_sha256 = coin() ? hash() : "";
    result.model_labels = distinct_texts(3);
    result.certainty =
        *rc::gen::element(Certainty::label_only, Certainty::confidence, Certainty::probabilities);
    result.replay_command = text() + (coin() ? " 'ID'" : "") + text();
    result.allow_not_applicable = coin();
    for (std::size_t i = below(5); i > 0; --i) result.tests.push_back(test_result(i, result));
    if (coin()) {
        result.sample = *rc::gen::arbitrary<std::uint64_t>();
        for (const TestResult& test : result.tests) result.sample = std::max(*result.sample, test.cases);
    }
    result.totals = sums_of(result.tests);
    if (result.totals.failure_rate) result.totals.interval = any_interval(*result.totals.failure_rate);
    return result;
}

}  // namespace

rc::Gen<std::string> hostile_text() {
    const auto piece = rc::gen::element<std::string>(
        "a", "word", " ", "\n", "\r\n", "\t", std::string(1, '\0'), "\x1b[2J", "\x7F", "\xC2\x9B",
        "\xE2\x80\xAE", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF",
        "]]>", "<script>", "&amp;", "\"", "'", "\\", "|", "`", "```", "~~~", "*", "_", "[x](y)", "@all", "#1",
        "$x$", "日本", "e\xCC\x81", "🙂", "→", "…", "'ID'", "{{", "%s", "{}", "::error::", "::", "##[x]",
        "##vso", "[");
    return rc::gen::map(rc::gen::resize(6, rc::gen::container<std::vector<std::string>>(piece)),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& each : pieces) text += each;
                            return text;
                        });
}

rc::Gen<RunResult> random_result() {
    return rc::gen::exec(make_result);
}

}  // namespace assay::test
