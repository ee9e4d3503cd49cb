// Facts of tables and indexes, from libpg_query's trees.
#include "base/text.hpp"
#include "tools/postgres_facts.hpp"

namespace mig::tools::pg {

namespace {

// ---- constraints

struct ConstraintName {
  std::string_view tag, name;
};
constexpr ConstraintName constraint_names[] = {
    {"CONSTR_NULL", "null"},           {"CONSTR_NOTNULL", "not null"},
    {"CONSTR_DEFAULT", "default"},     {"CONSTR_IDENTITY", "identity"},
    {"CONSTR_CHECK", "check"},         {"CONSTR_GENERATED", "generated"},
    {"CONSTR_UNIQUE", "unique"},       {"CONSTR_PRIMARY", "primary key"},
    {"CONSTR_FOREIGN", "foreign key"}, {"CONSTR_EXCLUSION", "exclude"},
};

std::string action(const JsonValue& letter) {
  constexpr std::string_view letters = "arcnd";
  constexpr std::string_view names[] = {"no action", "restrict", "cascade", "set null",
                                        "set default"};
  const std::size_t which = letter.text.empty() ? letters.npos : letters.find(letter.text[0]);
  return which == letters.npos ? letter.text : std::string(names[which]);
}

struct Deferring {
  bool deferrable = false, deferred = false;
  void take(std::string_view tag) {
    deferrable |= tag == "CONSTR_ATTR_DEFERRABLE" || tag == "CONSTR_ATTR_DEFERRED";
    deferred |= tag == "CONSTR_ATTR_DEFERRED";
  }
};

std::string constraint(const JsonValue& node, Deferring deferring) {
  std::string kind = node["contype"].text;
  for (const ConstraintName& known : constraint_names) {
    if (kind == known.tag) kind = known.name;
  }
  std::string out = concat("constraint ", kind, " ", node["conname"].text);
  if (node.has("keys")) out += concat(" (", strings(node["keys"], ", "), ")");
  if (node.has("exclusions")) out += concat(" exclusions ", node["exclusions"].items.size());
  if (node.has("including")) out += concat(" include (", strings(node["including"], ", "), ")");
  if (node.has("pktable")) {
    out += concat(" (", strings(node["fk_attrs"], ", "), ") references ", relation(node["pktable"]),
                  " (", strings(node["pk_attrs"], ", "), ") match ", node["fk_matchtype"].text,
                  " delete ", action(node["fk_del_action"]), " update ",
                  action(node["fk_upd_action"]));
  }
  if (node.has("indexname")) out += concat(" using index ", node["indexname"].text);
  if (kind == "identity") out += node["generated_when"].text == "a" ? " always" : " by default";
  if (node["nulls_not_distinct"].is_true()) out += " nulls not distinct";
  if (node["is_no_inherit"].is_true()) out += " no inherit";
  if (node["skip_validation"].is_true()) out += " not valid";
  if (node["deferrable"].is_true() || deferring.deferrable) out += " deferrable";
  if (node["initdeferred"].is_true() || deferring.deferred) out += " deferred";
  return out;
}

void column(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("column ", node["colname"].text, " ", type(node["typeName"])));
  const auto& all = node["constraints"].items;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const JsonValue& each = all[i]["Constraint"];
    if (each["contype"].text.starts_with("CONSTR_ATTR_")) continue;
    Deferring deferring;
    for (std::size_t next = i + 1; next < all.size(); ++next) {
      const std::string& tag = all[next]["Constraint"]["contype"].text;
      if (!tag.starts_with("CONSTR_ATTR_")) break;
      deferring.take(tag);
    }
    facts.push_back("  " + constraint(each, deferring));
  }
  const JsonValue& collation = node["collClause"]["collname"];
  if (!collation.items.empty()) facts.push_back("  collate " + object_name(collation));
}

void create_table(const JsonValue& node, Facts& facts) {
  const JsonValue& base = node.has("base") ? node["base"] : node;  // of a foreign table
  facts.push_back(concat("table ", relation(base["relation"]), " ", persistence(base["relation"]),
                         base["if_not_exists"].is_true() ? " if not exists" : ""));
  for (const JsonValue& element : base["tableElts"].items) {
    if (element.tag() == "ColumnDef") column(element.inside(), facts);
  }
  for (const JsonValue& element : base["tableElts"].items) {
    if (element.tag() == "Constraint") facts.push_back(constraint(element.inside(), {}));
  }
  for (const JsonValue& element : base["tableElts"].items) {
    if (element.tag() == "TableLikeClause")
      facts.push_back("like " + relation(element.inside()["relation"]));
  }
  for (const JsonValue& parent : base["inhRelations"].items) {
    facts.push_back(concat(base.has("partbound") ? "partition of " : "inherits ",
                           relation(parent["RangeVar"])));
  }
  if (base.has("partspec")) {
    facts.push_back(concat("partition by ", lower_ascii(base["partspec"]["strategy"].text), " ",
                           base["partspec"]["partParams"].items.size()));
  }
  if (node.has("servername")) facts.push_back("server " + node["servername"].text);
}

