/* Home visits on paper: the technician's day, a visit, a door note, the customer's slip. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-visit-paper.h"

#include <glib/gi18n-lib.h>

#include "desktop/foyer-sheet.h"
#include "desktop/foyer-slip.h"
#include "hall/foyer-visit-rules.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-sheet-print.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-visit-menu.h"
#include "window/planner/foyer-visit-reach.h"

static const FoyerConfig *
get_config (FoyerWindowContext *context)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (context));
}

static const char *
get_type_name (const FoyerConfig *config, const FoyerVisit *visit, FoyerLanguage language)
{
  const FoyerVisitType *type = foyer_config_find_visit_type (config, visit->type, NULL);

  return type != NULL ? foyer_names_get (&type->names, language) : visit->type;
}

/* --- what the technician takes along --- */

/* (transfer container) */
static const char **
translate (char **codes)
{
  guint n = codes != NULL ? g_strv_length (codes) : 0;
  const char **list = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    list[i] = foyer_visit_word (codes[i]);
  return list;
}

/* The number, what is said of the telephone and the lists are the sheet's own. */
static void
sheet_clear (gpointer data)
{
  FoyerVisitSheet *sheet = data;

  g_free ((char *) sheet->number);
  g_free ((char *) sheet->phone);
  g_free ((char *) sheet->hours);
  g_free ((gpointer) sheet->packing);
  g_free ((gpointer) sheet->values);
}

static void
sheet_fill (FoyerVisitSheet *sheet, const FoyerConfig *config, FoyerPlanVisit *item)
{
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  const FoyerVisitType *type = foyer_config_find_visit_type (config, visit->type, NULL);
  const FoyerVisitSheet filled = {
    .number = g_strdup_printf ("%" G_GINT64_FORMAT, visit->id),
    .type = get_type_name (config, visit, foyer_language_of_interface ()),
    .start = visit->start,
    .end = visit->end,
    .customer = foyer_plan_visit_get_customer (item),
    .phone = foyer_visit_reach_write_number (item),
    .hours = foyer_visit_reach_write_hours (item),
    .address = foyer_plan_visit_get_address (item),
    .district = foyer_visit_word (visit->district),
    .matter = visit->reason,
    .wished = visit->wished != NULL ? foyer_visit_word (visit->wished) : NULL,
    .notes = foyer_plan_visit_get_address_note (item),
    .packing = (const char *const *) translate (type != NULL ? type->packing : NULL),
    .values = (const char *const *) translate (type != NULL ? type->values : NULL),
  };

  *sheet = filled;
}

static FoyerSheetHead
make_head (const FoyerConfig *config, const char *technician)
{
  const FoyerSheetHead head = {
    .language = foyer_language_of_interface (),
    .zone = config->zone,
    .hall = foyer_names_get (&config->names, foyer_language_of_interface ()),
    .technician = technician,
    .phone = config->hotline,
  };

  return head;
}

/* It stays with the customer, whom the staff number is enough for (5/D17). */
static GBytes *
draw_sheet (FoyerWindowContext *context, FoyerPlanVisit *item, GError **error)
{
  const FoyerConfig *config = get_config (context);
  const FoyerSheetHead head = make_head (config, foyer_plan_visit_get (item)->technician);
  FoyerVisitSheet sheet;
  GBytes *pdf;

  sheet_fill (&sheet, config, item);
  pdf = foyer_visit_sheet_draw (&head, &sheet, error);
  sheet_clear (&sheet);
  return pdf;
}

GBytes *
foyer_visit_paper_draw_day (FoyerWindowContext *context,
                            const char *technician,
                            const char *name,
                            FoyerTime day,
                            GPtrArray *visits,
                            GError **error)
{
  const FoyerConfig *config = get_config (context);
  const FoyerSheetHead head = make_head (config, name);
  g_autoptr (GArray) sheets = g_array_new (FALSE, TRUE, sizeof (FoyerVisitSheet));

  g_array_set_clear_func (sheets, sheet_clear);
  for (guint i = 0; i < visits->len; i++)
    {
      FoyerPlanVisit *item = g_ptr_array_index (visits, i);
      const FoyerVisit *visit = foyer_plan_visit_get (item);

      if (!foyer_visit_is_planned ((FoyerVisitState) visit->state) ||
          g_strcmp0 (visit->technician, technician) != 0 ||
          !foyer_plan_look_is_same_day (visit->start, day, config->zone))
        continue;
      g_array_set_size (sheets, sheets->len + 1);
      sheet_fill (&g_array_index (sheets, FoyerVisitSheet, sheets->len - 1), config, item);
    }
  return foyer_day_sheet_draw (&head, day, (const FoyerVisitSheet *) (void *) sheets->data,
                               sheets->len, error);
}

