# An npm package cannot hold symbolic links; this one lists them in native/pg-symlinks.json instead. Makes them.
#   cmake -D DIRECTORY=<the package> -P link_libraries.cmake
file(READ ${DIRECTORY}/native/pg-symlinks.json links)
string(JSON count LENGTH "${links}")
math(EXPR last "${count} - 1")
foreach(i RANGE ${last})
  string(JSON source GET "${links}" ${i} source)
  string(JSON target GET "${links}" ${i} target)
  cmake_path(GET target PARENT_PATH folder)
  cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${folder})
  if(NOT EXISTS ${DIRECTORY}/${target})
    file(CREATE_LINK ${source} ${DIRECTORY}/${target} SYMBOLIC)
  endif()
endforeach()
