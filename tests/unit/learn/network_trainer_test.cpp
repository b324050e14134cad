#include <assay/learn/network_trainer.hpp>

#include <assay/base/error.hpp>

#include "support.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace assay;

namespace {

/// One step with rate 1 on all rows: parameters move by the gradient.
NetworkOptions one_step(NetworkShape shape, std::size_t rows) {
    NetworkOptions options;
    options.shape = std::move(shape);
    options.schedule.learning_rate = 1;
    options.batch = rows;
    return options;
}

std::size_t parameter_count(const TrainingRows& data, const NetworkOptions& options) {
    return NetworkTrainer(data, options).parameters().size();
}

std::vector<double> gradient_at(const TrainingRows& data, const NetworkOptions& options,
                                std::span<const double> start) {
    NetworkTrainer trainer(data, options);
    trainer.set_parameters(start);
    trainer.run_epoch();
    std::vector<double> gradient = trainer.parameters();
    for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] = start[i] - gradient[i];
    return gradient;
}

void check_gradient(const NetworkOptions& options, std::size_t classes) {
    const auto data = testing::random_rows(options.batch, 6, classes, 11);
    const auto start = testing::random_numbers(parameter_count(data.view(), options), 1, 12);
    CHECK(testing::gradient_error([&] { return NetworkTrainer(data.view(), options); }, start) < 1e-6);
}

std::vector<double> after_epochs(const TrainingRows& data, const NetworkOptions& options, int epochs) {
    NetworkTrainer trainer(data, options);
    for (int epoch = 0; epoch < epochs; ++epoch) trainer.run_epoch();
    return trainer.parameters();
}

/// One row that has the features 0, 1, … with these values, of class 0.
testing::LabelledRows single_row(std::vector<double> values) {
    testing::LabelledRows data{SparseRows(values.size()), {0}, 2};
    for (std::uint32_t f = 0; f < values.size(); ++f) data.rows.append(f, values[f]);
    data.rows.end_row();
    return data;
}

/// Uses everything that touches numbers.
NetworkOptions rich_options() {
    NetworkOptions options;
    options.shape = {.embedding = 3,
                     .pooling = {Pooling::average, Pooling::max},
                     .hidden = {4, 3},
                     .activation = Activation::gelu};
    options.optimizer.kind = OptimizerKind::adamw;
    options.schedule = {.kind = ScheduleKind::cosine, .learning_rate = 0.02, .period = 8, .warm_up = 1};
    options.dropout = {.features = 0.1, .embeddings = 0.2, .hidden = 0.3};
    options.clipping = {.value = 0.5, .norm = 0.3};
    options.weight_decay = 0.01;
    options.batch = 4;
    options.seed = 5;
    return options;
}

}  // namespace

TEST_CASE("a step goes down the gradient of the loss: bag of words, any depth (central differences)") {
    for (const Activation activation :
         {Activation::tanh, Activation::relu, Activation::sigmoid, Activation::gelu})
        for (const std::vector<std::size_t>& hidden : {std::vector<std::size_t>{}, {5}, {5, 4}, {3, 4, 5}})
            for (const std::size_t classes : {2u, 3u})
                for (const double l2 : {0.0, 0.05}) {
                    CAPTURE(name_of(activation));
                    CAPTURE(hidden.size());
                    NetworkOptions options = one_step({.hidden = hidden, .activation = activation}, 7);
                    options.l2 = l2;
                    check_gradient(options, classes);
                }
}

TEST_CASE("a step goes down the gradient of the loss: embeddings and outputs (central differences)") {
    const std::vector<std::vector<Pooling>> ways = {
        {Pooling::average}, {Pooling::max}, {Pooling::min}, {Pooling::max, Pooling::average, Pooling::min}};
    for (const auto& pooling : ways)
        for (const std::vector<std::size_t>& hidden : {std::vector<std::size_t>{}, {5}, {4, 3}})
            for (const OutputKind output : {OutputKind::softmax, OutputKind::sigmoid})
                for (const std::size_t embedding : {0u, 3u})
                    for (const double l2 : {0.0, 0.05}) {
                        CAPTURE(name_of(pooling.front()));
                        CAPTURE(hidden.size());
                        CAPTURE(embedding);
                        NetworkOptions options = one_step(
                            {.embedding = embedding, .pooling = pooling, .hidden = hidden, .output = output},
                            7);
                        options.l2 = l2;
                        check_gradient(options, 2);
                    }
}