std::string index_element(const JsonValue& node) {
  std::string out = node.has("name") ? node["name"].text : "an expression";
  if (node.has("collation")) out += " collate " + object_name(node["collation"]);
  if (node.has("opclass")) out += " " + object_name(node["opclass"]);
  if (node["ordering"].text == "SORTBY_DESC") out += " desc";
  if (node["ordering"].text == "SORTBY_ASC") out += " asc";
  if (node["nulls_ordering"].text == "SORTBY_NULLS_FIRST") out += " nulls first";
  if (node["nulls_ordering"].text == "SORTBY_NULLS_LAST") out += " nulls last";
  return out;
}

void create_index(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("index ", node["idxname"].text, " on ", relation(node["relation"]),
                         " using ", node["accessMethod"].text));
  for (const char* mark : {"unique", "concurrent", "if_not_exists", "nulls_not_distinct"}) {
    if (node[mark].is_true()) facts.push_back(mark);
  }
  for (const JsonValue& element : node["indexParams"].items)
    facts.push_back("element " + index_element(element["IndexElem"]));
  for (const JsonValue& element : node["indexIncludingParams"].items)
    facts.push_back("include " + element["IndexElem"]["name"].text);
  if (node.has("whereClause")) facts.push_back("where");
  if (node.has("tableSpace")) facts.push_back("tablespace " + node["tableSpace"].text);
}

bool has_separate_name(std::string_view subcommand) {
  return subcommand != "AT_AddColumn" && subcommand != "AT_AddConstraint" &&
         subcommand != "AT_AlterConstraint" && subcommand != "AT_ChangeOwner" &&
         subcommand != "AT_ReplicaIdentity";
}

void alter_table(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("alter ", node["objtype"].text, " ", relation(node["relation"]),
                         node["missing_ok"].is_true() ? " if exists" : ""));
  for (const JsonValue& item : node["cmds"].items) {
    const JsonValue& command = item["AlterTableCmd"];
    const std::string& subcommand = command["subtype"].text;
    facts.push_back(concat(subcommand, has_separate_name(subcommand) ? " " : "",
                           has_separate_name(subcommand) ? command["name"].text : std::string(),
                           command["missing_ok"].is_true() ? " if exists" : "",
                           command["behavior"].text == "DROP_CASCADE" ? " cascade" : ""));
    const JsonValue& definition = command["def"];
    if (subcommand == "AT_AddColumn") column(definition["ColumnDef"], facts);
    if (subcommand == "AT_AlterConstraint") {
      const JsonValue& altered = definition["Constraint"];
      facts.push_back(concat("constraint ", altered["conname"].text,
                             altered["deferrable"].is_true() ? " deferrable" : "",
                             altered["initdeferred"].is_true() ? " deferred" : ""));
    }
    if (subcommand == "AT_AddConstraint") facts.push_back(constraint(definition["Constraint"], {}));
    if (subcommand == "AT_AlterColumnType") {
      facts.push_back("type " + type(definition["ColumnDef"]["typeName"]));
      if (definition["ColumnDef"].has("raw_default")) facts.push_back("using");
    }
    if (definition.tag() == "PartitionCmd")
      facts.push_back("partition " + relation(definition.inside()["name"]));
    if (definition.tag() == "RangeVar") facts.push_back("parent " + relation(definition.inside()));
  }
}

struct Row {
  std::string_view tag;
  Writer write;
};
constexpr Row statements[] = {
    {"CreateStmt", create_table},
    {"CreateForeignTableStmt", create_table},
    {"IndexStmt", create_index},
    {"AlterTableStmt", alter_table},
};

}  // namespace

Writer table_writer(std::string_view tag) {
  for (const Row& row : statements) {
    if (row.tag == tag) return row.write;
  }
  return nullptr;
}

std::string constraint(const JsonValue& node) { return constraint(node, Deferring()); }

}  // namespace mig::tools::pg
