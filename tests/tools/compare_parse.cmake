# What mig reads against what each engine's own parser reads. Without libpg-query-dev only SQLite is compared.
find_library(PG_QUERY_LIBRARY pg_query)
find_path(PG_QUERY_INCLUDE pg_query.h)
set(sources compare_parse.cpp compare_tally.cpp json_value.cpp kind_table.cpp object_kind_table.cpp our_facts.cpp
  our_parser.cpp postgres_names.cpp postgres_object_facts.cpp postgres_parser.cpp postgres_table_facts.cpp
  sqlite_parser.cpp subcommand_table.cpp)
list(TRANSFORM sources PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
add_executable(compare-parse ${sources} ${CMAKE_SOURCE_DIR}/src/base/crash_point.cpp)
target_include_directories(compare-parse PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(compare-parse PRIVATE mig_core)
if(PG_QUERY_LIBRARY AND PG_QUERY_INCLUDE)
  target_compile_definitions(compare-parse PRIVATE MIG_HAVE_PG_QUERY)
  target_include_directories(compare-parse SYSTEM PRIVATE ${PG_QUERY_INCLUDE})
  target_link_libraries(compare-parse PRIVATE ${PG_QUERY_LIBRARY})
endif()
add_test(NAME sql.compare_parse
  COMMAND compare-parse ${CMAKE_SOURCE_DIR}/tests/parse --history ${CMAKE_SOURCE_DIR}/migrations-example)
