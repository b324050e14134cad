/// A model that answers over HTTP (docs/http-models.md).
#pragma once

#include <assay/http/client.hpp>
#include <assay/model/label_options.hpp>
#include <assay/model/model.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace assay {

struct EndpointOptions {
    HttpOptions http;
    std::string request = R"({"inputs": ["$text", "$more"]})";  ///< RequestTemplate
    std::string answer;                                         ///< AnswerPointer
    ExpectedLabels labels;
    std::size_t fields = 1;       ///< of a text
    std::size_t batch = 32;       ///< texts in a request, where the request takes several
    std::size_t connections = 4;  ///< requests under way
};

/// Asks the server about the text "assay" (a pair has that twice), to learn its labels and whether it gives
/// probabilities. Throws Error for options that are none, or if the labels stay unknown; ModelError if the
/// server cannot be asked or its reply has no answer. predict() is safe from any number of threads; it throws
/// ModelError, and Interrupted once http.stop is true.
std::unique_ptr<Model> connect_endpoint(const EndpointOptions& options);

}  // namespace assay
