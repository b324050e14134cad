#include "rules.hpp"

#include <assay/base/ascii.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/shown.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/pattern.hpp>
#include <assay/run/case_report.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace assay {
namespace {

std::uint64_t hash_of(const TextBatch& texts, std::size_t begin, std::size_t end) {
    std::vector<std::uint64_t> parts;
    for (std::size_t i = begin; i < end; ++i)
        for (std::size_t f = 0; f < texts.fields(); ++f) parts.push_back(hash_bytes(texts.field(i, f)));
    std::uint64_t hash = parts.size();
    for (const std::uint64_t part : parts) hash = mix({hash, part});
    return hash;
}

bool is_word_byte(char byte) {
    return !is_ascii(byte) || is_ascii_alphanumeric(byte);
}

/// What is wrong with the articles of one text: "a hour"; empty if nothing is.
std::string wrong_article(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || std::string_view(" (\"").find(text[at - 1]) != std::string_view::npos;
        const bool opens =
            at == 0 || (at > 1 && std::string_view(".!?").find(text[at - 2]) != std::string_view::npos);
        if (!begins || (text[at] != 'a' && !(text[at] == 'A' && opens))) continue;
        const std::size_t size = text.substr(at + 1, 1) == "n" ? 2 : 1;
        if (text.substr(at + size, 1) != " ") continue;
        const std::string_view rest = text.substr(at + size + 1);
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (word.empty() || !is_word_byte(word[0])) continue;
        if (word.size() < 2 || !is_word_byte(word[1])) continue;  // "c a s i n o"
        const std::string fitting = apply_filter(Filter::article, rest.substr(0, 64));
        if (fitting.substr(0, fitting.find(' ')).size() != size)
            return std::string(text.substr(at, size + 1)) + std::string(word);
    }
    return {};
}

/// The labels that each judged text of the test must have, if one of its expectations says so for all.
const ExpectLabel* plain_label(const Test& test) {
    for (const Expectation& expectation : test.expectations) {
        const auto* label = std::get_if<ExpectLabel>(&expectation.rule);
        if (label != nullptr && !label->negated && expectation.when_original.empty() &&
            expectation.when_original_not.empty() && expectation.premises.empty() && !expectation.when)
            return label;
    }
    return nullptr;
}

LabelList labels_of(const ExpectLabel& rule, const Case& made) {
    switch (rule.source) {
        case ExpectLabel::Source::gold:
            return made.gold;
        case ExpectLabel::Source::slot:
            return made.slot_labels[rule.slot_labels];
        case ExpectLabel::Source::fixed:
            break;
    }
    return rule.labels;
}

std::string names_of(const LabelList& list, const LabelSet& labels) {
    std::string names;
    for (const std::uint32_t label : list)
        names += (names.empty() ? "" : " or ") + printable(labels.names()[label]);
    return names;
}

bool disjoint(const LabelList& a, const LabelList& b) {
    return std::none_of(a.begin(), a.end(),
                        [&](std::uint32_t label) { return std::find(b.begin(), b.end(), label) != b.end(); });
}

class TextRules {
public:
    TextRules(const LabelSet& labels, LintReport& report) : labels_(labels), report_(report) {}

    void look_at(const TestPlan& plan) {
        const Test& test = plan.test();
        const ExpectLabel* label = plain_label(test);
        Seen seen;
        Count duplicates, articles;
        std::map<const Test*, Count> contradictions;
        Case made;
        for (std::uint64_t rank = 0; rank < plan.size(); ++rank) {
            const std::uint64_t index = plan.index(rank);
            test.cases->make(index, made);
            ++report_.cases;
            if (made.skip != SkipReason::none) continue;
            if (!made.may_repeat) find_duplicate(test, made, index, seen, duplicates);
            english_ = english_ || is_english(made.texts);
            if (!made.picks.empty()) find_article(made, written_texts(test, made), articles);
            if (label != nullptr) find_contradictions(test, made, index, *label, contradictions);
        }
        say(test, plan, duplicates, articles, contradictions);
    }

