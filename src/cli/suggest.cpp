#include "command.hpp"
#include "interrupt.hpp"
#include "model_options.hpp"
#include "options.hpp"
#include "output_files.hpp"
#include "suggestion_list.hpp"

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/pattern.hpp>
#include <assay/suggest/corpus.hpp>
#include <assay/suggest/filler_program.hpp>
#include <assay/suggest/filler_server.hpp>
#include <assay/suggest/lexicon_file.hpp>
#include <assay/suggest/sense_order.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

void add_options(Options& options) {
    options.positional("TEXT");
    options.group("Words from texts of yours")
        .add_options()(
            "corpus", po::value<std::string>(),
            "a file of texts (CSV, TSV, JSON Lines, plain lines): words that stand between the same "
            "neighbours")("text", po::value<std::string>(), "the column of its texts (default: text)");
    options.group("Words from WordNet")
        .add_options()("like", po::value<std::string>(), "a word, in its base form, to start from")(
            "relation", po::value<std::string>(),
            "synonyms (default), antonyms, hypernyms (more general), hyponyms (more special), or related "
            "(other "
            "hyponyms of its hypernyms)")("pos", po::value<std::string>(),
                                          "only as a noun, verb, adjective or adverb")(
            "wordnet", po::value<std::string>()->implicit_value(default_wordnet_folder().string()),
            "the folder of the database files (default: that of the package wordnet-base)");
    options.group("Words from a program")
        .add_options()("command", po::value<std::string>(),
                       "a program that fills masks, such as a language model: one JSON object in, one out "
                       "(docs/suggesting.md)")("timeout", po::value<std::string>(),
                                               "seconds that the program or server may take (default 60)");
    options.group("Words from a server")
        .add_options()("url", po::value<std::string>(), "a server that fills masks, asked as a program is")(
            "request", po::value<std::string>(),
            "JSON with \"$text\" where the text stands, for a server that is asked otherwise")(
            "mask", po::value<std::string>(), "how its model writes a mask (default [MASK]); with --request")(
            "header", po::value<std::vector<std::string>>()->composing(),
            "'NAME: VALUE', any number of times; ${VARIABLE} is taken from the environment");
    options.group("Output").add_options()("top", po::value<std::string>(),
                                          "how many of each source (default 20)")(
        "format", po::value<std::string>(), "text (default), tsv, json or jsonl")(
        "output,o", po::value<std::string>(), "write to this file; with --lexicon, the file of the lexicon")(
        "lexicon", po::value<std::string>(),
        "add the words to this lexicon in the <templates> file of -o; NAME,NAME for several masks")(
        "accept", po::value<std::string>(), "WORD,WORD,…: only these go into the lexicon (default: all)");
}

void demand(const Options& options, const char* name, std::initializer_list<const char*> needed) {
    if (!options.has(name)) return;
    for (const char* other : needed)
        if (options.has(other)) return;
    throw Error(fmt::format("--{} goes with --{}", name, fmt::join(needed, " or --")));
}

bool asks_wordnet(const Options& options) {
    return options.has("like");
}

MaskedText masked_text_of(const Options& options) {
    if (!options.has("TEXT") && options.text("wordnet").find("{mask") != std::string::npos)
        throw Error(
            fmt::format("--wordnet takes '{}' for its folder: write the text before it, or --wordnet={}",
                        printable(options.text("wordnet")), default_wordnet_folder().string()));
    return parse_masked_text(options.argument("TEXT"));
}

void check_sources(const Options& options, const MaskedText& text) {
    demand(options, "text", {"corpus"});
    demand(options, "timeout", {"command", "url"});
    for (const char* name : {"request", "header"}) demand(options, name, {"url"});
    demand(options, "mask", {"request"});
    for (const char* name : {"wordnet", "relation", "pos"}) demand(options, name, {"like"});
    if (!options.has("corpus") && !asked_elsewhere(options) && !asks_wordnet(options))
        throw Error(
            "say where words are to come from: --corpus FILE, --like WORD (WordNet), --command PROGRAM or "
            "--url URL");
    if (asks_wordnet(options) && text.masks() > 1)
        throw Error(fmt::format("--like finds words for one mask, and the text has {}", text.masks()));
}

// --- where words come from

SuggestionList from_program(const Options& options, const MaskedText& text, std::size_t top) {
    end_programs_with_us();
    const std::string command = options.text("command");
    SuggestionList list{"program", fmt::format("Program '{}'", printable(shortened(command, 200))), {}};
    list.fillers =
        suggest_from_program(text, command, timeout_of(options).value_or(std::chrono::minutes(1)), top);
    return list;
}

