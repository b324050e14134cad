# assay_module(NAME SOURCES … HEADERS … LINK … PRIVATE_LINK …): one module of the library, assay::NAME.
# assay_umbrella(MODULE…): assay::assay, all of them together; what users link to.

add_library(assay_flags INTERFACE)
target_compile_features(assay_flags INTERFACE cxx_std_20)
# No contraction of a*b+c: the same bytes on every machine. g++ 12 raises false alarms about strings with
# -Wrestrict and -Wmaybe-uninitialized (GCC bugs 105651 and 105562); the sanitizers look for the real ones. In a unity
# build it takes every source for a header, and warns of what a source may well hide (-Wsubobject-linkage).
target_compile_options(assay_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                       -ffp-contract=off "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-subobject-linkage>"
                       $<$<BOOL:${ASSAY_WERROR}>:-Werror>)
if(ASSAY_SANITIZE)
  target_compile_options(assay_flags INTERFACE -fsanitize=${ASSAY_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(assay_flags INTERFACE -fsanitize=${ASSAY_SANITIZE})
endif()

function(assay_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;LINK;PRIVATE_LINK" ${ARGN})
  add_library(assay_${name} STATIC ${ARG_SOURCES})
  add_library(assay::${name} ALIAS assay_${name})
  set_target_properties(assay_${name} PROPERTIES EXPORT_NAME ${name} CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_sources(assay_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${ARG_HEADERS})
  target_compile_features(assay_${name} PUBLIC cxx_std_20)
  target_link_libraries(assay_${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK} $<BUILD_INTERFACE:assay_flags>)
  install(TARGETS assay_${name} EXPORT assay_targets FILE_SET HEADERS COMPONENT development
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

function(assay_umbrella)
  add_library(assay INTERFACE)
  add_library(assay::assay ALIAS assay)
  list(TRANSFORM ARGN PREPEND assay_ OUTPUT_VARIABLE modules)
  target_link_libraries(assay INTERFACE ${modules})
  install(TARGETS assay EXPORT assay_targets)
endfunction()
