#include "sql/lexer.hpp"

#include <doctest/doctest.h>

#include <string>

#include "sql/unquote.hpp"

using namespace mig;

TEST_SUITE_BEGIN("sql");

namespace {

constexpr std::string_view letters[] = {"w", "i", "s", "d", "n", "p", "o",
                                        "y", "c", "r", "m", "t", "u"};

// "w:select n:1" for `select 1`; a letter a kind, in the order of TokenKind.
std::string tokens_of(std::string_view text, Dialect dialect) {
  std::vector<Token> tokens;
  tokenize(text, dialect, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += letters[static_cast<std::size_t>(token.kind)];
    out += ':';
    out += token.span().of(text);
  }
  return out;
}

std::string pg(std::string_view text) { return tokens_of(text, Dialect::postgres); }
std::string lite(std::string_view text) { return tokens_of(text, Dialect::sqlite); }

}  // namespace

TEST_CASE("words take letters digits dollars and every byte beyond ASCII") {
  CHECK(pg("Select a$b$c _x9 größe") == "w:Select w:a$b$c w:_x9 w:größe");
  CHECK(lite("Select a$b _x9 größe") == "w:Select w:a$b w:_x9 w:größe");
}

TEST_CASE("postgres strings of every kind") {
  CHECK(pg("'it''s' x") == "s:'it''s' w:x");
  CHECK(pg("'a\\' b") == "s:'a\\' w:b");
  CHECK(pg("E'a\\'b' e'\\\\' c") == "s:E'a\\'b' s:e'\\\\' w:c");
  CHECK(pg("U&'d\\0061t' U&\"d\\0061t\" N'n' B'01' X'1F'") ==
        "s:U&'d\\0061t' i:U&\"d\\0061t\" s:N'n' s:B'01' s:X'1F'");
  CHECK(pg("u & 'x' u&x") == "w:u o:& s:'x' w:u o:& w:x");
  CHECK(pg("b\"x\"") == "w:b i:\"x\"");
  CHECK(pg("\"a\"\"b;\" c") == "i:\"a\"\"b;\" w:c");
}

TEST_CASE("a postgres string goes on after a line break") {
  CHECK(pg("'a'\n'b'") == "s:'a'\n'b'");
  CHECK(pg("'a' -- why; not\n  'b' c") == "s:'a' -- why; not\n  'b' w:c");
  CHECK(pg("E'a'\n'\\'b'") == "s:E'a'\n'\\'b'");
  CHECK(pg("'a' 'b'") == "s:'a' s:'b'");
  CHECK(pg("'a'\n/* no */ 'b'") == "s:'a' c:/* no */ s:'b'");
  CHECK(pg("\"a\"\n\"b\"") == "i:\"a\" i:\"b\"");
}

TEST_CASE("dollar quotes end at their own tag") {
  CHECK(pg("$$a;b$$") == "d:$$a;b$$");
  CHECK(pg("$q$ $$ $x$ ' -- $q$ x") == "d:$q$ $$ $x$ ' -- $q$ w:x");
  CHECK(pg("$a$x$b$a$ y") == "d:$a$x$b$a$ w:y");
  CHECK(pg("$1 $22") == "p:$1 p:$22");
  CHECK(pg("a$$b$$") == "w:a$$b$$");
  CHECK(pg("$é$x$é$") == "d:$é$x$é$");
  CHECK(pg("$Q$ $q$ $Q$") == "d:$Q$ $q$ $Q$");
}

TEST_CASE("postgres comments nest and sqlite comments do not") {
  CHECK(pg("/* a /* b */ ; */ x") == "c:/* a /* b */ ; */ w:x");
  CHECK(lite("/* a /* b */ x") == "c:/* a /* b */ w:x");
  CHECK(pg("/*/ */ x") == "c:/*/ */ w:x");
  CHECK(pg("/**/x/***/y") == "c:/**/ w:x c:/***/ w:y");
  CHECK(pg("a--b\nc") == "w:a c:--b w:c");
  CHECK(pg("--b\rc") == "c:--b w:c");
  CHECK(lite("--b\rc\nd") == "c:--b\rc w:d");
}

TEST_CASE("a million nested comments do not exhaust the stack") {
  std::string deep;
  for (int i = 0; i < 1'000'000; ++i) deep += "/*";
  CHECK(pg(deep).starts_with("t:/*"));
  for (int i = 0; i < 1'000'000; ++i) deep += "*/";
  CHECK(pg(deep + "x").ends_with(" w:x"));
}

TEST_CASE("postgres operators are the longest run that holds no comment") {
  CHECK(pg("a<=b") == "w:a o:<= w:b");
  CHECK(pg("a=-1") == "w:a o:= o:- n:1");
  CHECK(pg("a@-1") == "w:a o:@- n:1");
  CHECK(pg("a*-+-1") == "w:a o:* o:- o:+ o:- n:1");
  CHECK(pg("a->>'b'#>>c") == "w:a o:->> s:'b' o:#>> w:c");
  CHECK(pg("1*/*x*/2") == "n:1 o:* c:/*x*/ n:2");
  CHECK(pg("1+--x\n2") == "n:1 o:+ c:--x n:2");
  CHECK(pg("a::int b:=1 c=>2 d[1:2]") ==
        "w:a y::: w:int w:b o::= n:1 w:c o:=> n:2 w:d y:[ n:1 y:: n:2 y:]");
  CHECK(pg("a ?| b ~~* c !~ d") == "w:a o:?| w:b o:~~* w:c o:!~ w:d");
}

