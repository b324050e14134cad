#include "tables.hpp"

using assay_test::check_shown;
using assay_test::make;

TEST_CASE("change-tense: from present to past") {
    check_shown(*make("change-tense"),
                {{"The food is good.", "The food [is → was] good."},
                 {"I'm tired and they're late.", "I['m →  was] tired and they['re →  were] late."},
                 {"It’s late.", "It[’s →  was] late."},
                 {"THE FOOD IS BAD", "THE FOOD [IS → WAS] BAD"},
                 {"She doesn't like it.", "She [doesn't → didn't] like it."},
                 {"He can't swim.", "He [can't → couldn't] swim."},
                 {"The kids love it and the dog hates it.",
                  "The kids [love → loved] it and the dog [hates → hated] it."},
                 {"She stops, tries and buys it.", "unchanged"},
                 {"Great hotel! The rooms are clean.", "Great hotel! The rooms [are → were] clean."},
                 {"They have to wait.", "They [have → had] to wait."}});
}

TEST_CASE("change-tense: from past to present, in the number of the subject") {
    check_shown(*make("change-tense"), {{"I was happy.", "I [was → am] happy."},
                                        {"I wasn't happy.", "I [wasn't → am not] happy."},
                                        {"The waiter ignored us.", "The waiter [ignored → ignores] us."},
                                        {"The waiters ignored us.", "The waiters [ignored → ignore] us."},
                                        {"My wife and I loved it.", "My wife and I [loved → love] it."},
                                        {"She didn't answer, they didn't care.",
                                         "She [didn't → doesn't] answer, they [didn't → don't] care."},
                                        {"We couldn't see it.", "We [couldn't → can't] see it."},
                                        {"He did a great job.", "He [did → does] a great job."},
                                        {"They had two dogs.", "They [had → have] two dogs."}});
}

TEST_CASE("change-tense: only into the tense that is asked for") {
    check_shown(*make("change-tense", {{"to", "past"}}),
                {{"It is late.", "It [is → was] late."}, {"It was late.", "unchanged"}});
    check_shown(*make("tense", {{"to", "present"}}),
                {{"It was late.", "It [was → is] late."}, {"It is late.", "unchanged"}});
}

TEST_CASE("change-tense leaves alone what tells the time, mixes tenses or is unclear") {
    check_shown(*make("change-tense"), {{"", "unchanged"},
                                        {"It is late now.", "unchanged"},
                                        {"We met yesterday.", "unchanged"},
                                        {"It was built in 1921.", "unchanged"},
                                        {"It is late. It was late.", "unchanged"},
                                        {"She has been rude.", "unchanged"},
                                        {"You will love it.", "unchanged"},
                                        {"If it rains, we stay.", "unchanged"},
                                        {"I wish it was bigger.", "unchanged"},
                                        {"It could be better.", "unchanged"},
                                        {"Is it late?", "unchanged"},
                                        {"Great food!", "unchanged"},
                                        {"Please remember to pay before you leave.", "unchanged"},
                                        {"We used to sit in rows.", "unchanged"},
                                        {"He said \"it is late\".", "unchanged"}});
}
