/// libxml2's xmllint as a second opinion on XML files, where it is installed.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace assay {

bool has_xmllint();

/// What xmllint says against each of the files, by file name; a file without an entry is well-formed. All in
/// one run.
std::map<std::string, std::string> xmllint_faults(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& files);

/// What xmllint says against each of the files under an XML Schema; a file without an entry is valid. A fault
/// of the schema itself stands under "".
std::map<std::string, std::string> schema_faults(const std::filesystem::path& schema,
                                                 const std::vector<std::filesystem::path>& files);

}  // namespace assay
