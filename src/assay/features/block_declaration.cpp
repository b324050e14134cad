#include <assay/features/block_declaration.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/options_json.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <span>

namespace assay {
namespace {

using Json = nlohmann::json;

const std::set<std::string, std::less<>> kTfidf = {"norm", "use_idf", "smooth_idf", "sublinear_tf"};

Json value_of(const std::string& name, const std::string& text) {
    if (name == "token_pattern") return text;
    if (text == "yes" || text == "true") return true;
    if (text == "no" || text == "false") return false;
    if (text == "none") return nullptr;
    if (name == "ngram_range") {
        const NgramRange range = NgramRange::parse(text);
        return {range.shortest, range.longest};
    }
    if (name == "min_df" || name == "max_df") {
        const auto frequency = DocumentFrequency::parse(text);
        if (frequency.is_share) return frequency.value;
        return static_cast<std::uint64_t>(frequency.value);
    }
    if (const auto number = parse_unsigned(text)) return *number;
    if (const auto number = parse_number(text); number && name == "scale") return *number;
    return text;
}

/// The options in three heaps: tf-idf's, the file, and all others.
struct Parsed {
    Json options = Json::object();
    Json tfidf = Json::object();
    std::optional<bool> tfidf_given;  ///< by that very name
    std::string implies_tfidf;        ///< an option that means nothing without it
    std::string file;

    bool weighted() const { return tfidf_given.value_or(!implies_tfidf.empty()); }
};

bool takes_file(std::string_view kind) {
    return kind == "mentions" || kind == "begins_with";
}

Parsed parse_options(const BlockDeclaration& declaration) {
    const std::string& kind = declaration.kind;
    const bool terms = kind == "word" || kind == "char" || kind == "char_wb";
    Parsed parsed;
    std::set<std::string> seen;
    for (auto [name, text] : declaration.options) {
        std::replace(name.begin(), name.end(), '-', '_');
        if (name == "ngrams") name = "ngram_range";
        if (!seen.insert(name).second) throw Error(fmt::format("'{}' is said twice", printable(name)));
        if (terms && name == "analyzer") throw Error("'analyzer' is what stands before the colon");
        if (takes_file(kind) && name == "file") {
            parsed.file = text;
            continue;
        }
        const bool weighting = terms && kTfidf.contains(name);
        if (terms && name == "tfidf") {
            const Json value = value_of(name, text);
            if (!value.is_boolean())
                throw Error(fmt::format("tfidf cannot be '{}'; it is yes or no", printable(text)));
            parsed.tfidf_given = value == true;
            continue;
        }
        const Json value = value_of(name, text);
        if (weighting && !(name == "sublinear_tf" && value == false)) parsed.implies_tfidf = name;
        (weighting ? parsed.tfidf : parsed.options)[name] = value;
    }
    if (parsed.tfidf_given == false && !parsed.implies_tfidf.empty())
        throw Error(fmt::format("tfidf=no, and '{}' is an option of tf-idf; keep one", parsed.implies_tfidf));
    return parsed;
}

/// What scikit-learn ignores with a warning, and we cannot mean.
void refuse_idle(const Json& options) {
    const auto given = [&](const char* name) { return options.contains(name) && !options[name].is_null(); };
    const Json analyzer = options.value("analyzer", Json("word"));
    for (const char* name : {"token_pattern", "min_token_length", "stop_words"})
        if (analyzer != "word" && given(name))
            throw Error(fmt::format("{} goes with words, not with {}", name, printable(analyzer.dump())));
    if (given("token_pattern") && given("min_token_length"))
        throw Error("min_token_length does not go with token_pattern, which says itself how long words are");
}

BlockOptions terms_of(const std::string& kind, Parsed parsed) {
    parsed.options["analyzer"] = kind;
    refuse_idle(parsed.options);
    CountBlockOptions block{vectorizer_options_from(parsed.options), {}};
    if (parsed.weighted()) block.tfidf = tfidf_options_from(parsed.tfidf);
    return block;
}

BlockOptions surface_of(const BlockDeclaration& declaration, const Parsed& parsed) {
    SurfaceOptions options;
    options.value = count_value_from(parsed.options);
    if (!declaration.items.empty()) options.cues.clear();
    for (const std::string& item : declaration.items) options.cues.push_back(parse_surface_cue(item));
    return SurfaceBlock(std::move(options)).options();
}

std::vector<PhraseList> one_list_each(const std::vector<std::string>& phrases) {
    std::vector<PhraseList> lists;
    for (const std::string& phrase : phrases) lists.push_back({phrase, {phrase}});
    return lists;
}

BlockOptions mentions_of(const BlockDeclaration& declaration, const Parsed& parsed, const ListLoader& load) {
    MentionOptions options;
    options.value = count_value_from(parsed.options);
    if (declaration.kind == "begins_with") options.place = MentionPlace::beginning;
    const bool as_they_are = declaration.kind == "begins_with" && parsed.file.empty();
    options.lists = as_they_are ? one_list_each(declaration.items) : load(parsed.file, declaration.items);
    return MentionBlock(std::move(options)).options();
}

void check_kind(const std::string& kind) {
    const std::vector<std::string> kinds = block_kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return;
    throw Error(fmt::format("there are no features '{}': {} or {}{}", printable(kind),
                            fmt::join(std::span(kinds).first(kinds.size() - 1), ", "), kinds.back(),
                            did_you_mean(kind, kinds)));
}

}  // namespace

std::vector<std::string> block_kinds() {
    return {"word", "char", "char_wb", "hash", "prefix", "suffix", "mentions", "begins_with", "surface"};
}

std::vector<std::string> option_names(std::string_view kind) {
    std::vector<std::string> names = {"ngrams",        "lowercase",        "strip_accents",
                                      "token_pattern", "min_token_length", "stop_words",
                                      "mark_negation", "binary",           "norm"};
    if (kind == "hash") {
        names.insert(names.end(), {"analyzer", "n_features", "alternate_sign"});
        return names;
    }
    if (kind != "word" && kind != "char" && kind != "char_wb") return {"value", "at_least", "scale"};
    names.insert(names.end(),
                 {"min_df", "max_df", "max_features", "tfidf", "use_idf", "smooth_idf", "sublinear_tf"});
    return names;
}

BlockOptions block_of(const BlockDeclaration& declaration, const ListLoader& load) {
    const std::string& kind = declaration.kind;
    check_kind(kind);
    const Parsed parsed = parse_options(declaration);
    if (kind == "surface") return surface_of(declaration, parsed);
    if (kind == "mentions" || kind == "begins_with") return mentions_of(declaration, parsed, load);
    if (kind == "prefix" || kind == "suffix") {
        const AffixSide side = kind == "prefix" ? AffixSide::prefix : AffixSide::suffix;
        return AffixBlock({side, declaration.items, count_value_from(parsed.options)}).options();
    }
    if (!declaration.items.empty())
        throw Error(fmt::format("'{}' is no option of {}", printable(declaration.items.front()), kind));
    if (kind != "hash") return terms_of(kind, parsed);
    refuse_idle(parsed.options);
    return hashing_options_from(parsed.options);
}

}  // namespace assay
