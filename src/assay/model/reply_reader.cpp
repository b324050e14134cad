#include <assay/model/reply_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// Where servers put the answers if not at the top.
constexpr std::array<std::string_view, 4> kUsualNames = {"predictions", "outputs", "results", "data"};

std::string unescaped(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            name += token[i];
        } else if (++i < token.size() && (token[i] == '0' || token[i] == '1')) {
            name += token[i] == '0' ? '~' : '/';
        } else {
            throw Error(fmt::format("--answer: '~' in {} must be followed by 0 (for '~') or 1 (for '/')",
                                    in_quotes(token)));
        }
    }
    return name;
}

std::vector<std::string> keys_of(const object& value) {
    std::vector<std::string> keys;
    for (const auto& member : value) keys.emplace_back(member.key);
    return keys;
}

element member_of(const object& value, const std::string& name) {
    element member;
    if (!value.at_key(name).get(member)) return member;
    const std::vector<std::string> keys = keys_of(value);
    throw Error(fmt::format("--answer: there is no '{}' in an object with {}{}", shown(name),
                            keys.empty() ? "nothing in it" : shown_labels(keys), did_you_mean(name, keys)));
}

element item_of(const array& value, const std::string& token) {
    const auto index = parse_unsigned(token);
    const bool padded = token.size() > 1 && token.front() == '0';  // which RFC 6901 forbids
    element item;
    if (!index || padded || value.at(*index).get(item))
        throw Error(fmt::format("--answer: there is no '{}' in an array of {}", shown(token), value.size()));
    return item;
}

element step(const element& value, const std::string& token) {
    if (value.is_object()) return member_of(value.get_object(), token);
    if (value.is_array()) return item_of(value.get_array(), token);
    throw Error(fmt::format("--answer: '{}' leads into {}", shown(token), kind_name(value)));
}

element walk(element value, const std::vector<std::string>& tokens) {
    for (const std::string& token : tokens) value = step(value, token);
    return value;
}

/// The answers themselves, where a server wraps them up as most do.
element unwrapped(const element& reply) {
    if (member(reply, "label") || member(reply, "probabilities")) return reply;
    for (const std::string_view name : kUsualNames)
        if (const auto inside = member(reply, name); inside && inside->is_array()) return *inside;
    return reply;
}

void refuse_error(const element& answer) {
    if (const auto error = reported_error(answer))
        throw Error(fmt::format("it reports an error: {}", shown_whole(*error)));
}

std::vector<element> items_of(const element& value, std::size_t count) {
    if (!value.is_array()) {
        const bool is_object = value.is_object();
        throw Error(fmt::format("it has {} instead of an array with an answer for each of {}{}",
                                kind_name(value), counted(count, "text"),
                                is_object
                                    ? fmt::format("; its members are {}: --answer /NAME says which holds it",
                                                  shown_labels(keys_of(value.get_object())))
                                    : ""));
    }
    std::vector<element> items;
    for (const element& item : value.get_array()) items.push_back(item);
    if (items.size() != count)
        throw Error(fmt::format("it has {} for {}", counted(items.size(), "answer"), counted(count, "text")));
    return items;
}

// --- the forms of an answer