    /// What could not be said before all texts were seen.
    void finish() {
        if (english_) report_.findings.insert(report_.findings.end(), articles_.begin(), articles_.end());
    }

private:
    using Seen = std::unordered_map<std::uint64_t, std::uint64_t>;  ///< the first index of each hash
    struct Count {
        std::uint64_t cases = 0;
        std::string example;
    };
    struct Wanted {
        const Test* test;
        std::uint64_t index;
        LabelList labels;
    };

    /// "a" is an article in English alone, and English cannot do without "the" for long.
    static bool is_english(const TextBatch& texts) {
        return texts.size() > 0 &&
               (texts[0].find(" the ") != std::string_view::npos || texts[0].starts_with("The "));
    }

    static void find_duplicate(const Test& test, const Case& made, std::uint64_t index, Seen& seen,
                               Count& duplicates) {
        const auto [at, added] = seen.emplace(hash_of(made.texts, 0, made.texts.size()), index);
        if (added) return;
        if (duplicates.cases++ == 0)
            duplicates.example = fmt::format("'{}' and '{}': {}", printable(case_id(test.name, at->second)),
                                             printable(case_id(test.name, index)), in_quotes(made.texts[0]));
    }

    /// Those of the template itself: what an edit does to letters is no fault of the suite.
    static std::size_t written_texts(const Test& test, const Case& made) {
        return test.perturbations.empty() ? made.texts.size() : 1;
    }

    static void find_article(const Case& made, std::size_t texts, Count& articles) {
        for (std::size_t i = 0; i < texts; ++i)
            for (std::size_t f = 0; f < made.texts.fields(); ++f) {
                const std::string wrong = wrong_article(made.texts.field(i, f));
                if (wrong.empty()) continue;
                if (articles.cases++ == 0)
                    articles.example =
                        fmt::format("'{}' in {}", printable(wrong), in_quotes(made.texts.field(i, f)));
                return;
            }
    }

    void find_contradictions(const Test& test, const Case& made, std::uint64_t index, const ExpectLabel& rule,
                             std::map<const Test*, Count>& contradictions) {
        const LabelList labels = labels_of(rule, made);
        if (labels.empty()) return;
        for (std::size_t i = first_judged_text(test); i < made.texts.size(); ++i) {
            const auto [at, added] =
                wanted_.emplace(hash_of(made.texts, i, i + 1), Wanted{&test, index, labels});
            const Wanted& other = at->second;
            if (added || !disjoint(other.labels, labels)) continue;
            Count& count = contradictions[other.test];
            if (count.cases++ == 0)
                count.example = fmt::format("{} must be {} in '{}', and {} in '{}'", in_quotes(made.texts[i]),
                                            names_of(labels, labels_), printable(case_id(test.name, index)),
                                            names_of(other.labels, labels_),
                                            printable(case_id(other.test->name, other.index)));
        }
    }

    void say(const Test& test, const TestPlan& plan, const Count& duplicates, const Count& articles,
             const std::map<const Test*, Count>& contradictions) {
        const std::string looked_at = counted(plan.size(), "case");
        if (duplicates.cases > 0)
            report_.findings.push_back(
                {test.place, "duplicate-texts",
                 fmt::format("{} of {} have the texts of another, such as {}", format_count(duplicates.cases),
                             looked_at, duplicates.example)});
        if (articles.cases > 0)
            articles_.push_back({test.place, "article",
                                 fmt::format("{} of {} have an article that does not fit, such as {}",
                                             format_count(articles.cases), looked_at, articles.example)});
        for (const auto& [other, count] : contradictions)
            report_.findings.push_back(
                {test.place, "contradictory-labels",
                 fmt::format("{}{}", count.example,
                             count.cases > 1
                                 ? fmt::format(", and {} more like it", format_count(count.cases - 1))
                                 : "")});
    }

    const LabelSet& labels_;
    LintReport& report_;
    bool english_ = false;                              ///< has any text shown that it is?
    std::vector<Finding> articles_;                     ///< of use if they are English
    std::unordered_map<std::uint64_t, Wanted> wanted_;  ///< of all tests so far, by text
};

}  // namespace

void lint_texts(const std::vector<TestPlan>& plans, const LabelSet& labels, LintReport& report) {
    TextRules rules(labels, report);
    for (const TestPlan& plan : plans) rules.look_at(plan);
    rules.finish();
}

}  // namespace assay