TEST_CASE("of features with the same largest number, the first one learns") {
    const auto data = single_row({1, 1});
    for (const Pooling pooling : {Pooling::max, Pooling::min}) {
        const auto options = one_step({.embedding = 1, .pooling = {pooling}, .hidden = {}}, 1);
        const auto gradient = gradient_at(data.view(), options, std::vector<double>{2, 2, 1, -1, 0, 0});
        CHECK(gradient[0] != 0);
        CHECK(gradient[1] == 0);
    }
}

TEST_CASE("with other optimizers the penalty is a part of the gradient") {
    NetworkOptions options = one_step({.hidden = {4}}, 40);  // enough for each feature to occur
    options.optimizer.kind = OptimizerKind::momentum;        // the first step of which is the gradient
    options.l2 = 0.05;
    check_gradient(options, 3);
}

TEST_CASE("hidden layers learn what no line can part") {
    testing::LabelledRows data{SparseRows(2), {0, 1, 1, 0}, 2};  // exclusive or
    for (const int row : {0, 1, 2, 3}) {
        if (row & 1) data.rows.append(0, 1);
        if (row & 2) data.rows.append(1, 1);
        data.rows.end_row();
    }
    for (const Activation activation :
         {Activation::tanh, Activation::relu, Activation::sigmoid, Activation::gelu})
        for (const std::size_t embedding : {0u, 4u})
            for (const OptimizerKind kind : {OptimizerKind::nesterov, OptimizerKind::adagrad,
                                             OptimizerKind::rmsprop, OptimizerKind::adam}) {
                NetworkOptions options;
                options.shape = {.embedding = embedding,
                                 .pooling = {Pooling::average, Pooling::max},
                                 .hidden = {8},
                                 .activation = activation};
                options.optimizer.kind = kind;
                options.schedule.learning_rate = kind == OptimizerKind::adagrad ? 0.1 : 0.02;
                options.batch = 4;
                options.seed = 3;
                NetworkTrainer trainer(data.view(), options);
                for (int epoch = 0; epoch < 2000; ++epoch) trainer.run_epoch();
                CAPTURE(name_of(activation));
                CAPTURE(name_of(kind));
                CAPTURE(embedding);
                CHECK(trainer.loss() < 0.1);
            }
}

TEST_CASE("the last batch of an epoch may be smaller, and a batch larger than the data is the data") {
    const auto data = testing::random_rows(10, 6, 2, 1);
    const auto after_epoch = [&](std::size_t batch) {
        NetworkOptions options;
        options.batch = batch;
        return after_epochs(data.view(), options, 1);
    };
    CHECK(after_epoch(10) == after_epoch(1000));
    CHECK(after_epoch(4) != after_epoch(10));
}

TEST_CASE("initial weights depend on the seed and lie in the ranges of Glorot, He and fastText") {
    const auto data = testing::random_rows(4, 50, 2, 1);
    const auto largest = [&](NetworkOptions options, std::size_t begin, std::size_t count) {
        const auto weights = NetworkTrainer(data.view(), options).parameters();
        double found = 0;
        for (std::size_t i = begin; i < begin + count; ++i) found = std::max(found, std::fabs(weights[i]));
        return found;
    };
    NetworkOptions options;
    options.shape.hidden = {40, 30};
    struct Row {
        Activation activation;
        InitialWeights initial;
        double table, hidden, output;
    };
    const double glorot_table = 6.0 / 90, glorot_hidden = 6.0 / 70, glorot_output = 6.0 / 32;
    const double he_table = 6.0 / 50, he_hidden = 6.0 / 40, he_output = 6.0 / 30;
    for (const Row& row :
         {Row{Activation::tanh, InitialWeights::automatic, glorot_table, glorot_hidden, glorot_output},
          Row{Activation::sigmoid, InitialWeights::automatic, glorot_table, glorot_hidden, glorot_output},
          Row{Activation::relu, InitialWeights::automatic, he_table, he_hidden, glorot_output},
          Row{Activation::gelu, InitialWeights::automatic, he_table, he_hidden, glorot_output},
          Row{Activation::relu, InitialWeights::xavier, glorot_table, glorot_hidden, glorot_output},
          Row{Activation::tanh, InitialWeights::he, he_table, he_hidden, he_output}}) {
        options.shape.activation = row.activation;
        options.initial = row.initial;
        const auto in_range = [&](double found, double squared_bound) {
            CHECK(found <= std::sqrt(squared_bound));
            CHECK(found > 0.85 * std::sqrt(squared_bound));
        };
        in_range(largest(options, 0, 2000), row.table);
        CHECK(largest(options, 2000, 40) == 0);  // biases
        in_range(largest(options, 2040, 1200), row.hidden);
        in_range(largest(options, 3270, 60), row.output);
    }
    options.shape.embedding = 20;
    CHECK(largest(options, 0, 1000) <= 0.05);
    CHECK(largest(options, 0, 1000) > 0.049);
    const auto initial = [&](std::uint64_t seed) {
        options.seed = seed;
        return NetworkTrainer(data.view(), options).parameters();
    };
    CHECK(initial(1) == initial(1));
    CHECK(initial(1) != initial(2));
}

