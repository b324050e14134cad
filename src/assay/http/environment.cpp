#include <assay/http/environment.hpp>

#include <assay/base/error.hpp>
#include <assay/base/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace assay {
namespace {

std::string value_of(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (name.empty() || value == nullptr)
        throw Error(fmt::format("the environment variable {} is not set", quoted(name)));
    const std::string_view text = value;
    const auto is_control = [](unsigned char c) { return c < ' ' || c == 0x7F; };
    if (std::any_of(text.begin(), text.end(), is_control))
        throw Error(fmt::format("the environment variable {} holds control characters", quoted(name)));
    return value;
}

}  // namespace

std::string with_environment(std::string_view text) {
    std::string result;
    while (true) {
        const std::size_t begin = text.find("${");
        result += text.substr(0, begin);
        if (begin == std::string_view::npos) return result;
        const std::size_t end = text.find('}', begin);
        if (end == std::string_view::npos) throw Error(fmt::format("'${{' never closes in {}", quoted(text)));
        result += value_of(std::string(text.substr(begin + 2, end - begin - 2)));
        text.remove_prefix(end + 1);
    }
}

}  // namespace assay
