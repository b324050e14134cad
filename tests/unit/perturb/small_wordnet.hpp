/// A WordNet of few words for tests of perturbations, made up; of WordNet it has only the format.
#pragma once

#include <assay/wordnet/wordnet.hpp>
#include <support/temporary_folder.hpp>

#include <memory>

namespace assay_test {

class SmallWordNet {
public:
    SmallWordNet();
    assay::WordNet& wordnet() { return *wordnet_; }

private:
    assay::test::TemporaryFolder folder_;
    std::unique_ptr<assay::WordNet> wordnet_;
};

}  // namespace assay_test