SuggestionList from_server(const Options& options, const MaskedText& text, std::size_t top) {
    FillerServer server;
    server.http = http_options_of(options);
    server.request = options.get<std::string>("request");
    server.mask = options.text("mask", server.mask);
    return {"server", fmt::format("Server '{}'", printable(shortened(server.http.url, 200))),
            suggest_from_server(text, server, top)};
}

SuggestionList from_corpus(const Options& options, const MaskedText& text, std::size_t top) {
    DatasetOptions columns;
    columns.text_columns = {options.text("text", "text")};
    const std::string file = options.text("corpus");
    CorpusSuggestions found = suggest_from_corpus(text, file, columns, top);
    return {
        "corpus",
        fmt::format("Corpus {}, {}: {} found", printable(file), counted(found.texts, "text"),
                    text.masks() == 1 ? counted(found.found, "word") : counted(found.found, "combination")),
        std::move(found.fillers)};
}

SuggestionList from_wordnet(const Options& options, const MaskedText& text, std::size_t top) {
    const std::string word = options.text("like");
    const std::string relation = options.one_of("relation", word_relation_names(), "synonyms");
    std::optional<PartOfSpeech> part;
    if (options.has("pos"))
        part = parse_choice<PartOfSpeech>(options.one_of("pos", part_of_speech_names(), ""),
                                          part_of_speech_names(), "");
    WordNet wordnet(options.text("wordnet", default_wordnet_folder().string()));
    RelatedWords found =
        wordnet.related(word, parse_choice<WordRelation>(relation, word_relation_names(), ""), part);
    SuggestionList list{
        "wordnet",
        fmt::format("WordNet, {} '{}'", relation == "related" ? "words related to" : relation + " of",
                    printable(word)),
        {}};
    if (!found.known)
        list.heading += fmt::format(": it has no such {}; it lists base forms, such as 'flight' and 'enjoy'",
                                    part ? name_of(*part) : "word");
    for (SenseInText& in_text : order_senses(std::move(found.senses), text, word))
        for (std::string& one : std::exchange(in_text.sense.words, {})) {
            if (list.fillers.size() == top) return list;
            list.fillers.push_back({{std::move(one)}, {}});
            list.senses.push_back(in_text);
        }
    return list;
}

std::vector<SuggestionList> lists_of(const Options& options, const MaskedText& text) {
    const auto top = static_cast<std::size_t>(options.count("top", 1, 1'000'000).value_or(20));
    std::vector<SuggestionList> lists;
    if (options.has("corpus")) lists.push_back(from_corpus(options, text, top));
    if (asks_wordnet(options)) lists.push_back(from_wordnet(options, text, top));
    if (options.has("command")) lists.push_back(from_program(options, text, top));
    if (options.has("url")) lists.push_back(from_server(options, text, top));
    return lists;
}

// --- where they go

std::string xml_in(const std::string& file) {
    return fs::exists(file) ? read_file(file) : std::string();
}

/// The names of the lexicons, one for each mask; none without --lexicon. Whatever is wrong with them or with
/// their file is found before anything is looked for.
std::vector<std::string> lexicons_of(const Options& options, const MaskedText& text) {
    demand(options, "accept", {"lexicon"});
    if (!options.has("lexicon")) return {};
    if (!options.has("output")) throw Error("--lexicon needs the file of the lexicon, such as -o words.xml");
    const std::vector<std::string> names = split_list(options.text("lexicon"));
    if (names.size() != text.masks())
        throw Error(fmt::format("--lexicon has {} for {}", counted(names.size(), "name"),
                                counted(text.masks(), "mask")));
    for (const std::string& name : names)
        add_to_lexicon(xml_in(options.text("output")), options.text("output"), name, {});
    return names;
}

/// The words for one mask in the order of the lists, each once.
std::vector<std::string> words_for(std::size_t mask, const std::vector<SuggestionList>& lists) {
    std::vector<std::string> words;
    for (const SuggestionList& list : lists)
        for (const Filler& filler : list.fillers)
            if (std::find(words.begin(), words.end(), filler.words[mask]) == words.end())
                words.push_back(filler.words[mask]);
    return words;
}

