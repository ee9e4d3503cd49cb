// The least a process of mig's kind can cost at start-up: a static C++ program that prints one line.
#include <cstdio>

int main() { return std::puts("floor") < 0; }
