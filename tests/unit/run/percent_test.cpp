#include <assay/run/percent.hpp>

#include <doctest/doctest.h>

#include <clocale>
#include <string>

using namespace assay;

TEST_CASE("a share never rounds to none or all unless it is") {
    struct Row {
        double share;
        const char* shown;
    };
    for (const Row& row :
         {Row{0, "0.0"}, Row{1, "100.0"}, Row{0.123, "12.3"}, Row{0.0812, "8.1"}, Row{0.0004, "0.04"},
          Row{0.0005, "0.1"}, Row{0.00049, "0.05"}, Row{1e-7, "0.00001"}, Row{1e-12, "0.000000"},
          Row{0.9994, "99.9"}, Row{0.9996, "99.96"}, Row{0.99999, "99.999"}, Row{0.5, "50.0"}}) {
        CAPTURE(row.share);
        CHECK(percent_number(row.share) == row.shown);
        CHECK(percent(row.share) == std::string(row.shown) + "%");
    }
}

TEST_CASE("a rate is shown on its own side of the limit") {
    struct Row {
        double share, limit;
        const char* shown;
    };
    for (const Row& row : {Row{0.15, 0.15, "15.0%"}, Row{0.15004, 0.15, "15.004%"},
                           Row{0.1504, 0.15, "15.04%"}, Row{0.1506, 0.15, "15.1%"}, Row{0.29, 0.29, "29.0%"},
                           Row{0.07, 0.07, "7.0%"}, Row{0.2, 0.15, "20.0%"}, Row{0.1, 0.15, "10.0%"},
                           Row{0.05, 0.0499, "5.0%"}, Row{0.04996, 0.04995, "5.0%"}, Row{0.0001, 0, "0.01%"},
                           Row{0, 0, "0.0%"}, Row{0.15 + 1e-12, 0.15, "15.000000%"}}) {
        CAPTURE(row.share);
        CHECK(percent_against(row.share, row.limit) == row.shown);
    }
}

TEST_CASE("a limit is shown as it was written") {
    struct Row {
        double share;
        const char* shown;
    };
    for (const Row& row : {Row{0.15, "15%"}, Row{0.07, "7%"}, Row{0.29, "29%"}, Row{0.0025, "0.25%"},
                           Row{0, "0%"}, Row{1, "100%"}, Row{1.0 / 3, "33.33333333%"}}) {
        CAPTURE(row.share);
        CHECK(percent_limit(row.share) == row.shown);
    }
}
