DROP TABLE top, middle, inner_low, lowest, root, one, two, both_of, leaf;
