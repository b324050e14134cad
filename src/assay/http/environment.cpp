#include <assay/http/environment.hpp>

#include <assay/base/error.hpp>
#include <assay/base/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace assay {

std::string Environment::fill(std::string_view text) {
    std::string result;
    while (true) {
        const std::size_t begin = text.find("${");
        result += text.substr(0, begin);
        if (begin == std::string_view::npos) return result;
        const std::size_t end = text.find('}', begin);
        if (end == std::string_view::npos)
            throw Error(fmt::format("'${{' never closes in {}", in_quotes(text)));
        const std::string name(text.substr(begin + 2, end - begin - 2));
        const char* const value = std::getenv(name.c_str());
        const auto refuse = [&name](const char* why) {
            throw Error(fmt::format("the environment variable {} {}", in_quotes(name), why));
        };
        if (name.empty() || value == nullptr) refuse("is not set");
        if (*value == '\0') refuse("is empty");
        if (has_control_characters(value)) refuse("holds control characters");
        result += value;
        remember(name);
        text.remove_prefix(end + 1);
    }
}

void Environment::remember(const std::string& name) {
    const char* const value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return;
    known_.emplace_back(value, name);
    std::stable_sort(known_.begin(), known_.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string Environment::hide(std::string text) const {
    for (const auto& [value, name] : known_) {
        const std::string shown = "${" + name + "}";
        for (std::size_t at = text.find(value); at != std::string::npos;
             at = text.find(value, at + shown.size()))
            text.replace(at, value.size(), shown);
    }
    return text;
}

bool has_control_characters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

}  // namespace assay
