#include <assay/pipeline/training.hpp>

#include <assay/base/error.hpp>
#include <assay/pipeline/model_file.hpp>

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace assay;

namespace {

Examples reviews() {
    return testing::examples_of({"negative", "neutral", "positive"}, {{"a good film", 2},
                                                                      {"a film that is not good", 0},
                                                                      {"a bad film", 0},
                                                                      {"a film that is not bad", 2},
                                                                      {"a film", 1},
                                                                      {"I saw a film", 1},
                                                                      {"really good", 2},
                                                                      {"really bad", 0}});
}

TrainingOptions options_for(ClassifierKind kind) {
    TrainingOptions options = TrainingOptions::defaults(kind);
    options.solver = Solver::sgd;
    options.epochs = 200;
    options.sgd.learning_rate = 0.5;
    options.sgd.decay = 0;
    options.network.optimizer.kind = OptimizerKind::sgd;
    options.network.schedule.learning_rate = 0.5;
    options.network.dropout = {};
    options.network.batch = 4;
    return options;
}

}  // namespace

TEST_CASE("both kinds learn negation from bigrams") {
    for (const ClassifierKind kind : {ClassifierKind::logistic, ClassifierKind::mlp}) {
        CAPTURE(name_of(kind));
        const Examples examples = reviews();
        const TextClassifier classifier = train(examples, nullptr, options_for(kind));
        CHECK(metrics_of(evaluate(classifier, examples)).accuracy == 1);
        CHECK(classifier.labels() == examples.labels);
    }
}

TEST_CASE("equal examples, options and seed give equal bytes; another seed does not") {
    for (const ClassifierKind kind : {ClassifierKind::logistic, ClassifierKind::mlp}) {
        TrainingOptions options = options_for(kind);
        const std::string bytes = model_bytes(train(reviews(), nullptr, options));
        CHECK(model_bytes(train(reviews(), nullptr, options)) == bytes);
        options.seed = 1;
        CHECK(model_bytes(train(reviews(), nullptr, options)) != bytes);
    }
}

TEST_CASE("a prediction depends on its text alone: any batch size gives the same bytes") {
    Random random(8);
    TextBatch texts;
    for (int i = 0; i < 60; ++i)
        texts.append_field(testing::random_text(random, 20) + (i % 2 == 0 ? "a good film" : ""));
    for (const ClassifierKind kind : {ClassifierKind::logistic, ClassifierKind::mlp}) {
        const TextClassifier classifier = train(reviews(), nullptr, options_for(kind));
        Predictions whole;
        classifier.predict(texts, whole);
        REQUIRE(whole.size() == texts.size());
        for (const std::size_t size : {1u, 2u, 7u, 59u}) {
            Predictions parts, part;
            parts.reset(Certainty::probabilities, 3);
            for (std::size_t begin = 0; begin < texts.size(); begin += size) {
                TextBatch batch;
                for (std::size_t i = begin; i < std::min(begin + size, texts.size()); ++i)
                    batch.append(texts, i);
                classifier.predict(batch, part);
                for (std::size_t i = 0; i < part.size(); ++i) parts.append(part, i);
            }
            CHECK(parts == whole);
        }
        for (std::size_t i = 0; i < whole.size(); ++i) CHECK(!fault_in_probabilities(whole.probabilities(i)));
    }
}

TEST_CASE("whoever watches sees every epoch, and the loss falls") {
    std::vector<double> losses;
    TrainingOptions options = options_for(ClassifierKind::logistic);
    options.epochs = 5;
    options.sgd.learning_rate = 0.1;
    train(reviews(), nullptr, options, [&](const TrainingStatus& status) {
        CHECK(status.epoch == losses.size());
        CHECK(status.last == (status.epoch == 5));
        CHECK(status.examples.size() == 8);
        CHECK(status.representation.feature_name(0) == "bad");
        CHECK(!status.dev);
        losses.push_back(status.trainer.loss());
    });
    CHECK(losses.size() == 6);
    CHECK(losses.front() == doctest::Approx(std::log(3)));
    CHECK(losses.back() < 0.8 * losses.front());
}

