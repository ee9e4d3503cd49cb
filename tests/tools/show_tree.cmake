add_executable(show-tree tools/show_tree.cpp)
target_link_libraries(show-tree PRIVATE mig_core)
