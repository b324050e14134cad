/// Words for masks from a server that holds a language model (docs/suggesting.md).
#pragma once

#include <assay/http/client.hpp>
#include <assay/suggest/filler.hpp>
#include <assay/suggest/masked_text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace assay {

struct FillerServer {
    HttpOptions http;
    std::optional<std::string> request;  ///< RequestTemplate; without it filler_question() is the body
    std::string mask = "[MASK]";         ///< how the model writes a mask; with `request`
};

/// Asks it once. Throws Error for a request that is none, or a text that holds the mask itself; ModelError as
/// HttpClient does, and for a reply that is no answer.
std::vector<Filler> suggest_from_server(const MaskedText& text, const FillerServer& server, std::size_t top);

}  // namespace assay
