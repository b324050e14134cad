/// Any bytes are read in full or refused with a place; whatever else is thrown (that the two readers
/// disagree, say) is a crash. What is read stands where it is said to stand.

#include <assay/suite/xml.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_text(const assay::PlacedText& text, const std::string& bytes) {
    require(text.offsets.size() == text.text.size() + 1);
    for (std::size_t i = 1; i < text.offsets.size(); ++i) require(text.offsets[i - 1] <= text.offsets[i]);
    require(text.offsets.back() <= bytes.size());
}

void check_element(const assay::XmlElement& element, const assay::XmlDocument& document,
                   const std::string& bytes) {
    require(bytes.compare(element.offset, element.name.size(), element.name) == 0);
    require(document.place(element.offset).line >= 1);
    check_text(element.text(), bytes);
    for (const assay::XmlAttribute& attribute : element.attributes) {
        require(bytes.compare(attribute.offset, attribute.name.size(), attribute.name) == 0);
        check_text(attribute.value, bytes);
    }
    for (const assay::XmlElement* child : element.elements()) check_element(*child, document, bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        const assay::XmlDocument document = assay::XmlDocument::parse(bytes, "fuzz.xml");
        check_element(document.root(), document, bytes);
    } catch (const assay::InputError& error) {
        require(error.problem().place.line >= 1);
        require(!error.problem().message.empty());
    }
    return 0;
}
