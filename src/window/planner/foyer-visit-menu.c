/* What can be done with a home visit: one table of steps, and the words for codes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-visit-menu.h"

#include <glib/gi18n-lib.h>

const FoyerVisitChoice foyer_visit_choices[] = {
  { "confirm", "visit.confirm", FOYER_VISIT_CONFIRM, N_ ("_Customer agreed"), NULL, TRUE },
  { "remind", "visit.remind", FOYER_VISIT_REMIND, N_ ("_Remind…"), NULL, TRUE },
  { "depart", "visit.depart", FOYER_VISIT_DEPART, N_ ("_Set out…"), NULL, TRUE },
  { "arrive", "visit.arrive", FOYER_VISIT_ARRIVE, N_ ("_Arrived"), NULL, TRUE },
  { "knock", "visit.knock", FOYER_VISIT_KNOCK, N_ ("_Knock three times"), NULL, TRUE },
  { "enter", "visit.enter", FOYER_VISIT_ENTER, N_ ("_Let in…"), NULL, FALSE },
  { "phone", "visit.phone", FOYER_VISIT_PHONE, N_ ("_Telephone…"), NULL, FALSE },
  { "retry", "visit.phone", FOYER_VISIT_RETRY, N_ ("_Telephone once more…"), NULL, FALSE },
  { "wait", "visit.wait", FOYER_VISIT_WAIT, N_ ("_Wait at the door…"), NULL, FALSE },
  { "note", "visit.note", FOYER_VISIT_LEAVE_NOTE, N_ ("Leave a door _note…"), NULL, FALSE },
  { "absent", "visit.absent", FOYER_VISIT_FIND_OPEN, N_ ("Door _open, nobody in"), NULL, FALSE },
  { "work", "visit.work", FOYER_VISIT_WORK, N_ ("_Begin the work"), NULL, TRUE },
  { "finish", "visit.finish", FOYER_VISIT_FINISH, N_ ("_Done…"), "done", TRUE },
  { "partial", "visit.partial", FOYER_VISIT_END_PARTIAL, N_ ("Work _left over…"), NULL, FALSE },
  { "other-dept", "visit.other-dept", FOYER_VISIT_PASS_ON, N_ ("A_nother department’s…"), NULL,
    FALSE },
  { "third-party", "visit.third-party", FOYER_VISIT_NAME_PARTY, N_ ("A third _party’s…"), NULL,
    FALSE },
  { "customer-cause", "visit.finish", FOYER_VISIT_END_CAUSE, N_ ("Caused by the _customer…"),
    "customer-cause", FALSE },
  { "violation", "visit.finish", FOYER_VISIT_END_VIOLATION, N_ ("_Violation found…"), "violation",
    FALSE },
  { "not-accepted", "visit.finish", FOYER_VISIT_END_NOT_ACCEPTED, N_ ("Not acc_epted…"),
    "not-accepted", FALSE },
  { "damage", "visit.finish", FOYER_VISIT_END_DAMAGE, N_ ("Something was da_maged…"), "damage",
    FALSE },
  { "refuse", "visit.refuse", FOYER_VISIT_REFUSE, N_ ("_Entry refused…"), NULL, FALSE },
  { "late", "visit.late", FOYER_VISIT_TELL_LATE, N_ ("Tell of a dela_y…"), NULL, FALSE },
  { "contact", "visit.contact", FOYER_VISIT_REACH, N_ ("Number and _hours…"), NULL, FALSE },
  { "withdraw", "visit.withdraw", FOYER_VISIT_WITHDRAW, N_ ("Take o_ut of the plan"), NULL, FALSE },
  { "cancel", "visit.cancel", FOYER_VISIT_CANCEL, N_ ("Cance_l the visit…"), NULL, FALSE },
  { "lapse", "visit.lapse", FOYER_VISIT_LAPSE, N_ ("Let it lap_se…"), NULL, FALSE },
  { NULL, NULL, 0, NULL, NULL, FALSE },
};

/* Data of steps, values of kinds of visits, what goes into the bag, districts, the usual wishes. */
static const struct
{
  const char *code, *word;
} words[] = {
  { "id-shown", N_ ("ID shown") },
  { "purpose-told", N_ ("Purpose told") },
  { "consent", N_ ("The customer consents to entry") },
  { "tidied", N_ ("Tidied up") },
  { "opinion", N_ ("The customer’s opinion") },
  { "contact-left", N_ ("Our telephone number left") },
  { "explained", N_ ("Explained") },
  { "next-steps", N_ ("Next steps") },
  { "promised", N_ ("Promised by (2026-03-31)") },
  { "agreed", N_ ("The customer agreed") },
  { "department", N_ ("Department") },
  { "party", N_ ("Whose matter it is") },
  { "customer-told", N_ ("The customer was told") },
  { "party-told", N_ ("The other party was told") },
  { "basis", N_ ("Legal basis") },
  { "advice", N_ ("Advice given") },
  { "corrections", N_ ("List of corrections left") },
  { "choice", N_ ("What the customer chose") },
  { "reason", N_ ("Reason") },
  { "place", N_ ("Where the note was left") },
  { "reached", N_ ("The customer was reached") },
  { "message", N_ ("A message was left") },
  { "not-reached", N_ ("The customer was not reached") },
  { "restore", N_ ("It is put right") },
  { "compensate", N_ ("Its value is paid") },
  { "early-agreed", N_ ("The customer wants us before the agreed time") },
  { "old-value", N_ ("Reading of the old meter") },
  { "new-value", N_ ("Reading of the new meter") },
  { "start-value", N_ ("First reading") },
  { "master-value", N_ ("Reading of the master meter") },
  { "sub-value", N_ ("Readings of the flats’ meters") },
  { "value", N_ ("Reading") },
  { "signature", N_ ("Signed by") },
  { "lids-closed", N_ ("Both lids closed") },
  { "documents", N_ ("Documents collected") },
  { "price-told", N_ ("Price told, and the answer") },
  { "note-number", N_ ("Number of the notice") },
  { "clamps", N_ ("Clamps") },
  { "drawings", N_ ("Drawings") },
  { "forms", N_ ("Forms") },
  { "leak detector", N_ ("Leak detector") },
  { "new meter", N_ ("New meter") },
  { "price list", N_ ("Price list") },
  { "reading list", N_ ("Reading list") },
  { "seals", N_ ("Seals") },
  { "supply contract", N_ ("Supply contract") },
  { "supply regulation", N_ ("Supply regulation") },
  { "test meter", N_ ("Test meter") },
  { "wrench set", N_ ("Wrench set") },
  { "north-bank", N_ ("North bank") },
  { "south-bank", N_ ("South bank") },
  { "old-town", N_ ("Old town") },
  { "industrial-park", N_ ("Industrial park") },
  { "all", N_ ("All districts") },
  { "morning", N_ ("morning") },
  { "afternoon", N_ ("afternoon") },
};