/// Throws Error for a word that is to be accepted and was not found.
std::vector<std::string> accepted(const std::vector<std::string>& found,
                                  const std::vector<std::string>& wanted) {
    std::vector<std::string> words;
    for (const std::string& word : found)
        if (std::find(wanted.begin(), wanted.end(), word) != wanted.end()) words.push_back(word);
    return words;
}

void add_to_lexicons(const Options& options, const std::vector<std::string>& names,
                     const std::vector<SuggestionList>& lists, std::FILE* log) {
    const std::string file = options.text("output"), all = options.text("accept", "all");
    const std::vector<std::string> wanted = split_list(all);
    std::vector<std::vector<std::string>> found;
    std::vector<std::string> everything;
    for (std::size_t mask = 0; mask < names.size(); ++mask) {
        found.push_back(words_for(mask, lists));
        everything.insert(everything.end(), found.back().begin(), found.back().end());
    }
    for (const std::string& word : wanted)
        if (all != "all" && std::find(everything.begin(), everything.end(), word) == everything.end())
            throw Error(fmt::format("--accept: '{}' is not among the words that were found{}",
                                    printable(word), did_you_mean(word, everything)));
    std::string xml = xml_in(file);
    std::string report;
    for (std::size_t mask = 0; mask < names.size(); ++mask) {
        const auto words = all == "all" ? found[mask] : accepted(found[mask], wanted);
        if (words.empty()) continue;
        LexiconAddition addition = add_to_lexicon(xml, file, names[mask], words);
        xml = std::move(addition.xml);
        report += fmt::format("Added {} to the lexicon '{}' in {}{}\n", counted(addition.added, "word"),
                              names[mask], printable(file),
                              addition.known > 0 ? fmt::format("; {} already there", addition.known) : "");
    }
    write_file(file, xml);
    fmt::print(log, "\n{}Next: <use href=\"{}\"/> in a suite beside it, and {{{}}} in a template\n", report,
               printable(fs::path(file).filename().string()), fmt::join(names, "} {"));
}

std::string format_of(const Options& options) {
    const std::vector<std::string> formats = {"text", "tsv", "json", "jsonl"};
    std::string otherwise = "text";
    if (options.has("output") && !options.has("lexicon")) {
        std::string extension = fs::path(options.text("output")).extension().string();
        extension.erase(0, 1);
        if (std::find(formats.begin(), formats.end(), extension) != formats.end()) otherwise = extension;
    }
    return options.one_of("format", formats, otherwise);
}

}  // namespace

int run_suggest(std::span<const std::string> arguments) {
    Options options(
        "assay suggest TEXT [OPTIONS]",
        "Ranks words that may stand in place of {mask} in a text, to fill a lexicon with. They come from "
        "texts of\n"
        "yours, from WordNet, or from a language model that runs as a program of yours or on a "
        "server; from\n"
        "several of them at once, each has a list. {mask} twice, or {mask1} and {mask2}, asks for words that "
        "go together.\n"
        "Exits with 0 if words were found, 1 if none, 2 for bad usage or input, 3 if the program or server "
        "failed.",
        "  assay suggest \"I really {mask} the flight.\" --corpus reviews.csv\n"
        "  assay suggest \"The {mask} was {mask}.\" --corpus reviews.csv --top 10\n"
        "  assay suggest \"The {mask} was late.\" --like flight --relation hypernyms --pos noun\n"
        "  assay suggest \"I really {mask} the flight.\" --command 'python3 fill.py' --format tsv\n"
        "  assay suggest \"I really {mask} it.\" --corpus reviews.csv --lexicon liked --accept loved,enjoyed "
        "-o words.xml\n");
    add_options(options);
    if (options.parse(arguments)) return 0;
    const MaskedText text = masked_text_of(options);
    check_sources(options, text);
    spare_inputs(options, {"output"}, {"corpus"});
    const std::string format = format_of(options);
    const std::vector<std::string> lexicons = lexicons_of(options, text);
    const std::vector<SuggestionList> lists = lists_of(options, text);
    const bool found = std::any_of(lists.begin(), lists.end(),
                                   [](const SuggestionList& list) { return !list.fillers.empty(); });
    const std::string rendered = render(text, lists, format);
    if (options.has("output") && lexicons.empty())
        write_file(options.text("output"), rendered);
    else
        fmt::print("{}", rendered);
    if (found && !lexicons.empty())
        add_to_lexicons(options, lexicons, lists, format == "text" ? stdout : stderr);
    return found ? 0 : 1;
}

}  // namespace assay::cli
