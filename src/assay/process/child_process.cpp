#include <assay/process/child_process.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;

// What a signal handler has to know stands in lock-free atomics: it may read nothing else.
constexpr std::size_t kMostGroups = 64;
constexpr pid_t kNobody = 0, kTaken = -1;
std::array<std::atomic<pid_t>, kMostGroups> listed_groups;
std::atomic<int> starting = 0;     ///< programs that run already, perhaps, and are not listed yet
std::atomic<bool> ending = false;  ///< no program is started any more
static_assert(std::atomic<pid_t>::is_always_lock_free && std::atomic<int>::is_always_lock_free &&
              std::atomic<bool>::is_always_lock_free);

/// While a program is started: no handler runs in this thread, and one in another thread waits.
class Starting {
public:
    Starting() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, &before_);
        ++starting;
    }
    ~Starting() {
        --starting;
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    Starting(const Starting&) = delete;
    Starting& operator=(const Starting&) = delete;

private:
    sigset_t before_;
};

ModelError system_error(std::string_view what, int error) {
    return ModelError(fmt::format("{}: {}", what, std::strerror(error)));
}

/// Moves a descriptor above the standard streams: a host program may have closed those.
Descriptor above_standard_streams(Descriptor descriptor) {
    if (descriptor.number() > STDERR_FILENO) return descriptor;
    const int moved = fcntl(descriptor.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (moved < 0) throw system_error("cannot make a pipe", errno);
    return Descriptor(moved);
}

/// Ours, with what helps Python programs.
std::vector<std::string> environment_with(const std::string& python_folder) {
    constexpr std::string_view kPath = "PYTHONPATH=";
    std::vector<std::string> variables;
    std::string path(kPath);
    for (char** variable = environ; *variable != nullptr; ++variable) {
        if (std::string_view(*variable).starts_with(kPath))
            path = *variable;
        else
            variables.emplace_back(*variable);
    }
    if (!python_folder.empty()) path += (path.size() > kPath.size() ? ":" : "") + python_folder;
    if (path.size() > kPath.size()) variables.push_back(std::move(path));
    if (std::getenv("PYTHONUNBUFFERED") == nullptr) variables.emplace_back("PYTHONUNBUFFERED=1");
    return variables;
}

/// What posix_spawn needs to know, freed at the end.
class SpawnPlan {
public:
    SpawnPlan() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawnattr_init(&attributes_);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(&attributes_,
                                 POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan() {
        posix_spawnattr_destroy(&attributes_);
        posix_spawn_file_actions_destroy(&actions_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    void connect(const Descriptor& pipe_end, int stream) {
        posix_spawn_file_actions_adddup2(&actions_, pipe_end.number(), stream);
    }

    pid_t spawn(const std::vector<std::string>& words, const std::string& python_folder) {
        std::vector<char*> arguments;
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        std::vector<std::string> variables = environment_with(python_folder);
        std::vector<char*> environment;
        for (std::string& variable : variables) environment.push_back(variable.data());
        environment.push_back(nullptr);
        pid_t pid = -1;
        const int error =
            posix_spawnp(&pid, arguments[0], &actions_, &attributes_, arguments.data(), environment.data());
        if (error != 0) throw system_error(fmt::format("cannot start '{}'", printable(words[0])), error);
        return pid;
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        number_ = other.release();
    }
    return *this;
}

int Descriptor::release() noexcept {
    return std::exchange(number_, -1);
}

void Descriptor::close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

Pipe::Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw system_error("cannot make a pipe", errno);
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
    read = above_standard_streams(std::move(read));
    write = above_standard_streams(std::move(write));
}

void make_non_blocking(const Descriptor& descriptor) {
    const int flags = fcntl(descriptor.number(), F_GETFL);
    if (flags < 0 || fcntl(descriptor.number(), F_SETFL, flags | O_NONBLOCK) < 0)
        throw system_error("cannot set up a pipe", errno);
}

ListedGroup::ListedGroup() : place_(nullptr) {
    for (std::atomic<pid_t>& place : listed_groups) {
        pid_t nobody = kNobody;
        if (!place.compare_exchange_strong(nobody, kTaken)) continue;
        place_ = &place;
        return;
    }
    throw ModelError(fmt::format("there are {} programs already", kMostGroups));
}

void ListedGroup::remove() noexcept {
    if (place_ != nullptr) *std::exchange(place_, nullptr) = kNobody;
}

void kill_programs() noexcept {
    constexpr int kLongestStart = 1'000;  // milliseconds
    ending = true;  // whoever waits for a program that is killed here would start it again
    for (int waited = 0; starting > 0 && waited < kLongestStart; ++waited) poll(nullptr, 0, 1);
    for (const std::atomic<pid_t>& group : listed_groups)
        if (const pid_t pid = group; pid > 0) kill(-pid, SIGKILL);
}

ChildProcess::ChildProcess(const std::vector<std::string>& words, const std::string& python_folder) {
    Pipe in, out, err;
    make_non_blocking(in.write);
    make_non_blocking(out.read);
    make_non_blocking(err.read);
    SpawnPlan plan;
    plan.connect(in.read, STDIN_FILENO);
    plan.connect(out.write, STDOUT_FILENO);
    plan.connect(err.write, STDERR_FILENO);
    {
        const Starting others_wait;
        if (ending) throw ModelError("a signal ends all programs");
        pid_ = plan.spawn(words, python_folder);
        group_.set(pid_);
    }
    input = std::move(in.write);
    output = std::move(out.read);
    errors = std::move(err.read);
}

ChildProcess::~ChildProcess() {
    if (!ended_) end(std::chrono::milliseconds(0));
}

/// The status is left with the system, so that the number of the group cannot be given away before end().
bool ChildProcess::has_exited() {
    if (exited_) return true;
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0) {
        exited_ = errno != EINTR;  // ECHILD: the host program collects all statuses itself
        return exited_;
    }
    if (info.si_pid == 0) return false;
    code_ = info.si_status;
    reason_ = info.si_code;
    return exited_ = true;
}

bool ChildProcess::wait(std::chrono::milliseconds limit) {
    constexpr std::chrono::milliseconds kStep(2);
    for (const auto deadline = Clock::now() + limit; !has_exited(); std::this_thread::sleep_for(kStep))
        if (Clock::now() >= deadline) return false;
    return true;
}

std::string ChildProcess::how_it_ended() const {
    if (reason_ == CLD_EXITED) return fmt::format("exited with status {}", code_);
    if (reason_ == 0) return "exited";
    const char* name = sigabbrev_np(code_);
    return name != nullptr ? fmt::format("was killed by signal {} (SIG{})", code_, name)
                           : fmt::format("was killed by signal {}", code_);
}

void ChildProcess::end(std::chrono::milliseconds grace) {
    if (std::exchange(ended_, true)) return;
    if (!has_exited()) {
        kill(-pid_, SIGTERM);
        wait(grace);
    }
    kill(-pid_, SIGKILL);
    group_.remove();  // before the number can be given away
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
}

}  // namespace assay
