# Run by hand: bench-locks [--reader MILLISECONDS] [--writers N]
add_executable(bench-locks EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/bench_locks.cpp
  ${CMAKE_SOURCE_DIR}/src/base/crash_point.cpp)
target_link_libraries(bench-locks PRIVATE mig_core)
