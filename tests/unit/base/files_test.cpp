#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <support/temporary_folder.hpp>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

using namespace assay;
namespace fs = std::filesystem;

namespace {

class Folder : public test::TemporaryFolder {
public:
    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path()), fs::directory_iterator()));
    }
};

void put(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

template <typename Call>
std::string fault_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "no fault";
}

}  // namespace

TEST_CASE("a file is read byte for byte") {
    const Folder folder;
    const std::string bytes("a\r\n\0\xFF", 5);
    put(folder / "x", bytes);
    CHECK(read_file(folder / "x") == bytes);
    put(folder / "empty", "");
    CHECK(read_file(folder / "empty") == "");
    fs::create_symlink("x", folder / "link");
    CHECK(read_file(folder / "link") == bytes);
}

TEST_CASE("a pipe is read to its end") {
    const Folder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    std::thread writer([&] { std::ofstream(folder / "pipe") << "from a pipe"; });
    CHECK(read_file(folder / "pipe") == "from a pipe");
    writer.join();
}

TEST_CASE("a file is read up to the limit") {
    const Folder folder;
    put(folder / "x", "12345");
    CHECK(read_file(folder / "x", 6) == "12345");
    CHECK(read_file(folder / "x", 5) == "12345");
    CHECK(fault_of([&] { read_file(folder / "x", 4); }) ==
          "'" + (folder / "x").string() + "' is larger than 4 bytes");
    CHECK(fault_of([&] { read_file("/dev/zero", 1000); }) == "'/dev/zero' is a device, not a file");
}

TEST_CASE("what cannot be read has a reason") {
    const Folder folder;
    CHECK(fault_of([&] { read_file(folder / "none"); }) ==
          "there is no file '" + (folder / "none").string() + "'");
    CHECK(fault_of([&] { read_file(folder.path()); }) ==
          "'" + folder.path().string() + "' is a folder, not a file");
    CHECK(fault_of([&] { read_file("a\nb"); }) == "there is no file 'a\\nb'");
    CHECK(fault_of([&] { read_file(""); }) == "there is no file ''");
    CHECK(fault_of([&] { read_file(std::string(5000, 'x')); }) ==
          "there is no file '" + std::string(5000, 'x') + "'");
    fs::create_symlink("loop", folder / "loop");
    CHECK(fault_of([&] { read_file(folder / "loop"); }) ==
          "there is no file '" + (folder / "loop").string() + "'");
}

TEST_CASE("a file is replaced in one step, and leaves nothing beside it") {
    const Folder folder;
    write_file(folder / "x", "old");
    write_file(folder / "x", "new");
    CHECK(read_file(folder / "x") == "new");
    CHECK(folder.entries() == 1);
    write_file(folder / "a/b/c", "deep");
    CHECK(read_file(folder / "a/b/c") == "deep");
}

TEST_CASE("a device is written to") {
    CHECK(fault_of([] { write_file("/dev/null", "x"); }) == "no fault");
}

TEST_CASE("what cannot be written has a reason, and the old file stays") {
    const Folder folder;
    put(folder / "x", "old");
    CHECK(fault_of([&] { write_file(folder / "x/y", "new"); }) ==
          "cannot make the folder of '" + (folder / "x/y").string() + "': Not a directory");
    CHECK(read_file(folder / "x") == "old");
    CHECK(fault_of([&] { write_file("", "new"); }) != "no fault");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a device that is full, and a folder, cannot be written") {
    const Folder folder;
    CHECK(fault_of([] { write_file("/dev/full", "new"); }) != "no fault");
    CHECK(fault_of([&] { write_file(folder.path(), "new"); }) != "no fault");
}

