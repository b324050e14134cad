#include <assay/suggest/filler_server.hpp>

#include <assay/base/error.hpp>
#include <assay/base/shown.hpp>
#include <assay/model/request_template.hpp>
#include <assay/suggest/filler_answer.hpp>

#include <fmt/format.h>

namespace assay {
namespace {

std::string request_for(const MaskedText& text, const FillerServer& server, std::size_t top) {
    if (!server.request) return filler_question(text, top);
    if (server.mask.empty()) throw Error("--mask is empty; it is how the model of the server writes a mask");
    for (const std::string& literal : text.literals)
        if (literal.find(server.mask) != std::string::npos)
            throw Error(
                fmt::format("the text holds {}, which is how --mask writes a mask", in_quotes(server.mask)));
    TextBatch texts;
    texts.append_field(filled(text, std::vector<std::string>(text.masks(), server.mask)));
    return RequestTemplate(*server.request, 1).body(texts, 0, 1);
}

}  // namespace

std::vector<Filler> suggest_from_server(const MaskedText& text, const FillerServer& server, std::size_t top) {
    const std::string request = request_for(text, server, top);
    HttpClient client(server.http);
    const std::string reply = client.post(request);
    std::vector<Filler> fillers;
    try {
        fillers = parse_filler_answer(reply, text.masks());
    } catch (const ModelError& error) {
        throw client.fault(error.what());
    } catch (const Error& error) {
        throw client.bad_answer(error.what(), reply);
    }
    if (fillers.size() > top) fillers.resize(top);
    return fillers;
}

}  // namespace assay