/* --- what the customer gets --- */

/* Before the note is left it has no number: the technician writes it. */
static GBytes *
draw_note (FoyerWindowContext *context, FoyerPlanVisit *item, GError **error)
{
  const FoyerConfig *config = get_config (context);
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  FoyerDoorNote note = {
    .n_languages = config->n_languages,
    .zone = config->zone,
    .number = foyer_plan_visit_get_note (item),
    .at = visit->noted_at,
    .staff = visit->technician,
    .phone = config->hotline,
  };

  for (guint i = 0; i < config->n_languages; i++)
    note.languages[i] = config->languages[i];
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    note.utility[i] = foyer_names_get (&config->names, (FoyerLanguage) i);
  return foyer_door_note_draw (&note, error);
}

static FoyerRoll *
make_slip (FoyerWindowContext *context, FoyerPlanVisit *item)
{
  const FoyerConfig *config = get_config (context);
  const FoyerSlips *slips = foyer_window_context_get_slips (context);
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  const FoyerLanguage language = (FoyerLanguage) visit->language;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, visit->id);
  const FoyerConfirmation slip = {
    .width = slips != NULL ? slips->width : FOYER_ROLL_80MM,
    .language = language,
    .zone = config->zone,
    .visit = TRUE,
    .hall = foyer_names_get (&config->names, language),
    .number = number,
    .matter = get_type_name (config, visit, language),
    .from = visit->start != 0 ? foyer_visit_get_arrive_by (config, visit) : 0,
    .to = visit->start,
    .minutes = (visit->end - visit->start) / FOYER_MINUTE,
    .staff = visit->technician,
    .phone = config->hotline,
  };

  return foyer_confirmation_draw (&slip);
}

static GBytes *
draw_slip (FoyerWindowContext *context, FoyerPlanVisit *item, GError **error)
{
  FoyerRoll *roll = make_slip (context, item);
  GBytes *pdf = foyer_roll_to_pdf (roll, error);

  foyer_roll_free (roll);
  return pdf;
}

GBytes *
foyer_visit_paper_draw (FoyerVisitPaper paper,
                        FoyerWindowContext *context,
                        FoyerPlanVisit *visit,
                        GError **error)
{
  static GBytes *(*const draws[FOYER_VISIT_N_PAPERS]) (FoyerWindowContext *, FoyerPlanVisit *,
                                                       GError **) = {
    [FOYER_VISIT_PAPER_SHEET] = draw_sheet,
    [FOYER_VISIT_PAPER_NOTE] = draw_note,
    [FOYER_VISIT_PAPER_SLIP] = draw_slip,
  };

  return draws[paper](context, visit, error);
}

char *
foyer_visit_paper_get_title (FoyerVisitPaper paper, FoyerPlanVisit *visit)
{
  int id = (int) foyer_plan_visit_get_id (visit);

  if (paper == FOYER_VISIT_PAPER_SHEET)
    return g_strdup_printf (_ ("Visit %d"), id);
  if (paper == FOYER_VISIT_PAPER_NOTE)
    return g_strdup_printf (_ ("Door note, visit %d"), id);
  return g_strdup_printf (_ ("Confirmation, visit %d"), id);
}

/* --- printing --- */

void
foyer_visit_paper_print_async (FoyerWindowContext *context,
                               GBytes *pdf,
                               const char *title,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  foyer_sheet_print_async (context, pdf, title, callback, data);
}

void
foyer_visit_paper_print_slip_async (FoyerWindowContext *context,
                                    FoyerPlanVisit *visit,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  const FoyerSlips *slips = foyer_window_context_get_slips (context);
  g_autofree char *title = foyer_visit_paper_get_title (FOYER_VISIT_PAPER_SLIP, visit);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (foyer_slips_are_printed (slips))
    {
      const FoyerPrintTarget target = { slips->way, slips->place, 0 };

      foyer_print_roll_async (make_slip (context, visit), &target, NULL, callback, data);
      return;
    }
  pdf = draw_slip (context, visit, &error);
  if (pdf != NULL)
    foyer_visit_paper_print_async (context, pdf, title, callback, data);
  else
    g_task_report_error (NULL, callback, data, foyer_visit_paper_print_slip_async,
                         g_steal_pointer (&error));
}

char *
foyer_visit_paper_print_finish (GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = foyer_print_finish (result, &error);

  if (path == NULL)
    return g_strdup (error->message);
  return *path != '\0' ? g_strdup_printf (_ ("It is in the file %s."), path)
                       : g_strdup (_ ("It is printed."));
}
