#include <assay/suggest/filler_answer.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/json_lines.hpp>

#include <fmt/format.h>
#include <simdjson.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace assay {
namespace {

using simdjson::dom::element;

std::string mask_for(const MaskedText& text) {
    std::string name = "mask";
    const auto is_taken = [&](const std::string& literal) {
        return literal.find('{' + name + '}') != std::string::npos;
    };
    while (std::any_of(text.literals.begin(), text.literals.end(), is_taken)) name += '_';
    return '{' + name + '}';
}

std::string word_in(const element& value) {
    if (!value.is_string()) throw Error(fmt::format("a word is {} instead of a string", kind_name(value)));
    const std::string_view word = trimmed(value.get_string().value());
    if (word.empty()) throw Error("a word is empty");
    return std::string(word);
}

std::vector<std::string> words_in(const element& value, std::size_t masks) {
    if (masks == 1 && !value.is_array()) return {word_in(value)};
    if (!value.is_array())
        throw Error(fmt::format("the 'text' of a filler is {} instead of an array with a word for each of {}",
                                kind_name(value), counted(masks, "mask")));
    std::vector<std::string> words;
    for (const element& word : value.get_array()) words.push_back(word_in(word));
    if (words.size() != masks)
        throw Error(
            fmt::format("a filler has {} for {}", counted(words.size(), "word"), counted(masks, "mask")));
    return words;
}

Filler filler_in(const element& value, std::size_t masks) {
    simdjson::dom::object object;
    if (value.get_object().get(object))
        throw Error(fmt::format("a filler is {} instead of an object", kind_name(value)));
    element text, score;
    if (object.at_key("text").get(text) && object.at_key("token_str").get(text))
        throw Error("a filler lacks its 'text'");
    Filler filler{words_in(text, masks), {}};
    if (object.at_key("score").get(score) || score.is_null()) return filler;
    double number = 0;
    if (score.get_double().get(number))
        throw Error(fmt::format("the 'score' of a filler is {} instead of a number", kind_name(score)));
    filler.score = number;
    return filler;
}

simdjson::dom::array list_in(const element& answer) {
    simdjson::dom::object object;
    simdjson::dom::array list;
    if (!answer.get_array().get(list)) return list;
    if (answer.get_object().get(object))
        throw Error(fmt::format("it is {} instead of an object", kind_name(answer)));
    element fillers;
    if (object.at_key("fillers").get(fillers)) throw Error("it lacks 'fillers'");
    if (fillers.get_array().get(list))
        throw Error(fmt::format("'fillers' is {} instead of an array", kind_name(fillers)));
    return list;
}

std::vector<Filler> fillers_in(const element& answer, std::size_t masks) {
    const simdjson::dom::array list = list_in(answer);
    std::vector<Filler> found;
    std::set<std::vector<std::string>> seen;
    for (const element& value : list)
        if (Filler filler = filler_in(value, masks); seen.insert(filler.words).second)
            found.push_back(std::move(filler));
    const auto has_score = [](const Filler& filler) { return filler.score.has_value(); };
    if (std::all_of(found.begin(), found.end(), has_score))
        std::stable_sort(found.begin(), found.end(),
                         [](const Filler& a, const Filler& b) { return *a.score > *b.score; });
    return found;
}

}  // namespace

std::string filler_question(const MaskedText& text, std::size_t top) {
    using nlohmann::ordered_json;
    const std::string mask = mask_for(text);
    const std::vector<std::string> masks(text.masks(), mask);
    return ordered_json{{"text", filled(text, masks)}, {"mask", mask}, {"top", top}}.dump();
}

std::vector<Filler> parse_filler_answer(std::string_view json, std::size_t masks) {
    JsonReader reader;
    const element answer = reader.parse(json);
    if (const auto error = reported_error(answer))
        throw ModelError(fmt::format("reported an error: {}", shown_whole(*error)));
    return fillers_in(answer, masks);
}

}  // namespace assay