TEST_CASE("SHA-256") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("the root is the one chosen, the nearest marked folder, or the suite's own") {
    const Folder folder;
    put(folder / "project/.git/HEAD", "");
    put(folder / "project/suites/s.xml", "");
    put(folder / "project/inner/.assay", "");
    put(folder / "project/inner/deep/s.xml", "");
    CHECK(root_of(folder / "project/suites/s.xml") == folder / "project");
    CHECK(root_of(folder / "project/inner/deep/s.xml") == folder / "project/inner");
    CHECK(root_of(folder / "project/none/../suites/s.xml") == folder / "project");
    CHECK(root_of(folder / "project/suites/s.xml", folder / "project/suites") == folder / "project/suites");
    fs::create_directory_symlink(folder / "project/suites", folder / "link");
    CHECK(root_of(folder / "link/s.xml") == folder / "project");  // where the suite really is
    CHECK(root_of(folder / "project/suites/s.xml", folder / "link") == folder / "project/suites");
    CHECK(fault_of([&] { root_of(folder / "project/suites/s.xml", folder / "none"); }) ==
          "the root '" + (folder / "none").string() + "' is no folder");
}

TEST_CASE("a suite reads only what lies below the root") {
    const Folder folder;
    const fs::path root = folder / "root";
    put(folder / "root/suites/s.xml", "");
    put(folder / "root/data/x.csv", "");
    put(folder / "secret", "");
    put(folder / "rooted/x", "");
    fs::create_symlink("../data/x.csv", folder / "root/suites/inside");
    fs::create_symlink("../../secret", folder / "root/suites/outside");
    fs::create_directory_symlink("../..", folder / "root/suites/up");
    fs::create_symlink("loop", folder / "root/suites/loop");
    const fs::path suite = root / "suites/s.xml";

    const auto resolved = [&](const std::string& named) { return resolve_below(root, suite, named); };
    CHECK(resolved("../data/x.csv") == root / "data/x.csv");
    CHECK(resolved("./s.xml") == suite);
    CHECK(resolved("inside") == root / "data/x.csv");
    CHECK(resolved("up/root/data/x.csv") == root / "data/x.csv");  // out and in again is no harm
    CHECK(resolved((root / "data/x.csv").string()) == root / "data/x.csv");

    const std::string outside = " lies outside the root " + root.string() + "; --root FOLDER widens it";
    for (const std::string& named :
         {std::string("../../secret"), std::string("outside"), std::string("up/secret"), std::string("up"),
          std::string("../../rooted/x"), (folder / "secret").string(), std::string("/dev/null"),
          std::string("/etc/passwd"), std::string("../.."),
          // Whether these exist is none of the suite's business.
          std::string("../../nothing"), std::string("../../rooted/none"), std::string("up/none"),
          std::string("/no/such/file"), std::string("../../rooted/../root/data/x.csv"),
          std::string("../../none/../root/data/x.csv"),
          std::string("/none/..") + (root / "data/x.csv").string()}) {
        CAPTURE(named);
        CHECK(fault_of([&] { resolved(named); }) == "'" + named + "'" + outside);
    }
    CHECK(fault_of([&] { resolved("none.csv"); }) ==
          "there is no file 'none.csv' (looked for " + (root / "suites/none.csv").string() + ")");
    CHECK(fault_of([&] { resolved("loop"); }) ==
          "there is no file 'loop' (looked for " + (root / "suites/loop").string() + ")");
    CHECK(fault_of([&] { resolved(std::string("s.xml\0", 6)); }) == "a file name cannot hold a NUL byte");
    CHECK(fault_of([&] { resolve_below("/", suite, "/etc/passwd"); }) == "no fault");
    // A folder, a pipe that nobody writes to, a device without end.
    REQUIRE(::mkfifo((root / "suites/pipe").c_str(), 0600) == 0);
    CHECK(fault_of([&] { resolved("../data"); }) == "'../data' is no regular file");
    CHECK(fault_of([&] { resolved("pipe"); }) == "'pipe' is no regular file");
    CHECK(fault_of([&] { resolve_below("/", suite, "/dev/zero"); }) == "'/dev/zero' is no regular file");
}
