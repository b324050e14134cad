#include <assay/features/options_json.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/stop_words.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <map>

namespace assay {
namespace {

using Json = nlohmann::json;
using Setters = std::map<std::string, std::function<void(const Json&)>>;

[[noreturn]] void refuse(const std::string& key, const Json& value, std::string_view wanted) {
    const std::string shown = shortened(value.dump(-1, ' ', false, Json::error_handler_t::replace), 60);
    throw Error(fmt::format("{} cannot be {}; it is {}", key, printable(shown), wanted));
}

bool bool_in(const std::string& key, const Json& value) {
    if (!value.is_boolean()) refuse(key, value, "true or false");
    return value.get<bool>();
}

std::size_t count_in(const std::string& key, const Json& value) {
    if (!value.is_number_integer() || value < 1) refuse(key, value, "a whole number from 1");
    return value.get<std::size_t>();
}

std::string text_in(const std::string& key, const Json& value, std::string_view wanted) {
    if (!value.is_string()) refuse(key, value, wanted);
    return value.get<std::string>();
}

NgramRange range_in(const std::string& key, const Json& value) {
    constexpr std::string_view kWanted = "a pair of whole numbers such as [1, 2]";
    if (!value.is_array() || value.size() != 2) refuse(key, value, kWanted);
    for (const Json& bound : value)
        if (!bound.is_number_integer() || bound < 1) refuse(key, value, kWanted);
    return {value[0].get<std::size_t>(), value[1].get<std::size_t>()};
}

DocumentFrequency frequency_in(const std::string& key, const Json& value) {
    if (value.is_number_float() && value >= 0.0 && value <= 1.0) return DocumentFrequency::share(value);
    if (value.is_number_integer() && value >= 0) return DocumentFrequency::count(value);
    refuse(key, value, "a number of texts such as 2, or a share from 0.0 to 1.0");
}

std::vector<std::string> strings_in(const std::string& key, const Json& value, std::string_view wanted) {
    if (!value.is_array()) refuse(key, value, wanted);
    std::vector<std::string> strings;
    for (const Json& element : value) strings.push_back(text_in(key, element, wanted));
    return strings;
}

std::vector<std::string> stop_words_in(const std::string& key, const Json& value) {
    if (value.is_null()) return {};
    if (value == "english") return english_stop_words();
    auto words = strings_in(key, value, "\"english\", null or a list of words");
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// A list of terms, or {term: column} with all columns from 0.
std::vector<std::string> vocabulary_in(const std::string& key, const Json& value) {
    constexpr std::string_view kWanted = "a list of terms, or an object with a column, from 0, for each";
    if (!value.is_object()) return strings_in(key, value, kWanted);
    std::vector<std::string> terms(value.size());
    std::vector<bool> taken(value.size());
    for (const auto& [term, column] : value.items()) {
        if (!column.is_number_integer() || column < 0 || column >= terms.size() ||
            taken[column.get<std::size_t>()])
            refuse(key, value, kWanted);
        taken[column.get<std::size_t>()] = true;
        terms[column.get<std::size_t>()] = term;
    }
    return terms;
}

void read(const Json& object, const Setters& setters, std::string_view what) {
    if (!object.is_object()) throw Error(fmt::format("{} are no JSON object", what));
    for (const auto& [key, value] : object.items()) {
        const auto setter = setters.find(key);
        if (setter == setters.end()) {
            std::vector<std::string> names;
            for (const auto& [name, unused] : setters) names.push_back(name);
            throw Error(
                fmt::format("{}: there is no '{}'{}", what, printable(key), did_you_mean(key, names)));
        }
        setter->second(value);
    }
}

void add_analyzer_setters(Setters& setters, AnalyzerOptions& analyzer) {
    setters["analyzer"] = [&](const Json& v) {
        analyzer.kind = parse_analyzer_kind(text_in("analyzer", v, "word, char or char_wb"));
    };
    setters["lowercase"] = [&](const Json& v) { analyzer.lowercase = bool_in("lowercase", v); };
    setters["strip_accents"] = [&](const Json& v) {
        analyzer.strip_accents =
            v.is_null() ? StripAccents::none
                        : parse_strip_accents(text_in("strip_accents", v, "\"ascii\", \"unicode\" or null"));
    };
    setters["token_pattern"] = [&](const Json& v) {
        analyzer.set_token_pattern(text_in("token_pattern", v, "a regular expression"));
    };
    setters["min_token_length"] = [&](const Json& v) {
        analyzer.min_token_length = count_in("min_token_length", v);
    };
    setters["stop_words"] = [&](const Json& v) { analyzer.stop_words = stop_words_in("stop_words", v); };
    setters["mark_negation"] = [&](const Json& v) { analyzer.mark_negation = bool_in("mark_negation", v); };
}

/// What has one meaning only here.
void add_fixed_setters(Setters& setters) {
    const auto fix = [&setters](const std::string& key, std::vector<Json> allowed) {
        setters[key] = [key, allowed = std::move(allowed)](const Json& v) {
            if (std::find(allowed.begin(), allowed.end(), v) == allowed.end())
                refuse(key, v, fmt::format("always {} here", allowed.front().dump()));
        };
    };
    fix("input", {"content"});
    fix("encoding", {"utf-8"});
    fix("decode_error", {"strict"});
    fix("preprocessor", {nullptr});
    fix("tokenizer", {nullptr});
    fix("dtype", {"float64", "int64"});
}

Json json_of(const AnalyzerOptions& analyzer) {
    Json json = {{"analyzer", name_of(analyzer.kind)},
                 {"lowercase", analyzer.lowercase},
                 {"min_token_length", analyzer.min_token_length},
                 {"strip_accents", nullptr},
                 {"stop_words", nullptr},
                 {"mark_negation", analyzer.mark_negation}};
    if (analyzer.strip_accents != StripAccents::none) json["strip_accents"] = name_of(analyzer.strip_accents);
    if (!analyzer.token_pattern.empty()) json["token_pattern"] = analyzer.token_pattern;
    if (!analyzer.stop_words.empty()) json["stop_words"] = analyzer.stop_words;
    return json;
}

Json json_of(const DocumentFrequency& frequency) {
    if (frequency.is_share) return frequency.value;
    return static_cast<std::uint64_t>(frequency.value);
}

}  // namespace

VectorizerOptions vectorizer_options_from(const Json& object, VectorizerOptions options) {
    Setters setters;
    add_analyzer_setters(setters, options.analyzer);
    add_fixed_setters(setters);
    setters["ngram_range"] = [&](const Json& v) { options.ngram_range = range_in("ngram_range", v); };
    setters["min_df"] = [&](const Json& v) { options.min_df = frequency_in("min_df", v); };
    setters["max_df"] = [&](const Json& v) { options.max_df = frequency_in("max_df", v); };
    setters["binary"] = [&](const Json& v) { options.binary = bool_in("binary", v); };
    setters["max_features"] = [&](const Json& v) {
        options.max_features = v.is_null() ? std::nullopt : std::optional(count_in("max_features", v));
    };
    setters["vocabulary"] = [&](const Json& v) {
        options.vocabulary = v.is_null() ? std::nullopt : std::optional(vocabulary_in("vocabulary", v));
    };
    read(object, setters, "options of the vectorizer");
    check(options);
    return options;
}

TfidfOptions tfidf_options_from(const Json& object) {
    TfidfOptions options;
    Setters setters;
    setters["norm"] = [&](const Json& v) {
        options.norm = v.is_null() ? Norm::none : parse_norm(text_in("norm", v, "\"l1\", \"l2\" or null"));
    };
    setters["use_idf"] = [&](const Json& v) { options.use_idf = bool_in("use_idf", v); };
    setters["smooth_idf"] = [&](const Json& v) { options.smooth_idf = bool_in("smooth_idf", v); };
    setters["sublinear_tf"] = [&](const Json& v) { options.sublinear_tf = bool_in("sublinear_tf", v); };
    read(object, setters, "options of tf-idf");
    return options;
}

HashingOptions hashing_options_from(const Json& object, HashingOptions options) {
    Setters setters;
    add_analyzer_setters(setters, options.analyzer);
    add_fixed_setters(setters);
    setters["ngram_range"] = [&](const Json& v) { options.ngram_range = range_in("ngram_range", v); };
    setters["n_features"] = [&](const Json& v) { options.n_features = count_in("n_features", v); };
    setters["binary"] = [&](const Json& v) { options.binary = bool_in("binary", v); };
    setters["norm"] = [&](const Json& v) {
        options.norm = v.is_null() ? Norm::none : parse_norm(text_in("norm", v, "\"l1\", \"l2\" or null"));
    };
    setters["alternate_sign"] = [&](const Json& v) { options.alternate_sign = bool_in("alternate_sign", v); };
    read(object, setters, "options of the hashing vectorizer");
    check(options);
    return options;
}

CountValue count_value_from(const Json& object) {
    CountValue value;
    Setters setters;
    setters["value"] = [&](const Json& v) {
        value.kind = parse_count_value_kind(text_in("value", v, "count, binary or log1p"));
    };
    setters["at_least"] = [&](const Json& v) {
        value.at_least = count_in("at_least", v);
        if (!object.contains("value")) value.kind = CountValueKind::binary;
    };
    setters["scale"] = [&](const Json& v) {
        if (!v.is_number()) refuse("scale", v, "a number above 0");
        value.scale = v.get<double>();
    };
    read(object, setters, "options of counts");
    check(value);
    return value;
}

Json to_json(const VectorizerOptions& options) {
    Json json = json_of(options.analyzer);
    json["ngram_range"] = {options.ngram_range.shortest, options.ngram_range.longest};
    json["min_df"] = json_of(options.min_df);
    json["max_df"] = json_of(options.max_df);
    json["max_features"] = options.max_features ? Json(*options.max_features) : Json();
    json["binary"] = options.binary;
    return json;
}

Json to_json(const TfidfOptions& options) {
    return {{"norm", options.norm == Norm::none ? Json() : Json(name_of(options.norm))},
            {"use_idf", options.use_idf},
            {"smooth_idf", options.smooth_idf},
            {"sublinear_tf", options.sublinear_tf}};
}

Json to_json(const HashingOptions& options) {
    Json json = json_of(options.analyzer);
    json["ngram_range"] = {options.ngram_range.shortest, options.ngram_range.longest};
    json["n_features"] = options.n_features;
    json["binary"] = options.binary;
    json["norm"] = options.norm == Norm::none ? Json() : Json(name_of(options.norm));
    json["alternate_sign"] = options.alternate_sign;
    return json;
}

Json to_json(const CountValue& value) {
    return {{"value", name_of(value.kind)}, {"at_least", value.at_least}, {"scale", value.scale}};
}

}  // namespace assay
