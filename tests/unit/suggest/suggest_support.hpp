/// What the tests of suggestions share.
#pragma once

#include <assay/base/error.hpp>
#include <assay/suggest/filler.hpp>

#include <functional>
#include <string>
#include <vector>

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

/// Each as describe() has it, one a line.
inline std::string described(const std::vector<Filler>& fillers) {
    std::string all;
    for (const Filler& filler : fillers) all += describe(filler) + '\n';
    return all;
}

}  // namespace assay::testing
