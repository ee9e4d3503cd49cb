# Run by hand: bench-lint [--squawk PROGRAM] [DIRECTORY…]
add_executable(bench-lint EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/bench_lint.cpp
  ${CMAKE_SOURCE_DIR}/src/base/crash_point.cpp)
target_include_directories(bench-lint PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(bench-lint PRIVATE mig_core)
