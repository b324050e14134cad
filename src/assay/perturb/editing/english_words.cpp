#include "english_words.hpp"

namespace assay {

const WordSet& function_words() {
    static const WordSet kWords(
        "a an the this that these those my your his her its our their some any no every each all both most "
        "many more i i'm i've i'd i'll you you're he he's she she's it it's we we're we've they they're me "
        "him us them who what which where when why how there here in on at to from for of by with without "
        "into onto near over under between through via during before after since until till around about "
        "against across along behind beyond toward towards within outside inside like as than up down off "
        "out and or but nor so yet if because while although though unless whether is are was were be been "
        "being am has have had do does did will would can could should may might must shall not only just "
        "even also then now again still already never always very too please thanks thank ok okay yes yeah "
        "hi hello hey");
    return kWords;
}

const WordSet& months() {
    static const WordSet kWords(
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec");
    return kWords;
}

const WordSet& weekdays() {
    static const WordSet kWords(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat "
        "sun today tomorrow tonight yesterday");
    return kWords;
}

const WordSet& honorifics() {
    static const WordSet kWords(
        "mr mrs ms miss mx dr doctor prof professor sir madam lady lord captain capt officer sergeant sgt "
        "senator president judge detective reverend rev aunt auntie uncle mister agent");
    return kWords;
}

const WordSet& person_nouns() {
    static const WordSet kWords(
        "man men woman women person people guy guys girl girls boy boys lady ladies gentleman gentlemen "
        "kid kids child children teenager teenagers adult adults couple couples family families friend "
        "friends neighbor neighbors neighbour neighbours customer customers passenger passengers guest "
        "guests client clients patient patients student students teacher teachers worker workers employee "
        "employees colleague colleagues coworker coworkers agent agents driver drivers doctor doctors "
        "nurse nurses actor actors actress actresses artist artists author authors writer writers singer "
        "singers chef chefs waiter waiters waitress waitresses manager managers boss bosses father mother "
        "parent parents brother sister son daughter husband wife boyfriend girlfriend uncle aunt cousin "
        "cousins grandmother grandfather immigrant immigrants citizen citizens community communities "
        "tourist tourists traveler travelers character characters user users player players voter voters "
        "folks human humans soldier soldiers veteran veterans engineer engineers lawyer lawyers professor "
        "professors pilot pilots attendant");
    return kWords;
}

const WordSet& words_of_motion() {
    static const WordSet kWords(
        "fly flying flew flown flies flight flights flt fare fares trip trips travel travels traveling "
        "travelling traveled travelled go going goes went gone drive driving drove driven move moved "
        "moving moves return returned returning back way connect connected connecting connection train "
        "trains bus buses plane planes route routes routed rerouted head headed heading home get getting "
        "got ticket tickets delayed diverted bound arrive arrived arriving ride cruise journey sail sailed "
        "hotel layover stopover nonstop direct departing departure relocated ship shipped delivered "
        "deliver visit");
    return kWords;
}

bool is_calendar_word(std::string_view word) {
    return months().contains(word) || weekdays().contains(word);
}

}  // namespace assay
