# What mig reads against what each engine's own parser reads. Without libpg-query-dev only SQLite is compared.
find_library(PG_QUERY_LIBRARY pg_query)
find_path(PG_QUERY_INCLUDE pg_query.h)
set(tools ${CMAKE_CURRENT_LIST_DIR})
add_executable(compare-parse ${tools}/compare_parse.cpp ${tools}/compare_tally.cpp ${tools}/kind_table.cpp
  ${tools}/our_parser.cpp ${tools}/postgres_parser.cpp ${tools}/sqlite_parser.cpp
  ${tools}/subcommand_table.cpp ${CMAKE_SOURCE_DIR}/src/base/crash_point.cpp)
target_include_directories(compare-parse PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(compare-parse PRIVATE mig_core)
if(PG_QUERY_LIBRARY AND PG_QUERY_INCLUDE)
  target_compile_definitions(compare-parse PRIVATE MIG_HAVE_PG_QUERY)
  target_include_directories(compare-parse SYSTEM PRIVATE ${PG_QUERY_INCLUDE})
  target_link_libraries(compare-parse PRIVATE ${PG_QUERY_LIBRARY})
endif()
add_test(NAME sql.compare_parse
  COMMAND compare-parse ${CMAKE_SOURCE_DIR}/tests/parse --history ${CMAKE_SOURCE_DIR}/migrations-example)
