/// The body of a request to a server, with places for texts (docs/http-models.md).
#pragma once

#include <assay/data/text_batch.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

/// JSON in whose strings "$text" stands for the text, "$text.1" for its first field, "$$" for "$". An array
/// [X, "$more"] becomes one with X for each text.
class RequestTemplate {
public:
    /// `fields` of a text. Throws Error for text that is no strict JSON, has no place for each field of a
    /// text, or has a "$" or a "$more" that means nothing.
    RequestTemplate(std::string_view json, std::size_t fields);

    /// Does a request take any number of texts, not just one?
    bool takes_many() const { return takes_many_; }
    /// The body for texts [first, first + count); one text unless takes_many().
    std::string body(const TextBatch& texts, std::size_t first, std::size_t count) const;

private:
    nlohmann::ordered_json template_;
    bool takes_many_ = false;
};

}  // namespace assay
