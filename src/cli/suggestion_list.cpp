#include "suggestion_list.hpp"

#include "columns.hpp"

#include <assay/base/ci_commands.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;
using Cells = std::vector<std::string>;

/// Columns that no filler has anything in are left out.
std::string ranked_text(const MaskedText& text, const SuggestionList& list) {
    const auto any = [&](auto has) { return std::any_of(list.fillers.begin(), list.fillers.end(), has); };
    const bool scores = any([](const Filler& filler) { return filler.score.has_value(); });
    const bool counts = any([](const Filler& filler) { return filler.count.has_value(); });
    const bool contexts = any([](const Filler& filler) { return !filler.context.empty(); });
    Columns table(std::string(scores + counts, 'r') + (contexts ? "l" : "") + std::string(text.masks(), 'l'));
    const auto add = [&](std::string score, std::string count, std::string context, const Cells& words) {
        Cells row;
        if (scores) row.push_back(std::move(score));
        if (counts) row.push_back(std::move(count));
        if (contexts) row.push_back(std::move(context));
        for (const std::string& word : words) row.push_back(printable(word));
        table.add(std::move(row));
    };
    add("score", "seen", "where", text.masks() == 1 ? Cells{"word"} : text.names);
    for (const Filler& filler : list.fillers)
        add(filler.score ? fmt::format("{:.4f}", *filler.score) : "",
            filler.count ? format_count(*filler.count) : "", printable(filler.context), filler.words);
    return table.text("  ");
}

/// "noun 2: a journey in an aircraft"
std::string explanation_of(const SenseInText& in_text) {
    const WordSense& sense = in_text.sense;
    return fmt::format("{} {}: {}", name_of(sense.part), sense.number, sense.gloss);
}

std::string senses_text(const SuggestionList& list) {
    std::string text;
    for (std::size_t i = 0; i < list.fillers.size(); ++i) {
        const bool begins = i == 0 || list.senses[i] != list.senses[i - 1];
        if (begins) {
            text += fmt::format("{}  {}", i == 0 ? "" : "\n", printable(explanation_of(list.senses[i])));
            if (const auto& shared = list.senses[i].shared; !shared.empty())
                text += fmt::format(" (shares {})", printable(fmt::format("{}", fmt::join(shared, ", "))));
            text += "\n    ";
        }
        text += (begins ? "" : ", ") + printable(list.fillers[i].words.front());
    }
    return text + '\n';
}

std::string as_text(const MaskedText& text, const std::vector<SuggestionList>& lists) {
    std::string all;
    for (const SuggestionList& list : lists) {
        if (!all.empty()) all += '\n';
        all += list.heading + '\n';
        if (list.fillers.empty())
            all += "  nothing found\n";
        else
            all += list.senses.empty() ? ranked_text(text, list) : senses_text(list);
    }
    return all;
}

std::string as_tsv(const MaskedText& text, const std::vector<SuggestionList>& lists) {
    std::string all = "source";
    for (const std::string& name : text.names) all += '\t' + (text.masks() == 1 ? "word" : name);
    all += "\tscore\tcount\tcontext\n";
    for (const SuggestionList& list : lists)
        for (std::size_t i = 0; i < list.fillers.size(); ++i) {
            const Filler& filler = list.fillers[i];
            std::string line = list.source;
            for (const std::string& word : filler.words) line += '\t' + without_controls(word);
            line += '\t' + (filler.score ? format_number(*filler.score) : "");
            line += '\t' + (filler.count ? std::to_string(*filler.count) : "");
            line += '\t' +
                    without_controls(list.senses.empty() ? filler.context : explanation_of(list.senses[i]));
            all += with_ci_command_marks(line, "\\x3a", "\\x5b") + '\n';
        }
    return all;
}

Json json_of(const SuggestionList& list, std::size_t i) {
    const Filler& filler = list.fillers[i];
    Json json = {{"words", filler.words}};
    if (filler.score) json["score"] = *filler.score;
    if (filler.count) json["count"] = *filler.count;
    if (!filler.context.empty()) json["context"] = filler.context;
    if (list.senses.empty()) return json;
    const auto& [sense, shared] = list.senses[i];
    json["part_of_speech"] = name_of(sense.part);
    json["sense"] = sense.number;
    json["gloss"] = sense.gloss;
    if (!shared.empty()) json["shared"] = shared;
    return json;
}

std::string dumped(const Json& json, int indent) {
    return by_lines(json.dump(indent, ' ', false, Json::error_handler_t::replace), json_for_log) + '\n';
}

std::string as_json_lines(const std::vector<SuggestionList>& lists) {
    std::string all;
    for (const SuggestionList& list : lists)
        for (std::size_t i = 0; i < list.fillers.size(); ++i) {
            Json line = {{"source", list.source}};
            line.update(json_of(list, i));
            all += dumped(line, -1);
        }
    return all;
}

std::string as_json(const MaskedText& text, const std::vector<SuggestionList>& lists) {
    Json json = {{"text", ""}, {"masks", text.names}, {"sources", Json::array()}};
    std::vector<std::string> masks;
    for (const std::string& name : text.names) masks.push_back('{' + name + '}');
    json["text"] = filled(text, masks);
    for (const SuggestionList& list : lists) {
        Json fillers = Json::array();
        for (std::size_t i = 0; i < list.fillers.size(); ++i) fillers.push_back(json_of(list, i));
        json["sources"].push_back({{"source", list.source}, {"fillers", std::move(fillers)}});
    }
    return dumped(json, 2);
}

}  // namespace

std::string render(const MaskedText& text, const std::vector<SuggestionList>& lists,
                   const std::string& format) {
    if (format == "tsv") return as_tsv(text, lists);
    if (format == "json") return as_json(text, lists);
    if (format == "jsonl") return as_json_lines(lists);
    return as_text(text, lists);
}

}  // namespace assay::cli
