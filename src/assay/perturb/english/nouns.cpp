#include "nouns.hpp"

#include <assay/perturb/editing/word_set.hpp>

namespace assay {
namespace {

constexpr std::string_view kRegular =
    "account actor advantage adventure agency airline airplane airport album alternative amount animal "
    "apartment app apple area argument arm article artist attendant attitude aunt author baby bag ball "
    "banana bathroom battery bed bedroom beer bike bird birthday blanket boat body bottle boy breakfast "
    "bridge brother building bus button cafe cake camera candle car card carpet cat category center "
    "chair chapter character chef chicken church city class client climate clinic clock coat coffee "
    "colleague college comedy company complaint computer concert condition conversation cookie corner "
    "couple course cousin cup curtain customer dad daughter day decision department dessert detail "
    "device dictionary difference dinner director disaster discount dish doctor document dog dollar "
    "door dress driver ear editor effort egg elevator email employee engine engineer episode error "
    "event example experience eye fact factory family farm father feature fee festival film finger flaw "
    "flight floor flower folder fridge friend game garden gate ghost girl goal grandmother guest guitar "
    "guy hallway hat headache headphone hospital hotel hour house husband idea image inch ingredient "
    "island item jacket job journey key keyboard kid king kitchen lady lamp language laptop lawyer "
    "lecture lesson letter library lobby location machine magazine manager mattress meal medicine "
    "member menu message mile minute mirror mistake moment month morning mother motorcycle mountain "
    "movie museum musician nail neighbor newspaper night noodle nose novel number nurse office opinion "
    "option oven owner package page painting pair parent party passenger password path patient phone "
    "photo picture piece pillow pizza plane planet plot policy president printer prize problem producer "
    "product professor queen question radio reason recipe refund restaurant reviewer river road room "
    "salad sandwich scene school scientist screen seat secret sentence server shirt shoe shower singer "
    "sister site situation skirt snack soldier son song soup stage station store story stranger street "
    "student suitcase summer supermarket system table teacher team technician television tenant theater "
    "thing ticket tire toilet tool towel town toy traveler tree trip truck umbrella uncle unit "
    "university user vacation vegetable vehicle version video village voice voucher waiter waitress "
    "wallet website week weekend wheel window winter witness word worker world writer year";

struct Irregular {
    std::string_view singular, plural;
};

constexpr Irregular kIrregular[] = {
    {"businessman", "businessmen"},
    {"child", "children"},
    {"foot", "feet"},
    {"gentleman", "gentlemen"},
    {"knife", "knives"},
    {"life", "lives"},
    {"man", "men"},
    {"mouse", "mice"},
    {"person", "people"},
    {"potato", "potatoes"},
    {"shelf", "shelves"},
    {"tomato", "tomatoes"},
    {"tooth", "teeth"},
    {"wife", "wives"},
    {"woman", "women"},
};

// Learners give these plurals that they do not have.
constexpr std::string_view kUncountable =
    "advice baggage cutlery equipment feedback furniture homework information jewelry knowledge luggage "
    "machinery "
    "music news scenery software traffic weather wildlife";

bool ends_with_vowel_and_y(std::string_view word) {
    return word.size() > 1 && std::string_view("aeiou").find(word[word.size() - 2]) != std::string_view::npos;
}

std::string regular_plural(std::string_view word) {
    std::string plural(word);
    if (word.ends_with('y') && !ends_with_vowel_and_y(word)) {
        plural.pop_back();
        return plural + "ies";
    }
    for (const std::string_view hiss : {"s", "x", "ch", "sh"})
        if (word.ends_with(hiss)) return plural + "es";
    return plural + "s";
}

}  // namespace

const std::vector<Noun>& common_nouns() {
    static const std::vector<Noun> kNouns = [] {
        std::vector<Noun> nouns;
        for (const Irregular& noun : kIrregular) nouns.push_back({noun.singular, std::string(noun.plural)});
        for (const std::string_view list : {kRegular, kUncountable})
            for (const PlacedWord& noun : split_words(list))
                nouns.push_back({noun.word, regular_plural(noun.word)});
        return nouns;
    }();
    return kNouns;
}

}  // namespace assay
