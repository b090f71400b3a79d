/* The verbs of home visits and their arguments. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-verb.h"
#include "engine/foyer-visit-board.h"
#include "engine/foyer-visit-book.h"
#include "engine/foyer-visit-contact.h"
#include "engine/foyer-visit-desk.h"
#include "engine/foyer-visit-door.h"
#include "engine/foyer-visit-report.h"
#include "hall/foyer-ticket.h"
#include "hall/foyer-visit.h"

#define REQUIRED FOYER_ARGUMENT_REQUIRED

#define ID                                                                                         \
  {                                                                                                \
    "id", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | REQUIRED, NULL                       \
  }
#define TEXT(name)                                                                                 \
  {                                                                                                \
    name, FOYER_ARGUMENT_TEXT, 0, NULL                                                             \
  }
#define NEEDS(name)                                                                                \
  {                                                                                                \
    name, FOYER_ARGUMENT_TEXT, REQUIRED, NULL                                                      \
  }
#define INTEGER(name)                                                                              \
  {                                                                                                \
    name, FOYER_ARGUMENT_INTEGER, 0, NULL                                                          \
  }
#define FLAG(name)                                                                                 \
  {                                                                                                \
    name, FOYER_ARGUMENT_FLAG, 0, NULL                                                             \
  }
#define CHOICE(name, choices)                                                                      \
  {                                                                                                \
    name, FOYER_ARGUMENT_CHOICE, 0, choices                                                        \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, 0, 0, NULL                                                                               \
  }

/* How the customer is reached (S0-HL-7); what is missing was not said. */
#define REACH FLAG ("read-back"), FLAG ("any-time"), TEXT ("good-hours"), TEXT ("quiet-hours")

/* What is known of a visit before it has a time. */
#define MATTER                                                                                     \
  NEEDS ("type"), NEEDS ("customer"), NEEDS ("phone"), NEEDS ("address"), NEEDS ("district"),      \
      TEXT ("address-note"), TEXT ("wish"), TEXT ("ticket"), TEXT ("reason"), TEXT ("ordered"),    \
      INTEGER ("meters"), INTEGER ("occupancy"), INTEGER ("follows"), REACH,                       \
      CHOICE ("class", foyer_visit_classes), CHOICE ("language", foyer_languages)

static const char *const bys[] = { "customer", "company", NULL };
static const char *const reminders[] = { "reached", "message", "not-reached", NULL };

static const FoyerArgument propose_arguments[] = {
  NEEDS ("type"),
  TEXT ("address"),
  TEXT ("phone"),
  NEEDS ("district"),
  TEXT ("wish"),
  TEXT ("from"),
  TEXT ("to"),
  TEXT ("technician"),
  TEXT ("ordered"),
  INTEGER ("meters"),
  INTEGER ("minutes"),
  INTEGER ("limit"),
  INTEGER ("visit"),
  CHOICE ("class", foyer_visit_classes),
  END,
};
static const FoyerArgument book_arguments[] = {
  MATTER,
  NEEDS ("technician"),
  NEEDS ("start"),
  INTEGER ("minutes"),
  FLAG ("agreed"),
  TEXT ("approved-by"),
  END,
};
static const FoyerArgument draft_arguments[] = { MATTER, END };
static const FoyerArgument plan_arguments[] = {
  ID,
  NEEDS ("technician"),
  NEEDS ("start"),
  INTEGER ("minutes"),
  FLAG ("agreed"),
  TEXT ("approved-by"),
  END,
};
static const FoyerArgument move_arguments[] = {
  ID,
  TEXT ("start"),
  TEXT ("technician"),
  INTEGER ("minutes"),
  TEXT ("wish"),
  CHOICE ("by", bys),
  TEXT ("reason"),
  FLAG ("agreed"),
  FLAG ("undo"),
  TEXT ("approved-by"),
  END,
};
static const FoyerArgument adjust_arguments[] = { ID, TEXT ("technician"), INTEGER ("minutes"),
                                                  END };
static const FoyerArgument cancel_arguments[] = {
  ID, CHOICE ("by", bys), TEXT ("reason"), TEXT ("approved-by"), END,
};
static const FoyerArgument id_arguments[] = { ID, END };
static const FoyerArgument contact_arguments[] = { ID, TEXT ("phone"), REACH, END };
static const FoyerArgument remind_arguments[] = { ID, CHOICE ("result", reminders), END };
static const FoyerArgument depart_arguments[] = { ID, FLAG ("packed"), END };
static const FoyerArgument late_arguments[] = { ID, INTEGER ("minutes"), END };
static const FoyerArgument knock_arguments[] = { ID, FLAG ("early-agreed"), END };
static const FoyerArgument phone_arguments[] = { ID, FLAG ("reached"), END };
static const FoyerArgument wait_arguments[] = { ID, TEXT ("until"), END };
static const FoyerArgument note_arguments[] = { ID, TEXT ("place"), END };
static const FoyerArgument enter_arguments[] = { ID, FLAG ("id-shown"), FLAG ("purpose-told"),
                                                 FLAG ("consent"), END };
static const FoyerArgument finish_arguments[] = {
  ID,
  CHOICE ("outcome", foyer_visit_outcomes),
  FLAG ("tidied"),
  TEXT ("opinion"),
  FLAG ("contact-left"),
  FLAG ("explained"),
  TEXT ("basis"),
  TEXT ("corrections"),
  TEXT ("choice"),
  TEXT ("old-value"),
  TEXT ("new-value"),
  TEXT ("start-value"),
  TEXT ("master-value"),
  TEXT ("sub-value"),
  TEXT ("value"),
  TEXT ("signature"),
  TEXT ("lids-closed"),
  TEXT ("documents"),
  TEXT ("price-told"),
  TEXT ("note-number"),
  END,
};
static const FoyerArgument partial_arguments[] = { ID, TEXT ("next-steps"), TEXT ("promised"),
                                                   FLAG ("agreed"), END };
