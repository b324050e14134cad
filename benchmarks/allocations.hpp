// Counts calls of operator new in a benchmark. Include it in one source file of a program.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <new>

inline std::uint64_t allocations = 0;

// Not inlined, or g++ takes malloc and delete for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