TEST_CASE(
    "with patience, training stops when the development set gets no better, and the best point is kept") {
    const Examples examples = reviews();
    TrainingOptions options = options_for(ClassifierKind::logistic);
    options.patience = 3;
    std::vector<double> scores;
    int lasts = 0;
    const TextClassifier classifier = train(examples, &examples, options, [&](const TrainingStatus& status) {
        CHECK(lasts == 0);
        lasts += status.last ? 1 : 0;
        if (status.dev) scores.push_back(status.dev->macro_f1);
    });
    CHECK(lasts == 1);
    const auto best = std::max_element(scores.begin(), scores.end());
    CHECK(scores.size() == static_cast<std::size_t>(best - scores.begin()) + 1 + 3);
    CHECK(metrics_of(evaluate(classifier, examples)).macro_f1 == *best);
    const std::pair<std::string, std::string> kept{"epochs", std::to_string(best - scores.begin() + 1)};
    CHECK(std::count(classifier.training().begin(), classifier.training().end(), kept) == 1);
    CHECK_THROWS_WITH_AS(train(examples, nullptr, options),
                         "patience needs a development set; --dev names it", Error);
}

TEST_CASE("options that cannot work are refused") {
    TrainingOptions options;
    options.epochs = 100'001;
    CHECK_THROWS_WITH_AS(train(reviews(), nullptr, options),
                         "100001 epochs are not possible; 1 to 100000 are", Error);
    options.epochs = 3;
    options.patience = 1;
    const Examples dev = reviews();
    CHECK_THROWS_WITH_AS(train(reviews(), &dev, options),
                         "patience stops stochastic gradient descent; other solvers end at the optimum",
                         Error);
    options.patience = 0;
    options.C = 0;
    CHECK_THROWS_WITH_AS(train(reviews(), nullptr, options), "C 0 is not possible; it must be above 0",
                         Error);
    options.C.reset();
    options.class_weights = {{"positiv", 2}};
    CHECK_THROWS_WITH_AS(
        train(reviews(), nullptr, options),
        "a class weight is for the label 'positiv', which the texts have not; did you mean 'positive'?",
        Error);
    options.class_weights.clear();
    options.penalty = Penalty::l1;
    options.solver = Solver::sgd;
    CHECK_THROWS_WITH_AS(
        train(reviews(), nullptr, options),
        "stochastic gradient descent takes an L2 penalty or none; the solver 'coordinate' takes any", Error);
    options.solver = Solver::automatic;
    options.penalty = Penalty::l2;
    std::get<CountBlockOptions>(options.features[0]).vectorizer.min_df = DocumentFrequency::count(9);
    CHECK_THROWS_WITH_AS(train(reviews(), nullptr, options),
                         "min_df 9 asks for terms of more texts than there are: 8", Error);
    options = options_for(ClassifierKind::mlp);
    options.network.schedule.learning_rate = 1e300;
    CHECK_THROWS_WITH_AS(train(reviews(), nullptr, options),
                         "training went astray: a weight is not finite; try a smaller learning rate", Error);
    CHECK_THROWS_WITH_AS(
        parse_classifier_kind("logistics"),
        "there is no classifier 'logistics': logistic, nb-logistic, multinomial-nb, bernoulli-nb, "
        "complement-nb or mlp; did you mean 'logistic'?",
        Error);
}

TEST_CASE("a solver that comes to its limit before the optimum is told from one that does not") {
    TrainingOptions options = TrainingOptions::defaults(ClassifierKind::logistic);
    CHECK(!ended_early(train(reviews(), nullptr, options).training()));
    options.epochs = 1;
    CHECK(ended_early(train(reviews(), nullptr, options).training()));
    options.solver = Solver::sgd;  // it knows of no optimum
    CHECK(!ended_early(train(reviews(), nullptr, options).training()));
    options.classifier = ClassifierKind::nb_logistic;
    options.solver = Solver::automatic;
    CHECK(ended_early(train(reviews(), nullptr, options).training()));
}

TEST_CASE("pairs are refused") {
    const TextClassifier classifier = train(reviews(), nullptr, options_for(ClassifierKind::logistic));
    TextBatch pairs(2);
    pairs.append_field("a");
    pairs.append_field("b");
    Predictions out;
    CHECK_THROWS_WITH_AS(classifier.predict(pairs, out),
                         "this model reads single texts, but these have 2 fields each", Error);
}