static const FoyerArgument dept_arguments[] = { ID, TEXT ("department"), END };
static const FoyerArgument party_arguments[] = {
  ID,  TEXT ("party"), FLAG ("customer-told"), FLAG ("party-told"), TEXT ("basis"), TEXT ("advice"),
  END,
};
static const FoyerArgument refuse_arguments[] = { ID, TEXT ("reason"), END };
static const FoyerArgument lapse_arguments[] = { ID, TEXT ("reason"), TEXT ("approved-by"), END };
static const FoyerArgument list_arguments[] = {
  TEXT ("technician"), TEXT ("from"),      TEXT ("to"),     CHOICE ("state", foyer_visit_states),
  TEXT ("note"),       FLAG ("unplanned"), FLAG ("rebook"), END,
};

static const FoyerArgument board_arguments[] = { INTEGER ("id"), TEXT ("from"), TEXT ("to"), END };

static const FoyerArgument report_arguments[] = { TEXT ("from"), TEXT ("to"), TEXT ("technician"),
                                                  END };

static const FoyerArgument demo_book_arguments[] = { MATTER, INTEGER ("ahead"), FLAG ("agreed"),
                                                     END };
static const FoyerArgument demo_move_arguments[] = {
  ID, CHOICE ("by", bys), TEXT ("reason"), TEXT ("wish"), FLAG ("agreed"), END,
};

const FoyerVerb foyer_visit_verbs[] = {
  { "visit.propose", FOYER_VERB_READ, foyer_visit_run_propose, propose_arguments },
  { "visit.book", FOYER_VERB_WRITE, foyer_visit_run_book, book_arguments },
  { "visit.draft", FOYER_VERB_WRITE, foyer_visit_run_draft, draft_arguments },
  { "visit.plan", FOYER_VERB_WRITE, foyer_visit_run_plan, plan_arguments },
  { "visit.withdraw", FOYER_VERB_WRITE, foyer_visit_run_withdraw, id_arguments },
  { "visit.confirm", FOYER_VERB_WRITE, foyer_visit_run_confirm, id_arguments },
  { "visit.contact", FOYER_VERB_WRITE, foyer_visit_run_contact, contact_arguments },
  { "visit.remind", FOYER_VERB_WRITE, foyer_visit_run_remind, remind_arguments },
  { "visit.depart", FOYER_VERB_WRITE, foyer_visit_run_depart, depart_arguments },
  { "visit.late", FOYER_VERB_WRITE, foyer_visit_run_late, late_arguments },
  { "visit.arrive", FOYER_VERB_WRITE, foyer_visit_run_arrive, id_arguments },
  { "visit.knock", FOYER_VERB_WRITE, foyer_visit_run_knock, knock_arguments },
  { "visit.phone", FOYER_VERB_WRITE, foyer_visit_run_phone, phone_arguments },
  { "visit.wait", FOYER_VERB_WRITE, foyer_visit_run_wait, wait_arguments },
  { "visit.note", FOYER_VERB_WRITE, foyer_visit_run_note, note_arguments },
  { "visit.absent", FOYER_VERB_WRITE, foyer_visit_run_absent, id_arguments },
  { "visit.enter", FOYER_VERB_WRITE, foyer_visit_run_enter, enter_arguments },
  { "visit.work", FOYER_VERB_WRITE, foyer_visit_run_work, id_arguments },
  { "visit.finish", FOYER_VERB_WRITE, foyer_visit_run_finish, finish_arguments },
  { "visit.partial", FOYER_VERB_WRITE, foyer_visit_run_partial, partial_arguments },
  { "visit.other-dept", FOYER_VERB_WRITE, foyer_visit_run_other_dept, dept_arguments },
  { "visit.third-party", FOYER_VERB_WRITE, foyer_visit_run_third_party, party_arguments },
  { "visit.refuse", FOYER_VERB_WRITE, foyer_visit_run_refuse, refuse_arguments },
  { "visit.lapse", FOYER_VERB_WRITE, foyer_visit_run_lapse, lapse_arguments },
  { "visit.move", FOYER_VERB_WRITE, foyer_visit_run_move, move_arguments },
  { "visit.adjust", FOYER_VERB_WRITE, foyer_visit_run_adjust, adjust_arguments },
  { "visit.cancel", FOYER_VERB_WRITE, foyer_visit_run_cancel, cancel_arguments },
  { "visit.list", FOYER_VERB_READ, foyer_visit_run_list, list_arguments },
  { "visit.board", FOYER_VERB_READ, foyer_visit_run_board, board_arguments },
  { "visit.reminders", FOYER_VERB_READ, foyer_visit_run_reminders, NULL },
  { "visit.show", FOYER_VERB_READ, foyer_visit_run_show, id_arguments },
  { "report.visits", FOYER_VERB_READ, foyer_visit_run_report, report_arguments },
  { "demo.visit", FOYER_VERB_WRITE, foyer_visit_run_demo_book, demo_book_arguments },
  { "demo.move", FOYER_VERB_WRITE, foyer_visit_run_demo_move, demo_move_arguments },
  { NULL, 0, NULL, NULL },
};
