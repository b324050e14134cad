/// A natural logarithm that gives the same bits on every machine: std::log may differ in the last place
/// between C libraries, and between processors with and without fused multiply-add.
#pragma once

namespace assay {

/// ln x for a finite x > 0, within 1e-15 of the true value relatively (absolutely near x = 1).
double logarithm(double x);

/// The same of a probability, of which 0, which has no logarithm, is taken for 1e-300.
double log_of_probability(double probability);

}  // namespace assay
