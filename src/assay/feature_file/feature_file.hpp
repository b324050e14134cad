/// Features declared in an XML file: the blocks that stand side by side, and the lexicons that they are made
/// of.
///
///     <features>
///       <use href="assay:sentiment"/>
///       <lexicon name="praise" extends="pos_adj pos_verb"/>
///       <word ngrams="1-2" sublinear_tf="yes"/>
///       <mentions of="praise neg_adj" value="log1p"/>
///       <begins_with> … a phrase on each line … </begins_with>
///       <prefix of="un dis"/>
///       <surface of="exclamations capitals"/>
///     </features>
///
/// <use> and <lexicon> are those of suites. Every other element is a block, in this order: its name is the
/// kind (block_kinds()), of= its items, separated by spaces, and all other attributes its options
/// (option_names()). Of <mentions>, of= names lexicons; <begins_with> holds phrases, a feature each, or of=
/// names lexicons.
#pragma once

#include <assay/base/error.hpp>
#include <assay/features/representation.hpp>

#include <filesystem>
#include <vector>

namespace assay {

struct FeatureFileOptions {
    std::filesystem::path root;     ///< that <use> and from= stay below; empty: as root_of() finds it
    std::filesystem::path library;  ///< the folder of the files that `assay:NAME` means
};

/// All that is wrong with a file, and the blocks as far as they could be read.
struct FeatureFileReading {
    RepresentationOptions blocks;
    std::vector<Problem> problems;  ///< in the order to read them, as check_suite() has them
};

/// Reads and checks a file in one pass. Throws Error if the file itself cannot be read. Its limits are those
/// of suites (check_suite()), and at most 1,000 blocks.
FeatureFileReading check_feature_file(const std::filesystem::path& file, const FeatureFileOptions& options);

/// Throws InputError for the first problem.
RepresentationOptions read_feature_file(const std::filesystem::path& file, const FeatureFileOptions& options);

}  // namespace assay
