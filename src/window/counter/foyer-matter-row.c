/* One matter of the customer, with what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-matter-row.h"

#include <glib/gi18n-lib.h>

#include "hall/foyer-words.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"

struct _FoyerMatterRow
{
  GtkWidget parent_instance;
  GtkImage *state_image;
  GtkLabel *name_label;
  GtkWidget *outcome_button;

  FoyerWindowContext *context;
  FoyerMatterItem *matter;
};

static guint outcome_signal;

G_DEFINE_FINAL_TYPE (FoyerMatterRow, foyer_matter_row, GTK_TYPE_WIDGET)

static const char *const icons[FOYER_ITEM_N_STATES] = {
  [FOYER_ITEM_OPEN] = "foyer-waiting-symbolic",
  [FOYER_ITEM_IN_WORK] = "foyer-serving-symbolic",
  [FOYER_ITEM_DONE] = "foyer-done-symbolic",
  [FOYER_ITEM_REFUSED] = "foyer-cancelled-symbolic",
  [FOYER_ITEM_TO_BE_ANSWERED] = "foyer-converted-symbolic",
  [FOYER_ITEM_CASE] = "foyer-converted-symbolic",
  [FOYER_ITEM_MOVED] = "foyer-missed-symbolic",
};

static void
update (FoyerMatterRow *self)
{
  const FoyerItem *item = foyer_matter_item_get_item (self->matter);
  FoyerHallModel *model = foyer_window_context_get_model (self->context);
  FoyerServiceItem *service = foyer_hall_model_find_service (model, item->service);
  FoyerLanguage language = foyer_language_of_interface ();
  const char *state = foyer_word_item_state (item->state);
  g_autofree char *name =
      g_strdup_printf ("%s  %s", item->service,
                       service != NULL ? foyer_service_item_get_name (service, language) : "");
  /* Translators: a service and its state, "A Payments: done" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), name, state);

  foyer_label_set_text_in (self->name_label, language, name);
  gtk_image_set_from_icon_name (self->state_image, icons[item->state]);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->outcome_button), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->outcome_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
outcome_cb (GtkWidget *widget, const char *name, GVariant *outcome)
{
  g_signal_emit (widget, outcome_signal, 0, g_variant_get_string (outcome, NULL));
}

static void
foyer_matter_row_dispose (GObject *object)
{
  FoyerMatterRow *self = FOYER_MATTER_ROW (object);

  if (self->matter != NULL)
    g_signal_handlers_disconnect_by_data (self->matter, self);
  g_clear_object (&self->matter);
  g_clear_object (&self->context);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_MATTER_ROW);
  G_OBJECT_CLASS (foyer_matter_row_parent_class)->dispose (object);
}

static void
foyer_matter_row_class_init (FoyerMatterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_matter_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/counter/matter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerMatterRow, state_image);
  gtk_widget_class_bind_template_child (widget_class, FoyerMatterRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerMatterRow, outcome_button);
  gtk_widget_class_install_action (widget_class, "matter.outcome", "s", outcome_cb);
  outcome_signal = g_signal_new ("outcome", FOYER_TYPE_MATTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
foyer_matter_row_init (FoyerMatterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_matter_row_new (FoyerWindowContext *context, FoyerMatterItem *matter)
{
  FoyerMatterRow *self = g_object_new (FOYER_TYPE_MATTER_ROW, NULL);

  self->context = g_object_ref (context);
  self->matter = g_object_ref (matter);
  g_signal_connect_swapped (matter, "notify", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

FoyerMatterItem *
foyer_matter_row_get_matter (FoyerMatterRow *self)
{
  return self->matter;
}

void
foyer_matter_row_set_open (FoyerMatterRow *self, gboolean open)
{
  gtk_widget_set_sensitive (self->outcome_button, open);
}
