// Operator classes and families, and the altering of operators and text search objects.
#pragma once

#include "grammar/postgres/object_reference.hpp"

namespace mig::grammar::postgres {

struct operand_types : parens<list<type>> {};
struct in_family : seq<FAMILY, object_name> {};

// ---- what a class is made of: opclass_item, opclass_drop

struct operator_purpose : seq<FOR, sor<SEARCH, seq<ORDER, BY, object_name>>> {};
struct class_operator
    : seq<OPERATOR, integer, any_operator, opt<operator_signature>, opt<operator_purpose>> {};
struct class_function : seq<FUNCTION, integer, opt<operand_types>, function_reference> {};
struct class_item : sor<class_operator, class_function, seq<STORAGE, type>> {};
struct class_items : list<class_item> {};
struct dropped_class_item
    : seq<any_word<Keyword::OPERATOR, Keyword::FUNCTION>, integer, operand_types> {};
struct dropped_class_items : list<dropped_class_item> {};

struct class_reference : reference<object_name> {};
struct create_operator_class
    : tree<Node::create_operator_class, CREATE, kind<OPERATOR, CLASS>, class_reference,
           opt<DEFAULT>, FOR, TYPE, type, access_method, opt<in_family>, AS, class_items> {};
struct create_operator_family
    : tree<Node::create_operator_family, CREATE, kind<OPERATOR, FAMILY>, operator_class_reference> {
};
struct alter_operator_family
    : tree<Node::alter_operator_family, ALTER, kind<OPERATOR, FAMILY>, operator_class_reference,
           sor<seq<ADD, class_items>, seq<DROP, dropped_class_items>>> {};
struct alter_operator
    : tree<Node::alter_operator, ALTER, operator_kind, operator_reference, SET, definition> {};

// ---- text search

struct object_name_list : list<object_name> {};
struct alter_text_search_dictionary : tree<Node::alter_text_search_dictionary, ALTER, TEXT, SEARCH,
                                           DICTIONARY, object_name, definition> {};
struct mapped_tokens : seq<FOR, names> {};
struct mapping_change
    : sor<seq<REPLACE, object_name, WITH, object_name>,
          seq<mapped_tokens,
              sor<seq<REPLACE, object_name, WITH, object_name>, seq<WITH, object_name_list>>>> {};
struct mapping_action
    : sor<seq<ADD, MAPPING, mapped_tokens, WITH, object_name_list>,
          seq<ALTER, MAPPING, mapping_change>, seq<DROP, MAPPING, opt<if_exists>, mapped_tokens>> {
};
struct alter_text_search_configuration : tree<Node::alter_text_search_configuration, ALTER, TEXT,
                                              SEARCH, CONFIGURATION, object_name, mapping_action> {
};

}  // namespace mig::grammar::postgres
