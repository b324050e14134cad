/// docs/results.schema.json and from_json agree.
#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/report/results_json.hpp>

#include "json_schema.hpp"
#include "random_results.hpp"
#include "sample_results.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace assay;
using Json = nlohmann::ordered_json;

namespace {

const Json& schema() {
    static const Json parsed =
        Json::parse(read_file(std::string(ASSAY_SOURCE_DIR) + "/docs/results.schema.json"));
    return parsed;
}

std::string faults_in(const Json& document) {
    std::string text;
    for (const std::string& fault : test::schema_faults(document, schema())) text += fault + '\n';
    return text;
}

}  // namespace

TEST_CASE("what to_json writes is valid") {
    for (const RunResult& result : {test::everything(), test::all_well(), test::interrupted(),
                                    test::nothing_judged(), test::stopped(), test::empty()})
        CHECK(faults_in(Json::parse(to_json(result))) == "");
    CHECK(rc::check("any result is valid",
                    [] { RC_ASSERT(faults_in(Json::parse(to_json(*test::random_result()))) == ""); }));
}

TEST_CASE("what the schema refuses, from_json refuses") {
    const Json whole = Json::parse(to_json(test::everything()));
    std::size_t refused = 0;
    const Json flat = whole.flatten();
    for (const auto& member : flat.items()) {
        const std::string path = member.key();  // clang 14 cannot capture a structured binding
        for (const Json& other :
             {Json(nullptr), Json("x"), Json(-1), Json(0.5), Json(true), Json::object(), Json::array()}) {
            Json changed = whole;
            changed[Json::json_pointer(path)] = other;
            if (faults_in(changed).empty()) continue;
            ++refused;
            CAPTURE(path);
            CAPTURE(other);
            CHECK_THROWS_AS(from_json(changed.dump(), "r.json"), InputError);
        }
    }
    CHECK(refused > 1'000);
}
