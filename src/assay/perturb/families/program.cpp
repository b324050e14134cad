// program: an edit that a program of the user's makes, asked one text at a time
// (docs/perturbations.md#program).
#include <assay/base/shown.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/difference.hpp>
#include <assay/process/dialogue.hpp>
#include <assay/process/words.hpp>

#include <fmt/format.h>
#include <simdjson.h>
#include <nlohmann/json.hpp>

#include <mutex>
#include <unordered_map>

namespace assay {
namespace {

/// What the program has answered, so that a text that is made again is not asked again. Forgets everything
/// when it grows too large.
class AnswerCache {
public:
    using Answer = std::optional<std::string>;

    std::optional<Answer> find(const std::string& question) const {
        const std::lock_guard lock(mutex_);
        const auto at = answers_.find(question);
        return at == answers_.end() ? std::nullopt : std::optional<Answer>(at->second);
    }
    void add(const std::string& question, const Answer& answer) {
        constexpr std::size_t kMostBytes = std::size_t{64} << 20;
        const std::lock_guard lock(mutex_);
        const std::size_t bytes = question.size() + (answer ? answer->size() : 0) + sizeof(Answer) + 64;
        if (bytes_ + bytes > kMostBytes) {
            answers_.clear();
            bytes_ = 0;
        }
        if (bytes <= kMostBytes && answers_.emplace(question, answer).second) bytes_ += bytes;
    }

private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Answer> answers_;
    std::size_t bytes_ = 0;
};

/// The text of an answer; nothing if it is null. Throws Error that says why it is none, such as one to
/// another question: a program that prints a line too many is found out so if its answers say what they are
/// for.
std::optional<std::string> text_in(const simdjson::dom::element& answer, std::uint64_t seed) {
    if (!answer.is_object()) throw Error("it is no JSON object");
    simdjson::dom::element value;
    if (const auto error = reported_error(answer))
        throw ModelError(fmt::format("reported an error: {}", shown_whole(*error)));
    if (std::uint64_t answered = 0;
        !answer.at_key("seed").get(value) && (value.get_uint64().get(answered) || answered != seed))
        throw Error(fmt::format("its \"seed\" is not {}, that of the question", seed));
    if (answer.at_key("text").get(value)) throw Error("it has no \"text\"");
    if (value.is_null()) return std::nullopt;
    if (!value.is_string()) throw Error("its \"text\" is neither a string nor null");
    return std::string(value.get_string().value());
}

class Program final : public Perturbation {
public:
    explicit Program(const Arguments& arguments)
        : command_(arguments.text("command")), dialogue_(command_, checked(arguments)) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        constexpr int kSeedShift = 11;  // 53 bits, which every reader of JSON takes
        const std::uint64_t seed = random.next() >> kSeedShift;
        const std::string question = nlohmann::ordered_json{{"text", text}, {"seed", seed}}.dump();
        auto answer = cache_.find(question);
        if (!answer) {
            answer = parsed(dialogue_.ask(question, shown(text)), seed);
            cache_.add(question, *answer);
        }
        if (!*answer || **answer == text) return std::nullopt;
        std::vector<Edit> edits = difference(text, **answer);
        if (edits.empty()) edits.push_back({0, text.size(), 0, (*answer)->size()});
        return EditedText{std::move(**answer), std::move(edits)};
    }

private:
    static const DialogueOptions& checked(const Arguments& arguments) {
        try {
            split_command(arguments.text("command"));
        } catch (const SyntaxError& error) {
            arguments.fail("command", error.what(), error.offset());
        }
        const DialogueOptions* programs = arguments.lexicons().library.programs();
        if (programs == nullptr)
            throw Error(
                "a suite starts no program unless you allow it: look at its command, then give "
                "--allow-programs");
        return *programs;
    }

    AnswerCache::Answer parsed(const std::string& line, std::uint64_t seed) const {
        JsonReader reader;
        try {
            return text_in(reader.parse(line), seed);
        } catch (const ModelError& error) {
            throw program_error(command_, error.what());
        } catch (const Error& error) {
            throw program_error(command_, no_answer(line, error.what()).what());
        }
    }

    std::string command_;
    mutable Dialogue dialogue_;
    mutable AnswerCache cache_;
};

}  // namespace

Definition define_program() {
    return {{"program",
             "Lets a program of yours edit the text, where --allow-programs is given",
             {{"command", "the program and its words, such as python3 edit.py", "", true, false}},
             false},
            make_from_arguments<Program>};
}

}  // namespace assay
