// The pieces of the one query that reads a PostgreSQL schema.
//
// Each part is a SELECT of six columns; all are joined by UNION ALL below the common table expressions:
//   rank    place of its kind in the text (table below); 0: an edge, -1: a part-of relation
//   class   \ an object as pg_depend names it: the statement creates it where `gives`, and needs it to be there
//   object  / already where not
//   gives   see above
//   key     orders statements of one rank, by bytes;   edge: the class of what is needed;  part-of: of the whole
//   text    the statement, without `;`;                edge: the object of what is needed; part-of: of the whole
//
//   5 session | 10 schema 15 extension 16 access method, foreign wrapper 17 server 18 user mapping | 20 collation, type 22-24 text
//   search | 30 sequence 40 table 41 column details 45 owner of a sequence 48 inheritance | 50 function 51 aggregate
//   52 operator 53 cast 54 operator class 55 default that calls a function | 58 constraint 60 index 61 attached index
//   62 index flags 63 index details | 65 view 66 its defaults | 70 statistics 71 row security 72 rule 73 its state
//   74 trigger 75-76 its state 77 policy | 80 foreign key | 88 publication 90 comment 92 grant 94 default privileges
//   96 event trigger (last, so that it sees nothing of the load)
#pragma once

#include <span>
#include <string_view>

namespace mig {

struct IntrospectPart {
  int since;   // server_version_num of the first server it is for
  int before;  // of the first server it is not for any more
  // @name@ stands for the text of introspect_words() (what differs between servers), @without@ for a text[].
  std::string_view sql;
};

inline constexpr int any_version = 0;
inline constexpr int no_version = 9999999;

// A catalogue column or expression that not every server has.
struct IntrospectWord {
  std::string_view name;  // with its @
  int since;
  std::string_view text;       // from that server on
  std::string_view otherwise;  // before it
};

std::span<const IntrospectWord> introspect_words();

std::string_view introspect_common();  // "WITH …", the common table expressions
std::span<const IntrospectPart> introspect_namespaces();
std::span<const IntrospectPart> introspect_types();
std::span<const IntrospectPart> introspect_relations();
std::span<const IntrospectPart> introspect_constraints();
std::span<const IntrospectPart> introspect_routines();
std::span<const IntrospectPart> introspect_reactions();  // triggers, rules, policies, publications
std::span<const IntrospectPart> introspect_notes();      // comments, grants
std::span<const IntrospectPart> introspect_edges();

}  // namespace mig
