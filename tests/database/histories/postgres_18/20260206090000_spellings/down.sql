DROP TABLE of_hexes, numbers;
