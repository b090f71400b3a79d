/* Reaching the customer of a home visit: the number read back, and the hours for ringing (S0-HL-7).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-contact.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-visit-view.h"
#include "store/foyer-visit-queries.h"

static gboolean
read_hours (FoyerWork *work, const char *name, FoyerRingHours *hours, GError **error)
{
  if (foyer_ring_hours_read (foyer_work_get_text (work, name), hours))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("“%s” are no hours: write 09:00-11:30, 14:00-16:00. Nothing was changed."),
               foyer_work_get_text (work, name));
  return FALSE;
}

gboolean
foyer_visit_contact_read (FoyerWork *work, FoyerContact *contact, GError **error)
{
  *contact = (FoyerContact){
    .read_back = foyer_work_get_flag (work, "read-back"),
    .any_time = foyer_work_get_flag (work, "any-time"),
  };
  if (!read_hours (work, "good-hours", &contact->good, error) ||
      !read_hours (work, "quiet-hours", &contact->quiet, error))
    return FALSE;
  if (!contact->any_time || contact->good.n_spans + contact->quiet.n_spans == 0)
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("The customer can be rung either at any time or at certain hours. "
                          "Nothing was changed."));
  return FALSE;
}

static gboolean
load_person (FoyerWork *work, gint64 id, FoyerPerson *person, GError **error)
{
  g_autofree char *subject = foyer_visit_get_subject (id);

  return foyer_person_load (work->database, subject, person, error);
}

gboolean
foyer_visit_contact_warn (FoyerWork *work, gint64 id, GError **error)
{
  g_auto (FoyerPerson) person = { 0 };

  if (!load_person (work, id, &person, error))
    return FALSE;
  if (foyer_contact_is_quiet (&person.contact,
                              foyer_time_to_wall (work->now, work->config->zone).minute))
    json_object_set_string_member (
        work->answer, "warning",
        _ ("The customer does not want to be rung at this hour. It is written down all the same."));
  return TRUE;
}

/* What the arguments name is other than before; the rest stays. */
static gboolean
change (FoyerWork *work, FoyerPerson *person, GError **error)
{
  const char *phone = foyer_work_get_text (work, "phone");
  gboolean hours = foyer_work_get_flag (work, "any-time") ||
                   foyer_work_get_text (work, "good-hours") != NULL ||
                   foyer_work_get_text (work, "quiet-hours") != NULL;
  gboolean said = json_object_has_member (work->arguments, "read-back");
  FoyerContact contact;

  if (!foyer_visit_contact_read (work, &contact, error))
    return FALSE;
  if (phone == NULL && !hours && !said)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("Say what is other than before: --phone=…, --read-back, --any-time, "
                              "--good-hours=… or --quiet-hours=…. Nothing was changed."));
      return FALSE;
    }
  if (phone != NULL && phone[strspn (phone, " \t\r\n")] == '\0')
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("A home visit needs a phone number and an address. Nothing was "
                              "changed."));
      return FALSE;
    }
  /* Another number has not been read back. */
  if (!said)
    contact.read_back =
        person->contact.read_back && (phone == NULL || g_strcmp0 (phone, person->phone) == 0);
  if (phone != NULL)
    foyer_set_text (&person->phone, phone);
  if (hours)
    person->contact = contact;
  else
    person->contact.read_back = contact.read_back;
  return TRUE;
}

gboolean
foyer_visit_run_contact (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerVisit) visit =
      foyer_query_visit (work->database, foyer_work_get_integer (work, "id"), error);
  g_auto (FoyerPerson) person = { 0 };
  g_autofree char *subject = NULL;
  FoyerVisitState same;

  if (visit == NULL)
    return FALSE;
  if (!foyer_visit_step ((FoyerVisitState) visit->state, FOYER_VISIT_REACH, visit->id, &same,
                         error))
    return FALSE;
  subject = foyer_visit_get_subject (visit->id);
  if (!load_person (work, visit->id, &person, error) || !change (work, &person, error) ||
      !foyer_person_store (work->database, subject, &person, error))
    return FALSE;
  /* The journal knows whose, and nothing of what: that is personal. */
  json_object_set_int_member (work->data, "contact_of", visit->id);
  return foyer_work_record (work, "visit.contact", NULL, 0, error) &&
         foyer_answer_visit (work, visit, error);
}
