// The work of judge(), in its parts. For lint/judge.cpp alone.
#pragma once

#include "catalog/called.hpp"
#include "lint/findings.hpp"
#include "lint/judge.hpp"

namespace mig {

class Judge {
 public:
  Judge(LintInput input, const JudgedVisit& visit);
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
  // The bodies of what `calling` calls: a statement of `caller`, or an expression in one. `inside` is as it is before.
  void judge_calls(JudgedStatement& caller, const ast::Statement& calling, const Replay& inside);
  void judge_routine(JudgedStatement& caller, const CalledRoutine& called, Replay inside);
  // What the trigger or rule that `at` makes will run.
  void judge_fired(JudgedStatement& at);
  void judge_action(JudgedStatement& rule, const ast::Statement& action);
  // Statements inside another one, and what they are there for.
  struct Inside {
    JudgedStatement& outer;
    const Body& body;
    bool is_run = true;
    bool is_conditional = false;
    bool is_fired = false;
    ObjectId routine = 0;
    std::string note = {};
  };
  void judge_parts(const Inside& what, Replay& replay);
  JudgedStatement& add_inner(const Inside& what, const BodyStatement& part, const Replay& replay);
  struct KnownRoutine {
    explicit KnownRoutine(const Function& function) : text(function) {
      if (text.definition() != nullptr) body = read_body(*text.definition());
    }
    RoutineText text;
    Body body;
  };
  const KnownRoutine& known(const Function& function);
  JudgedStatement& add(LintFile& file, const ParsedStatement& parsed);
  void complete(JudgedStatement& at, const Replay& replay, std::size_t notes_before);
  void note_effects(JudgedStatement& at);
  void forget_work_on_empty(JudgedStatement& at);
  void check_rules();
  std::size_t leave_out();
  void put_in_order(std::vector<Finding>& all) const;
  LintResult finish();

  LintInput input_;
  const JudgedVisit& visit_;
  Replay replay_;
  TimeoutTracker timeouts_;
  std::uint32_t set_begin_ = 0;
  std::uint32_t up_begin_ = 0;  // of the up file before
  std::shared_ptr<const SessionState> session_;
  std::vector<std::unique_ptr<LintFile>> files_;
  std::vector<std::unique_ptr<JudgedStatement>> statements_;
  std::vector<std::unique_ptr<Body>> bodies_;
  std::map<std::string, KnownRoutine> routines_;
  std::vector<ObjectId> running_;  // routines whose bodies are being judged: one may call itself
  LintContext context_;
  Findings findings_;
};

// Its statement, where rules can walk it.
void put_statement(JudgedStatement& at, const ParsedStatement& parsed);
// There is a body to look into.
bool calls_routine(const JudgedStatement& at);

}  // namespace mig
