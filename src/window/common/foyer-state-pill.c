/* A state as colour, shape and word together. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-state-pill.h"

#include "base/foyer-record.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-state.h"

struct _FoyerStatePill
{
  GtkWidget parent_instance;
  GtkImage *image;
  GtkLabel *label;
  char *state;
};

G_DEFINE_FINAL_TYPE (FoyerStatePill, foyer_state_pill, GTK_TYPE_WIDGET)

enum
{
  STATE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
foyer_state_pill_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == STATE)
    g_value_set_string (value, FOYER_STATE_PILL (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_state_pill_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (property_id == STATE)
    foyer_state_pill_set_state (FOYER_STATE_PILL (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_state_pill_dispose (GObject *object)
{
  foyer_common_dispose_template (GTK_WIDGET (object), FOYER_TYPE_STATE_PILL);
  G_OBJECT_CLASS (foyer_state_pill_parent_class)->dispose (object);
}

static void
foyer_state_pill_finalize (GObject *object)
{
  g_free (FOYER_STATE_PILL (object)->state);
  G_OBJECT_CLASS (foyer_state_pill_parent_class)->finalize (object);
}

static void
foyer_state_pill_class_init (FoyerStatePillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_state_pill_get_property;
  object_class->set_property = foyer_state_pill_set_property;
  object_class->dispose = foyer_state_pill_dispose;
  object_class->finalize = foyer_state_pill_finalize;
  properties[STATE] =
      g_param_spec_string ("state", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "foyer-state-pill");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/common/state-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerStatePill, image);
  gtk_widget_class_bind_template_child (widget_class, FoyerStatePill, label);
}

static void
foyer_state_pill_init (FoyerStatePill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_state_pill_new (const char *state)
{
  return g_object_new (FOYER_TYPE_STATE_PILL, "state", state, NULL);
}

void
foyer_state_pill_set_state (FoyerStatePill *self, const char *state)
{
  const char *style = foyer_state_get_style (self->state);
  const char *word = foyer_state_get_word (state);

  if (g_strcmp0 (self->state, state) == 0)
    return;
  if (*style != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self), style);
  foyer_set_text (&self->state, state);
  style = foyer_state_get_style (state);
  if (*style != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  gtk_image_set_from_icon_name (self->image, *word != '\0' ? foyer_state_get_icon (state) : NULL);
  gtk_label_set_text (self->label, word);
  gtk_widget_set_visible (GTK_WIDGET (self->image), *word != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->label), *word != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[STATE]);
}

const char *
foyer_state_pill_get_state (FoyerStatePill *self)
{
  return self->state;
}
