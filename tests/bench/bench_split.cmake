# Run by hand: bench-split [MEGABYTES]
add_executable(bench-split EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/bench_split.cpp)
target_include_directories(bench-split PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(bench-split PRIVATE mig_core)