TEST_CASE("dropout of features keeps the expected input of a bag of words, and averages what stays") {
    // Weights of 0 give p = 1/2 whatever the input is, so the gradient is the input times (−1/2, 1/2).
    const auto data = single_row({1, 2, 4, 8});
    NetworkOptions options = one_step({.hidden = {}}, 1);
    options.dropout.features = 0.25;
    std::vector<double> mean(4);
    constexpr int kDraws = 8000;
    for (options.seed = 0; options.seed < kDraws; ++options.seed) {
        const auto gradient = gradient_at(data.view(), options, std::vector<double>(10));
        for (std::size_t f = 0; f < 4; ++f) {
            const double input = 2 * gradient[2 * f + 1];
            const double whole = data.rows[0].values[f];
            CHECK((input == 0 || input == doctest::Approx(whole / 0.75)));
            mean[f] += input / whole / kDraws;
        }
    }
    for (const double share : mean) CHECK(share == doctest::Approx(1).epsilon(0.03));  // 4.6 standard errors

    options = one_step({.embedding = 1, .hidden = {}}, 1);
    options.dropout.features = 0.25;
    const std::vector<double> embeddings = {5, 5, 5, 5, 0, 0, 0, 0};
    int empty = 0;
    for (options.seed = 0; options.seed < 2000; ++options.seed) {
        const double pooled = 2 * gradient_at(data.view(), options, embeddings)[5];
        if (pooled == 0)
            ++empty;
        else
            CHECK(pooled == doctest::Approx(5));
    }
    CHECK(empty < 40);  // expected: 2000 / 4^4 = 7.8
}

TEST_CASE("dropout of hidden units and of embeddings keeps their expectations") {
    const auto data = single_row({1, 2});
    struct Row {
        NetworkShape shape;
        Dropout dropout;
        std::vector<double> start;
        std::size_t outputs;  ///< where the weights of the output begin
    };
    // tanh is of the table's (½, 1) + 2 · (−½, 1) and biases; embeddings are averaged.
    for (const Row& row :
         {Row{{.hidden = {2}}, {.hidden = 0.4}, {.5, 1, -.5, 1, 0, 0, 0, 0, 0, 0, 0, 0}, 6},
          Row{{.embedding = 2, .hidden = {}}, {.embeddings = 0.4}, {.5, 1, -.5, 1, 0, 0, 0, 0, 0, 0}, 4}}) {
        NetworkOptions options = one_step(row.shape, 1);
        const auto whole = gradient_at(data.view(), options, row.start);
        options.dropout = row.dropout;
        constexpr int kDraws = 8000;
        double mean[4] = {};
        for (options.seed = 0; options.seed < kDraws; ++options.seed) {
            const auto gradient = gradient_at(data.view(), options, row.start);
            for (std::size_t i = 0; i < 4; ++i) {
                const double share = gradient[row.outputs + i] / whole[row.outputs + i];
                CHECK((share == 0 || share == doctest::Approx(1 / 0.6)));
                mean[i] += share / kDraws;
            }
        }
        for (const double share : mean) CHECK(share == doctest::Approx(1).epsilon(0.04));
    }
}

TEST_CASE("gradients under dropout are those of the thinned network") {
    const auto data = testing::random_rows(1, 4, 2, 2);
    NetworkOptions options = one_step({.hidden = {6}}, 1);
    options.dropout.hidden = 0.5;
    const auto start = testing::random_numbers(4 * 6 + 6 + 6 * 2 + 2, 1, 4);
    const std::size_t outputs = 4 * 6 + 6;
    for (options.seed = 0; options.seed < 20; ++options.seed) {
        const auto dropped = gradient_at(data.view(), options, start);
        std::vector<double> thin_start = start, factors(6);
        for (std::size_t unit = 0; unit < 6; ++unit) {
            factors[unit] = dropped[outputs + 2 * unit] == 0 ? 0 : 2;
            for (std::size_t c = 0; c < 2; ++c) thin_start[outputs + 2 * unit + c] *= factors[unit];
        }
        auto thin = gradient_at(data.view(), one_step({.hidden = {6}}, 1), thin_start);
        for (std::size_t i = 0; i < 12; ++i) thin[outputs + i] *= factors[i / 2];
        for (std::size_t i = 0; i < thin.size(); ++i) CHECK(dropped[i] == doctest::Approx(thin[i]));
    }
}

