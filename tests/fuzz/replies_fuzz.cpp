/// Any reply of a server has answers for all texts, or is refused with an Error; any text is a request with
/// places for texts or refused, and what a request is filled with is JSON. The first byte chooses how many
/// texts were asked about, the first line is the pointer, or the request.

#include <assay/base/error.hpp>
#include <assay/model/reply_reader.hpp>
#include <assay/model/request_template.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace assay;

void require(bool holds) {
    if (!holds) std::abort();
}

void read_reply(std::string_view pointer, std::string_view reply, std::size_t count, bool in_array) {
    ExpectedLabels labels;
    labels.labels = LabelSet({"negative", "positive"});
    ReplyReader reader(labels, pointer);
    const auto rows = reader.read(reply, count, in_array);
    require(rows.size() == count);
    for (const PredictionRow& row : rows) {
        require(row.certainty == reader.certainty());
        if (row.label) require(*row.label < reader.labels().size());
        if (row.certainty != Certainty::probabilities) continue;
        require(row.probabilities.size() == reader.labels().size());
        require(!fault_in_probabilities(row.probabilities));
    }
}

void fill_request(std::string_view request, std::string_view text, std::size_t fields) {
    const RequestTemplate filled(request, fields);
    const std::size_t count = filled.takes_many() ? 2 : 1;
    TextBatch texts(fields);
    for (std::size_t f = 0; f < count * fields; ++f) texts.append_field(text);
    require(nlohmann::json::accept(filled.body(texts, 0, count)));

    // Each text is in it, in order.
    TextBatch marks(fields);
    for (std::size_t f = 0; f < count * fields; ++f) marks.append_field("⟦" + std::to_string(f) + "⟧");
    if (request.find("⟦") != std::string_view::npos) return;
    const std::string body = filled.body(marks, 0, count);
    for (std::size_t f = 0; f < count * fields; ++f)
        require(body.find("⟦" + std::to_string(f) + "⟧") != std::string::npos);
    if (count == 2) require(body.find("⟦0⟧") < body.find("⟦" + std::to_string(fields) + "⟧"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    const std::string_view rest = bytes.substr(std::min(bytes.size(), line.size() + 1));
    const std::size_t count = data[0] % 3 + 1;
    try {
        read_reply(line, rest, count, count > 1 || data[0] >= 128);
    } catch (const Error&) {
    }
    try {
        fill_request(line, rest, count);
    } catch (const Error&) {
    }
    return 0;
}
