SELECT 1.5, .5, 2., 1e5, 1.5e-3, 0xFF; SELECT 1.e2;