TEST_CASE("the classifier and the loss know nothing of dropout") {
    const auto data = testing::random_rows(9, 6, 2, 3);
    NetworkOptions options = rich_options();
    const double dry = NetworkTrainer(data.view(), options).loss();
    options.dropout = {};
    CHECK(NetworkTrainer(data.view(), options).loss() == dry);
}

TEST_CASE("clipping limits each number, and then the length of all") {
    const auto data = testing::random_rows(7, 6, 3, 11);
    for (const std::size_t embedding : {0u, 3u}) {
        NetworkOptions options = one_step({.embedding = embedding, .hidden = {4}}, 7);
        const auto start = testing::random_numbers(parameter_count(data.view(), options), 1, 12);
        const auto gradient = gradient_at(data.view(), options, start);
        for (const Clipping& clipping :
             {Clipping{0.05, 0}, Clipping{0, 0.2}, Clipping{0.05, 0.1}, Clipping{9, 99}}) {
            options.clipping = clipping;
            std::vector<double> expected = gradient;
            double squares = 0;
            for (double& number : expected) {
                if (clipping.value > 0) number = std::clamp(number, -clipping.value, clipping.value);
                squares += number * number;
            }
            if (clipping.norm > 0 && std::sqrt(squares) > clipping.norm)
                for (double& number : expected) number *= clipping.norm / std::sqrt(squares);
            const auto clipped = gradient_at(data.view(), options, start);
            for (std::size_t i = 0; i < expected.size(); ++i)
                CHECK(clipped[i] == doctest::Approx(expected[i]).epsilon(1e-9));
        }
    }
}

TEST_CASE("decay reaches features that no text has; a penalty does with sgd only") {
    testing::LabelledRows data{SparseRows(2), {0, 1}, 2};  // nothing has feature 1
    for (int row = 0; row < 2; ++row) {
        data.rows.append(0, 1);
        data.rows.end_row();
    }
    for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::momentum, OptimizerKind::adam}) {
        NetworkOptions options;
        options.shape.hidden = {};
        options.optimizer.kind = kind;
        options.schedule.learning_rate = 0.5;
        options.batch = 1;
        options.l2 = 0.1;
        options.weight_decay = 0.2;
        const double before = NetworkTrainer(data.view(), options).parameters()[2];
        const double after = after_epochs(data.view(), options, 3)[2];  // six steps
        const double kept = 1 - 0.5 * (0.2 + (kind == OptimizerKind::sgd ? 0.1 : 0));
        CHECK(after == doctest::Approx(before * std::pow(kept, 6)));
    }
}

TEST_CASE("training has these very bits on every machine") {
    const auto data = testing::random_rows(30, 12, 3, 5);
    const auto parameters = after_epochs(data.view(), rich_options(), 6);
    CHECK(parameters == after_epochs(data.view(), rich_options(), 6));
    const std::string_view bytes(reinterpret_cast<const char*>(parameters.data()), 8 * parameters.size());
    CHECK(hash_bytes(bytes) == 6384777686745387788u);
    NetworkOptions other = rich_options();
    other.seed = 6;
    CHECK(parameters != after_epochs(data.view(), other, 6));
}

TEST_CASE("the classifier predicts what its trainer learnt; going back to parameters brings it back") {
    const auto data = testing::random_rows(30, 12, 3, 5);
    for (const std::size_t embedding : {0u, 4u}) {
        NetworkOptions options;
        options.shape = {.embedding = embedding, .hidden = {6, 5}, .activation = Activation::relu};
        options.l2 = 1e-3;
        options.batch = 8;
        NetworkTrainer trainer(data.view(), options);
        for (int epoch = 0; epoch < 5; ++epoch) trainer.run_epoch();
        const double loss = trainer.loss();
        const auto best = trainer.parameters();
        const auto classifier = trainer.classifier();
        double sum = 0;
        const auto probabilities = [&](const Classifier& of, std::size_t row) {
            std::vector<double> given(3);
            of.probabilities(data.rows[row], given);
            return given;
        };
        for (std::size_t row = 0; row < 30; ++row)
            sum -= std::log(probabilities(*classifier, row)[data.classes[row]]) / 30;
        options.l2 = 0;
        NetworkTrainer unpenalised(data.view(), options);
        unpenalised.set_parameters(best);
        const double penalty = loss - unpenalised.loss();
        CHECK(penalty > 0);
        CHECK(sum + penalty == doctest::Approx(loss).epsilon(1e-5));  // weights were rounded to 32 bits
        trainer.run_epoch();
        CHECK(trainer.parameters() != best);
        trainer.set_parameters(best);
        CHECK(trainer.parameters() == best);
        CHECK(probabilities(*trainer.classifier(), 3) == probabilities(*classifier, 3));
    }
}

