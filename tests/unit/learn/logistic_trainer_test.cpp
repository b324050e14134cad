#include <assay/learn/logistic_trainer.hpp>

#include <assay/base/error.hpp>
#include <assay/learn/softmax.hpp>

#include "support.hpp"

#include <doctest/doctest.h>

using namespace assay;

namespace {

/// The textbook, literally: one dense vector for each score, every weight touched in every step.
class NaiveLogistic {
public:
    NaiveLogistic(const TrainingRows& data, const SgdOptions& options)
        : data_(data), options_(options), scores_(data.class_count == 2 ? 1 : data.class_count) {
        beta_.assign(scores_, std::vector<double>(data.rows.columns() + 1));  // the last one is the intercept
    }

    void run_epoch() {
        const EpochOrder order(data_.rows.size(), options_.seed, epoch_);
        const double rate = options_.learning_rate / (1 + options_.decay * epoch_++);
        for (const std::uint32_t row : order.rows()) step(dense(row), data_.classes[row], rate);
    }

    /// In the order of LogisticTrainer::parameters().
    std::vector<double> parameters() const {
        std::vector<double> all;
        for (std::size_t f = 0; f <= data_.rows.columns(); ++f)
            for (std::size_t s = 0; s < scores_; ++s) all.push_back(beta_[s][f]);
        return all;
    }

private:
    std::vector<double> dense(std::size_t row) const {
        std::vector<double> x(data_.rows.columns() + 1);
        x.back() = 1;
        for (std::size_t i = 0; i < data_.rows[row].size(); ++i)
            x[data_.rows[row].features[i]] = data_.rows[row].values[i];
        return x;
    }

    void step(const std::vector<double>& x, std::uint32_t y, double rate) {
        std::vector<double> estimates;
        for (const auto& beta : beta_) {
            estimates.push_back(0);
            for (std::size_t f = 0; f < x.size(); ++f) estimates.back() += beta[f] * x[f];
        }
        if (scores_ == 1)
            estimates[0] = 1 / (1 + std::exp(-estimates[0]));
        else
            softmax(estimates);
        for (std::size_t s = 0; s < scores_; ++s) {
            const double truth = scores_ == 1 ? y : (s == y ? 1 : 0);
            for (std::size_t f = 0; f < x.size(); ++f) {
                const double penalty = f + 1 < x.size() ? options_.l2 * beta_[s][f] : 0;
                beta_[s][f] += rate * ((truth - estimates[s]) * x[f] - penalty);
            }
        }
    }

    TrainingRows data_;
    SgdOptions options_;
    std::size_t scores_;
    int epoch_ = 0;
    std::vector<std::vector<double>> beta_;
};

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
    REQUIRE(a.size() == b.size());
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::fabs(a[i] - b[i]));
    return largest;
}

}  // namespace

TEST_CASE("training equals the textbook's update, with and without L2") {
    for (const std::size_t classes : {2u, 3u, 5u})
        for (const double l2 : {0.0, 1e-3, 0.5}) {  // 0.5 shrinks the scale below its limit many times
            const auto data = testing::random_rows(60, 15, classes, 7);
            const SgdOptions options{.learning_rate = 0.3, .decay = 0.1, .l2 = l2, .seed = 9};
            LogisticTrainer trainer(data.view(), options);
            NaiveLogistic naive(data.view(), options);
            for (int epoch = 0; epoch < 15; ++epoch) {
                trainer.run_epoch();
                naive.run_epoch();
            }
            CAPTURE(classes);
            CAPTURE(l2);
            CHECK(largest_difference(trainer.parameters(), naive.parameters()) < 1e-10);
        }
}

TEST_CASE("a step goes down the gradient of the loss (central differences)") {
    for (const std::size_t classes : {2u, 3u, 6u})
        for (const double l2 : {0.0, 0.05})
            for (std::uint64_t seed = 0; seed < 5; ++seed) {
                const auto data = testing::random_rows(1, 8, classes, seed);
                const SgdOptions options{.learning_rate = 1, .l2 = l2};
                const auto start = testing::random_numbers(9 * (classes == 2 ? 1 : classes), 1, seed + 100);
                CAPTURE(classes);
                CHECK(testing::gradient_error([&] { return LogisticTrainer(data.view(), options); }, start) <
                      1e-6);
            }
}

TEST_CASE("the loss falls from that of a guess, and separable rows are learnt") {
    testing::LabelledRows data{SparseRows(3), {}, 3};
    for (std::uint32_t row = 0; row < 30; ++row) {
        data.rows.append(row % 3, 1);
        data.rows.end_row();
        data.classes.push_back(row % 3);
    }
    LogisticTrainer trainer(data.view(), {.learning_rate = 0.5});
    CHECK(trainer.loss() == doctest::Approx(std::log(3)));
    for (int epoch = 0; epoch < 50; ++epoch) trainer.run_epoch();
    CHECK(trainer.loss() < 0.05);
}

TEST_CASE("parameters can be put back") {
    const auto data = testing::random_rows(20, 6, 3, 1);
    LogisticTrainer trainer(data.view(), {.l2 = 0.01});
    trainer.run_epoch();
    const auto parameters = trainer.parameters();
    const double loss = trainer.loss();
    trainer.run_epoch();
    CHECK(trainer.parameters() != parameters);
    trainer.set_parameters(parameters);
    CHECK(trainer.parameters() == parameters);
    CHECK(trainer.loss() == doctest::Approx(loss).epsilon(1e-14));
}

TEST_CASE("options out of range are refused") {
    const auto data = testing::random_rows(2, 2, 2, 1);
    struct Row {
        SgdOptions options;
        const char* message;
    };
    for (const Row& row :
         {Row{{.learning_rate = 0}, "learning rate 0 is not possible; it must be above 0"},
          Row{{.learning_rate = std::nan("")}, "learning rate nan is not possible; it must be above 0"},
          Row{{.decay = -1}, "decay -1 is not possible; it must be 0 or more"},
          Row{{.l2 = -0.1}, "l2 -0.1 is not possible; it must be 0 or more, and below 1 / learning rate"},
          Row{{.learning_rate = 0.5, .l2 = 2},
              "l2 2 is not possible; it must be 0 or more, and below 1 / learning rate"}})
        CHECK_THROWS_WITH_AS(LogisticTrainer(data.view(), row.options), row.message, Error);
}
