/* One row of a list of home visits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-visit-row.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-state.h"
#include "window/planner/foyer-plan-draft.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-visit-menu.h"

struct _FoyerVisitRow
{
  GtkWidget parent_instance;
  GtkImage *type_image;
  GtkLabel *place_label, *matter_label, *wish_label;
  FoyerStatePill *pill;
  FoyerPlanVisit *visit;
  gint64 length;
};

G_DEFINE_FINAL_TYPE (FoyerVisitRow, foyer_visit_row, GTK_TYPE_WIDGET)

static void
foyer_visit_row_dispose (GObject *object)
{
  g_clear_object (&FOYER_VISIT_ROW (object)->visit);
  foyer_common_dispose_template (GTK_WIDGET (object), FOYER_TYPE_VISIT_ROW);
  G_OBJECT_CLASS (foyer_visit_row_parent_class)->dispose (object);
}

static void
foyer_visit_row_class_init (FoyerVisitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_visit_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/planner/visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitRow, type_image);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitRow, matter_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitRow, wish_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitRow, pill);
  gtk_widget_class_set_css_name (widget_class, "foyer-visit-row");
}

static void
foyer_visit_row_init (FoyerVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is dragged knows how long it will be. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, FoyerVisitRow *self)
{
  FoyerPlanDraft draft =
      foyer_plan_draft_place (foyer_plan_visit_get_id (self->visit), self->length);

  return gdk_content_provider_new_typed (FOYER_TYPE_PLAN_DRAFT, &draft);
}

static void
make_draggable (FoyerVisitRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
}

/* When it is, or was to be, and by whom where there is room for it. */
static char *
format_time (const FoyerVisit *visit,
             const FoyerConfig *config,
             gboolean narrow,
             const char *technician)
{
  g_autofree char *day = foyer_plan_look_format_day (visit->start, config->zone);
  g_autofree char *hours = NULL;

  if (narrow)
    {
      hours = foyer_format_clock (visit->start, config->zone);
      return g_strdup_printf ("%s · %s", day, hours);
    }
  hours = foyer_format_hours (visit->start, visit->end, config->zone);
  return g_strdup_printf ("%s · %s · %s", day, hours, technician != NULL ? technician : "");
}

/* What has to be known of it in the third line: that it cannot stay, that a note hangs on the door,
 * when it is, or what was wished. */
static void
show_time (FoyerVisitRow *self,
           const FoyerVisit *visit,
           const FoyerConfig *config,
           FoyerVisitRowStyle style,
           const char *technician)
{
  gboolean narrow = (style & FOYER_VISIT_ROW_NARROW) != 0;
  gboolean conflicting = (style & FOYER_VISIT_ROW_CONFLICTING) != 0;
  g_autofree char *time =
      visit->start != 0 ? format_time (visit, config, narrow, technician) : NULL;
  const char *word = conflicting ? _ ("To be rebooked")
                     : narrow && time != NULL
                         ? foyer_state_get_word (foyer_visit_states[visit->state])
                         : NULL;
  const char *wished = foyer_visit_word (visit->wished);
  g_autofree char *both =
      word != NULL && time != NULL ? g_strdup_printf ("%s · %s", word, time) : NULL;

  gtk_label_set_text (self->wish_label, both != NULL ? both : time != NULL ? time : wished);
  gtk_label_set_wrap (self->wish_label, narrow && both != NULL);
  gtk_label_set_lines (self->wish_label, narrow && both != NULL ? 2 : -1);
  gtk_widget_set_visible (GTK_WIDGET (self->wish_label),
                          *gtk_label_get_text (self->wish_label) != '\0');
  if (conflicting)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->wish_label), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->wish_label), "rebook");
    }
}

GtkWidget *
foyer_visit_row_new (FoyerPlanVisit *item,
                     const FoyerConfig *config,
                     FoyerVisitRowStyle style,
                     const char *technician)
{
  FoyerVisitRow *self = g_object_new (FOYER_TYPE_VISIT_ROW, NULL);
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  const char *address = foyer_plan_visit_get_address (item);

  self->visit = g_object_ref (item);
  self->length = foyer_plan_visit_get_length (item, config);
  gtk_image_set_from_icon_name (self->type_image, foyer_plan_look_type_icon (visit->type));
  foyer_label_set_text_in (self->place_label, config->languages[0],
                           *address != '\0' ? address : foyer_visit_word (visit->district));
  gtk_label_set_text (self->matter_label, foyer_plan_visit_get_matter (item, config));
  show_time (self, visit, config, style, technician);
  foyer_state_pill_set_state (self->pill, foyer_plan_visit_get_state (item));
  gtk_widget_set_visible (GTK_WIDGET (self->pill), (style & FOYER_VISIT_ROW_NARROW) == 0);
  if ((style & FOYER_VISIT_ROW_NARROW) != 0)
    make_draggable (self);
  return GTK_WIDGET (self);
}

FoyerPlanVisit *
foyer_visit_row_get_visit (FoyerVisitRow *self)
{
  return self->visit;
}
