#include <assay/model/program_protocol.hpp>

#include <assay/base/error.hpp>
#include <assay/model/question.hpp>
#include <assay/model/shown.hpp>
#include <assay/process/dialogue.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay {
namespace {

using simdjson::dom::element;

std::uint64_t id_in(const element& value, std::string_view line) {
    std::uint64_t id = 0;
    if (value.get_uint64().get(id))
        throw no_answer(line, "'id' must be the whole number that came with the text");
    return id;
}

std::vector<std::string> names_in(const element& labels) {
    std::vector<std::string> names;
    if (!labels.is_array())
        throw Error(fmt::format("announced {} instead of an array of labels", kind_name(labels)));
    for (const element& label : labels.get_array()) {
        if (!label.is_string())
            throw Error(fmt::format("announced {} as a label; labels are strings", kind_name(label)));
        names.emplace_back(label.get_string().value());
        if (names.size() > kMostAnnouncedLabels)
            throw Error(fmt::format("announced more than {} labels", kMostAnnouncedLabels));
    }
    if (names.empty()) throw Error("announced an empty list of labels; leave it out if they are not known");
    return names;
}

LabelSet checked_labels(const std::vector<std::string>& names) {
    try {
        return LabelSet(names);
    } catch (const Error& error) {
        throw Error(fmt::format("announced labels that are none: {}", error.what()));
    }
}

}  // namespace

void append_request(std::string& lines, std::uint64_t id, const TextBatch& texts, std::size_t i) {
    using nlohmann::ordered_json;
    const ordered_json request{{"id", id}, {"text", text_as_json(texts, i)}};
    lines += request.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    lines += '\n';
}

std::optional<Answer> AnswerReader::read(std::string_view line) {
    element value;
    try {
        value = json_.parse(line);
    } catch (const SyntaxError& fault) {
        throw no_answer(line, fault.what());
    }
    if (!value.is_object()) throw no_answer(line, fmt::format("{} instead of an object", kind_name(value)));
    const bool first = may_announce_;
    may_announce_ = false;
    if (first && member(value, "assay")) {
        read_announcement(value);
        return std::nullopt;
    }
    Answer answer;
    if (const auto id = member(value, "id")) answer.id = id_in(*id, line);
    answer.error = reported_error(value);
    if (answer.error) return answer;
    if (!answer.id) throw no_answer(line, "it lacks the 'id' of its text");
    try {
        answer.row = rows_.read(value.get_object());
    } catch (const RowFault& fault) {
        answer.fault = fmt::format("{}: {}", fault.what(), shown(line));
    }
    return answer;
}

void AnswerReader::read_announcement(const element& row) {
    std::int64_t version = 0;
    const element announced = *member(row, "assay");
    if (announced.get_int64().get(version) || version != kProtocolVersion)
        throw Error(fmt::format("announced version {} of the protocol; this assay speaks version {}",
                                simdjson::minify(announced), kProtocolVersion));
    std::optional<std::vector<std::string>> labels;
    if (const auto named = member(row, "labels")) labels = names_in(*named);
    if (!rows_.certainty()) {
        announced_ = labels;
        if (labels) rows_ = RowReader({checked_labels(*labels), true});
    } else if (labels != announced_) {
        throw Error("announced other labels after its restart than before");
    }
}

}  // namespace assay
