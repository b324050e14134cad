/// What all talk with a program over its pipes has in common.
#pragma once

#include <assay/base/error.hpp>
#include <assay/process/child_process.hpp>
#include <assay/process/line_buffer.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr std::chrono::milliseconds kHeartbeat(
    100);  ///< between looks whether the program still lives
inline constexpr std::chrono::milliseconds kTimeToExit(2'000);  ///< after the end of its input, or its output
inline constexpr std::chrono::milliseconds kTimeAfterTerm(1'000);
inline constexpr std::chrono::milliseconds kTimeAfterStop(
    500);  ///< the same where somebody waits for us to end
inline constexpr std::size_t kLongestLine = std::size_t{1} << 24;  ///< 16 MiB

/// The words of --command. Throws Error, with the column.
std::vector<std::string> command_words(const std::string& command);

/// Reads once. Nothing: no bytes for now; empty: the end.
std::optional<std::string_view> read_some(const Descriptor& from, std::array<char, 1 << 16>& buffer);

/// Reads what is there of the standard error, but not without end, and closes it at its end.
void read_errors(ChildProcess& child, LastLines& errors);

/// For a thread that talks to a program: a write to one that has gone must not end us, and signals to the
/// host program are not for this thread.
void block_signals();

/// The end of its input asks a program to leave; meanwhile it may print, lest it hang on a full pipe. Hurries
/// once `stop` is set.
void say_goodbye(ChildProcess& child, const std::atomic<bool>* stop = nullptr);

/// A line is longer than kLongestLine.
ModelError line_too_long();

/// Nothing came for so long. `waiting`: "1 text waited for an answer, the first: 'Fine.'"
ModelError no_answer_within(std::chrono::milliseconds timeout, std::string_view waiting,
                            const std::string& on_standard_error);

/// What is left to say of a program that has ended so.
std::string last_words_of(const std::string& on_standard_error, const std::string& how_it_ended);

}  // namespace assay
