// The work of judge(), in its parts. For lint/judge.cpp alone.
#pragma once

#include "lint/findings.hpp"
#include "lint/judge.hpp"

namespace mig {

class Judge {
 public:
  explicit Judge(LintInput input);
  LintResult run();

 private:
  void replay_history(const Source& source, bool is_transactional);
  // The database or the base has it already.
  bool was_there(const LintInput::File& file) const;
  void judge_up(LintInput::File& file);
  LintFile& prepare(LintInput::File& from);
  void judge_file(LintFile& file);
  void judge_statement(LintFile& file, const ParsedStatement& parsed);
  void judge_body(JudgedStatement& outer, Replay& inside);
  JudgedStatement& add(LintFile& file, const ParsedStatement& parsed);
  void complete(JudgedStatement& at, const Replay& replay, std::size_t notes_before);
  void note_effects(JudgedStatement& at);
  void forget_work_on_empty(JudgedStatement& at);
  void check_rules();
  std::size_t leave_out();
  LintResult finish();

  LintInput input_;
  Replay replay_;
  TimeoutTracker timeouts_;
  std::uint32_t set_begin_ = 0;
  std::uint32_t up_begin_ = 0;  // of the up file before
  std::shared_ptr<const SessionState> session_;
  std::vector<std::unique_ptr<LintFile>> files_;
  std::vector<std::unique_ptr<JudgedStatement>> statements_;
  std::vector<std::unique_ptr<Body>> bodies_;
  LintContext context_;
  Findings findings_;
};

}  // namespace mig
