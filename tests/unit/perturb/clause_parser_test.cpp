// Clauses are shown as "subject|verb" with what is known of them: + plural, - singular, ? not sure; < past.
#include <assay/perturb/english/clause_parser.hpp>
#include <assay/perturb/english/clause_reader.hpp>
#include <assay/perturb/english/sentences.hpp>
#include <assay/perturb/english/verbs.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

namespace {

struct Row {
    std::string text, expected;
};

std::string shown(const Context& context, const Clause& clause) {
    const std::string subject(
        context.between(context[clause.subject_first].begin, context[clause.subject_last].end));
    const char* number = !clause.plural ? "?" : *clause.plural ? "+" : "-";
    return subject + number + "|" + std::string(context.piece(clause.verb)) + (clause.past ? "<" : "");
}

std::string clauses(const std::string& text) {
    const Context context(text);
    const auto found = clauses_of(context, 0, context.size());
    if (!found) return "unclear";
    std::string all;
    for (const Clause& clause : *found) all += (all.empty() ? "" : " ") + shown(context, clause);
    return all.empty() ? "none" : all;
}

std::string sentences(const std::string& text) {
    const Context context(text);
    std::string all;
    for (const Sentence& sentence : sentences_of(context)) {
        const std::size_t said = sentence.stop > sentence.first ? context[sentence.stop - 1].end : 0;
        all += "[" + std::string(context.between(context[sentence.first].begin, said)) + "|" +
               std::string(context.between(said, context[sentence.end - 1].end)) + "]";
    }
    return all;
}

}  // namespace

TEST_CASE("clauses: subjects and their verbs") {
    for (const Row& row :
         {Row{"The food was good", "The food-|was<"}, Row{"I like it", "I+|like"},
          Row{"She doesn't like it", "She-|doesn't"}, Row{"They ate two pizzas", "They+|ate<"},
          Row{"The people at the desk were rude", "The people at the desk+|were<"},
          Row{"My wife and I loved it", "My wife and I+|loved<"},
          Row{"Two of the lamps work well", "Two of the lamps+|work"},
          Row{"One of the wheels is loose", "One of the wheels-|is"},
          Row{"Everything on the menu tastes great", "Everything on the menu-|tastes"},
          Row{"The badly cooked steak was cold", "The badly cooked steak-|was<"},
          Row{"There were ants in it", "There?|were<"}, Row{"It's late", "It's-|It's"},
          Row{"Our bus never came", "Our bus-|came<"}, Row{"The staff room smells", "unclear"},
          Row{"The phone calls were long", "The phone calls+|were<"}}) {
        CAPTURE(row.text);
        CHECK(clauses(row.text) == row.expected);
    }
}

TEST_CASE("clauses: several in a sentence") {
    for (const Row& row : {Row{"It looks nice and works well", "It-|looks It-|works"},
                           Row{"The soup was cold and she laughed", "The soup-|was< she-|laughed<"},
                           Row{"I think the sauce is too sweet", "I+|think the sauce-|is"},
                           Row{"He is a waiter who listens", "He-|is who-|listens"},
                           Row{"They were waiters who listened", "They+|were< who+|listened<"},
                           Row{"We stayed because we had to", "We+|stayed< we+|had<"},
                           Row{"The room was cold and overcooked", "The room-|was<"}}) {
        CAPTURE(row.text);
        CHECK(clauses(row.text) == row.expected);
    }
}

TEST_CASE("clauses: what is no clause, and what is not clear") {
    for (const Row& row :
         {Row{"Great food and nice staff", "none"}, Row{"Avoid this place", "none"}, Row{"", "none"},
          Row{"Loved how friendly they were", "unclear"}, Row{"He said \"no\"", "unclear"},
          Row{"A seat and a broken promise", "unclear"}, Row{"They put it down", "unclear"},
          Row{"The page numbers differ", "unclear"}, Row{"She comes from Ghana and studied law", "unclear"},
          Row{"It was called a scam by somebody called Leo", "It-|was<"},
          Row{"The boy used to laugh", "unclear"}}) {
        CAPTURE(row.text);
        CHECK(clauses(row.text) == row.expected);
    }
}

TEST_CASE("nouns tell their number by their form, or not at all") {
    for (const char* noun : {"waiters", "people", "children", "menus", "taxis"})
        CHECK(is_plural_noun(noun) == true);
    for (const char* noun : {"waiter", "glass", "bus", "news", "tennis"})
        CHECK(is_plural_noun(noun) == false);
    for (const char* noun : {"series", "Paris", "Delta Airlines", "corpus"}) CHECK(!is_plural_noun(noun));
}

TEST_CASE("sentences end in their marks, and keep what belongs to them") {
    for (const Row& row :
         {Row{"It is late. We go!", "[It is late|.][We go|!]"}, Row{"Why?! No idea", "[Why|?!][No idea|]"},
          Row{"\"It is late.\" He left.", "[\"It is late|.\"][He left|.]"},
          Row{"Dr. Lund paid 3.50 at 7 p.m. today", "[Dr. Lund paid 3.50 at 7 p.m. today|]"},
          Row{"One line\nanother", "[One line|][another|]"}, Row{"Nice! :) Bye.", "[Nice|! :)][Bye|.]"},
          Row{"", ""}}) {
        CAPTURE(row.text);
        CHECK(sentences(row.text) == row.expected);
    }
}

TEST_CASE("a word is read as the forms of a verb that it may be") {
    const VerbReading served = read_verb("Served");
    CHECK(served.verb->base == "serve");
    CHECK((served.past && served.participle && !served.base && !served.third));
    CHECK(read_verb("taken").verb->past == "took");
    CHECK(!read_verb("taken").past);
    CHECK(read_verb("stopped").verb->third == "stops");
    CHECK(read_verb("tries").verb->past == "tried");
    CHECK(read_verb("found").verb->base == "find");
    CHECK(read_verb("puts").third);
    for (const char* none : {"put", "table", "", "s", "be"}) CHECK(read_verb(none).verb == nullptr);
}
