# Tables that the build writes from the files of a folder: file name = symbol = id. A duplicate id is a duplicate file
# name, a missing definition is a link error, and nothing runs at start-up.

# In the order of `mig --help`; a command that is not named here comes last, by name.
set(MIG_COMMAND_ORDER init new up down redo status plan release abort backfill lint rewrite explain rules stats dump rebase baseline
  resolve)

function(mig_command_table result)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/commands/*.cpp)
  set(names)
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    list(APPEND names ${name})
  endforeach()
  set(ordered)
  foreach(name IN LISTS MIG_COMMAND_ORDER names)
    if(name IN_LIST names AND NOT name IN_LIST ordered)
      list(APPEND ordered ${name})
    endif()
  endforeach()
  set(declarations "")
  set(entries "")
  foreach(name IN LISTS ordered)
    string(APPEND declarations "extern const Command ${name}_command;\n")
    string(APPEND entries "      &${name}_command,\n")
  endforeach()
  set(path ${CMAKE_BINARY_DIR}/generated/command_table.cpp)
  file(CONFIGURE OUTPUT ${path} CONTENT "// Written by CMake from src/cli/commands/.
#include \"cli/command.hpp\"

namespace mig {

@declarations@
std::span<const Command* const> all_commands() {
  static constexpr const Command* table[] = {
@entries@  };
  return table;
}

}  // namespace mig
" @ONLY)
  set(${result} ${path} PARENT_SCOPE)
endfunction()

# mig_value_table(RESULT FOLDER SUFFIX HEADER DECLARATION FUNCTION): the values of a folder in the order of their files'
# names, e.g. `extern const LintRule dropping_table_rule;` of src/lint/rules/dropping_table.cpp.
function(mig_value_table result folder type suffix header function)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  list(SORT files)
  set(declarations "")
  set(entries "")
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    string(APPEND declarations "extern const ${type} ${name}_${suffix};\n")
    string(APPEND entries "      &${name}_${suffix},\n")
  endforeach()
  set(path ${CMAKE_BINARY_DIR}/generated/${suffix}_table.cpp)
  file(CONFIGURE OUTPUT ${path} CONTENT "// Written by CMake from src/${folder}/.
#include \"${header}\"

namespace mig {

@declarations@
std::span<const ${type}* const> ${function}() {
  static constexpr const ${type}* table[] = {
@entries@  };
  return table;
}

}  // namespace mig
" @ONLY)
  set(${result} ${path} PARENT_SCOPE)
endfunction()