TEST_CASE("every classifier and solver learns, and predicts from its file what it predicted before") {
    using enum ClassifierKind;
    const Examples examples = reviews();
    for (const ClassifierKind kind :
         {logistic, nb_logistic, multinomial_nb, bernoulli_nb, complement_nb, mlp})
        for (const Solver solver : {Solver::automatic, Solver::newton, Solver::coordinate, Solver::sgd}) {
            if (kind != logistic && solver != Solver::automatic) continue;
            CAPTURE(name_of(kind));
            TrainingOptions options = options_for(kind);
            options.solver = solver;
            options.C = 100;
            if (kind != mlp && solver != Solver::sgd) options.epochs = 0;
            const TextClassifier classifier = train(examples, nullptr, options);
            CHECK(metrics_of(evaluate(classifier, examples)).accuracy > 0.8);
            Predictions before, after;
            classifier.predict(examples.texts, before);
            read_model(model_bytes(classifier), "m").predict(examples.texts, after);
            CHECK(before == after);
        }
}

TEST_CASE("an ensemble gives the mean of its members, or their votes") {
    const Examples examples = reviews();
    Predictions one, two, mean, votes;
    const auto member = [&](ClassifierKind kind) { return train(examples, nullptr, options_for(kind)); };
    member(ClassifierKind::logistic).predict(examples.texts, one);
    member(ClassifierKind::multinomial_nb).predict(examples.texts, two);
    const auto together = [&](Voting voting) {
        std::vector<TextClassifier> members;
        members.push_back(member(ClassifierKind::logistic));
        members.push_back(member(ClassifierKind::multinomial_nb));
        return TextClassifier::combine(std::move(members), std::vector<double>{3, 1}, voting, {});
    };
    together(Voting::soft).predict(examples.texts, mean);
    together(Voting::hard).predict(examples.texts, votes);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        for (std::size_t label = 0; label < 3; ++label)
            CHECK(mean.probabilities(i)[label] ==
                  doctest::Approx(0.75 * one.probabilities(i)[label] + 0.25 * two.probabilities(i)[label]));
        CHECK(votes.label(i) == one.label(i));
        CHECK(votes.probabilities(i)[one.label(i)] ==
              doctest::Approx(one.label(i) == two.label(i) ? 1 : 0.75));
    }
    const std::string bytes = model_bytes(together(Voting::hard));
    CHECK(model_bytes(read_model(bytes, "m")) == bytes);
}

TEST_CASE("a calibration goes through everything that a classifier predicts, and through its file") {
    const Examples examples = reviews();
    TextClassifier classifier = train(examples, nullptr, options_for(ClassifierKind::logistic));
    const std::vector<double> plain = probabilities_of(classifier, examples);
    for (const auto method :
         {CalibrationMethod::temperature, CalibrationMethod::platt, CalibrationMethod::isotonic}) {
        const Calibrator calibrator = Calibrator::fit(method, {plain, examples.classes, 3});
        classifier = std::move(classifier).calibrated(calibrator);
        std::vector<double> expected = plain;
        for (std::size_t i = 0; i < examples.size(); ++i)
            calibrator.apply(std::span(expected).subspan(3 * i, 3));
        CHECK(probabilities_of(classifier, examples) == expected);
        CHECK(classifier.training().back() ==
              std::pair<std::string, std::string>("calibration", describe(calibrator)));
        const std::string bytes = model_bytes(classifier);
        const TextClassifier copy = read_model(bytes, "m");
        CHECK(*copy.calibrator() == calibrator);
        CHECK(probabilities_of(copy, examples) == expected);
        CHECK(model_bytes(copy) == bytes);
        CHECK_THROWS_AS(read_model(bytes.substr(0, bytes.size() - 9), "m"), Error);
    }
    const std::vector<double> two = {0.5, 0.5};
    const std::vector<std::uint32_t> first = {0};
    CHECK_THROWS_WITH_AS(
        std::move(classifier).calibrated(Calibrator::fit(CalibrationMethod::temperature, {two, first, 2})),
        "a calibration of 2 classes for 3 labels", Error);
    std::vector<TextClassifier> members;
    members.push_back(std::move(classifier));
    CHECK_THROWS_WITH_AS(
        TextClassifier::combine(std::move(members), std::vector<double>{1}, Voting::soft, {}),
        "calibrated classifiers do not go into an ensemble; calibrate the ensemble", Error);
}
