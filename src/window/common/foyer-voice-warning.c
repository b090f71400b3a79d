/* The row that says that nobody hears the calls. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-voice-warning.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-record.h"
#include "window/common/foyer-common.h"

struct _FoyerVoiceWarning
{
  GtkWidget parent_instance;
  GtkRevealer *revealer;
  GtkLabel *label;
  gboolean audible;
  char *reason;
};

G_DEFINE_FINAL_TYPE (FoyerVoiceWarning, foyer_voice_warning, GTK_TYPE_WIDGET)

enum
{
  AUDIBLE = 1,
  REASON,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* An empty revealer's words would still be read aloud: they are only there while they hold. */
static void
update (FoyerVoiceWarning *self)
{
  g_autofree char *text = NULL;

  if (!self->audible && self->reason != NULL && *self->reason != '\0')
    /* Translators: %s is a sentence that says why the loudspeaker is silent */
    text = g_strdup_printf (_ ("Nobody hears us: calls are on the board only. %s"), self->reason);
  else if (!self->audible)
    text = g_strdup (_ ("Nobody hears us: calls are on the board only."));
  gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->revealer, !self->audible);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->audible);
}

static void
foyer_voice_warning_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  FoyerVoiceWarning *self = FOYER_VOICE_WARNING (object);

  if (property_id == AUDIBLE)
    g_value_set_boolean (value, self->audible);
  else if (property_id == REASON)
    g_value_set_string (value, self->reason);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_voice_warning_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  FoyerVoiceWarning *self = FOYER_VOICE_WARNING (object);

  if (property_id == AUDIBLE)
    self->audible = g_value_get_boolean (value);
  else if (property_id == REASON)
    foyer_set_text (&self->reason, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  update (self);
}

static void
foyer_voice_warning_dispose (GObject *object)
{
  foyer_common_dispose_template (GTK_WIDGET (object), FOYER_TYPE_VOICE_WARNING);
  G_OBJECT_CLASS (foyer_voice_warning_parent_class)->dispose (object);
}

static void
foyer_voice_warning_finalize (GObject *object)
{
  g_free (FOYER_VOICE_WARNING (object)->reason);
  G_OBJECT_CLASS (foyer_voice_warning_parent_class)->finalize (object);
}

static void
foyer_voice_warning_class_init (FoyerVoiceWarningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_voice_warning_get_property;
  object_class->set_property = foyer_voice_warning_set_property;
  object_class->dispose = foyer_voice_warning_dispose;
  object_class->finalize = foyer_voice_warning_finalize;
  properties[AUDIBLE] = g_param_spec_boolean (
      "audible", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT);
  properties[REASON] =
      g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "foyer-voice-warning");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/common/voice-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerVoiceWarning, revealer);
  gtk_widget_class_bind_template_child (widget_class, FoyerVoiceWarning, label);
}

static void
foyer_voice_warning_init (FoyerVoiceWarning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
