# find_package(assay) for others: the export set of all modules, and the packages that they need.
include(CMakePackageConfigHelpers)
set(ASSAY_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/assay)

install(EXPORT assay_targets NAMESPACE assay:: DESTINATION ${ASSAY_CMAKE_DIR} FILE assay-targets.cmake)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/assay-config.cmake.in
                              ${PROJECT_BINARY_DIR}/assay-config.cmake INSTALL_DESTINATION ${ASSAY_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/assay-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/assay-config.cmake ${PROJECT_BINARY_DIR}/assay-config-version.cmake ${CMAKE_CURRENT_LIST_DIR}/FindRE2.cmake
        DESTINATION ${ASSAY_CMAKE_DIR})
