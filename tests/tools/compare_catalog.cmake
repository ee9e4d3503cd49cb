# What the replayed catalogue says against real databases, after each migration.
add_executable(compare-catalog ${CMAKE_CURRENT_LIST_DIR}/compare_catalog.cpp ${CMAKE_SOURCE_DIR}/src/base/crash_point.cpp)
target_include_directories(compare-catalog PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(compare-catalog PRIVATE test-support mig_core)
mig_test(database.compare_catalog
  COMMAND $<TARGET_FILE:compare-catalog> ${CMAKE_SOURCE_DIR}/migrations-example/migrations)