std::string as_json(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string labelled(const element& label, const element& score) {
    return fmt::format(R"({{"label":{},"confidence":{}}})", simdjson::minify(label), simdjson::minify(score));
}

std::string name_in(const element& label) {
    if (label.is_string()) return std::string(label.get_string().value());
    return simdjson::to_string(label);
}

std::string probabilities(const std::vector<element>& labels, const std::vector<element>& scores) {
    std::string members;
    for (std::size_t i = 0; i < labels.size(); ++i)
        members += fmt::format("{}{}:{}", i == 0 ? "" : ",", as_json(name_in(labels[i])),
                               simdjson::minify(scores[i]));
    return fmt::format(R"({{"probabilities":{{{}}}}})", members);
}

/// [{"label": …, "score": …}, …]; nothing for any other array.
std::optional<std::string> scored_labels(const array& entries) {
    std::vector<element> labels, scores;
    for (const element& entry : entries) {
        const auto label = member(entry, "label"), score = member(entry, "score");
        if (!label || !score) return std::nullopt;
        labels.push_back(*label);
        scores.push_back(*score);
    }
    if (labels.empty()) return std::nullopt;
    return labels.size() == 1 ? labelled(labels.front(), scores.front()) : probabilities(labels, scores);
}

std::string row_of_array(const array& answer) {
    if (auto row = scored_labels(answer)) return *row;
    const auto is_number = [](const element& value) { return value.is_number(); };
    if (answer.size() == 0 || !std::all_of(answer.begin(), answer.end(), is_number))
        throw Error(
            R"(an answer that is an array holds numbers, or objects such as {"label": "positive", "score": 0.9})");
    return fmt::format(R"({{"probabilities":{}}})", simdjson::minify(answer));
}

/// {"negative": 0.25, "positive": 0.75}, where these are labels.
bool is_of_labels(const object& answer, const std::vector<std::string>& labels) {
    for (const auto& [key, value] : answer)
        if (!value.is_number() || std::find(labels.begin(), labels.end(), key) == labels.end()) return false;
    return answer.size() > 0;
}

std::string row_of_object(const element& answer, const std::vector<std::string>& known) {
    const bool says_it_our_way = member(answer, "probabilities") || member(answer, "confidence");
    const auto label = member(answer, "label"), score = member(answer, "score");
    if (label && score && !says_it_our_way) return labelled(*label, *score);
    array labels, scores;
    const auto names = member(answer, "labels"), numbers = member(answer, "scores");
    if (names && numbers && !label && !names->get_array().get(labels) && !numbers->get_array().get(scores) &&
        labels.size() == scores.size() && labels.size() > 0)
        return probabilities({labels.begin(), labels.end()}, {scores.begin(), scores.end()});
    if (is_of_labels(answer.get_object(), known))
        return fmt::format(R"({{"probabilities":{}}})", simdjson::minify(answer));
    return simdjson::to_string(answer);
}

}  // namespace

AnswerPointer::AnswerPointer(std::string_view text) {
    if (!text.empty() && text.front() != '/')
        throw Error(fmt::format("--answer {} is no JSON Pointer; it begins with '/', as in /choices/0/text",
                                in_quotes(text)));
    while (!text.empty()) {
        text.remove_prefix(1);
        const std::string_view token = text.substr(0, text.find('/'));
        text.remove_prefix(token.size());
        if (token == "*") {
            if (std::exchange(has_star_, true))
                throw Error("--answer has '*' twice; it stands for the position of the text");
        } else {
            (has_star_ ? after_ : before_).push_back(unescaped(token));
        }
    }
}

std::vector<element> AnswerPointer::find(const element& reply, std::size_t count, bool in_array) const {
    const element place = before_.empty() ? unwrapped(reply) : walk(reply, before_);
    if (has_star_) {
        std::vector<element> answers = items_of(place, count);
        for (element& answer : answers) answer = walk(answer, after_);
        return answers;
    }
    if (in_array) return items_of(place, count);
    // One entry {"label": …, "score": …} in an array means the same with the array and without it.
    if (place.is_array() && place.get_array().size() == 1 && !place.get_array().at(0).value().is_number())
        return {place.get_array().at(0).value()};
    return {place};
}

std::vector<PredictionRow> ReplyReader::read(std::string_view reply, std::size_t count, bool in_array) {
    std::vector<PredictionRow> rows;
    try {
        const element whole = reply_.parse(reply);
        refuse_error(whole);
        for (const element& answer : pointer_.find(whole, count, in_array)) {
            refuse_error(answer);
            rows.push_back(rows_.read(row_.parse(row_of_answer(answer, labels().names())).get_object()));
        }
    } catch (const SyntaxError& fault) {
        throw Error(fmt::format("{} (byte {})", fault.what(), fault.offset() + 1));
    }
    return rows;
}

std::string row_of_answer(const element& answer, const std::vector<std::string>& labels) {
    switch (answer.type()) {
        case simdjson::dom::element_type::STRING:
            return fmt::format(R"({{"label":{}}})", as_json(trimmed(answer.get_string().value())));
        case simdjson::dom::element_type::ARRAY:
            return row_of_array(answer.get_array());
        case simdjson::dom::element_type::OBJECT:
            return row_of_object(answer, labels);
        case simdjson::dom::element_type::BOOL:
        case simdjson::dom::element_type::NULL_VALUE:
            throw Error(fmt::format("{} is no answer", simdjson::to_string(answer)));
        default:
            return fmt::format(R"({{"label":{}}})", simdjson::minify(answer));
    }
}

}  // namespace assay
