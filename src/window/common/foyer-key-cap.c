/* The key that does what a button does, drawn as its cap. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-key-cap.h"

struct _FoyerKeyCap
{
  GtkWidget parent_instance;
  GtkWidget *label;
  char *accelerator;
};

G_DEFINE_FINAL_TYPE (FoyerKeyCap, foyer_key_cap, GTK_TYPE_WIDGET)

enum
{
  ACCELERATOR = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_accelerator (FoyerKeyCap *self, const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  g_free (self->accelerator);
  self->accelerator = g_strdup (accelerator);
  if (accelerator != NULL && gtk_accelerator_parse (accelerator, &key, &modifiers))
    {
      g_autofree char *text = gtk_accelerator_get_label (key, modifiers);
      gtk_label_set_text (GTK_LABEL (self->label), text);
    }
  gtk_widget_set_visible (self->label, accelerator != NULL);
}

static void
foyer_key_cap_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == ACCELERATOR)
    g_value_set_string (value, FOYER_KEY_CAP (object)->accelerator);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_key_cap_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  if (property_id == ACCELERATOR)
    set_accelerator (FOYER_KEY_CAP (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_key_cap_dispose (GObject *object)
{
  g_clear_pointer (&FOYER_KEY_CAP (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (foyer_key_cap_parent_class)->dispose (object);
}

static void
foyer_key_cap_finalize (GObject *object)
{
  g_free (FOYER_KEY_CAP (object)->accelerator);
  G_OBJECT_CLASS (foyer_key_cap_parent_class)->finalize (object);
}

static void
foyer_key_cap_class_init (FoyerKeyCapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_key_cap_get_property;
  object_class->set_property = foyer_key_cap_set_property;
  object_class->dispose = foyer_key_cap_dispose;
  object_class->finalize = foyer_key_cap_finalize;
  properties[ACCELERATOR] =
      g_param_spec_string ("accelerator", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "foyer-key-cap");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_key_cap_init (FoyerKeyCap *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

GtkWidget *
foyer_key_cap_new (const char *accelerator)
{
  return g_object_new (FOYER_TYPE_KEY_CAP, "accelerator", accelerator, NULL);
}
