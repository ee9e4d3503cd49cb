# Run by hand: bench-parse [--squawk PATH] [MEGABYTES | DIRECTORY…], bench-replay [MIGRATIONS | DIRECTORY…]
find_library(PG_QUERY_LIBRARY pg_query)
find_path(PG_QUERY_INCLUDE pg_query.h)
add_executable(bench-parse EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/bench_parse.cpp
  ${CMAKE_SOURCE_DIR}/src/base/crash_point.cpp)
target_include_directories(bench-parse PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(bench-parse PRIVATE mig_core)
if(PG_QUERY_LIBRARY AND PG_QUERY_INCLUDE)
  target_compile_definitions(bench-parse PRIVATE MIG_HAVE_PG_QUERY)
  target_include_directories(bench-parse SYSTEM PRIVATE ${PG_QUERY_INCLUDE})
  target_link_libraries(bench-parse PRIVATE ${PG_QUERY_LIBRARY})
endif()

add_executable(bench-replay EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/bench_replay.cpp
  ${CMAKE_SOURCE_DIR}/src/base/crash_point.cpp)
target_include_directories(bench-replay PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(bench-replay PRIVATE mig_core)