TEST_CASE("texts without features, and of one class only, can be learnt") {
    testing::LabelledRows data{SparseRows(3), {1, 1, 1}, 2};
    for (int row = 0; row < 3; ++row) data.rows.end_row();
    for (const std::size_t embedding : {0u, 2u}) {
        NetworkOptions options = rich_options();
        options.shape.embedding = embedding;
        NetworkTrainer trainer(data.view(), options);
        const double before = trainer.loss();
        for (int epoch = 0; epoch < 5; ++epoch) trainer.run_epoch();
        CHECK(trainer.loss() < before);
        CHECK_NOTHROW(trainer.classifier());
    }
}

TEST_CASE("options out of range are refused") {
    const auto data = testing::random_rows(2, 2, 3, 1);
    const auto fault = [&](auto change) -> std::string {
        NetworkOptions options;
        change(options);
        try {
            NetworkTrainer(data.view(), options);
        } catch (const Error& error) {
            return error.what();
        }
        return "none";
    };
    using Options = NetworkOptions;
    CHECK(fault([](Options& o) { o.shape.hidden = {4096}; }) == "none");
    CHECK(fault([](Options& o) { o.shape.hidden = {0}; }) ==
          "0 hidden units are not possible; 1 to 4096 are");
    CHECK(fault([](Options& o) {
              o.shape.hidden = {3, 4097};
          }) == "4097 hidden units are not possible; 1 to 4096 are");
    CHECK(fault([](Options& o) { o.shape.hidden.assign(16, 1); }) == "none");
    CHECK(fault([](Options& o) { o.shape.hidden.assign(17, 1); }) ==
          "17 hidden layers are not possible; at most 16 are");
    CHECK(fault([](Options& o) { o.shape.output = OutputKind::sigmoid; }) ==
          "the loss 'binary', of a sigmoid, tells two labels apart, not 3; take 'categorical', of a softmax");
    CHECK(fault([](Options& o) { o.batch = 0; }) == "a batch of 0 texts is not possible; the smallest is 1");
    CHECK(fault([](Options& o) { o.schedule.learning_rate = -1; }) ==
          "learning rate -1 is not possible; it must be above 0");
    CHECK(fault([](Options& o) { o.optimizer.epsilon = -1; }) ==
          "epsilon -1 is not possible; it must be above 0");
    CHECK(fault([](Options& o) { o.dropout.features = 1; }) ==
          "dropout of features 1 is not possible; it must be 0 or more and below 1");
    CHECK(fault([](Options& o) { o.dropout.embeddings = -1; }) ==
          "dropout of embeddings -1 is not possible; it must be 0 or more and below 1");
    CHECK(fault([](Options& o) { o.dropout.hidden = 2; }) ==
          "dropout of hidden units 2 is not possible; it must be 0 or more and below 1");
    CHECK(fault([](Options& o) { o.clipping.value = -1; }) ==
          "clipping by value -1 is not possible; it must be 0 or more");
    CHECK(fault([](Options& o) { o.clipping.norm = std::nan(""); }) ==
          "clipping by norm nan is not possible; it must be 0 or more");
    CHECK(fault([](Options& o) { o.l2 = 10; }) ==
          "l2 10 is not possible; it must be 0 or more, and below 1 / learning rate");
    CHECK(fault([](Options& o) { o.weight_decay = -1; }) ==
          "weight decay -1 is not possible; it must be 0 or more, and below 1 / learning rate");
    CHECK(fault([](Options& o) { o.l2 = o.weight_decay = 6; }) ==
          "the sum of l2 and weight decay 12 is not possible; it must be 0 or more, and below 1 / learning "
          "rate");
    CHECK_THROWS_WITH_AS(parse_initial_weights("xavir"),
                         "there are no initial weights 'xavir': auto, xavier or he; did you mean 'xavier'?",
                         Error);
}
