/* The free times that a dialog offers, each a row with its reason, and what else goes there. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-visit-times.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-json.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/planner/foyer-plan-look.h"

#define KEY "foyer-time"
/* More would push the times out of sight. */
#define MOST_OTHERS 3

void
foyer_visit_time_free (FoyerVisitTime *time)
{
  g_free (time->technician);
  g_free (time);
}

static FoyerVisitTime *
time_copy (const FoyerVisitTime *time)
{
  FoyerVisitTime *copy = g_memdup2 (time, sizeof *time);

  copy->technician = g_strdup (time->technician);
  return copy;
}

static GtkWidget *
make_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

void
foyer_visit_times_add (GtkListBox *list,
                       const FoyerConfig *config,
                       FoyerPlanDesk *desk,
                       const FoyerVisitTime *time,
                       const char *why)
{
  g_autofree char *day = foyer_plan_look_format_day (time->start, config->zone);
  g_autofree char *hours = foyer_format_hours (time->start, time->end, config->zone);
  g_autofree char *when = g_strdup_printf ("%s  %s", day, hours);
  const char *who =
      desk != NULL ? foyer_plan_desk_get_name (desk, time->technician) : time->technician;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  g_object_set_data_full (G_OBJECT (row), KEY, time_copy (time),
                          (GDestroyNotify) foyer_visit_time_free);
  gtk_box_append (GTK_BOX (box), make_line (when, "heading"));
  gtk_box_append (GTK_BOX (box), make_line (who, NULL));
  gtk_box_append (GTK_BOX (box), make_line (why, "dim-label"));
  gtk_widget_add_css_class (box, "visit-proposal");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (list, row);
}

void
foyer_visit_times_take (GtkListBox *list,
                        const FoyerConfig *config,
                        FoyerPlanDesk *desk,
                        JsonObject *answer)
{
  JsonArray *array = json_object_get_array_member (answer, "proposals");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *proposal = json_array_get_object_element (array, i);
      const FoyerVisitTime time = { (char *) json_object_get_string_member (proposal, "technician"),
                                    foyer_json_get_time (proposal, "start"),
                                    foyer_json_get_time (proposal, "end") };

      foyer_visit_times_add (list, config, desk, &time,
                             json_object_get_string_member (proposal, "why"));
    }
}

void
foyer_visit_times_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

const FoyerVisitTime *
foyer_visit_times_get_chosen (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), KEY) : NULL;
}

FoyerVisitTime *
foyer_visit_times_copy_chosen (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL && gtk_list_box_row_get_index (row) > 0
             ? time_copy (foyer_visit_times_get_chosen (list))
             : NULL;
}

gboolean
foyer_visit_times_choose (GtkListBox *list, const FoyerVisitTime *time)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      const FoyerVisitTime *one = g_object_get_data (G_OBJECT (row), KEY);

      if (one->start != time->start || g_strcmp0 (one->technician, time->technician) != 0)
        continue;
      gtk_list_box_select_row (list, row);
      return TRUE;
    }
  return FALSE;
}

static char *
tell_other (const FoyerConfig *config, JsonObject *other)
{
  gboolean same_address = g_strcmp0 (json_object_get_string_member (other, "same"), "address") == 0;
  const FoyerVisitType *type =
      foyer_config_find_visit_type (config, json_object_get_string_member (other, "type"), NULL);
  const char *matter = type != NULL ? foyer_names_get (&type->names, foyer_language_of_interface ())
                                    : json_object_get_string_member (other, "type");
  FoyerTime start = foyer_json_get_time (other, "start");
  int id = (int) json_object_get_int_member (other, "id");
  g_autofree char *when = NULL;

  if (start == 0)
    when = g_strdup (_ ("not planned yet"));
  else
    {
      g_autofree char *day = foyer_plan_look_format_day (start, config->zone);
      g_autofree char *clock = foyer_format_clock (start, config->zone);

      when = g_strdup_printf ("%s %s", day, clock);
    }
  /* TRANSLATORS: when it is, and what is done then */
  return same_address
             ? g_strdup_printf (_ ("Visit %d goes to this address already: %s, %s."), id, when,
                                matter)
             : g_strdup_printf (_ ("Visit %d is of the same customer: %s, %s."), id, when, matter);
}

char *
foyer_visit_times_tell_others (const FoyerConfig *config, JsonObject *answer)
{
  JsonArray *array = json_object_has_member (answer, "also_open")
                         ? json_object_get_array_member (answer, "also_open")
                         : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MOST_OTHERS); i++)
    {
      g_autofree char *line = tell_other (config, json_array_get_object_element (array, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, text->len == 0);
}
