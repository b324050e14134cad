#include "wordnet_exceptions.hpp"

#include <assay/perturb/editing/phrase_matcher.hpp>

#include <string_view>

namespace assay {
namespace {

// Phrases without their beginnings where those vary; no longer than kMostWords.
constexpr std::size_t kMostWords = 4;
constexpr std::string_view kFixedPhrases =
    "across the street/all roads/an animal/animal in her/animal in him/any room/baby on board/"
    "baby out with/baby steps/back to the wall/bad actor/bad actors/big cheese/bird in the hand/"
    "bread and butter/bucket of bolts/bundle of joy/cat and mouse/cautionary tale/choke a horse/"
    "con artist/couch potato/cry wolf/devil's advocate/doctor of/dog days/dog house/down the street/"
    "early bird/early birds/enough room/fairy tale/fairy tales/first lady/for the trees/ghost town/"
    "guinea pig/help but/help it/help yourself/hit a wall/hit the road/horse and buggy/hot dog/"
    "hot dogs/jump the gun/kick the bucket/large as life/large print/leading lady/magic carpet/"
    "middle of the road/more room/mother nature/mother tongue/my old man/no room/off the wall/old dog/"
    "old dogs/old lady/old wives' tale/on the road/on the street/out the window/party animal/"
    "piece of furniture/political animal/red carpet/road not taken/road to hell/roads not taken/"
    "room for/room to/rug was pulled/say cheese/spill the beans/stuffed animals/tale of the tape/"
    "tall tale/tall tales/teddy bear/the boys/the help/the rug out/time is a thief/tough customer/"
    "under the carpet/under the rug/up the wall/wages of sin";

/// Whose words keep their meaning but have no opposite there, or another one: "would be nice", "sell us a
/// card".
constexpr std::string_view kPhrasesWithoutOpposite =
    "artificial intelligence/as often/as usual/be nice/been nice/better safe/bought her/bought him/"
    "bought into/bought me/bought us/bought you/buy her/buy him/buy into/buy me/buy us/buy you/"
    "by and large/came true/come true/comes true/courage of her convictions/courage of his convictions/"
    "courage of its convictions/courage of my convictions/courage of our convictions/"
    "courage of their convictions/courage of your convictions/courage to/easy listening/"
    "everything safe/false alarm/false start/guilty pleasure/guilty pleasures/happy birthday/"
    "happy ending/happy endings/happy holidays/happy hour/happy medium/i'm sold/"
    "insult the intelligence/insulting the intelligence/insults the intelligence/it safe/large scale/"
    "larger than life/my intelligence/next available/nice if/nice job/nice of/nice one/nice to/"
    "nice try/nice work/no small/often than not/our intelligence/practical joke/practical jokes/"
    "pure and simple/rarely are/rarely can/rarely did/rarely do/rarely does/rarely has/rarely have/"
    "rarely if/rarely is/rarely was/rarely were/rarely will/safe and sound/safe to say/sell her/"
    "sell him/sell me/sell out/sell us/sell you/selling me/selling point/selling us/selling you/"
    "sells me/sells us/sells you/simple fact/small change/small fortune/small print/small screen/"
    "small talk/small town/small towns/so often/so true/sold her/sold him/sold me/sold on/sold out/"
    "sold us/sold you/strongly advise/strongly agree/strongly believe/strongly consider/"
    "strongly considering/strongly disagree/strongly dislike/strongly encourage/strongly feel/"
    "strongly recommend/strongly suggest/strongly urge/sudden death/the intelligence of/too safe/"
    "too true/true believer/true believers/true crime/true life/true love/true to/usual suspects/"
    "very true/your intelligence";

PhraseMatcher matcher_of(std::string_view list) {
    PhraseMatcher phrases;
    for (const PlacedWord& phrase : split_words(list, '/')) phrases.add(phrase.word);
    return phrases;
}

bool is_in_one(const PhraseMatcher& phrases, const Context& context, std::size_t i) {
    for (std::size_t first = i < kMostWords ? 0 : i - kMostWords + 1; first <= i; ++first) {
        if (!phrases.may_begin(context.piece(first))) continue;
        if (const auto match = phrases.longest(context, first); match && match->last >= i) return true;
    }
    return false;
}

}  // namespace

bool is_in_fixed_phrase(const Context& context, std::size_t i) {
    static const PhraseMatcher kPhrases = matcher_of(kFixedPhrases);
    return is_in_one(kPhrases, context, i);
}

bool is_in_phrase_without_opposite(const Context& context, std::size_t i) {
    static const PhraseMatcher kPhrases = matcher_of(kPhrasesWithoutOpposite);
    return is_in_one(kPhrases, context, i);
}

const WordSet& never_swapped() {
    static const WordSet kWords(
        // nouns
        "alien batter beverage bicycle buff cab caller career chance change cheap chest chick coach "
        "commission controller courier cup decree die dish doctrine drag drift effect entertainment entity "
        "exercise fad fancy fear finger frog given gun guy hamper hand hazard heat house hunter ill "
        "individual integrity island jaguar jaw jazz juice kind lack ladder lamb lap licking lid maker "
        "messenger mill minor motorbike occurrence outset panther pay penalty percent pitcher platinum "
        "pocket presence priority provision public purpose pursuer queen rag request resident rest rose "
        "satire scheme screw script second sermon shackle shelf shell shout showtime sort spring state "
        "station steam storyteller streetcar superstar thumb toad tooth towel tractor tragedy trailer "
        "trolley tube twelve unity use visitor wagon war wit wizard work "
        // verbs
        "accent attribute beckon belie brook charm class classify concern conquer dash defy desert desire "
        "dictate discount dot effect employ encourage evidence father flatter further fuse glance inhibit "
        "lather liken manifest mix motion motivate necessitate orient pertain plague populate prescribe "
        "print promote prompt quail recall recommend recreate refund regain reinforce respond retrieve rid "
        "secure spark spit stress supply tend thaw trigger underline visualize want wave withstand "
        // adjectives
        "accompanying affecting aware big blasted blind broke circular coincidental collective cross "
        "cursed dear desired disappointed done dozen driven everyday extra fearsome financial foiled given "
        "granted green hunched icy individual keen learned looking magic marked master maximum metal "
        "minimum mobile moist needed petite possible pressing pronounced rapt realized resultant ripping "
        "round said single smashed social spiritual static striking through transmitted unified "
        "unremarkable vast "
        // adverbs
        "absolutely advisedly aggressively apparently certainly constantly definitely especially hardly "
        "implausibly improbably later maybe needs notwithstanding particularly perfectly possibly probably "
        "purely real recently seriously sharply simply soon strictly surely uncertainly urgently");
    return kWords;
}

const WordSet& never_put_in() {
    static const WordSet kWords(
        // nouns
        "acquirement adulterer ancestor arianist ass attire authorities auto babe backwoods badness beast "
        "belly bequest bronc bureau carnal chorine clump comforts commodity competence composite comrade "
        "consequence constituent coquette creativity daddy damn decedent decoration deficiency demarcation "
        "detergency device diam drapery duct dungeon dungeons dweller edifice eeg effort entity escritoire "
        "exclamation facility fella fluid foe formulation fright fringe furor gag glee goddamn ground "
        "group grouping grownup gut idiot imbecile imprecation individual instrumentation invader jackass "
        "jimdandy jimhickey john jowl lad laughter lavatory libel lid limb lobscuse locality location "
        "lunkhead madman mama mamma mammal maniac manpower memorandum metropolis molecule mommy mortal "
        "newsman nothing nymphomaniac oath obligation obstruction omen orb organ organism pains papa "
        "pardner parson passing periphery petition petitioner pimp populace posseman precedence promotion "
        "publicity puncher rattler reactivity redcoat region rhino saloon sarcasm scheme sec segment slob "
        "somebody someone southpaw sovereign specter stead substance sufferer surfactant suspension "
        "sustenance swayer teat tissue tit titty tub usage utilization vestibule vocation warfare welter "
        "whore workout works yokel youngster youth "
        // verbs
        "advocate apportion arise badger bawl beget belie buffet cease chide congeal conquer decry defy "
        "detest discount ejaculate employ encamp envisage eschew espouse eulogize extenuate falsify "
        "fortify furnish further glean hanker harrow imbed impute incline inhibit meditate muse "
        "necessitate obliged ordain perish plod print proscribe quit react reap recollect refashion regain "
        "repay rouse rove say shamble shun sire stud thwart titter totter twine unify vie vivify wed whack "
        // adjectives
        "abstracted accompanying aghast alive circular conscientious consequent crummy cryptic darned "
        "dextrous diminutive dressed emaciated excitatory exultant famed fearsome fiscal forbidden "
        "frightening frightful glad glued goddam goddamned gravid haired illumined intelligible learned "
        "littler maddened marked maximal metallic minimal morose mundane naive noted pasted pestered "
        "prodigious proximate querulous redundant restive resultant said soiled sounding static "
        "stereotyped stupendous unclean ungainly unified vast wondrous "
        // adverbs
        "afterward altogether anyhow blithely but commonly decidedly desperately earnestly everlastingly "
        "fundamentally heretofore however invariably lately merely merrily ordinarily perfectly "
        "periodically presently scarcely secondly seemingly speedily supra surely systematically wondrously");
    return kWords;
}

const WordSet& without_kinds() {
    static const WordSet kWords(
        "aeroplane airplane bone container drug hair instrument machine platform protein thermometer");
    return kWords;
}

const WordSet& unlikely_kinds() {
    static const WordSet kWords(
        "ambulance andrena anionic bacteria ballroom bathroom bloodstream bomber bonnet candle classroom "
        "driveway dugout foyer ginmill greatcoat hardtack highroad insulin kitchen lance lap lint loaf "
        "lobby machinery phalanx plank projectile queen radiochlorine rhubarb schoolroom skylight sputnik "
        "streetlight taxi trouser verbena");
    return kWords;
}

const WordSet& without_opposite() {
    static const WordSet kWords(
        "annual attach attached definite detach detached indefinite inward outward perennial privileged "
        "specific underprivileged");
    return kWords;
}

const WordSet& uncountable_nouns() {
    static const WordSet kWords(
        "advice alcohol amazement ammo ammunition applause arms assistance astonishment awareness bacon "
        "baggage barley bedding beef beer blood boredom bread bronze butter cargo cash chalk chaos cheese "
        "clarity clay cloth clothing coal coffee contempt copper cotton courage damage debris dirt dough "
        "drapery dust electricity engineering equipment evidence feedback fencing fish flannel flour "
        "foliage food freight fruit fuel fun furniture garbage gasoline gold grass gravel hair happiness "
        "hardware hay health heat help homework honesty housing ice information iron jewelry juice "
        "knowledge labor laughter lead leather leisure linen liquor livestock lodging luck luggage lumber "
        "machinery mail maintenance marble meat mercury milk moisture money mud music news nonsense oil "
        "oxygen paint paper patience perspiration plastic plumage pollen pork pottery poultry progress "
        "promotion publicity rain refuse rice rubber rubbish rum salt sand sewage silk silver smoke snow "
        "soap software soup spaghetti steel straw stuff sugar sweat tea tin tobacco traffic trash tubing "
        "tweed upkeep velvet violence vodka warfare wastewater water wealth weaponry weather wheat whiskey "
        "whisky wine wood wool work zinc");
    return kWords;
}

}  // namespace assay
