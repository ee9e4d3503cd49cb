# The SQL in PL/pgSQL and SQL bodies against libpg_query's. Without libpg-query-dev there is nothing to compare with.
find_library(PG_QUERY_LIBRARY pg_query)
find_path(PG_QUERY_INCLUDE pg_query.h)
if(PG_QUERY_LIBRARY AND PG_QUERY_INCLUDE)
  add_executable(compare-bodies ${CMAKE_CURRENT_LIST_DIR}/compare_bodies.cpp)
  target_include_directories(compare-bodies PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(compare-bodies PRIVATE mig_core ${PG_QUERY_LIBRARY})
  target_include_directories(compare-bodies SYSTEM PRIVATE ${PG_QUERY_INCLUDE})
  add_test(NAME sql.compare_bodies
    COMMAND compare-bodies ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR}/migrations-example)
endif()
