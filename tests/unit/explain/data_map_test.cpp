#include <assay/explain/data_map.hpp>

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>

using namespace assay;

namespace {

/// Two classes; of each text the probability of its label, epoch by epoch. All labels are 1.
DataMap binary_map(const std::vector<std::vector<double>>& epochs) {
    DataMap map(std::vector<std::uint32_t>(epochs.front().size(), 1), 2);
    for (const auto& epoch : epochs) {
        std::vector<double> probabilities;
        for (const double p : epoch) probabilities.insert(probabilities.end(), {1 - p, p});
        map.add_epoch(probabilities);
    }
    return map;
}

}  // namespace

TEST_CASE("dynamics by hand") {
    DataMap map({0, 2}, 3);
    CHECK(map.at(0) == TextDynamics{});
    map.add_epoch(std::vector<double>{0.5, 0.25, 0.25, 0.5, 0.25, 0.25});
    map.add_epoch(std::vector<double>{0.25, 0.25, 0.5, 0.125, 0.25, 0.625});
    map.add_epoch(std::vector<double>{0.75, 0.125, 0.125, 0.25, 0.5, 0.25});
    CHECK(map.epochs() == 3);
    const TextDynamics first = map.at(0), second = map.at(1);
    CHECK(first.confidence == doctest::Approx(0.5));
    CHECK(first.variability == doctest::Approx(std::sqrt(0.125 / 3)));
    CHECK(first.correctness == doctest::Approx(2.0 / 3));
    CHECK(first.margin == doctest::Approx((std::log(2) + std::log(0.5) + std::log(6)) / 3));
    CHECK(map.rival(0) == 1);  // the first of two equal ones
    CHECK(second.confidence == doctest::Approx(0.375));
    CHECK(second.correctness == doctest::Approx(1.0 / 3));
    CHECK(second.margin == doctest::Approx((std::log(0.5) + std::log(2.5) + std::log(0.5)) / 3));
    CHECK(map.rival(1) == 1);
}

TEST_CASE("equal classes are right for the first of them only") {
    DataMap map({0, 1}, 2);
    map.add_epoch(std::vector<double>{0.5, 0.5, 0.5, 0.5});
    CHECK(map.at(0).correctness == 1);
    CHECK(map.at(1).correctness == 0);
    CHECK(map.at(1).margin == 0);
}

TEST_CASE("a probability of zero has a margin that is finite") {
    DataMap map({0}, 2);
    map.add_epoch(std::vector<double>{0, 1});
    CHECK(map.at(0).margin == doctest::Approx(std::log(1e-300)));
}

TEST_CASE("mean and deviation are those of all epochs at once") {
    const auto law = [] {
        const std::size_t epochs = *rc::gen::inRange<std::size_t>(1, 40);
        Random random(*rc::gen::arbitrary<std::uint64_t>());
        std::vector<std::vector<double>> said;
        for (std::size_t e = 0; e < epochs; ++e) said.push_back({random.unit()});
        double mean = 0, squares = 0;
        for (const auto& epoch : said) mean += epoch[0] / static_cast<double>(epochs);
        for (const auto& epoch : said) squares += (epoch[0] - mean) * (epoch[0] - mean);
        const TextDynamics text = binary_map(said).at(0);
        RC_ASSERT(std::fabs(text.confidence - mean) < 1e-12);
        RC_ASSERT(std::fabs(text.variability - std::sqrt(squares / static_cast<double>(epochs))) < 1e-12);
        RC_ASSERT(text.variability <= 0.5 + 1e-12);
    };
    CHECK(rc::check("law of dynamics", law));
}

TEST_CASE("regions hold equal shares by confidence and by variability") {
    //                                       easy       hard     wavering  middling
    const DataMap map = binary_map(
        {{0.9, 0.95, 0.1, 0.2, 0.1, 0.9, 0.5, 0.6, 0.5}, {0.9, 0.95, 0.1, 0.2, 0.9, 0.1, 0.5, 0.6, 0.6}});
    const Regions regions(map, 0.2);  // 1.8 of 9 texts: 2
    CHECK(regions.texts(Region::easy) == std::vector<std::size_t>{0, 1});
    CHECK(regions.texts(Region::hard) == std::vector<std::size_t>{2, 3});
    CHECK(regions.texts(Region::ambiguous) == std::vector<std::size_t>{4, 5});
    CHECK(regions.holds(Region::ambiguous, 4));
    CHECK(!regions.holds(Region::ambiguous, 3));
    CHECK(Regions(map).texts(Region::easy).size() == 3);
    CHECK(Regions(map, 1).texts(Region::hard).size() == 9);
    CHECK(Regions(map, 1e-9).texts(Region::hard) == std::vector<std::size_t>{2});
}

TEST_CASE("of equal texts the first are taken") {
    const DataMap map = binary_map({{0.5, 0.5, 0.5, 0.5}});
    for (const Region region : kRegions)
        CHECK(Regions(map, 0.5).texts(region) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("likely label errors were wrong at least once, and the smallest margins come first") {
    const DataMap map = binary_map({{0.4, 0.1, 0.9, 0.3, 0.1, 0.6}, {0.3, 0.1, 0.6, 0.1, 0.1, 0.4}});
    CHECK(likely_label_errors(map, 10) == std::vector<std::size_t>{1, 4, 3, 0, 5});
    CHECK(likely_label_errors(map, 2) == std::vector<std::size_t>{1, 4});
    CHECK(likely_label_errors(map, 0).empty());
}

TEST_CASE("regions are known by name") {
    for (const Region region : kRegions) CHECK(parse_region(name_of(region)) == region);
    CHECK(long_name_of(Region::hard) == "hard-to-learn");
    CHECK_THROWS_WITH_AS(parse_region("ambigous"),
                         "there is no region 'ambigous': easy, ambiguous or hard; did you mean 'ambiguous'?",
                         Error);
}

TEST_CASE("numbers that do not fit are refused") {
    CHECK_THROWS_WITH_AS(DataMap({0}, 1), "1 classes are too few; there are two at least", Error);
    CHECK_THROWS_WITH_AS(DataMap({0, 2}, 2), "there is no class 2 among 2", Error);
    DataMap map({0, 1}, 2);
    CHECK_THROWS_WITH_AS(map.add_epoch(std::vector<double>{1, 0, 1}),
                         "3 probabilities for 2 texts and 2 classes", Error);
    CHECK(map.epochs() == 0);
    for (const double share : {0.0, -0.1, 1.1, std::nan("")}) CHECK_THROWS_AS(Regions(map, share), Error);
    CHECK_THROWS_WITH_AS(Regions(map, 1.5),
                         "a region cannot hold the share 1.5 of the texts; it is above 0 and at most 1",
                         Error);
}
