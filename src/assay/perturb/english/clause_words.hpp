/// The closed classes of English words that tell how a clause is built. Internal to the module.
#pragma once

#include <cstdint>
#include <string_view>

namespace assay {

/// What a word may be; "that" and "before" are several things. Bits of a set.
enum WordClass : std::uint32_t {
    kNominative = 1U << 0,     ///< I we they he she
    kYouOrIt = 1U << 1,        ///< you it: subject or object
    kIndefinite = 1U << 2,     ///< everyone, nothing …
    kDemonstrative = 1U << 3,  ///< this that these those
    kThere = 1U << 4,
    kObjective = 1U << 5,     ///< me him her us them, and -self
    kDeterminer = 1U << 6,    ///< the, my, every, two …
    kPreposition = 1U << 7,   ///< of, in, to …
    kCoordinator = 1U << 8,   ///< and or but so nor yet
    kSubordinator = 1U << 9,  ///< because, when, that, which …
    kRelative = 1U << 10,     ///< who which that
    kAdverb = 1U << 11,       ///< not, never, really … and words in -ly; degrees (very), too
    kBe = 1U << 12,           ///< am is are was were, also with n't
    kHave = 1U << 13,         ///< has have had, also with n't
    kDo = 1U << 14,           ///< do does did, also with n't
    kModal = 1U << 15,        ///< can, would …, also with n't
    kClitic = 1U << 16,       ///< I'm, it's, they've, she'll …: a subject with its verb
    kTenseless = 1U << 17,    ///< put, cut, read …: verbs whose past is their base
    kPast = 1U << 18,         ///< of kBe, kHave, kDo and kModal: was, had, did, could
    kPlural = 1U << 19,       ///< of pronouns, determiners and kBe, kHave, kDo: goes with "they"
    kSingular = 1U << 20,     ///< the same: goes with "she"
    kNegative = 1U << 21,     ///< not, never, nobody, isn't …
    kQuestion = 1U << 22,     ///< what how where why when who whose
    kNonfinite = 1U << 23,    ///< be been being: need an auxiliary
};

inline constexpr std::uint32_t kAuxiliary = kBe | kHave | kDo | kModal;
inline constexpr std::uint32_t kPronoun = kNominative | kYouOrIt | kIndefinite | kThere;

/// The classes of a word, whatever its case; 0 for words of the open classes.
std::uint32_t word_classes(std::string_view word);

}  // namespace assay
