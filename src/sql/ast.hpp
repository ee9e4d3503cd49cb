// All typed statements.
#pragma once

#include "sql/ast/object.hpp"
#include "sql/ast/query.hpp"
#include "sql/ast/relation.hpp"
#include "sql/ast/routine.hpp"
#include "sql/ast/session.hpp"
#include "sql/ast/statement.hpp"
#include "sql/ast/table.hpp"
#include "sql/ast/type.hpp"
