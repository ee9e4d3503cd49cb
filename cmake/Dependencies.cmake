# The libraries mig stands on, all from the system's packages.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(pegtl REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(cxxopts REQUIRED)
pkg_check_modules(libpqxx REQUIRED IMPORTED_TARGET libpqxx)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)

add_library(mig_dependencies INTERFACE)
target_link_libraries(mig_dependencies INTERFACE
  taocpp::pegtl SQLiteCpp PkgConfig::sqlite3 cxxopts::cxxopts PkgConfig::libpqxx PkgConfig::libpq
  PkgConfig::nettle PkgConfig::tomlplusplus Threads::Threads)
