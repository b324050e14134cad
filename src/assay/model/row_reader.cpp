#include <assay/model/row_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

std::string_view what(Certainty certainty) {
    switch (certainty) {
        case Certainty::probabilities:
            return "probabilities";
        case Certainty::confidence:
            return "a confidence";
        default:
            return "a label only";
    }
}

/// Look-ups know what is wrong; here is where.
template <typename Action>
auto blaming(const char* key, Action action) {
    try {
        return action();
    } catch (const RowFault&) {
        throw;
    } catch (const Error& error) {
        throw RowFault(key, error.what());
    }
}

double number_in(const element& value, const char* key) {
    double number = 0;
    if (value.get_double().get(number))
        throw RowFault(key, fmt::format("'{}' must hold numbers, not {}", key, kind_name(value)));
    return number;
}

/// What other tools call our keys; a "score" that is no share may be anything.
std::optional<std::string_view> our_name(std::string_view key, const element& value) {
    double score = 0;
    const bool is_share = value.is_double() && !value.get_double().get(score) && score >= 0 && score <= 1;
    if (key == "score" && is_share) return "confidence";
    if (key == "scores" || key == "probs") return "probabilities";
    return std::nullopt;
}

}  // namespace

const PredictionRow& RowReader::read(const simdjson::dom::object& object) {
    const Members members = find_members(object);
    row_.label.reset();
    row_.probabilities.clear();
    if (members.probabilities) blaming("probabilities", [&] { read_probabilities(*members.probabilities); });
    if (members.label) blaming("label", [&] { read_label(*members.label); });
    if (members.confidence) read_confidence(*members.confidence);
    if (members.confidence && !members.label)
        throw RowFault("confidence", "a confidence needs the 'label' that it is for");
    if (!members.label && !members.probabilities)
        throw RowFault("", "a row needs a 'label' or 'probabilities'");
    if (members.confidence && members.probabilities) check_confidence_agrees();
    check_certainty(members.probabilities ? Certainty::probabilities
                    : members.confidence  ? Certainty::confidence
                                          : Certainty::label_only);
    return row_;
}

RowReader::Members RowReader::find_members(const simdjson::dom::object& object) {
    Members members;
    bool has_extras = false;
    for (const auto& [key, value] : object) {
        if (key == "label") {
            members.label = value;
        } else if (key == "probabilities") {
            members.probabilities = value;
        } else if (key == "confidence") {
            members.confidence = value;
        } else {
            has_extras |= !is_known_extra(key);
        }
    }
    if (has_extras)
        for (const auto& member : object)
            if (!is_known_extra(member.key)) refuse_misspelling(member.key, member.value, members);
    return members;
}

bool RowReader::is_known_extra(std::string_view key) const {
    return key == "text" || key == "id" || std::find(extras_.begin(), extras_.end(), key) != extras_.end();
}

/// "probabilites" beside a label would otherwise make a model that gives labels only, without a word.
void RowReader::refuse_misspelling(std::string_view key, const element& value, const Members& members) {
    constexpr std::size_t kMostRemembered = 32;
    std::vector<std::string> missing;
    if (!members.label) missing.emplace_back("label");
    if (!members.probabilities) missing.emplace_back("probabilities");
    if (!members.confidence) missing.emplace_back("confidence");
    const auto ours = our_name(key, value);
    if (ours && !members.probabilities && !members.confidence)
        throw RowFault(std::string(key), fmt::format("unknown key '{}'; it is called '{}' here", key, *ours));
    const bool is_one_of_them = key == "label" || key == "probabilities" || key == "confidence";
    if (const auto meant = nearest(key, missing); meant && !is_one_of_them)
        throw RowFault(std::string(key),
                       fmt::format("unknown key '{}'; did you mean '{}'?", shown(key), *meant));
    if (!is_one_of_them && extras_.size() < kMostRemembered) extras_.emplace_back(key);
}

void RowReader::read_label(const element& value) {
    if (value.is_string()) {
        row_.label = labels_.of_name(value.get_string(), row_.label.value_or(0));
    } else if (value.is_int64()) {
        row_.label = labels_.of_number(value.get_int64());
    } else {
        throw Error(fmt::format("'label' must be a name or a whole number, not {}",
                                value.type() == element_type::DOUBLE ? "a fraction"
                                : value.is_number()                  ? "one beyond 64 bits"
                                                                     : kind_name(value)));
    }
}

void RowReader::read_confidence(const element& value) {
    row_.confidence = number_in(value, "confidence");
    if (!(row_.confidence >= 0 && row_.confidence <= 1))
        throw RowFault("confidence", fmt::format("{} is not a confidence; it must be from 0 to 1",
                                                 format_number(row_.confidence)));
}

void RowReader::read_probabilities(const element& value) {
    labels_.expect_probabilities();
    switch (value.type()) {
        case element_type::ARRAY:
            read_array(value.get_array());
            break;
        case element_type::OBJECT:
            read_named(value.get_object());
            break;
        default:
            throw Error(fmt::format(
                "'probabilities' must be [p, …] in the order of the labels or {{\"label\": p, …}}, not {}",
                kind_name(value)));
    }
    if (const auto fault = fault_in_probabilities(row_.probabilities))
        throw Error(fault->starts_with("sum") ? "the probabilities " + *fault : *fault);
    labels_.close();
}

void RowReader::read_array(const simdjson::dom::array& array) {
    for (const element& value : array) row_.probabilities.push_back(number_in(value, "probabilities"));
    labels_.expect_count(row_.probabilities.size());
}

void RowReader::refuse_names(const simdjson::dom::object& object) const {
    std::vector<std::string> names;
    for (const auto& member : object) names.emplace_back(member.key);
    labels_.refuse_unknown(names);
}

/// The label of this name. Of several that nobody knows all are named.
std::size_t RowReader::label_named(std::string_view name, std::size_t likely,
                                   const simdjson::dom::object& object) {
    try {
        return labels_.of_name(name, likely);
    } catch (const Error&) {
        refuse_names(object);
        throw;
    }
}

/// A label that is not mentioned has probability 0; the sum tells whether that was meant.
void RowReader::read_named(const simdjson::dom::object& object) {
    row_.probabilities.assign(labels_.size(), 0.0);
    std::size_t likely = 0;
    for (const auto& [name, value] : object) {
        const std::size_t label = label_named(name, likely, object);
        if (label >= row_.probabilities.size()) row_.probabilities.resize(label + 1, 0.0);  // an open book
        row_.probabilities[label] = number_in(value, "probabilities");
        likely = label + 1;
    }
}

void RowReader::check_confidence_agrees() const {
    constexpr double kTolerance = 1e-3;
    const double probability = row_.probabilities[*row_.label];
    if (std::abs(probability - row_.confidence) <= kTolerance) return;
    throw RowFault("confidence", fmt::format("the confidence {} contradicts the probability {} of '{}'",
                                             format_number(row_.confidence), format_number(probability),
                                             shown(labels_.names()[*row_.label])));
}

void RowReader::check_certainty(Certainty certainty) {
    row_.certainty = certainty;
    if (!certainty_) certainty_ = certainty;
    if (*certainty_ != certainty)
        throw RowFault(
            "", fmt::format("this row has {}, but those before it have {}; all rows must say equally much",
                            what(certainty), what(*certainty_)));
}

}  // namespace assay
