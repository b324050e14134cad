#include <assay/learn/classifier.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/linear_model.hpp>
#include <assay/learn/network.hpp>

#include <fmt/format.h>

namespace assay {

std::unique_ptr<Classifier> read_classifier(std::string_view kind, ByteReader& in, std::size_t features,
                                            std::size_t classes) {
    if (kind == "linear") return std::make_unique<LinearModel>(LinearModel::read(in, features, classes));
    if (kind == "network") return std::make_unique<Network>(Network::read(in, features, classes));
    throw Error(fmt::format("there is no classifier of the kind '{}'", printable(kind)));
}

}  // namespace assay
