/// What a search has evaluated so far, in a file, so that an interrupted one goes on where it was.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace assay::cli {

/// How good a candidate was.
struct Evaluation {
    std::vector<double> scores;  ///< one a fold, or one on the development set; empty: it failed
    std::string failure;         ///< why it did
    bool ended_early = false;    ///< a solver came to its limit of epochs before it had converged
};

/// JSON Lines of {"key", "scores" or "failure", and "ended_early" if it did}. A key names all that an
/// evaluation depends on, so that one file may serve several searches. A last line that was cut off is
/// dropped. Safe to use from many threads.
class TuningJournal {
public:
    TuningJournal() = default;  ///< remembers nothing
    /// Reads the file, if there is one. Throws Error for one that is no journal or cannot be written.
    explicit TuningJournal(const std::filesystem::path& file);

    std::optional<Evaluation> find(const std::string& key) const;
    /// Written at once.
    void add(const std::string& key, const Evaluation& evaluation);

private:
    std::map<std::string, Evaluation> known_;
    std::ofstream out_;
    mutable std::mutex mutex_;
};

}  // namespace assay::cli
