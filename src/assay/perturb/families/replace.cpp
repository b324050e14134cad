// replace: words of a lexicon become a field of their entry, or another word of the lexicon. Of values that
// differ only in case the first counts.
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/swap_pool.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/text/letter_case.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

struct Found {
    PhraseMatcher::Match match;
    const SwapEntry* entry = nullptr;
};

class Replace final : public Perturbation {
public:
    explicit Replace(const Arguments& arguments) {
        const Lexicon& lexicon = arguments.lexicon("lexicon");
        const std::string field(arguments.text("field"));
        pool_.add({lexicon, {}}, matcher_);
        if (arguments.has("field")) {
            const std::vector<std::string> known = lexicon.field_names();
            if (std::find(known.begin(), known.end(), field) == known.end())
                arguments.fail("field", fmt::format("the lexicon '{}' has no field '{}'{}", lexicon.name,
                                                    printable(field), did_you_mean(field, known)));
            with_.emplace();
            for (const LexiconEntry& entry : lexicon.entries)
                if (matcher_.add(entry.value) != PhraseMatcher::kNone)
                    with_->push_back(field_of(entry, field));
        } else if (matcher_.size() < 2) {
            arguments.fail("lexicon", fmt::format("the lexicon '{}' needs two values that differ, or a field",
                                                  lexicon.name));
        }
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const std::vector<Found> found = find(context);
        if (found.empty()) return std::nullopt;
        Editor editor(text);
        if (with_)
            put_fields(context, found, editor);
        else
            swap_one(context, found, random, editor);
        return std::move(editor).finish_if_edited();
    }

private:
    static std::string field_of(const LexiconEntry& entry, std::string_view name) {
        const std::string* value = entry.field(name);
        return value == nullptr ? std::string() : *value;
    }

    std::vector<Found> find(const Context& context) const {
        std::vector<Found> all;
        for (std::size_t i = 0; i < context.size(); ++i) {
            const auto match = matcher_.longest(context, i);
            const SwapEntry* entry = match ? pool_.find(match->phrase) : nullptr;
            if (entry == nullptr) continue;
            i = match->last;
            if (!context.hyphenated(match->first, match->last) &&
                is_regular_case(context.between(match->begin, match->end), entry->value))
                all.push_back({*match, entry});
        }
        return all;
    }

    static void put(const Context& context, const Found& found, const std::string& value, Editor& editor) {
        const std::string_view old = context.between(found.match.begin, found.match.end);
        const std::string with = copy_case(old, found.entry->value, value);
        adjust_article(context, found.match.first, with, editor);
        editor.replace(found.match.begin, found.match.end, with);
    }

    void put_fields(const Context& context, const std::vector<Found>& all, Editor& editor) const {
        for (const Found& found : all) {
            const std::string& value = (*with_)[pool_.number_of(*found.entry)];
            if (!value.empty()) put(context, found, value, editor);
        }
    }

    void swap_one(const Context& context, const std::vector<Found>& all, Random& random,
                  Editor& editor) const {
        const SwapEntry& chosen = *all[random.below(all.size())].entry;
        std::vector<std::uint32_t> taken;
        for (const Found& found : all) taken.push_back(found.entry->entity);
        std::sort(taken.begin(), taken.end());
        const SwapEntry* other = pool_.draw(chosen, taken, random);
        if (other == nullptr) return;
        for (const Found& found : all)
            if (found.entry == &chosen) put(context, found, other->value, editor);
    }

    PhraseMatcher matcher_;
    SwapPool pool_;
    std::optional<std::vector<std::string>> with_;  ///< by entry: its field, empty if it has none
};

}  // namespace

Definition define_replace() {
    return {{"replace",
             "Replaces words of a lexicon by a field of their entry, or by another word of it",
             {{"lexicon", "the lexicon of the suite whose words are replaced", "", true},
              {"field", "the field that takes their place; without it, another value of the lexicon", ""}}},
            make_from_arguments<Replace>};
}

}  // namespace assay
