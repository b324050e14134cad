#include <assay/base/files.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

namespace assay {
namespace fs = std::filesystem;

std::ifstream open_file(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    const std::string name = printable(path.string());
    if (!fs::exists(status)) throw Error(fmt::format("there is no file '{}'", name));
    if (fs::is_directory(status)) throw Error(fmt::format("'{}' is a folder, not a file", name));
    if (fs::is_block_file(status) || (fs::is_character_file(status) && path != "/dev/stdin"))
        throw Error(fmt::format("'{}' is a device, not a file", name));
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(fmt::format("cannot read '{}': {}", name, std::strerror(errno)));
    return in;
}

std::string read_file(const fs::path& path, std::uint64_t limit) {
    std::ifstream in = open_file(path);
    const std::string name = printable(path.string());
    std::error_code error;
    std::string bytes;
    constexpr std::uint64_t kRoom = 64;  // simdjson wants some behind the text
    if (const std::uint64_t size = fs::file_size(path, error); !error)
        bytes.reserve(std::min(size, limit) + kRoom);
    std::array<char, 1 << 16> buffer{};
    while (in) {
        in.read(buffer.data(), buffer.size());
        bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > limit) throw Error(fmt::format("'{}' is larger than {} bytes", name, limit));
    }
    if (in.bad()) throw Error(fmt::format("cannot read '{}' to its end", name));
    return bytes;
}

namespace {

/// Writes to what is no regular file, such as /dev/stdout or a pipe: there is nothing to rename over.
void write_through(const fs::path& path, const std::string& name, std::string_view bytes) {
    if (fs::is_directory(path)) throw Error(fmt::format("'{}' is a folder, not a file", name));
    std::ofstream out(path, std::ios::binary);
    out << bytes << std::flush;
    if (!out) throw Error(fmt::format("cannot write '{}'", name));
}

/// The file that a path leads to in the end, so that a link stays a link.
fs::path target_of(const fs::path& path) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(path, error);
    return error ? path : target;
}

}  // namespace

void write_file(const fs::path& named, std::string_view bytes) {
    const std::string name = printable(named.string());
    std::error_code error;
    if (named.has_parent_path()) fs::create_directories(named.parent_path(), error);
    if (error) throw Error(fmt::format("cannot make the folder of '{}': {}", name, error.message()));
    if (fs::exists(named, error) && !fs::is_regular_file(named)) return write_through(named, name, bytes);
    const fs::path path = target_of(named);
    const fs::path temporary = fs::path(path).concat(fmt::format(".{}.tmp", ::getpid()));
    {
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            fs::remove(temporary, error);
            throw Error(fmt::format("cannot write '{}'", name));
        }
    }
    if (fs::exists(path, error)) fs::permissions(temporary, fs::status(path).permissions(), error);
    fs::rename(temporary, path, error);
    if (error) {
        const std::string why = error.message();
        fs::remove(temporary, error);
        throw Error(fmt::format("cannot write '{}': {}", name, why));
    }
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw Error("SHA-256 is not available");
    std::string text;
    for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
}

fs::path root_of(const fs::path& suite, const fs::path& chosen) {
    if (!chosen.empty()) {
        if (!fs::is_directory(chosen))
            throw Error(fmt::format("the root '{}' is no folder", printable(chosen.string())));
        return fs::canonical(chosen);
    }
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::absolute(suite), error);
    const fs::path folder = (error ? fs::absolute(suite) : whole).parent_path();
    for (fs::path parent = folder;; parent = parent.parent_path()) {
        if (fs::exists(parent / ".git") || fs::exists(parent / ".assay")) return parent;
        if (parent == parent.root_path()) return folder;
    }
}

namespace {

bool is_below(const fs::path& folder, const fs::path& path) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

/// Does the way to the file leave the root? Whatever lies there, whoever wrote the path must not learn
/// whether it exists: not from the file itself, nor from a folder on the way
/// ("../../home/bob/../../root/file"). The folders above the root are no secret.
bool leads_outside(const fs::path& root, const fs::path& start, const fs::path& named) {
    std::error_code error;
    fs::path way = named.is_absolute() ? fs::path() : start;
    for (const fs::path& part : named) {
        way /= part;
        const fs::path reached = fs::weakly_canonical(way, error);
        if (!error && !is_below(root, reached) && !is_below(reached, root)) return true;
    }
    return false;
}

}  // namespace

fs::path resolve_below(const fs::path& root, const fs::path& from, std::string_view named) {
    if (named.find('\0') != std::string_view::npos) throw Error("a file name cannot hold a NUL byte");
    const fs::path folder = fs::absolute(from).parent_path(), joined = folder / fs::path(named);
    const std::string name = printable(named);
    const auto outside = [&] {
        return Error(fmt::format("'{}' lies outside the root {}; --root FOLDER widens it", name,
                                 printable(root.string())));
    };
    if (leads_outside(root, folder, fs::path(named))) throw outside();
    std::error_code error;
    const fs::path resolved = fs::canonical(joined, error);
    if (error)
        throw Error(fmt::format("there is no file '{}' (looked for {})", name,
                                printable(joined.lexically_normal().string())));
    if (!is_below(root, resolved)) throw outside();
    if (!fs::is_regular_file(resolved, error)) throw Error(fmt::format("'{}' is no regular file", name));
    return resolved;
}

}  // namespace assay
