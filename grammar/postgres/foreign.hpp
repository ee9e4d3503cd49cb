// Foreign data: wrappers, servers, user mappings; and casts, conversions, transforms, languages, access methods.
#pragma once

#include "grammar/postgres/object_reference.hpp"

namespace mig::grammar::postgres {

// handler_name: a function without its parameters
struct handler : object_name {};

// ---- foreign data

struct wrapper_kind : kind<FOREIGN, DATA, WRAPPER> {};
struct wrapper_option : sor<seq<any_word<Keyword::HANDLER, Keyword::VALIDATOR>, handler>,
                            seq<NO, any_word<Keyword::HANDLER, Keyword::VALIDATOR>>> {};
struct create_foreign_data_wrapper
    : tree<Node::create_foreign_data_wrapper, CREATE, wrapper_kind, name_reference,
           star<wrapper_option>, opt<generic_options>> {};
struct alter_foreign_data_wrapper
    : tree<Node::alter_foreign_data_wrapper, ALTER, wrapper_kind, name_reference,
           sor<seq<plus<wrapper_option>, opt<alter_generic_options>>, alter_generic_options>> {};

struct server_version : seq<VERSION, sor<string_literal, NULL_>> {};
struct create_server : tree<Node::create_server, CREATE, kind<SERVER>, opt<if_not_exists>,
                            name_reference, opt<TYPE, string_literal>, opt<server_version>, FOREIGN,
                            DATA, WRAPPER, name, opt<generic_options>> {};
struct alter_server
    : tree<Node::alter_server, ALTER, kind<SERVER>, name_reference,
           sor<seq<server_version, opt<alter_generic_options>>, alter_generic_options>> {};

struct mapped_user : sor<tree<Node::name, USER>, role> {};
struct user_mapping : seq<kind<USER, MAPPING>, opt<if_not_exists>, FOR, mapped_user, SERVER, name> {
};
struct create_user_mapping
    : tree<Node::create_user_mapping, CREATE, user_mapping, opt<generic_options>> {};
struct alter_user_mapping : tree<Node::alter_user_mapping, ALTER, kind<USER, MAPPING>, FOR,
                                 mapped_user, SERVER, name, alter_generic_options> {};

// ---- casts, conversions, transforms

struct cast_context : opt<AS, any_word<Keyword::ASSIGNMENT, Keyword::IMPLICIT>> {};
struct cast_way
    : sor<seq<WITHOUT, FUNCTION>, seq<WITH, sor<INOUT, seq<FUNCTION, function_reference>>>> {};
struct create_cast
    : tree<Node::create_cast, CREATE, kind<CAST>, cast_reference, cast_way, cast_context> {};
struct create_conversion
    : tree<Node::create_conversion, CREATE, opt<DEFAULT>, kind<CONVERSION>, any_name_reference, FOR,
           string_literal, TO, string_literal, FROM, object_name> {};

struct transform_from : seq<FROM, SQL, WITH, FUNCTION, function_reference> {};
struct transform_to : seq<TO, SQL, WITH, FUNCTION, function_reference> {};
struct transform_functions : sor<seq<transform_from, opt<one<','>, transform_to>>,
                                 seq<transform_to, opt<one<','>, transform_from>>> {};
struct create_transform : tree<Node::create_transform, CREATE, opt<or_replace>, kind<TRANSFORM>,
                               transform_reference, parens<transform_functions>> {};

// ---- languages and access methods

struct language_kind : kind<opt<PROCEDURAL>, LANGUAGE> {};
struct language_head : seq<CREATE, opt<or_replace>, opt<TRUSTED>> {};
struct language_functions : seq<HANDLER, handler, opt<INLINE, handler>,
                                opt<sor<seq<VALIDATOR, handler>, seq<NO, VALIDATOR>>>> {};
// Without functions it is the extension of that name, to the server as well.
struct create_language : sor<tree<Node::create_language, language_head, language_kind,
                                  name_reference, language_functions>,
                             tree<Node::create_extension, language_head, language_kind, name>> {};
struct create_access_method
    : tree<Node::create_access_method, CREATE, kind<ACCESS, METHOD>, name_reference, TYPE,
           any_word<Keyword::INDEX, Keyword::TABLE>, HANDLER, handler> {};

}  // namespace mig::grammar::postgres
