#include "tuning_journal.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::pair<std::string, Evaluation>> read_line(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("key") || !json["key"].is_string()) return std::nullopt;
    Evaluation evaluation;
    if (json.contains("failure") && json["failure"].is_string()) {
        evaluation.failure = json["failure"];
    } else if (json.contains("scores") && json["scores"].is_array() && !json["scores"].empty()) {
        for (const Json& score : json["scores"]) {
            if (!score.is_number()) return std::nullopt;
            evaluation.scores.push_back(score);
        }
    } else {
        return std::nullopt;
    }
    evaluation.ended_early = json.contains("ended_early") && json["ended_early"] == true;
    return std::pair{json["key"].get<std::string>(), std::move(evaluation)};
}

}  // namespace

TuningJournal::TuningJournal(const std::filesystem::path& file) {
    std::string whole;
    if (std::filesystem::exists(file)) {
        const std::string bytes = read_file(file);
        std::size_t number = 0;
        for (std::size_t begin = 0; begin < bytes.size();) {
            const std::size_t end = bytes.find('\n', begin);
            if (end == bytes.npos) break;  // cut off
            ++number;
            auto row = read_line(std::string_view(bytes).substr(begin, end - begin));
            if (!row)
                throw InputError(Place{file.string(), number, 0},
                                 "this is no line of a tuning journal; name another file with --journal");
            known_.insert(std::move(*row));
            begin = end + 1;
        }
        whole = bytes.substr(0, bytes.rfind('\n') == bytes.npos ? 0 : bytes.rfind('\n') + 1);
        if (whole.size() != bytes.size()) write_file(file, whole);
    }
    out_.open(file, std::ios::binary | std::ios::app);
    if (!out_) throw Error(fmt::format("cannot write '{}'", printable(file.string())));
}

std::optional<Evaluation> TuningJournal::find(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(key);
    return found == known_.end() ? std::nullopt : std::optional(found->second);
}

void TuningJournal::add(const std::string& key, const Evaluation& evaluation) {
    const std::lock_guard lock(mutex_);
    known_[key] = evaluation;
    if (!out_.is_open()) return;
    Json json = {{"key", key}};
    if (evaluation.scores.empty())
        json["failure"] = evaluation.failure;
    else
        json["scores"] = evaluation.scores;
    if (evaluation.ended_early) json["ended_early"] = true;
    out_ << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
    if (!out_) throw Error("cannot write to the journal");
}

}  // namespace assay::cli
