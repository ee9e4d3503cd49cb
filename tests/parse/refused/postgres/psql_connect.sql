CREATE DATABASE x;
  \connect x