const char *
foyer_visit_word (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, code))
      return _ (words[i].word);
  return code != NULL ? code : "";
}

const FoyerVisitChoice *
foyer_visit_choice_find (const char *name)
{
  for (const FoyerVisitChoice *choice = foyer_visit_choices; choice->name != NULL; choice++)
    if (g_strcmp0 (choice->name, name) == 0)
      return choice;
  return NULL;
}

gboolean
foyer_visit_choice_is_possible (const FoyerVisitChoice *choice,
                                const FoyerVisit *visit,
                                FoyerRole role)
{
  FoyerVisitState next;

  if (!foyer_visit_step ((FoyerVisitState) visit->state, choice->step, visit->id, &next, NULL) ||
      !foyer_access_may (role, choice->verb))
    return FALSE;
  /* Three rounds of knocking, then the telephone (S2 八.6); who was not reached is not waited for.
   */
  if (choice->step == FOYER_VISIT_KNOCK)
    return visit->knocks < FOYER_VISIT_ROUNDS;
  if (choice->step == FOYER_VISIT_PHONE && visit->state == FOYER_VISIT_KNOCKING)
    return visit->knocks >= FOYER_VISIT_ROUNDS;
  if (choice->step == FOYER_VISIT_WAIT)
    return visit->reached;
  return TRUE;
}

const char *
foyer_visit_choice_get_label (const FoyerVisitChoice *choice)
{
  return _ (choice->label);
}
