/* One of the last calls on the board: a number, its counter, what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-call-row.h"

#include "window/common/foyer-state-pill.h"

struct _FoyerCallRow
{
  AdwBin parent_instance;
  FoyerCallItem *call;
};

G_DEFINE_FINAL_TYPE (FoyerCallRow, foyer_call_row, ADW_TYPE_BIN)

enum
{
  PROP_CALL = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
foyer_call_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, FOYER_CALL_ROW (object)->call);
}

static void
foyer_call_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_set_object (&FOYER_CALL_ROW (object)->call, g_value_get_object (value));
}

static void
foyer_call_row_dispose (GObject *object)
{
  g_clear_object (&FOYER_CALL_ROW (object)->call);
  G_OBJECT_CLASS (foyer_call_row_parent_class)->dispose (object);
}

/* Bound in call-row.ui. Only what the public can do something about: what is over stays plain. */
static char *
shown_state (GObject *row, const char *state)
{
  return g_strdup (g_strcmp0 (state, "no-show") == 0 ? state : NULL);
}

/* A missed number leads nowhere any more. */
static gboolean
leads_on (GObject *row, const char *state)
{
  return g_strcmp0 (state, "no-show") != 0;
}

static void
foyer_call_row_class_init (FoyerCallRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_call_row_get_property;
  object_class->set_property = foyer_call_row_set_property;
  object_class->dispose = foyer_call_row_dispose;
  props[PROP_CALL] =
      g_param_spec_object ("call", NULL, NULL, FOYER_TYPE_CALL_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FOYER_TYPE_STATE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foyerhall/Foyer/ui/board/call-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, shown_state);
  gtk_widget_class_bind_template_callback (widget_class, leads_on);
  gtk_widget_class_set_css_name (widget_class, "foyer-call-row");
}

static void
foyer_call_row_init (FoyerCallRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_call_row_new (FoyerCallItem *call)
{
  return g_object_new (FOYER_TYPE_CALL_ROW, "call", call, NULL);
}
