# The libraries mig stands on, all from the system's packages.
#
# Start-up is what they cost most: libpq alone pulls in some 20 shared libraries. So by default everything that comes as
# an archive is linked statically, and libpq is loaded on the first PostgreSQL connection (libpq_shim.cpp).
option(MIG_STATIC_LIBS "Link libpqxx, SQLite, Nettle and the C++ runtime statically where an archive exists" ON)

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# One name per library: the archive if wanted and there, else the shared library that pkg-config knows.
function(mig_library package archive)
  pkg_check_modules(${package} REQUIRED IMPORTED_TARGET ${package})
  if(MIG_STATIC_LIBS)
    find_library(MIG_${package}_ARCHIVE ${archive} HINTS ${${package}_LIBDIR})
  endif()
  add_library(mig_${package} INTERFACE)
  if(MIG_STATIC_LIBS AND MIG_${package}_ARCHIVE)
    target_include_directories(mig_${package} SYSTEM INTERFACE ${${package}_INCLUDE_DIRS})
    target_link_libraries(mig_${package} INTERFACE ${MIG_${package}_ARCHIVE})
  else()
    target_link_libraries(mig_${package} INTERFACE PkgConfig::${package})
  endif()
endfunction()

mig_library(libpqxx libpqxx.a)
mig_library(nettle libnettle.a)
mig_library(sqlite3 libsqlite3.a)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)

if(MIG_STATIC_LIBS AND MIG_sqlite3_ARCHIVE)
  set(SQLite3_LIBRARY ${MIG_sqlite3_ARCHIVE})  # where SQLiteCpp looks
endif()
find_package(SQLiteCpp REQUIRED)
find_package(pegtl REQUIRED)
find_package(cxxopts REQUIRED)

add_library(mig_dependencies INTERFACE)
target_link_libraries(mig_dependencies INTERFACE
  taocpp::pegtl cxxopts::cxxopts SQLiteCpp mig_sqlite3 mig_libpqxx mig_nettle Threads::Threads ${CMAKE_DL_LIBS} m)

# A shared libpqxx brings libpq along, so loading it late works with the archive only.
include(CMakeDependentOption)
cmake_dependent_option(MIG_LAZY_LIBPQ "Load libpq on the first PostgreSQL connection" ON
  "MIG_STATIC_LIBS;MIG_libpqxx_ARCHIVE" OFF)
if(MIG_LAZY_LIBPQ)
  target_compile_definitions(mig_dependencies INTERFACE MIG_LAZY_LIBPQ)
  target_include_directories(mig_dependencies SYSTEM INTERFACE ${libpq_INCLUDE_DIRS})
else()
  target_link_libraries(mig_dependencies INTERFACE PkgConfig::libpq)
endif()

# toml++ is used from one file: its headers alone do, and save a shared library.
if(MIG_STATIC_LIBS)
  target_include_directories(mig_dependencies SYSTEM INTERFACE ${tomlplusplus_INCLUDE_DIRS})
else()
  target_link_libraries(mig_dependencies INTERFACE PkgConfig::tomlplusplus)
endif()

# The sanitizers' runtimes want the shared C++ runtime.
if(MIG_STATIC_LIBS AND NOT MIG_SANITIZE)
  target_link_options(mig_dependencies INTERFACE -static-libstdc++ -static-libgcc)
endif()
message(STATUS "mig: static libraries ${MIG_STATIC_LIBS}, libpq loaded late ${MIG_LAZY_LIBPQ}")
