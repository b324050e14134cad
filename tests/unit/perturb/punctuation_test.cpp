#include "tables.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using assay_test::check_shown;
using assay_test::make;
using assay_test::Row;
using assay_test::touched;

TEST_CASE("strip-punctuation takes the marks at the end") {
    check_shown(*make("strip-punctuation"), {{"It is late.", "It is late[-.]"},
                                             {"It is late!!! ", "It is late[-!!!] "},
                                             {"It is late ! ?", "It is late[- ! ?]"},
                                             {"Wait, it is late", "unchanged"},
                                             {"He said \"late.\"", "He said \"late[-.]\""},
                                             {"late :)", "unchanged"},
                                             {"see http://t.co/x.", "see http://t.co/x[-.]"},
                                             {"see http://t.co/x", "unchanged"},
                                             {"thanks,", "thanks[-,]"},
                                             {"遅い。", "遅い[-。]"},
                                             {"50%", "unchanged"},
                                             {"...", "unchanged"},
                                             {"", "unchanged"}});
}

TEST_CASE("strip-punctuation can take all marks, but not those inside words and numbers") {
    check_shown(*make("strip-punctuation", {{"where", "all"}}),
                {{"Well, it's \"late\"!", "Well[-,] it's [-\"]late[-\"!]"},
                 {"a well-made 3.50 at 10:30", "unchanged"},
                 {"late - but ok", "late [-- ]but ok"},
                 {"wait...what", "wait[... →  ]what"},
                 {"- late", "[-- ]late"},
                 {"late . .", "late[- . .]"},
                 {"50% & #1 @x http://t.co/x, :)", "50% & #1 @x http://t.co/x[-,] :)"},
                 {"?!", "unchanged"}});
}

TEST_CASE("add-punctuation ends the text in another way") {
    const auto add = make("add-punctuation");
    for (const Row& row :
         {Row{"late", "+! | +. | +…"}, Row{"late.", "."}, Row{"late!!!", "!!!"}, Row{"\"late.\" ", "."},
          Row{"late?", "unchanged"}, Row{"late?!", "unchanged"}, Row{"late :)", "unchanged"},
          Row{"late,", "unchanged"}, Row{"", "unchanged"}, Row{" ", "unchanged"}}) {
        CAPTURE(row.text);
        CHECK(touched(*add, row.text) == row.expected);
    }
    Random random(1);
    CHECK(add->apply("late.", random)->text != "late.");
}
