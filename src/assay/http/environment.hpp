/// ${NAME} in what the command line says of a server, and keeping it secret. Internal to the module.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// Remembers which variables were used, so that messages can show their names in place of their values.
class Environment {
public:
    /// The text with each ${NAME} replaced by that variable. Throws Error for one that is not set, is empty
    /// or holds control characters, and for a "${" that never closes.
    std::string fill(std::string_view text);
    /// From now on hide() knows this variable, if it is set.
    void remember(const std::string& name);

    /// The text with ${NAME} for the value of each variable that is known.
    std::string hide(std::string text) const;

private:
    std::vector<std::pair<std::string, std::string>> known_;  ///< value and name, the longest values first
};

/// Is there a line break, or any other character below a space?
bool has_control_characters(std::string_view text);

}  // namespace assay
