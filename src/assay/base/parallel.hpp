/// The same work on many things, on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace assay {

/// Calls body(0) … body(count - 1), on at most `threads` threads at a time (this one among them), each index
/// begun in order. Once a call has thrown, no further index begins; what is thrown here is the exception of
/// the smallest index that failed, so that it does not depend on the threads.
void parallel_for(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& body);

}  // namespace assay
