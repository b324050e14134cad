/// The messages of errors, for tests.
#pragma once

#include <assay/base/error.hpp>

#include <functional>
#include <string>

namespace assay::testing {

/// The message of an Error or ModelError, with its type where the exit code depends on it.
inline std::string message_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    } catch (const ModelError& error) {
        return std::string("ModelError: ") + error.what();
    }
    return "no error";
}

}  // namespace assay::testing
