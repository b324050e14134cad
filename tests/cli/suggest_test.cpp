// assay suggest, as a user runs it.
#include <support/run_program.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace assay::test;

namespace {

TemporaryFolder& with_reviews(TemporaryFolder& folder) {
    folder.write(
        "reviews.csv",
        "text,label\nI really enjoyed the flight.,positive\nI really liked the food!,positive\n"
        "We really hated the flight.,negative\nthe crew was kind,positive\nthe seat was dirty,negative\n");
    return folder;
}

/// A database of one sense, made up.
void write_wordnet(const TemporaryFolder& folder) {
    for (const char* part : {"noun", "verb", "adj", "adv"})
        for (const char* kind : {"index.", "data."}) folder.write(std::string("wn/") + kind + part, "");
    folder.write("wn/index.noun", "kite n 1 1 @ 1 0 00000000  \n");
    folder.write("wn/data.noun", "00000000 03 n 02 kite 0 paper_bird 0 000 | a craft \x1b on a string  \n");
}

}  // namespace

TEST_CASE("words are suggested out of a file of texts") {
    TemporaryFolder folder;
    const ProgramRun run =
        run_assay(with_reviews(folder), "suggest 'I really {mask} the flight.' --corpus reviews.csv --top 3");
    CHECK(run.exit_code == 0);
    CHECK(run.errors.empty());
    CHECK(run.output ==
          "Corpus reviews.csv, 5 texts: 3 words found\n"
          "   score  seen  where                  word\n"
          "  0.7286     1  i really _ the flight  enjoyed\n"
          "  0.1357     1  really _ the flight    hated\n"
          "  0.1357     1  i really _ the         liked\n");
    const ProgramRun none = run_assay(folder, "suggest 'zebras {mask} quickly' --corpus reviews.csv");
    CHECK(none.exit_code == 1);
    CHECK(none.output == "Corpus reviews.csv, 5 texts: 0 words found\n  nothing found\n");
}

TEST_CASE("formats for programs are a row or an object for each filler") {
    TemporaryFolder folder;
    with_reviews(folder);
    const std::string pair = "suggest 'The {mask} was {mask}.' --corpus reviews.csv --top 2 ";
    CHECK(run_assay(folder, pair + "--format tsv")
              .output.starts_with("source\tmask\tmask\tscore\tcount\tcontext\ncorpus\tcrew\tkind\t"));
    const auto json = nlohmann::json::parse(run_assay(folder, pair + "--format json").output);
    CHECK(json["text"] == "The {mask} was {mask}.");
    CHECK(json["sources"][0]["fillers"].size() == 2);
    CHECK(json["sources"][0]["fillers"][1]["words"] == nlohmann::json({"seat", "dirty"}));
    CHECK(run_assay(folder, pair + "-o found.jsonl").output.empty());
    CHECK(assay::read_file(folder / "found.jsonl")
              .starts_with("{\"source\":\"corpus\",\"words\":[\"crew\",\"kind\"],\"score\":"));
}

TEST_CASE("WordNet's words are shown by sense") {
    const TemporaryFolder folder;
    write_wordnet(folder);
    const std::string text = "suggest 'A {mask}.' ";
    CHECK(run_assay(folder, text + "--like kite --wordnet wn").output ==
          "WordNet, synonyms of 'kite'\n  noun 1: a craft \\x1b on a string\n    paper bird\n");
    CHECK(run_assay(folder, text + "--like kite --wordnet wn --pos verb").exit_code == 1);
    CHECK(run_assay(folder, text + "--like kites --wordnet wn").said("it has no such word"));
    CHECK(run_assay(folder, text + "--like kite --wordnet none").said("apt install wordnet-base"));
    CHECK(run_assay(folder, "suggest --like kite --wordnet 'A {mask}'")
              .said("--wordnet takes 'A {mask}' for its folder"));
    const ProgramRun line = run_assay(folder, text + "--like kite --wordnet wn --format jsonl");
    CHECK(line.output ==
          "{\"source\":\"wordnet\",\"words\":[\"paper bird\"],\"part_of_speech\":\"noun\",\"sense\":1,"
          "\"gloss\":\"a craft \\u001b on a string\"}\n");
}

