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

Interval any_interval() {
    const double low = share(), high = share();
    return Interval{0.95, std::min(low, high), std::max(low, high)};
}

std::vector<std::string> distinct_texts(std::size_t most) {
    std::set<std::string> texts;
    for (std::size_t i = below(most + 1); i > 0; --i) texts.insert(text() + std::to_string(i));
    return {texts.begin(), texts.end()};
}

Prediction prediction(std::size_t labels) {
    Prediction made;
    made.label = below(labels);
    if (coin()) made.confidence = share();
    if (coin()) {
        for (std::size_t i = 0; i < labels; ++i) made.probabilities.push_back(share());
    }
    return made;
}

/// In order, not overlapping, inside both texts.
std::vector<Edit> edits(std::size_t from_size, std::size_t to_size) {
    std::vector<Edit> made;
    Edit last;
    for (std::size_t i = below(3); i > 0; --i) {
        Edit edit;
        edit.from_begin = *inRange(last.from_end, from_size + 1);
        edit.from_end = *inRange(edit.from_begin, from_size + 1);
        edit.to_begin = *inRange(last.to_end, to_size + 1);
        edit.to_end = *inRange(edit.to_begin, to_size + 1);
        made.push_back(last = edit);
    }
    return made;
}

Example example(const std::string& test, std::size_t labels) {
    Example made;
    made.id = test + '#' + std::to_string(below(1000));
    const std::size_t fields = 1 + below(3);
    const std::size_t texts = 1 + below(4);
    for (std::size_t i = 0; i < texts; ++i) {
        std::vector<std::string> parts;
        for (std::size_t f = 0; f < fields; ++f) parts.push_back(text());
        made.texts.push_back(std::move(parts));
        made.predictions.push_back(prediction(labels));
        if (coin()) made.failed_texts.push_back(i);
    }
    if (coin()) {
        for (const auto& parts : made.texts)
            made.edits.push_back(edits(made.texts[0][0].size(), parts[0].size()));
    }
    for (const std::string& slot : distinct_texts(3)) made.bindings.emplace_back(slot, text());
    // Not in the order of a map: bindings stand as the pattern has them.
    if (made.bindings.size() > 1 && coin()) std::swap(made.bindings.front(), made.bindings.back());
    made.expected = text();
    return made;
}

void count(TestResult& test) {
    test.population = *rc::gen::arbitrary<std::uint64_t>();
    test.cases = *inRange<std::uint64_t>(0, coin() ? 20 : 1'000'000'000'000);
    test.skipped = coin() ? 0 : *inRange<std::uint64_t>(0, test.cases + 1);
    test.failed = *inRange<std::uint64_t>(0, test.judged() + 1);
    test.unchanged = below(1000);
    if (test.judged() == 0) return;
    test.failure_rate = static_cast<double>(test.failed) / static_cast<double>(test.judged());
    test.interval = any_interval();
}

void gate(TestResult& test) {
    test.reason = coin() ? text() : std::string();
    if (coin()) test.max_failure_rate = share();
    if (coin()) {
        test.verdict = coin() ? GateVerdict::none : GateVerdict::not_applicable;
    } else if (test.max_failure_rate) {
        const bool passed = test.failure_rate && *test.failure_rate <= *test.max_failure_rate;
        test.verdict = passed ? GateVerdict::passed : GateVerdict::failed;
    }
}

TestResult test_result(std::size_t number, std::size_t labels) {
    TestResult test;
    test.name = text() + std::to_string(number);
    test.type = *rc::gen::element<std::string>("MFT", "INV", "DIR");
    test.capability = text();
    test.description = text();
    test.line = below(10'000);
    count(test);
    gate(test);
    for (const std::string& reason : distinct_texts(3)) test.skip_reasons[reason] = below(100);
    for (const std::string& slot : distinct_texts(2)) {
        SlotTally tally{slot, {}};
        for (const std::string& value : distinct_texts(3)) {
            const std::uint64_t cases = below(100);
            tally.values.push_back({value, cases, below(cases + 1)});
        }
        test.slots.push_back(std::move(tally));
    }
    for (std::size_t i = labels > 0 ? below(3) : 0; i > 0; --i)
        test.examples.push_back(example(test.name, labels));
    return test;
}

RunResult make_result() {
    RunResult result;
    result.version = text();
    result.complete = *rc::gen::weightedElement<bool>({{4, true}, {1, false}});
    result.seed = *rc::gen::arbitrary<std::uint64_t>();
    if (coin()) result.sample = *rc::gen::arbitrary<std::uint64_t>();
    result.suite_name = text();
    result.suite_file = text();
    result.suite_sha256 = text();
    result.labels = distinct_texts(6);
    result.model_kind = text();
    result.model_name = text();
    result.model_sha256 = text();
    result.model_labels = distinct_texts(3);
    result.certainty =
        *rc::gen::element(Certainty::label_only, Certainty::confidence, Certainty::probabilities);
    result.replay_command = text() + (coin() ? " 'ID'" : "") + text();
    result.allow_not_applicable = coin();
    for (std::size_t i = below(5); i > 0; --i) result.tests.push_back(test_result(i, result.labels.size()));
    result.totals = sums_of(result.tests);
    if (result.totals.failure_rate) result.totals.interval = any_interval();
    return result;
}

}  // namespace

rc::Gen<std::string> hostile_text() {
    const auto piece = rc::gen::element<std::string>(
        "a", "word", " ", "\n", "\r\n", "\t", std::string(1, '\0'), "\x1b[2J", "\x7F", "\xC2\x9B",
        "\xE2\x80\xAE", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF",
        "]]>", "<script>", "&amp;", "\"", "'", "\\", "|", "`", "```", "~~~", "*", "_", "[x](y)", "@all", "#1",
        "$x$", "日本", "e\xCC\x81", "🙂", "→", "…", "'ID'", "{{", "%s", "{}");
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
