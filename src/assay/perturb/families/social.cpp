// add-url, add-handle and make-hashtags: what posts carry around.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/text_end.hpp>
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/text/characters.hpp>

namespace assay {
namespace {

const std::vector<std::string> kAddedPlaces = {"any", "start", "end"};

std::string random_name(std::size_t length, Random& random) {
    constexpr std::string_view kCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    std::string name;
    for (std::size_t i = 0; i < length; ++i) name += kCharacters[random.below(kCharacters.size())];
    return name;
}

/// Something with a name by chance, before or behind the text.
class AddLink final : public Perturbation {
public:
    AddLink(const Arguments& arguments, std::string_view mark, std::size_t length)
        : mark_(mark), length_(length), place_(arguments.one_of("where", kAddedPlaces)) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const std::string link = mark_ + random_name(length_, random);
        const bool at_start = place_ == 1 || (place_ == 0 && random.below(2) == 0);
        const std::size_t end = end_of_text(text).end;
        Editor editor(text);
        if (end == 0)
            editor.replace(0, 0, link);
        else if (at_start)
            editor.replace(0, 0, link + " ");
        else
            editor.replace(end, end, " " + link);
        return std::move(editor).finish();
    }

private:
    std::string mark_;
    std::size_t length_, place_;
};

Definition define_link(std::string name, std::string help, std::string_view mark, std::size_t length) {
    return {{std::move(name),
             std::move(help),
             {{"where", "start, end, or any: one of them by chance", "any"}},
             true},
            [mark, length](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<AddLink>(arguments, mark, length);
            }};
}

class MakeHashtags final : public Perturbation {
public:
    explicit MakeHashtags(const Arguments& arguments) : words_(arguments) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words =
            words_.draw(context, random, [&](std::size_t i) { return may_be_tag(context, i); });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words) editor.replace(context[i].begin, context[i].begin, "#");
        return std::move(editor).finish();
    }

private:
    /// Stands alone, and is one word for those who look for tags ("can't" is not).
    static bool may_be_tag(const Context& context, std::size_t i) {
        if (context.glued(i) || (context.glued(i + 1) && context.is_mark(i + 1, "-"))) return false;
        const std::string_view word = context.piece(i);
        return word.find('\'') == std::string_view::npos && word.find("’") == std::string_view::npos;
    }

    WordChoice words_;
};

}  // namespace

Definition define_add_url() {
    return define_link("add-url", "Adds a web address, as of a picture or an article", "https://t.co/", 10);
}

Definition define_add_handle() {
    return define_link("add-handle", "Adds the handle of a user", "@", 6);
}

Definition define_make_hashtags() {
    return {{"make-hashtags", "Makes hashtags of words", with_word_parameters({}, "0.1", "4"), true},
            make_from_arguments<MakeHashtags>};
}

}  // namespace assay
