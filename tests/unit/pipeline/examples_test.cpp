#include <assay/pipeline/examples.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

using namespace assay;

namespace {

Dataset table(std::string bytes, std::optional<std::string> label = "label",
              std::vector<std::string> text = {"text"}) {
    return RowStream::from_bytes(std::move(bytes), "data.csv",
                               {DataFormat::csv, std::move(text), std::move(label)});
}

}  // namespace

TEST_CASE("rows become texts with classes, labels in alphabetical order") {
    const Examples examples =
        read_examples(table("text,label\ngood,positive\nbad,negative\nfine,positive\n"));
    CHECK(examples.labels.names() == std::vector<std::string>{"negative", "positive"});
    CHECK(examples.classes == std::vector<std::uint32_t>{1, 0, 1});
    CHECK(examples.texts[2] == "fine");
    CHECK(read_examples(table("text,label\nmeh,neutral\n"), LabelSet({"neutral", "other"})).classes ==
          std::vector<std::uint32_t>{0});
}

TEST_CASE("data that nothing can be learnt from is refused") {
    struct Row {
        const char* bytes;
        const char* message;
    };
    for (const Row& row :
         {Row{"text,label\n", "data.csv: there are no rows"},
          Row{"text,label\na,x\nb,x\n",
              "data.csv: every row has the label 'x'; a classifier needs two labels at least"},
          Row{"text,label\na,x\nb,\n", "data.csv:3: error: the label is empty"}})
        CHECK_THROWS_WITH_AS(read_examples(table(row.bytes)), row.message, Error);
    CHECK_THROWS_WITH_AS(read_examples(table("text\na\n", std::nullopt)),
                         "data.csv: there is no column of labels; --label names it", Error);
    CHECK_THROWS_WITH_AS(read_examples(table("a,b,label\na,b,x\n", "label", {"a", "b"})),
                         "data.csv: classifiers of assay read one text, not 2; name one column with --text",
                         Error);
}

TEST_CASE("a thousand labels are read, more are not") {
    std::string bytes = "text,label\n";
    for (std::size_t i = 0; i < kMaxClasses; ++i) bytes += "a," + std::to_string(i) + "\n";
    CHECK(read_examples(table(bytes)).labels.size() == kMaxClasses);
    CHECK_THROWS_WITH_AS(
        read_examples(table(bytes + "a,more\n")),
        "data.csv: there are more than 1000 different labels; does --label name the right column?", Error);
}

TEST_CASE("a label that the model does not have is refused at its row") {
    CHECK_THROWS_WITH_AS(
        read_examples(table("text,label\na,positive\nb,postive\n"), LabelSet({"negative", "positive"})),
        "data.csv:3: error: the model has no label 'postive' (it has negative positive); did you mean "
        "'positive'?",
        InputError);
}
