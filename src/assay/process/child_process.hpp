/// A program that is run with pipes to its three standard streams.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

namespace assay {

/// A file descriptor that is closed with its owner; -1 is none.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close();

private:
    int release() noexcept;
    int number_ = -1;
};

/// A pipe whose ends are closed in programs that are started later, and stay clear of 0, 1 and 2.
struct Pipe {
    Pipe();  ///< throws ModelError
    Descriptor read;
    Descriptor write;
};

void make_non_blocking(const Descriptor& descriptor);

/// A place in the list of process groups that kill_programs() ends. Throws ModelError if there
/// are 64 already.
class ListedGroup {
public:
    ListedGroup();
    ~ListedGroup() { remove(); }
    ListedGroup(const ListedGroup&) = delete;
    ListedGroup& operator=(const ListedGroup&) = delete;

    void set(pid_t group) noexcept { *place_ = group; }
    void remove() noexcept;

private:
    std::atomic<pid_t>* place_;
};

/// A running program, in a process group of its own: signals from the terminal do not reach it, and whatever
/// it starts ends with it. Our ends of the pipes do not block; writing to a program that has gone raises
/// SIGPIPE unless the calling thread blocks that signal. Signals and their mask are reset for the program.
/// PYTHONUNBUFFERED=1 is set unless the environment says otherwise, so that a Python program need not flush
/// its answers; a `python_folder` is the last one where it looks for modules.
class ChildProcess {
public:
    /// The first word is looked up in PATH. Throws ModelError if the program cannot be started.
    explicit ChildProcess(const std::vector<std::string>& words, const std::string& python_folder = {});
    /// Kills the whole group if end() has not been called.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    Descriptor input;   ///< what we write, it reads
    Descriptor output;  ///< what it prints
    Descriptor errors;

    /// Without waiting.
    bool has_exited();
    /// Waits at most so long; is it gone?
    bool wait(std::chrono::milliseconds limit);
    /// "exited with status 3", "was killed by signal 9 (SIGKILL)"; only once it has exited.
    std::string how_it_ended() const;

    /// Asks it to go with SIGTERM, then SIGKILL for it and all that is left of its group.
    void end(std::chrono::milliseconds grace);

private:
    ListedGroup group_;
    pid_t pid_ = -1;
    bool exited_ = false;
    bool ended_ = false;
    int code_ = 0;    ///< status or signal
    int reason_ = 0;  ///< CLD_EXITED, CLD_KILLED, …; 0: somebody else took the status
};

/// Kills all programs that run, with what they have started, and lets none start any more: for a signal
/// handler that is about to end ours, since they would outlive it. Safe to call from one.
void kill_programs() noexcept;

}  // namespace assay
