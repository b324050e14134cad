#include "nouns.hpp"

#include "verb_forms.hpp"

#include <assay/pattern/pattern.hpp>
#include <assay/perturb/editing/word_set.hpp>

namespace assay {
namespace {

constexpr std::string_view kCountable =
    "businessman child foot gentleman knife life man mouse person potato shelf tomato tooth wife woman "
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

// Learners give these plurals that they do not have.
constexpr std::string_view kUncountable =
    "advice baggage cutlery equipment feedback furniture homework information jewelry knowledge luggage "
    "machinery "
    "music news scenery software traffic weather wildlife";

}  // namespace

const std::vector<Noun>& common_nouns() {
    static const std::vector<Noun> kNouns = [] {
        std::vector<Noun> nouns;
        for (const PlacedWord& noun : split_words(kCountable))
            nouns.push_back({noun.word, apply_filter(Filter::plural, std::string(noun.word))});
        for (const PlacedWord& noun : split_words(kUncountable))  // they take the -s of verbs
            nouns.push_back({noun.word, third_person(std::string(noun.word))});
        return nouns;
    }();
    return kNouns;
}

}  // namespace assay
