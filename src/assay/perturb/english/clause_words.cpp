#include "clause_words.hpp"

#include <assay/perturb/editing/short_word_map.hpp>
#include <assay/perturb/editing/word_set.hpp>

namespace assay {
namespace {

struct ClassRow {
    std::uint32_t classes;
    std::string_view words;
};

constexpr ClassRow kClassRows[] = {
    {kNominative | kPlural, "i we they"},
    {kNominative | kSingular, "he she"},
    {kYouOrIt | kPlural, "you"},
    {kYouOrIt | kSingular, "it"},
    {kIndefinite | kSingular,
     "everyone everything everybody someone something somebody anyone anything anybody"},
    {kIndefinite | kSingular | kNegative, "nobody nothing"},
    {kDemonstrative | kDeterminer | kSingular, "this that"},
    {kDemonstrative | kDeterminer | kPlural, "these those"},
    {kThere, "there"},
    {kObjective, "me him us them myself yourself himself herself itself ourselves yourselves themselves her"},
    {kDeterminer, "the some any such which whichever what"},
    {kDeterminer | kNegative, "no"},
    {kDeterminer, "my your his her its our their"},
    {kDeterminer | kSingular, "a an every each another one"},
    {kDeterminer | kPlural,
     "both many several few two three four five six seven eight nine ten twelve twenty most all"},
    {kPreposition,
     "of in on at for with from to by about near between without into onto over under during through "
     "against around behind beside besides inside outside across within per via despite among along upon "
     "towards toward throughout beyond below above except off out like than as up down away"},
    {kPreposition | kSubordinator, "since until till before after"},
    {kCoordinator, "and or but so nor yet plus &"},
    {kSubordinator,
     "because when while although though whereas whether if unless once as than whenever cause"},
    {kSubordinator | kRelative, "that which who"},
    {kSubordinator | kQuestion, "how what where why whose whom when who which"},
    {kAdverb,
     "always really also just still already often usually sometimes only even ever now then here again very "
     "too so quite rather pretty almost well all both each maybe perhaps soon much more most less least far "
     "somewhat otherwise instead thus twice once later together forever anyway indeed simply fast hard "
     "straight however nearby upstairs downstairs outside inside back quickly seldom rarely"},
    {kAdverb | kNegative, "not never hardly barely scarcely neither"},
    {kBe | kSingular, "am is"},
    {kBe | kPlural, "are"},
    {kBe | kSingular | kPast, "was"},
    {kBe | kPlural | kPast, "were"},
    {kBe | kSingular | kNegative, "isn't"},
    {kBe | kPlural | kNegative, "aren't"},
    {kBe | kSingular | kPast | kNegative, "wasn't"},
    {kBe | kPlural | kPast | kNegative, "weren't"},
    {kHave | kSingular, "has"},
    {kHave | kPlural, "have"},
    {kHave | kPast, "had"},
    {kHave | kSingular | kNegative, "hasn't"},
    {kHave | kPlural | kNegative, "haven't"},
    {kHave | kPast | kNegative, "hadn't"},
    {kDo | kSingular, "does"},
    {kDo | kPlural, "do"},
    {kDo | kPast, "did"},
    {kDo | kSingular | kNegative, "doesn't"},
    {kDo | kPlural | kNegative, "don't"},
    {kDo | kPast | kNegative, "didn't"},
    {kModal, "can will shall may must should might ought would"},
    {kModal | kPast, "could"},
    {kModal | kNegative, "can't cannot won't shan't mustn't shouldn't mightn't wouldn't"},
    {kModal | kPast | kNegative, "couldn't"},
    {kClitic | kBe | kPlural, "you're we're they're"},
    {kClitic | kBe, "i'm"},
    {kClitic | kBe | kSingular, "he's she's it's that's there's everyone's everything's"},
    {kClitic | kHave, "i've you've we've they've"},
    {kClitic | kModal,
     "i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd she'd it'd we'd they'd that'll there'll "
     "there'd that'd"},
    {kModal | kNegative, "dont doesnt didnt isnt arent wasnt werent cant wont hasnt havent"},
    {kNonfinite, "be been being"},
    {kTenseless,
     "put cut hit let set read cost quit shut hurt spread bet burst cast split upset beat reset bid rid"},
};

ShortWordMap<std::uint32_t> class_table() {
    ShortWordMap<std::uint32_t> table(512);
    for (const ClassRow& row : kClassRows)
        for (const PlacedWord& word : split_words(row.words)) *table.add(word.word) |= row.classes;
    return table;
}

/// "slowly", but not "friendly" and "family".
bool is_adverb_in_ly(std::string_view word) {
    constexpr std::size_t kShortest = 5;
    if (word.size() < kShortest || (word.back() | 0x20) != 'y' || (word[word.size() - 2] | 0x20) != 'l')
        return false;
    static const WordSet kOthers(
        "family families friendly lovely ugly silly lonely early daily elderly costly deadly lively curly "
        "jolly belly jelly bully reply apply supply italy july rally assembly anomaly unfriendly likely "
        "unlikely orderly homely chilly hilly smelly wooly woolly ghastly worldly cowardly sickly weekly "
        "monthly yearly nightly timely holly molly sally billy emily imply rely multiply comply butterfly "
        "only kindly melancholy monopoly unruly measly burly surly prickly wobbly bubbly crumbly "
        "disorderly gravelly user-friendly");
    return !kOthers.contains(word);
}

}  // namespace

std::uint32_t word_classes(std::string_view word) {
    static const ShortWordMap<std::uint32_t> kTable = class_table();
    const std::uint32_t* found = kTable.find(word);
    const std::uint32_t classes = found == nullptr ? 0 : *found;
    return classes == 0 && is_adverb_in_ly(word) ? std::uint32_t{kAdverb} : classes;
}

}  // namespace assay
