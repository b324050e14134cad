#include <assay/learn/perceptron_trainer.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>

#include "support.hpp"

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("a step goes down the gradient of the loss (central differences)") {
    for (const Activation activation : {Activation::tanh, Activation::relu, Activation::sigmoid})
        for (const std::size_t classes : {2u, 3u})
            for (const double l2 : {0.0, 0.05}) {
                const auto data = testing::random_rows(7, 6, classes, 11);
                const PerceptronOptions options{{.learning_rate = 1, .l2 = l2}, 5, activation, 7};
                const auto start = testing::random_numbers(6 * 5 + 5 + classes * 5 + classes, 1, 12);
                CAPTURE(name_of(activation));
                CHECK(testing::gradient_error([&] { return PerceptronTrainer(data.view(), options); },
                                              start) < 1e-6);
            }
}

TEST_CASE("a hidden layer learns what no line can part") {
    testing::LabelledRows data{SparseRows(2), {0, 1, 1, 0}, 2};  // exclusive or
    for (const int row : {0, 1, 2, 3}) {
        if (row & 1) data.rows.append(0, 1);
        if (row & 2) data.rows.append(1, 1);
        data.rows.end_row();
    }
    for (const Activation activation : {Activation::tanh, Activation::relu, Activation::sigmoid}) {
        PerceptronTrainer trainer(data.view(), {{.learning_rate = 1, .seed = 3}, 8, activation, 4});
        for (int epoch = 0; epoch < 4000; ++epoch) trainer.run_epoch();
        CAPTURE(name_of(activation));
        CHECK(trainer.loss() < 0.1);
    }
}

TEST_CASE("the last batch of an epoch may be smaller, and a batch larger than the data is the data") {
    const auto data = testing::random_rows(10, 6, 2, 1);
    const auto after_epoch = [&](std::size_t batch) {
        PerceptronTrainer trainer(data.view(), {{.seed = 1}, 4, Activation::tanh, batch});
        trainer.run_epoch();
        return trainer.parameters();
    };
    CHECK(after_epoch(10) == after_epoch(1000));
    CHECK(after_epoch(4) != after_epoch(10));
}

TEST_CASE("initial weights depend on the seed and lie in Glorot's range") {
    const auto data = testing::random_rows(4, 50, 2, 1);
    const auto initial = [&](std::uint64_t seed) {
        return PerceptronTrainer(data.view(), {{.seed = seed}, 10, Activation::tanh, 4}).parameters();
    };
    CHECK(initial(1) == initial(1));
    CHECK(initial(1) != initial(2));
    const double bound = std::sqrt(6.0 / 60), output_bound = std::sqrt(6.0 / 12);
    const std::vector<double> weights = initial(1);
    double largest = 0;
    for (std::size_t i = 0; i < 500; ++i) largest = std::max(largest, std::fabs(weights[i]));
    CHECK(largest <= bound);
    CHECK(largest > 0.9 * bound);
    for (std::size_t i = 500; i < 510; ++i) CHECK(weights[i] == 0);
    for (std::size_t i = 510; i < 530; ++i) CHECK(std::fabs(weights[i]) <= output_bound);
}

TEST_CASE("the classifier predicts what its trainer learnt, and reads back as it was written") {
    const auto data = testing::random_rows(30, 12, 3, 5);
    PerceptronTrainer trainer(data.view(), {{}, 6, Activation::relu, 8});
    for (int epoch = 0; epoch < 5; ++epoch) trainer.run_epoch();
    const auto classifier = trainer.classifier();
    ByteWriter out;
    classifier->write(out);
    ByteReader in(out.bytes());
    const auto copy = read_classifier("mlp", in, 12, 3);
    CHECK(in.left() == 0);
    double loss = 0;
    for (std::size_t row = 0; row < data.rows.size(); ++row) {
        std::vector<double> given(3), again(3);
        classifier->probabilities(data.rows[row], given);
        copy->probabilities(data.rows[row], again);
        CHECK(given == again);
        loss -= std::log(given[data.classes[row]]) / 30;
    }
    CHECK(loss == doctest::Approx(trainer.loss()).epsilon(1e-5));  // weights were rounded to 32 bits
}

TEST_CASE("damaged weights are refused") {
    const auto data = testing::random_rows(3, 2, 2, 5);
    ByteWriter out;
    PerceptronTrainer(data.view(), {{}, 3, Activation::tanh, 8}).classifier()->write(out);
    const auto read = [](std::string bytes, std::size_t features = 2, std::size_t classes = 2) {
        ByteReader in(bytes);
        read_classifier("mlp", in, features, classes);
    };
    CHECK_NOTHROW(read(out.bytes()));
    std::string bytes = out.bytes();
    bytes[0] = 9;
    CHECK_THROWS_WITH_AS(read(bytes), "activation 9 is not known", Error);
    bytes = out.bytes();
    bytes[2] = 0x20;
    CHECK_THROWS_WITH_AS(read(bytes), "8195 hidden units are not possible; 1 to 4096 are", Error);
    bytes[1] = bytes[2] = 0;
    CHECK_THROWS_WITH_AS(read(bytes), "0 hidden units are not possible; 1 to 4096 are", Error);
    bytes[2] = 0x10;
    CHECK_THROWS_WITH_AS(read(bytes), "20482 weights do not fit into the 68 bytes that are left", Error);
    bytes = out.bytes();
    bytes[7] = bytes[8] = '\xFF';
    CHECK_THROWS_WITH_AS(read(bytes), "a weight is not finite", Error);
    CHECK_THROWS_AS(read(out.bytes(), 1000), Error);
    ByteReader in(out.bytes());
    CHECK_THROWS_WITH_AS(read_classifier("forest", in, 2, 2), "there is no classifier of the kind 'forest'",
                         Error);
}

TEST_CASE("options out of range are refused") {
    const auto data = testing::random_rows(2, 2, 2, 1);
    struct Row {
        PerceptronOptions options;
        const char* message;
    };
    for (const Row& row :
         {Row{{{}, 0, Activation::tanh, 1}, "0 hidden units are not possible; 1 to 4096 are"},
          Row{{{}, 4097, Activation::tanh, 1}, "4097 hidden units are not possible; 1 to 4096 are"},
          Row{{{}, 1, Activation::tanh, 0}, "a batch of 0 texts is not possible; the smallest is 1"},
          Row{{{.learning_rate = -1}, 1, Activation::tanh, 1},
              "learning rate -1 is not possible; it must be above 0"}})
        CHECK_THROWS_WITH_AS(PerceptronTrainer(data.view(), row.options), row.message, Error);
    CHECK_NOTHROW(PerceptronTrainer(data.view(), {{}, 4096, Activation::tanh, 1}));
    CHECK_THROWS_WITH_AS(parse_activation("rely"),
                         "there is no activation 'rely': tanh, relu or sigmoid; did you mean 'relu'?", Error);
}
