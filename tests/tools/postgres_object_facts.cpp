// Facts of all other objects, from libpg_query's trees.
#include "base/text.hpp"
#include "tools/postgres_facts.hpp"

namespace mig::tools::pg {

namespace {

std::string arguments(const JsonValue& object) {
  if (object["args_unspecified"].is_true()) return {};
  std::string out;
  for (const JsonValue& each : object["objargs"].items) {
    if (!out.empty()) out += ", ";
    out += type(each["TypeName"]);
  }
  return concat("(", out, ")");
}

std::string object(const JsonValue& node) {
  if (node.tag() == "List") {
    const JsonValue& parts = node.inside()["items"];
    return !parts.items.empty() && parts.items[0].tag() == "String" ? strings(parts, ".") : "types";
  }
  if (node.tag() == "ObjectWithArgs")
    return concat(strings(node.inside()["objname"], "."), arguments(node.inside()));
  if (node.tag() == "TypeName") return object_name(node.inside()["names"]);
  if (node.tag() == "RangeVar") return relation(node.inside());
  return node["String"]["sval"].text;
}

void drop(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("drop ", node["removeType"].text,
                         node["missing_ok"].is_true() ? " if exists" : "",
                         node["concurrent"].is_true() ? " concurrently" : "",
                         node["behavior"].text == "DROP_CASCADE" ? " cascade" : ""));
  if (node["removeType"].text == "OBJECT_CAST" || node["removeType"].text == "OBJECT_TRANSFORM")
    return;
  for (const JsonValue& each : node["objects"].items) facts.push_back("object " + object(each));
}

void rename(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("rename ", node["renameType"].text, " to ", node["newname"].text,
                         node["missing_ok"].is_true() ? " if exists" : ""));
  if (node.has("relation")) facts.push_back("of " + relation(node["relation"]));
  if (node.has("relation") && node.has("subname")) facts.push_back("part " + node["subname"].text);
}

void create_view(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("view ", relation(node["view"]), " ", persistence(node["view"]),
                         node["replace"].is_true() ? " or replace" : ""));
  if (node.has("aliases")) facts.push_back("columns " + strings(node["aliases"], ", "));
}

void create_table_as(const JsonValue& node, Facts& facts) {
  const JsonValue& into = node["into"];
  facts.push_back(concat(node["objtype"].text, " ", relation(into["rel"]), " ",
                         persistence(into["rel"]),
                         node["if_not_exists"].is_true() ? " if not exists" : "",
                         into["skipData"].is_true() ? " with no data" : ""));
  if (into.has("colNames")) facts.push_back("columns " + strings(into["colNames"], ", "));
}

void create_enum(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("enum ", object_name(node["typeName"]), " ", strings(node["vals"], ", ")));
}

void alter_enum(const JsonValue& node, Facts& facts) {
  if (node.has("oldVal")) return;
  facts.push_back(concat("enum ", object_name(node["typeName"]), " ", node["newVal"].text,
                         node["skipIfNewValExists"].is_true() ? " if not exists" : "",
                         !node.has("newValNeighbor")       ? ""
                         : node["newValIsAfter"].is_true() ? " after "
                                                           : " before ",
                         node["newValNeighbor"].text));
}

void comment(const JsonValue& node, Facts& facts) {
  const std::string& kind = node["objtype"].text;
  facts.push_back(
      concat("comment ", kind, " ", node.has("comment") ? node["comment"].text : "null"));
  if (kind != "OBJECT_CAST" && kind != "OBJECT_TRANSFORM" && kind != "OBJECT_LARGEOBJECT" &&
      kind != "OBJECT_DOMCONSTRAINT")
    facts.push_back("object " + object(node["object"]));
}

void create_trigger(const JsonValue& node, Facts& facts) {
  facts.push_back(concat(
      "trigger ", node["trigname"].text, " on ", relation(node["relation"]), " calls ",
      object_name(node["funcname"]), node["replace"].is_true() ? " or replace" : "",
      node["row"].is_true() ? " row" : "", node["isconstraint"].is_true() ? " constraint" : "",
      node["deferrable"].is_true() ? " deferrable" : "",
      node["initdeferred"].is_true() ? " deferred" : "", node.has("whenClause") ? " when" : ""));
  if (node.has("columns")) facts.push_back("columns " + strings(node["columns"], ", "));
}

void create_policy(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("policy ", node["policy_name"].text, " on ", relation(node["table"]), " ",
                         node["cmd_name"].text, node["permissive"].is_true() ? "" : " restrictive",
                         node.has("qual") ? " using" : "", node.has("with_check") ? " check" : ""));
}

std::string parameters(const JsonValue& list) {
  std::string out;
  for (const JsonValue& item : list.items) {
    const JsonValue& each = item["FunctionParameter"];
    std::string mode = lower_ascii(each["mode"].text.substr(sizeof("FUNC_PARAM_") - 1));
    if (mode == "default") mode = "in";
    out += concat(out.empty() ? "" : ", ", mode, " ", each["name"].text, " ", type(each["argType"]),
                  each.has("defexpr") ? " default" : "");
  }
  return out;
}

void create_function(const JsonValue& node, Facts& facts) {
  facts.push_back(concat(node["is_procedure"].is_true() ? "procedure " : "function ",
                         object_name(node["funcname"]),
                         node["replace"].is_true() ? " or replace" : ""));
  facts.push_back("parameters " + parameters(node["parameters"]));
}

void create_sequence(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("sequence ", relation(node["sequence"]), " ",
                         persistence(node["sequence"]),
                         node["if_not_exists"].is_true() ? " if not exists" : ""));
}

void create_schema(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("schema ", node["schemaname"].text,
                         node["if_not_exists"].is_true() ? " if not exists" : "", " elements ",
                         node["schemaElts"].items.size()));
}

void create_extension(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("extension ", node["extname"].text,
                         node["if_not_exists"].is_true() ? " if not exists" : ""));
}

void create_domain(const JsonValue& node, Facts& facts) {
  facts.push_back(concat("domain ", object_name(node["domainname"]), " ", type(node["typeName"])));
  for (const JsonValue& each : node["constraints"].items) {
    if (!each["Constraint"]["contype"].text.starts_with("CONSTR_ATTR_"))
      facts.push_back(constraint(each["Constraint"]));
  }
}

struct Row {
  std::string_view tag;
  Writer write;
};
constexpr Row statements[] = {
    {"DropStmt", drop},
    {"RenameStmt", rename},
    {"ViewStmt", create_view},
    {"CreateTableAsStmt", create_table_as},
    {"CreateEnumStmt", create_enum},
    {"AlterEnumStmt", alter_enum},
    {"CommentStmt", comment},
    {"CreateTrigStmt", create_trigger},
    {"CreatePolicyStmt", create_policy},
    {"CreateFunctionStmt", create_function},
    {"CreateSeqStmt", create_sequence},
    {"CreateSchemaStmt", create_schema},
    {"CreateExtensionStmt", create_extension},
    {"CreateDomainStmt", create_domain},
};

}  // namespace

Writer object_writer(std::string_view tag) {
  for (const Row& row : statements) {
    if (row.tag == tag) return row.write;
  }
  return nullptr;
}

}  // namespace mig::tools::pg

namespace mig::tools {

std::optional<Facts> facts_of(const JsonValue& node) {
  pg::Writer write = pg::table_writer(node.tag());
  if (write == nullptr) write = pg::object_writer(node.tag());
  if (write == nullptr) return std::nullopt;
  Facts facts;
  write(node.inside(), facts);
  return facts;
}

}  // namespace mig::tools
