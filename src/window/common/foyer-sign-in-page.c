/* Signing in at a window by staff number and PIN. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-sign-in-page.h"

#include <glib/gi18n-lib.h>

#include "engine/foyer-hall-config.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-pin-form.h"

struct _FoyerSignInPage
{
  GtkWidget parent_instance;
  GtkWidget *content, *button;
  GtkLabel *title_label, *description_label, *error_label, *hint_label;
  GtkWidget *staff_entry, *pin_entry;
  FoyerWindowContext *context;
  FoyerRole hint_role;
  guint hint_index;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (FoyerSignInPage, foyer_sign_in_page, GTK_TYPE_WIDGET)

enum
{
  CONTEXT = 1,
  TITLE,
  DESCRIPTION,
  BUSY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signed_in_signal;

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
set_busy (FoyerSignInPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->button, !busy && *get_text (self->staff_entry) != '\0' &&
                                              *get_text (self->pin_entry) != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[BUSY]);
}

static void
changed_cb (FoyerSignInPage *self)
{
  set_busy (self, self->busy);
}

static void
staff_activate_cb (FoyerSignInPage *self)
{
  gtk_widget_grab_focus (self->pin_entry);
}

static void
enter (FoyerSignInPage *self, FoyerSession *session)
{
  gtk_editable_set_text (GTK_EDITABLE (self->pin_entry), "");
  foyer_sign_in_page_show_error (self, NULL);
  foyer_window_context_take_session (self->context, session);
  g_signal_emit (self, signed_in_signal, 0);
}

typedef struct
{
  FoyerSignInPage *page;
  FoyerSession *session;
} Newcomer;

static void
newcomer_free (Newcomer *newcomer)
{
  g_object_unref (newcomer->page);
  g_clear_pointer (&newcomer->session, foyer_session_free);
  g_free (newcomer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Newcomer, newcomer_free)

static void
pin_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Newcomer) newcomer = data;
  FoyerSignInPage *self = newcomer->page;
  gboolean changed = foyer_pin_form_finish (result, NULL);

  set_busy (self, FALSE);
  if (self->context == NULL)
    return;
  if (changed)
    {
      newcomer->session->must_change_pin = FALSE;
      enter (self, g_steal_pointer (&newcomer->session));
    }
  else
    foyer_sign_in_page_show_error (
        self, _ ("You are not signed in: this PIN is known to others. Sign in again and choose "
                 "one of your own."));
}

/* S1 3.5: a PIN that everybody knows opens nothing in a real hall. */
static void
ask_for_own_pin (FoyerSignInPage *self, FoyerSession *session)
{
  const Newcomer newcomer = { g_object_ref (self), session };

  set_busy (self, TRUE);
  foyer_pin_form_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        foyer_window_context_get_engine (self->context), session->staff,
                        get_text (self->pin_entry), NULL, pin_chosen_cb,
                        g_memdup2 (&newcomer, sizeof newcomer));
}

static void
signed_in_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerSignInPage) self = data;
  g_autoptr (GError) error = NULL;
  FoyerSession *session = foyer_engine_sign_in_finish (FOYER_ENGINE (object), result, &error);

  set_busy (self, FALSE);
  if (session == NULL)
    {
      foyer_sign_in_page_show_error (self, error->message);
      return;
    }
  if (self->context == NULL)
    {
      foyer_session_free (session);
      return;
    }
  if (session->must_change_pin && GTK_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    ask_for_own_pin (self, session);
  else
    enter (self, session);
}

static void
submit_cb (FoyerSignInPage *self)
{
  g_autofree char *staff = g_strstrip (g_strdup (get_text (self->staff_entry)));

  if (self->busy || self->context == NULL)
    return;
  if (*staff == '\0' || *get_text (self->pin_entry) == '\0')
    {
      gtk_widget_grab_focus (*staff == '\0' ? self->staff_entry : self->pin_entry);
      return;
    }
  foyer_sign_in_page_show_error (self, NULL);
  set_busy (self, TRUE);
  foyer_engine_sign_in_async (foyer_window_context_get_engine (self->context), staff,
                              get_text (self->pin_entry), NULL, signed_in_cb, g_object_ref (self));
}

