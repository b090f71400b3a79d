/* What the receptionist says with a number, in the customer's language (G03, G04 …). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-record.h"
#include "hall/foyer-phrase-choice.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-sheet-print.h"
#include "window/reception/foyer-reception-window-private.h"

static const char *
get_text (JsonObject *ticket, const char *name)
{
  return json_object_get_string_member_with_default (ticket, name, "");
}

static const FoyerPhrase *
choose (FoyerReceptionWindow *self,
        JsonObject *ticket,
        const FoyerService *service,
        FoyerHallState hall)
{
  const FoyerPhraseSituation situation = {
    .moment = FOYER_MOMENT_ISSUED,
    .class = foyer_nick_find (foyer_classes, get_text (ticket, "class")),
    .direct = g_str_equal (get_text (ticket, "state"), "called"),
    .last_minutes = hall == FOYER_HALL_LAST_MINUTES,
    .form = service != NULL && service->form != NULL,
  };

  return foyer_phrase_book_find (foyer_window_context_get_phrases (self->context),
                                 foyer_phrase_choose (&situation));
}

void
foyer_reception_window_say_issued (FoyerReceptionWindow *self, JsonObject *ticket)
{
  FoyerHallModel *model = foyer_window_context_get_model (self->context);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  const FoyerService *service =
      foyer_config_find_service (config, get_text (ticket, "service"), NULL);
  const FoyerPhrase *phrase = choose (self, ticket, service, foyer_hall_model_get_state (model));
  const int asked = foyer_nick_find (foyer_languages, get_text (ticket, "language"));
  const FoyerLanguage theirs = asked >= 0 ? (FoyerLanguage) asked : config->languages[0];
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  g_autofree char *said = NULL;

  foyer_phrase_facts_set_text (facts, "ticket", get_text (ticket, "number"));
  foyer_phrase_facts_set_number (facts, "ahead",
                                 json_object_get_int_member_with_default (ticket, "ahead", 0));
  foyer_phrase_facts_set_number (facts, "counter",
                                 json_object_get_int_member_with_default (ticket, "counter", 0));
  if (service != NULL && service->form != NULL)
    foyer_phrase_facts_set_names (facts, "form", &service->form->names);
  said = phrase != NULL ? foyer_phrase_fill (phrase, theirs, facts) : NULL;
  foyer_issue_panel_say (self->issue_panel, theirs, said);
  foyer_set_text (&self->issued_service, get_text (ticket, "service"));
  self->issued_language = theirs;
  self->issued_choices = self->n_choices;
}

/* S0-HA-1.2d: the sample of the form that the number just issued needs, or the service that was
 * chosen since. */
void
foyer_reception_window_print_form (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  const char *code = self->issued_service;
  FoyerLanguage language = self->issued_language;
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
  const FoyerService *service;

  if (foyer_window_context_get_session (self->context) == NULL)
    return;
  if (code == NULL || self->issued_choices != self->n_choices)
    {
      FoyerServiceItem *chosen = foyer_issue_panel_get_service (self->issue_panel);

      code = chosen != NULL ? foyer_service_item_get_code (chosen) : NULL;
      language = foyer_issue_panel_get_language (self->issue_panel);
    }
  service = code != NULL ? foyer_config_find_service (config, code, NULL) : NULL;
  if (service == NULL)
    foyer_common_show_toast (self->toasts, _ ("Choose a service first."));
  else if (service->form == NULL)
    foyer_common_show_toast (self->toasts, _ ("This service needs no form."));
  else
    foyer_sheet_print_form (self->context, service, language, self->toasts);
}

/* S06 speaks of tomorrow. */
void
foyer_reception_window_say_converted (FoyerReceptionWindow *self, int language, const char *time)
{
  FoyerHallModel *model = foyer_window_context_get_model (self->context);
  const FoyerPhrase *phrase =
      foyer_phrase_book_find (foyer_window_context_get_phrases (self->context), "S06");
  g_autofree char *tomorrow = foyer_date_add_days (foyer_hall_model_get_day (model), 1);
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  g_autofree char *said = NULL;
  FoyerTime at;

  if (phrase != NULL && time != NULL && g_str_has_prefix (time, tomorrow) &&
      foyer_time_from_iso8601 (time, &at, NULL))
    {
      foyer_phrase_facts_set_clock (facts, "time", at, foyer_hall_model_get_config (model)->zone);
      said = foyer_phrase_fill (phrase, (FoyerLanguage) language, facts);
    }
  foyer_issue_panel_say (self->issue_panel, (FoyerLanguage) language, said);
}
