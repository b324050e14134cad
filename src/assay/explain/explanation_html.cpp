#include <assay/explain/explanation_html.hpp>

#include <assay/base/ci_commands.hpp>
#include <assay/base/utf8.hpp>
#include <assay/base/xml_text.hpp>
#include <assay/explain/explanation_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark;--paper:#fff;--ink:#24292f;--rule:#d0d7de;--for:25,88,203;"
    "--against:217,120,0}\n"
    "@media(prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#e6e9ed;--rule:#30363d;"
    "--for:109,154,252;--against:231,121,51}}\n"
    "body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;max-width:48rem;"
    "margin:2rem auto;padding:0 1rem}\n"
    "h1{font-size:1.4rem}h2{font-size:1.15rem;margin:2.5rem 0 0}\n"
    ".text{font-size:1.15rem;line-height:2;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "mark{color:inherit;padding:.15em .1em;border-radius:.2em}\n"
    ".for{background:rgba(var(--for),var(--depth));border-bottom:2px solid rgb(var(--for))}\n"
    ".against{background:rgba(var(--against),var(--depth));border-bottom:2px dashed rgb(var(--against))}\n"
    "table{border-collapse:collapse;margin:1rem 0;width:100%}\n"
    "caption{text-align:left;font-weight:600}\n"
    "th{text-align:left;font-weight:400;opacity:.75}th,td{padding:.15rem .8rem .15rem 0;"
    "border-bottom:1px solid var(--rule);overflow-wrap:anywhere}\n"
    ".number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;width:5rem}\n"
    "td.bar{width:45%}td.bar span{display:block;height:.8rem;--depth:1;border:0}\n";

std::string html_of(std::string_view text) {
    return xml_text(printable(text));
}

std::string page(std::string_view title, const std::string& body) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{0}</title>\n"
        "<style>\n{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n{2}</body>\n</html>\n",
        xml_text(title), kStyle, body);
}

std::string_view class_of(double value) {
    return value < 0 ? "against" : "for";
}

struct Row {
    std::string name;
    double value = 0;
};

std::string table(std::string_view caption, std::string_view column, const std::vector<Row>& rows) {
    if (rows.empty()) return {};
    double largest = 0;
    for (const Row& row : rows) largest = std::max(largest, std::fabs(row.value));
    std::string html = fmt::format(
        "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
        "class=\"number\">number</th>"
        "<th scope=\"col\"></th></tr></thead>\n<tbody>\n",
        xml_text(caption), column);
    for (const Row& row : rows)
        html += fmt::format(
            "<tr><td>{}</td><td class=\"number\">{}</td><td class=\"bar\"><span class=\"{}\" "
            "style=\"width:{:.1f}%\"></span></td></tr>\n",
            html_of(row.name), signed_number(row.value), class_of(row.value),
            largest > 0 ? 100 * std::fabs(row.value) / largest : 0);
    return html + "</tbody>\n</table>\n";
}

/// Control characters are escaped but for line breaks, which the page shows as such.
std::string part_of_text(std::string_view part) {
    return by_lines(part, [](std::string_view line) { return xml_text(without_controls(line)); });
}

/// Parts that are no command to a CI system can make one together: it is escaped in the whole.
std::string no_command(std::string_view line) {
    return with_ci_command_marks(line, "&#58;", "&#91;");
}

std::string highlighted(const Explanation& explanation) {
    constexpr double kDeepest = 0.5;
    const double largest = largest_contribution(explanation);
    const std::string_view text = explanation.text;
    std::string html = "<p class=\"text\">";
    std::size_t at = 0;
    for (const auto& [place, contribution] : explanation.words) {
        html += part_of_text(text.substr(at, place.begin - at));
        at = place.end;
        if (contribution == 0)
            html += part_of_text(place.of(text));
        else
            html += fmt::format("<mark class=\"{}\" style=\"--depth:{:.2f}\" title=\"{}\">{}</mark>",
                                class_of(contribution), kDeepest * std::fabs(contribution) / largest,
                                signed_number(contribution), part_of_text(place.of(text)));
    }
    html += part_of_text(text.substr(at)) + "</p>\n";
    return by_lines(html, no_command);
}

std::string caption(std::string_view what, const Explanation& explanation) {
    return fmt::format("{}{}", what, explanation.before_calibration ? ", before calibration" : "");
}

std::string section(const Explanation& explanation, std::size_t most) {
    std::vector<Row> words, features;
    for (const std::size_t word : words_by_size(explanation))
        if (words.size() < most)
            words.push_back({std::string(explanation.word(word)), explanation.words[word].contribution});
    for (const FeatureContribution& feature : explanation.features)
        if (features.size() < most) features.push_back({feature.feature, feature.contribution});
    return fmt::format("<section>\n<h2>{}</h2>\n<p>{}</p>\n", xml_text(headline_of(explanation)),
                       xml_text(sum_of(explanation))) +
           highlighted(explanation) + table(caption("Words", explanation), "word", words) +
           table(caption("Features", explanation), "feature", features) + "</section>\n";
}

}  // namespace

std::string weights_html(std::span<const ClassWeights> classes, std::size_t most) {
    std::string body = "<p>A weight above 0 speaks for the label, one below 0 against it.</p>\n";
    for (const ClassWeights& all : classes) {
        std::vector<Row> rows;
        for (const FeatureWeight& weight : strongest(all, most).weights)
            rows.push_back({weight.feature, weight.weight});
        body += fmt::format("<section>\n<h2>{}</h2>\n<p>intercept {}{}</p>\n", html_of(all.label),
                            signed_number(all.intercept),
                            all.before_calibration ? "; all before calibration" : "") +
                table("Weights", "feature", rows) + "</section>\n";
    }
    return page("Weights of a linear classifier", body);
}

std::string explanations_html(std::span<const Explanation> explanations, std::size_t most) {
    std::string body =
        "<p>Words on blue, underlined, speak for the label; words on orange, with a dashed line, against "
        "it.</p>\n";
    for (const Explanation& explanation : explanations) body += section(explanation, most);
    return page("Why texts have their labels", body);
}

}  // namespace assay
