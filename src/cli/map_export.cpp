#include "map_export.hpp"

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/base/xml_text.hpp>
#include <assay/data/csv_text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string regions_of(const Regions& regions, std::size_t text) {
    std::string names;
    for (const Region region : kRegions)
        if (regions.holds(region, text)) names += (names.empty() ? "" : " ") + std::string(name_of(region));
    return names;
}

const std::string& label_of(const MapTexts& all, std::size_t text) {
    return all.examples.labels.name(all.map.label(text));
}

/// Line breaks and tabs as references, which are not taken for layout.
std::string case_text(std::string_view text) {
    std::string xml;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r\t", at), text.size());
        xml += xml_text(text.substr(at, end - at));
        if (end < text.size()) xml += fmt::format("&#{};", static_cast<int>(text[end]));
        at = end + 1;
    }
    return xml;
}

std::string case_of(const MapTexts& all, std::size_t text) {
    const std::string_view words = all.examples.texts[text];
    const std::string attributes =
        fmt::format("label=\"{}\" id=\"{}\"", xml_text(format_label_list({label_of(all, text)})), text + 1);
    if (words.empty()) return fmt::format("    <case {}><text/></case>\n", attributes);
    constexpr std::string_view kSpace = " \n\r\t";
    const bool as_it_is = kSpace.find(words.front()) != kSpace.npos ||
                          kSpace.find(words.back()) != kSpace.npos ||
                          words.find_first_of("\n\r\t") != words.npos;
    return fmt::format("    <case {}{}>{}</case>\n", attributes, as_it_is ? " xml:space=\"preserve\"" : "",
                       case_text(words));
}

}  // namespace

std::string map_csv(const MapTexts& all, std::span<const std::size_t> texts) {
    std::string csv =
        csv_row({"row", "text", "label", "confidence", "variability", "correctness", "margin", "region"});
    const auto number = [](double value) { return fmt::format("{:.6f}", value); };
    for (const std::size_t text : texts) {
        const TextDynamics dynamics = all.map.at(text);
        csv +=
            csv_row({std::to_string(text + 1), all.examples.texts[text], label_of(all, text),
                     number(dynamics.confidence), number(dynamics.variability), number(dynamics.correctness),
                     number(dynamics.margin), regions_of(all.regions, text)});
    }
    return csv;
}

std::string map_json_lines(const MapTexts& all, std::span<const std::size_t> texts) {
    std::string lines;
    const auto number = [](double value) { return std::nearbyint(value * 1e6) / 1e6; };
    for (const std::size_t text : texts) {
        const TextDynamics dynamics = all.map.at(text);
        const Json row = {{"row", text + 1},
                          {"text", all.examples.texts[text]},
                          {"label", label_of(all, text)},
                          {"confidence", number(dynamics.confidence)},
                          {"variability", number(dynamics.variability)},
                          {"correctness", number(dynamics.correctness)},
                          {"margin", number(dynamics.margin)},
                          {"region", regions_of(all.regions, text)}};
        lines += row.dump() + "\n";
    }
    return lines;
}

std::string map_suite(const MapTexts& all, Region region, std::string_view data_name) {
    std::string xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<suite name=\"{0} texts of {1}\"\n"
        "       description=\"Texts of {1} that are {2}, as assay map found them. The ids are their "
        "rows.\">\n",
        name_of(region), xml_text(data_name), long_name_of(region));
    for (const std::string& label : all.examples.labels.names())
        xml += fmt::format("  <label>{}</label>\n", xml_text(label));
    xml += fmt::format("  <test name=\"{} texts\" type=\"MFT\">\n", name_of(region));
    for (const std::size_t text : all.regions.texts(region)) xml += case_of(all, text);
    return xml + "    <expect label=\"gold\"/>\n  </test>\n</suite>\n";
}

std::string export_format_of(const std::string& file) {
    const std::string extension = std::filesystem::path(file).extension().string();
    for (const char* known : {".csv", ".jsonl", ".xml"})
        if (extension == known) return extension.substr(1);
    throw Error(fmt::format(
        "--export '{}' must end in .csv, .jsonl or .xml, which makes a suite of the texts", printable(file)));
}

}  // namespace assay::cli
