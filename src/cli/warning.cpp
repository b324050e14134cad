#include "warning.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace assay::cli {

void warn(std::string_view message) {
    std::fflush(stdout);
    fmt::print(stderr, "assay: warning: {}\n", message);
}

}  // namespace assay::cli
