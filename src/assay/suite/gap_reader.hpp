/// Reading <gap>.
#pragma once

#include <assay/suite/case_source.hpp>
#include <assay/suite/gap.hpp>
#include <assay/suite/label_reader.hpp>

#include <optional>

namespace assay {

/// One <gap>, still without its groups. Problems, and nothing, if it is not sound.
std::optional<Gap> read_gap(const Node& node, const Labels& labels);

/// Finds the groups of a gap: in the slots of the sources, or in those that <data> and <perturb> name. A
/// problem if there are none.
void find_groups(const Node& node, const std::vector<std::vector<Slot>>& slots, const GroupNames& named,
                 Gap& gap);

}  // namespace assay
