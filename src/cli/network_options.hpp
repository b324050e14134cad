/// The options of --classifier mlp.
#pragma once

#include "options.hpp"

#include <assay/learn/network_options.hpp>

#include <string>
#include <vector>

namespace assay::cli {

/// --hidden … --weight-decay, as a group.
void add_network_options(Options& options);

/// The names of these.
std::vector<std::string> network_option_names();

/// `usual` with what the options say, --learning-rate, --decay and --l2 (which the command adds)
/// among them. Throws Error for values out of range, and for options that do not go together.
NetworkOptions network_options_of(const Options& options, NetworkOptions usual);

}  // namespace assay::cli
