# Statement boundaries against each engine's own. Without libpg-query-dev only SQLite is compared.
find_library(PG_QUERY_LIBRARY pg_query)
find_path(PG_QUERY_INCLUDE pg_query.h)
add_executable(compare-split ${CMAKE_CURRENT_LIST_DIR}/compare_split.cpp)
target_include_directories(compare-split PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(compare-split PRIVATE mig_core)
if(PG_QUERY_LIBRARY AND PG_QUERY_INCLUDE)
  target_compile_definitions(compare-split PRIVATE MIG_HAVE_PG_QUERY)
  target_include_directories(compare-split SYSTEM PRIVATE ${PG_QUERY_INCLUDE})
  target_link_libraries(compare-split PRIVATE ${PG_QUERY_LIBRARY})
endif()
add_test(NAME sql.compare_split
  COMMAND compare-split ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR}/migrations-example)