static const char *
find_hint_staff (FoyerSignInPage *self, const FoyerConfig *config)
{
  const char *found = NULL;
  guint left = self->hint_index;

  for (guint i = 0; i < config->staff->len; i++)
    {
      const FoyerStaff *staff = g_ptr_array_index (config->staff, i);

      if (staff->role != self->hint_role)
        continue;
      found = staff->id;
      if (left-- == 0)
        break;
    }
  return found;
}

static void
update_hint (FoyerSignInPage *self)
{
  const FoyerConfig *config =
      self->context != NULL
          ? foyer_hall_model_get_config (foyer_window_context_get_model (self->context))
          : NULL;
  const char *staff = config != NULL && config->demo ? find_hint_staff (self, config) : NULL;
  g_autofree char *text = NULL;

  if (staff != NULL)
    text = g_strdup_printf (_ ("This is a demo hall: staff number %s, PIN %s."), staff,
                            foyer_hall_demo_pin);
  gtk_label_set_text (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
}

static void
foyer_sign_in_page_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  FoyerSignInPage *self = FOYER_SIGN_IN_PAGE (object);

  switch (property_id)
    {
    case CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title_label));
      break;
    case DESCRIPTION:
      g_value_set_string (value, gtk_label_get_text (self->description_label));
      break;
    case BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
foyer_sign_in_page_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  FoyerSignInPage *self = FOYER_SIGN_IN_PAGE (object);

  if (property_id == CONTEXT)
    foyer_sign_in_page_set_context (self, g_value_get_object (value));
  else if (property_id == TITLE)
    set_label (self->title_label, g_value_get_string (value));
  else if (property_id == DESCRIPTION)
    set_label (self->description_label, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static gboolean
foyer_sign_in_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FOYER_SIGN_IN_PAGE (widget)->staff_entry);
}

static void
foyer_sign_in_page_dispose (GObject *object)
{
  FoyerSignInPage *self = FOYER_SIGN_IN_PAGE (object);

  foyer_sign_in_page_set_context (self, NULL);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_SIGN_IN_PAGE);
  G_OBJECT_CLASS (foyer_sign_in_page_parent_class)->dispose (object);
}

static void
foyer_sign_in_page_class_init (FoyerSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_sign_in_page_get_property;
  object_class->set_property = foyer_sign_in_page_set_property;
  object_class->dispose = foyer_sign_in_page_dispose;
  widget_class->grab_focus = foyer_sign_in_page_grab_focus;
  properties[CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT, flags);
  properties[TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signed_in_signal = g_signal_new ("signed-in", FOYER_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "foyer-sign-in-page");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/common/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, description_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, staff_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, pin_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignInPage, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, staff_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
foyer_sign_in_page_init (FoyerSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_busy (self, FALSE);
}

GtkWidget *
foyer_sign_in_page_new (FoyerWindowContext *context)
{
  return g_object_new (FOYER_TYPE_SIGN_IN_PAGE, "context", context, NULL);
}

void
foyer_sign_in_page_set_context (FoyerSignInPage *self, FoyerWindowContext *context)
{
  if (self->context == context)
    return;
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (foyer_window_context_get_model (self->context), self);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;
  g_signal_connect_swapped (foyer_window_context_get_model (context), "notify::revision",
                            G_CALLBACK (update_hint), self);
  update_hint (self);
}

void
foyer_sign_in_page_set_hint (FoyerSignInPage *self, FoyerRole role, guint index)
{
  self->hint_role = role;
  self->hint_index = index;
  update_hint (self);
}

void
foyer_sign_in_page_show_error (FoyerSignInPage *self, const char *sentence)
{
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
  if (sentence == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->pin_entry), "");
  gtk_widget_grab_focus (self->pin_entry);
}

void
foyer_sign_in_page_reset (FoyerSignInPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->staff_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->pin_entry), "");
  foyer_sign_in_page_show_error (self, NULL);
  gtk_widget_grab_focus (self->staff_entry);
}
