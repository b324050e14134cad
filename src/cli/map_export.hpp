/// The texts of a data map as files: its figures, new training data, a suite of test cases.
#pragma once

#include <assay/explain/data_map.hpp>
#include <assay/pipeline/examples.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace assay::cli {

/// What the files are made of, borrowed.
struct MapTexts {
    const DataMap& map;
    const Regions& regions;
    const Examples& examples;
};

/// A row for each of these texts: row (in the data, from 1), text, label, confidence, variability,
/// correctness, margin, region.
std::string map_csv(const MapTexts& all, std::span<const std::size_t> texts);
std::string map_json_lines(const MapTexts& all, std::span<const std::size_t> texts);
/// A suite with one MFT test, whose cases have the label in the data as gold label and the row as id.
std::string map_suite(const MapTexts& all, Region region, std::string_view data_name);

/// csv, jsonl or xml, from the extension. Throws Error for any other.
std::string export_format_of(const std::string& file);

}  // namespace assay::cli
