#include <assay/suggest/filler_program.hpp>

#include <assay/base/error.hpp>
#include <assay/base/shown.hpp>
#include <assay/process/dialogue.hpp>
#include <assay/suggest/filler_answer.hpp>

namespace assay {

std::vector<Filler> suggest_from_program(const MaskedText& text, const std::string& command,
                                         std::chrono::milliseconds timeout, std::size_t top) {
    const std::vector<std::string> names(text.masks(), "{mask}");
    const std::string answer =
        ask_program(command, filler_question(text, top), shown(filled(text, names)), timeout);
    std::vector<Filler> fillers;
    try {
        fillers = parse_filler_answer(answer, text.masks());
    } catch (const ModelError& error) {
        throw program_error(command, error.what());
    } catch (const Error& error) {
        throw program_error(command, no_answer(answer, error.what()).what());
    }
    if (fillers.size() > top) fillers.resize(top);
    return fillers;
}

}  // namespace assay
