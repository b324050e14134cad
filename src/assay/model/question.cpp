#include <assay/model/question.hpp>

namespace assay {

nlohmann::ordered_json text_as_json(const TextBatch& texts, std::size_t i) {
    if (texts.fields() == 1) return texts[i];
    auto fields = nlohmann::ordered_json::array();
    for (std::size_t f = 0; f < texts.fields(); ++f) fields.push_back(texts.field(i, f));
    return fields;
}

TextBatch first_question(std::size_t fields) {
    TextBatch texts(fields);
    for (std::size_t f = 0; f < fields; ++f) texts.append_field("assay");
    return texts;
}

}  // namespace assay