TEST_CASE("postgres numbers") {
  CHECK(pg("1..2") == "n:1 y:.. n:2");
  CHECK(pg("1.5e-3 .5 2. 1e5") == "n:1.5e-3 n:.5 n:2. n:1e5");
  CHECK(pg("0xFF 0b10 0o17 1_000") == "n:0xFF n:0b10 n:0o17 n:1_000");
  CHECK(pg("1.e5 t.5") == "n:1.e5 w:t n:.5");
  CHECK(pg("1e 0x") == "n:1 w:e n:0 w:x");
}

TEST_CASE("sqlite numbers swallow what touches them") {
  CHECK(lite("1.5e-3 .5 2. 0xFF 1_000") == "n:1.5e-3 n:.5 n:2. n:0xFF n:1_000");
  CHECK(lite("12ab;") == "n:12ab y:;");
}

TEST_CASE("sqlite quotes names in four ways") {
  CHECK(lite("\"a;\" `b;` [c;] 'd;'") == "i:\"a;\" i:`b;` i:[c;] s:'d;'");
  CHECK(lite("`a``b` 'it''s' [a[b]") == "i:`a``b` s:'it''s' i:[a[b]");
  CHECK(lite("x'1f' X'' x'1'") == "s:x'1f' s:X'' u:x'1'");
}

TEST_CASE("sqlite parameters") {
  CHECK(lite("? ?12 :a @b $c #d") == "p:? p:?12 p::a p:@b p:$c p:#d");
  CHECK(lite("$a::b(c;d) e") == "p:$a::b(c;d) w:e");
  CHECK(lite("$a(b c") == "p:$a y:( w:b w:c");
  CHECK(lite(": a") == "u:: w:a");
}

TEST_CASE("sqlite operators") {
  CHECK(lite("a->>b->c||d==e!=f<>g<<h>=i") ==
        "w:a o:->> w:b o:-> w:c o:|| w:d o:== w:e o:!= w:f o:<> w:g o:<< w:h o:>= w:i");
  CHECK(lite("a=-1") == "w:a o:= o:- n:1");
  CHECK(lite("!") == "u:!");
}

TEST_CASE("an unterminated thing is one token to the end of the text") {
  for (const std::string text :
       {"'a; b", "\"a; b", "/* a; b", "$x$ a; b", "E'a\\'; b", "U&\"a; b", "/* /* */ ; b"}) {
    CAPTURE(text);
    CHECK(pg(text) == "t:" + text);
  }
  for (const std::string text : {"'a; b", "\"a; b", "`a; b", "[a; b", "x'12; b"}) {
    CAPTURE(text);
    CHECK(lite(text) == "t:" + text);
  }
  CHECK(lite("/* a; b") == "c:/* a; b");
  CHECK(lite("/*") == "o:/ o:*");
}

TEST_CASE("backslash lines are psql commands and nothing to sqlite") {
  CHECK(pg("select 1 \\g out\nx") == "w:select n:1 m:\\g out w:x");
  CHECK(lite("\\g") == "u:\\ w:g");
}

TEST_CASE("a byte order mark is passed over") {
  CHECK(pg("\xEF\xBB\xBFselect") == "w:select");
  CHECK(lite("\xEF\xBB\xBFselect") == "w:select");
}

TEST_CASE("every byte alone is exactly one token or a blank") {
  for (int byte = 1; byte < 256; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    for (const Dialect dialect : {Dialect::postgres, Dialect::sqlite}) {
      CAPTURE(byte);
      std::vector<Token> tokens;
      tokenize(text, dialect, tokens);
      CHECK(tokens.size() <= 1);
      if (byte > ' ') CHECK(tokens.size() == 1);
    }
  }
}

TEST_CASE("keywords are compared without regard to case") {
  CHECK(is_keyword("cReate", "CREATE"));
  CHECK_FALSE(is_keyword("created", "CREATE"));
  CHECK(is_any_keyword("end", "COMMIT|END"));
  CHECK_FALSE(is_any_keyword("en", "COMMIT|END"));
}

TEST_CASE("Two halves of UTF-16 are one character") {
  const auto plain = [](std::string_view text) { return unquote_string(text, Dialect::postgres); };
  CHECK(plain("U&'\\D83D\\DE00'") == "\xF0\x9F\x98\x80");
  CHECK(plain("E'a\\uD83D\\uDE00b'") ==
        "a\xF0\x9F\x98\x80"
        "b");
  CHECK(plain("E'\\u00e9'") == "\xC3\xA9");
}

TEST_SUITE_END();
