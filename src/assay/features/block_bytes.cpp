#include <assay/features/block_bytes.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace assay {

using Json = nlohmann::json;

namespace {

std::size_t shared_bytes(std::string_view a, std::string_view b) {
    const std::size_t most = std::min({a.size(), b.size(), std::size_t{255}});
    std::size_t shared = 0;
    while (shared < most && a[shared] == b[shared]) ++shared;
    return shared;
}

}  // namespace

void write_json(ByteWriter& out, const Json& json) {
    const std::string text = json.dump();
    out.put(static_cast<std::uint32_t>(text.size()));
    out.put_bytes(text);
}

Json read_json(ByteReader& in) {
    const Json json = Json::parse(in.get_bytes(in.get<std::uint32_t>()), nullptr, false);
    if (json.is_discarded()) throw Error("the options of the features are no JSON");
    return json;
}

// Terms are mostly alike their neighbours: each is written as how many bytes it shares with the one before
// (at most 255), how many are its own, and these.

void write_terms(ByteWriter& out, const std::vector<std::string>& terms) {
    out.put(static_cast<std::uint64_t>(terms.size()));
    std::string_view before;
    for (const std::string& term : terms) {
        const std::size_t shared = shared_bytes(before, term);
        const std::size_t own = term.size() - shared;
        out.put(static_cast<std::uint8_t>(shared));
        out.put(static_cast<std::uint8_t>(std::min<std::size_t>(own, 255)));
        if (own >= 255) out.put(static_cast<std::uint32_t>(own));
        out.put_bytes(std::string_view(term).substr(shared));
        before = term;
    }
}

std::vector<std::string> read_terms(ByteReader& in) {
    std::vector<std::string> terms;
    const std::size_t count = in.get_count(2);
    terms.reserve(count);
    std::string term;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t shared = in.get<std::uint8_t>();
        std::size_t own = in.get<std::uint8_t>();
        if (own == 255) own = in.get<std::uint32_t>();
        if (shared > term.size()) throw Error("a term shares more than the one before has");
        term.resize(shared);
        term += in.get_bytes(own);
        if (invalid_utf8_at(term)) throw Error("a term is not valid UTF-8");
        terms.push_back(term);
    }
    return terms;
}

}  // namespace assay
