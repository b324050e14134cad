#include <assay/model/program_protocol.hpp>

#include <assay/base/error.hpp>
#include <assay/model/shown.hpp>
#include <assay/process/dialogue.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::optional<element> member(const object& row, std::string_view key) {
    element value;
    if (row.at_key(key).get(value)) return std::nullopt;
    return value;
}

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
    ordered_json text = texts[i];
    if (texts.fields() > 1) {
        text = ordered_json::array();
        for (std::size_t f = 0; f < texts.fields(); ++f) text.push_back(texts.field(i, f));
    }
    const ordered_json request{{"id", id}, {"text", std::move(text)}};
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
    const object row = value.get_object();
    const bool first = may_announce_;
    may_announce_ = false;
    if (first && member(row, "assay")) {
        read_announcement(row);
        return std::nullopt;
    }
    Answer answer;
    if (const auto id = member(row, "id")) answer.id = id_in(*id, line);
    if (const auto error = member(row, "error"); error && !error->is_null())
        answer.error = text_or_json(*error);
    if (answer.error) return answer;
    if (!answer.id) throw no_answer(line, "it lacks the 'id' of its text");
    try {
        answer.row = rows_.read(row);
    } catch (const RowFault& fault) {
        answer.fault = fmt::format("{}: {}", fault.what(), shown(line));
    }
    return answer;
}

void AnswerReader::read_announcement(const object& row) {
    std::int64_t version = 0;
    if (row.at_key("assay").get_int64().get(version) || version != kProtocolVersion)
        throw Error(fmt::format("announced version {} of the protocol; this assay speaks version {}",
                                simdjson::minify(row.at_key("assay").value()), kProtocolVersion));
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
