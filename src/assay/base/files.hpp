/// Files as whole byte strings, read and written safely, and the fence around what a suite may read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace assay {

/// A file (or a pipe) that can be read. Throws Error naming the path if it cannot be opened, is a folder or a
/// device.
std::ifstream open_file(const std::filesystem::path& path);

/// The bytes of a file (or of a pipe, to its end). Throws Error naming the path if it cannot be read, is a
/// folder or a device, or is larger than `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::uint64_t limit = std::uint64_t{1} << 32);

/// Replaces the file in one step (a temporary file beside it, then a rename), making missing folders.
/// Throws Error if that is not possible; the old file then stays as it was.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// SHA-256 in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

/// The folder below which everything that a suite names must stay: `chosen` if it is not empty, otherwise the
/// nearest parent of the suite that holds `.git` or `.assay`, otherwise the suite's folder. Canonical.
std::filesystem::path root_of(const std::filesystem::path& suite, const std::filesystem::path& chosen = {});

/// `named`, relative to the folder of `from`, with symbolic links resolved. Throws Error if it does not
/// exist, is no regular file (a pipe could keep us waiting), or lies outside `root` (canonical).
std::filesystem::path resolve_below(const std::filesystem::path& root, const std::filesystem::path& from,
                                    std::string_view named);

}  // namespace assay