TEST_CASE("a program is asked, and its faults end with 3") {
    TemporaryFolder folder;
    with_reviews(folder);
    folder.write("fill.sh",
                 "read -r q\necho \"$q\" >asked\necho '{\"fillers\": [{\"text\": \"saw\\u001b\", \"score\": "
                 "0.5}]}'\n");
    const ProgramRun run =
        run_assay(folder, "suggest 'I {mask} it' --command 'sh fill.sh' --corpus reviews.csv");
    CHECK(run.exit_code == 0);
    CHECK(run.said("\nProgram 'sh fill.sh'\n   score  word\n  0.5000  saw\\x1b\n"));
    CHECK(assay::read_file(folder / "asked") ==
          "{\"text\":\"I {mask} it\",\"mask\":\"{mask}\",\"top\":20}\n");
    const ProgramRun dead = run_assay(folder, "suggest 'I {mask} it' --command false");
    CHECK(dead.exit_code == 3);
    CHECK(dead.said("'false' exited with status 1"));
}

TEST_CASE("words go into a lexicon that a suite uses") {
    TemporaryFolder folder;
    with_reviews(folder);
    const std::string text = "suggest 'I really {mask} the flight.' --corpus reviews.csv -o words.xml ";
    const ProgramRun first = run_assay(folder, text + "--lexicon liked --accept liked,enjoyed");
    CHECK(first.exit_code == 0);
    CHECK(first.said(
        "Added 2 words to the lexicon 'liked' in words.xml\nNext: <use href=\"words.xml\"/> in a suite "
        "beside it, and {liked} in a template\n"));
    CHECK(run_assay(folder, text + "--lexicon liked --top 3")
              .said("Added 1 word to the lexicon 'liked' in words.xml; 2 already there"));
    CHECK(run_assay(folder,
                    "suggest 'The {mask} was {mask}.' --corpus reviews.csv --top 2 --lexicon thing,quality "
                    "-o words.xml")
              .exit_code == 0);
    folder.write(
        "s.xml",
        "<suite name='s' labels='a b'><use href='words.xml'/><test name='t' type='MFT'><template>I {liked} "
        "the {quality} {thing}.</template><expect label='a'/></test></suite>");
    CHECK(run_assay(folder, "check s.xml").said("12 cases"));
    const ProgramRun unknown = run_assay(folder, text + "--lexicon liked --accept hatd");
    CHECK(unknown.exit_code == 2);
    CHECK(unknown.errors ==
          "assay: error: --accept: 'hatd' is not among the words that were found; did you mean 'hated'?\n");
}

TEST_CASE("what does not fit together is refused before anything is read") {
    TemporaryFolder folder;
    with_reviews(folder);
    struct Row {
        const char* arguments;
        const char* message;
    };
    for (const Row& row : {
             Row{"", "TEXT is missing"},
             Row{"'I like it' --corpus reviews.csv", "'I like it' has no {mask}"},
             Row{"'I {mask}'", "say where words are to come from"},
             Row{"'I {mask}' --corpus reviews.csv --timeout 3", "--timeout goes with --command or --url"},
             Row{"'I {mask}' --corpus reviews.csv --pos noun", "--pos goes with --like"},
             Row{"'I {mask}' --corpus reviews.csv --header 'A: b'", "--header goes with --url"},
             Row{"'I {mask}' --url http://h/ --mask x", "--mask goes with --request"},
             Row{"'I {mask}' --url http://h/ --request '\"$text\"' --mask ''", "--mask is empty"},
             Row{"'I {mask}' --url http://h/ --request ''", "--request '' is no JSON"},
             Row{"'I {mask}' --command false --text x", "--text goes with --corpus"},
             Row{"'{mask} {mask}' --like x", "--like finds words for one mask, and the text has 2"},
             Row{"'I {mask}' --like x --relation synonym", "did you mean 'synonyms'?"},
             Row{"'I {mask}' --corpus reviews.csv --top 0", "--top must be"},
             Row{"'I {mask}' --corpus reviews.csv --lexicon x", "--lexicon needs the file of the lexicon"},
             Row{"'I {mask}' --corpus reviews.csv --lexicon x,y -o w.xml",
                 "--lexicon has 2 names for 1 mask"},
             Row{"'I {mask}' --corpus reviews.csv --lexicon 1x -o w.xml", "'1x' is no name for a lexicon"},
             Row{"'I {mask}' --corpus reviews.csv --accept x -o w.xml", "--accept goes with --lexicon"},
             Row{"'I {mask}' --corpus reviews.csv -o reviews.csv", "would overwrite"},
             Row{"'I {mask}' --corpus none.csv", "there is no file 'none.csv'"},
         }) {
        CAPTURE(std::string(row.arguments));
        const ProgramRun run = run_assay(folder, std::string("suggest ") + row.arguments);
        CHECK(run.exit_code == 2);
        CHECK(run.output.empty());
        CAPTURE(run.errors);
        CHECK(run.said(row.message));
    }
}
