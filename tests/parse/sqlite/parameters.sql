SELECT ?, ?1, :a, @b, $c, $d::e, $f(g;h); SELECT :a;
