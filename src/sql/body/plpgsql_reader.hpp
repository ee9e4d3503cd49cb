// From the tree of a PL/pgSQL body to the statements in it.
#pragma once

#include "sql/body/reader.hpp"

namespace mig {

// Appends the tokens of a node, those of its `body_into` children left out, and an end_of_statement; behind a SELECT of no
// length when it is a value.
void copy_tokens(SyntaxTree& to, const Syntax& node, bool is_value);

class PlpgsqlReader {
 public:
  // `tree` holds a body that has been read; `text` is where its places are.
  PlpgsqlReader(BodyReader& reader, SyntaxTree& tree, const BodyText& text)
      : reader_(reader), tree_(tree), text_(text) {}

  void read(BodyContext context);

 private:
  void visit(const Syntax& node, BodyContext context);
  void visit_children(const Syntax& node, BodyContext context);
  void check_end_label(const Syntax& node);
  void check_exit(const Syntax& node);
  void check_message(const Syntax& node);
  void problem(const Syntax& at, std::string message);
  std::string_view label_of(const Syntax& node);  // empty: none
  void read_part(const Syntax& node, BodyContext context);
  void read_dynamic(const Syntax& node, const ast::Statement* value, BodyContext context);

  BodyReader& reader_;
  SyntaxTree& tree_;
  const BodyText& text_;
  struct Enclosing {
    std::string_view label;
    bool is_loop;
  };
  std::vector<Enclosing> enclosing_;  // blocks and loops, the innermost last
  bool may_have_left_ = false;        // a RETURN or an EXIT from a block lies before this place
};

}  // namespace mig
