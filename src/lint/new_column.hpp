// What ADD COLUMN asks for, as PostgreSQL sees it.
#pragma once

#include "catalog/catalog.hpp"
#include "catalog/replay.hpp"
#include "lint/volatility.hpp"
#include "sql/ast/table.hpp"

namespace mig {

struct NewColumn {
  DataType type;
  bool is_serial = false;           // serial, bigserial, smallserial
  bool is_identity = false;         // GENERATED … AS IDENTITY
  bool is_stored = false;           // GENERATED … STORED
  bool is_virtual = false;          // GENERATED …, not stored
  bool is_required = false;         // NOT NULL or PRIMARY KEY
  bool has_default_clause = false;  // DEFAULT was written, or follows from serial
  bool has_default = false;         // and gives a value: not DEFAULT NULL; also a domain's own
  Volatility default_volatility = Volatility::immutable;
  bool has_constrained_domain =
      false;  // its type is a domain with a CHECK or NOT NULL, itself or below

  // Each row that is there gets a value of its own, so all are written. May be, where the volatility is unknown.
  bool is_rewrite() const {
    return is_serial || is_identity || is_stored || has_constrained_domain ||
           (has_default && default_volatility >= Volatility::unknown);
  }
};

NewColumn new_column(const ast::Column& column, const Catalog& catalog,
                     const SessionState& session);

// A domain of the catalogue that checks its values, itself or what it is made of.
bool is_constrained_domain(DataType type, const Catalog& catalog);

}  // namespace mig
