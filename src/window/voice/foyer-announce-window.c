/* Spoken notices: chosen or typed, looked at, heard quietly, and announced in the hall. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/voice/foyer-announce-window.h"

#include <glib/gi18n-lib.h>

#include "foyer-voice-resources.h"
#include "voice/foyer-compose.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-guard.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-prompt.h"
#include "window/voice/foyer-emergency-bar.h"
#include "window/voice/foyer-listen.h"

/* Below a call in the hall by so much: it is for one person at a desk. */
#define QUIETLY_DB -14.0

#define FREE_TEXT FOYER_N_NOTICES

struct _FoyerAnnounceWindow
{
  AdwWindow parent_instance;
  FoyerEmergencyBar *emergency_bar;
  AdwToastOverlay *toasts;
  GtkListBox *kinds_list;
  GtkWidget *text_box;
  AdwEntryRow *text_entry;
  AdwComboRow *language_row;
  GtkListBox *preview_list;
  GtkWidget *hear_button, *announce_button;

  FoyerWindowContext *context;
  GCancellable *questions;
  FoyerListener listener;
  FoyerGuard announcing;
  GtkWidget *checks[FREE_TEXT + 1];
};

G_DEFINE_FINAL_TYPE (FoyerAnnounceWindow, foyer_announce_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *title, *subtitle;
} kinds[FREE_TEXT + 1] = {
  [FOYER_NOTICE_CLOSING_SOON] = { N_ ("Closing soon"), N_ ("Shortly before closing time") },
  [FOYER_NOTICE_CLOSING] = { N_ ("Closing time"), N_ ("Numbers that wait are still served") },
  [FOYER_NOTICE_FAULT] = { N_ ("System fault"), N_ ("Services stand still for now") },
  [FOYER_NOTICE_RECOVERED] = { N_ ("Works again"), N_ ("After a fault") },
  [FOYER_NOTICE_EVACUATION] = { N_ ("Evacuation"), N_ ("At once, until somebody stops it") },
  [FREE_TEXT] = { N_ ("In your own words"), N_ ("Spoken once, after the calls that wait") },
};

static guint
get_chosen (FoyerAnnounceWindow *self)
{
  for (guint i = 0; i <= FREE_TEXT; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      return i;
  return FREE_TEXT;
}

static const FoyerConfig *
get_config (FoyerAnnounceWindow *self)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
}

static FoyerLanguage
get_language (FoyerAnnounceWindow *self)
{
  const FoyerConfig *config = get_config (self);
  guint chosen = adw_combo_row_get_selected (self->language_row);

  return config->languages[chosen < config->n_languages ? chosen : 0];
}

/* What the station would say. (transfer full) */
static FoyerMessage *
compose (FoyerAnnounceWindow *self)
{
  const guint kind = get_chosen (self);
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_entry))));
  const FoyerAnnouncement row = {
    .kind =
        kind == FOYER_NOTICE_EVACUATION ? FOYER_ANNOUNCEMENT_EMERGENCY : FOYER_ANNOUNCEMENT_NOTICE,
    .language = (int) (kind == FREE_TEXT ? get_language (self) : get_config (self)->languages[0]),
    .notice = kind == FREE_TEXT ? NULL : (char *) foyer_notices[kind],
    .text = text,
  };

  return foyer_compose (get_config (self), &row, NULL);
}

static FoyerLanguage
find_language (FoyerVoiceLanguage voice)
{
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    if (foyer_compose_language (i) == voice)
      return (FoyerLanguage) i;
  return FOYER_LANGUAGE_EN;
}

static void
add_preview (FoyerAnnounceWindow *self, const FoyerPreview *preview)
{
  FoyerLanguage language = find_language (preview->language);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL), *words = gtk_label_new (NULL);
  g_autofree char *written = foyer_listener_write (preview);
  g_autofree char *text =
      preview->silent ? g_strdup (_ ("Nothing of this can be spoken."))
      : preview->cut  ? g_strdup_printf (_ ("%s (the rest is too long and is not spoken)"), written)
                      : g_strdup (written);

  foyer_label_set_text_in (GTK_LABEL (name), language, foyer_language_get_name (language));
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  if (preview->silent)
    gtk_label_set_text (GTK_LABEL (words), text);
  else
    foyer_label_set_text_in (GTK_LABEL (words), language, text);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "preview");
  gtk_list_box_append (self->preview_list, box);
}

/* states 2.10: nothing but the chime outside hours; what is chosen here, not what is spoken. */
static gboolean
is_quiet (FoyerAnnounceWindow *self)
{
  FoyerHallModel *model = foyer_window_context_get_model (self->context);
  const FoyerConfig *config = get_config (self);
  const FoyerAnnouncement row = { .kind = get_chosen (self) == FOYER_NOTICE_EVACUATION
                                              ? FOYER_ANNOUNCEMENT_EMERGENCY
                                              : FOYER_ANNOUNCEMENT_NOTICE };
  g_autofree char *state = NULL;

  g_object_get (model, "hall-state", &state, NULL);
  return config != NULL &&
         foyer_voice_plan_is_quiet (
             config->voice, &row, g_strcmp0 (state, foyer_hall_states[FOYER_HALL_CLOSED]) == 0,
             foyer_time_to_wall (
                 foyer_engine_get_now (foyer_window_context_get_engine (self->context)),
                 config->zone)
                 .minute);
}

static GtkWidget *
create_quiet_row (void)
{
  GtkWidget *label =
      gtk_label_new (_ ("Only the chime sounds now: the hall is closed, or its hours are quiet."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "preview");
  gtk_widget_add_css_class (label, "quiet");
  return label;
}

static void
update (FoyerAnnounceWindow *self)
{
  const guint kind = get_chosen (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text_entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gboolean ready = kind != FREE_TEXT || *stripped != '\0';
  gboolean urgent = kind == FOYER_NOTICE_EVACUATION;
  GtkWidget *child;

  gtk_widget_set_visible (self->text_box, kind == FREE_TEXT);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview_list))) != NULL)
    gtk_list_box_remove (self->preview_list, child);
  if (ready && get_config (self) != NULL)
    {
      g_autoptr (FoyerMessage) message = compose (self);
      g_autoptr (GPtrArray) previews = foyer_compose_preview (message);
      gboolean says_something = FALSE;

      for (guint i = 0; i < previews->len; i++)
        {
          const FoyerPreview *preview = g_ptr_array_index (previews, i);

          says_something |= !preview->silent;
          add_preview (self, preview);
        }
      ready = says_something;
    }
  if (ready && is_quiet (self))
    gtk_list_box_append (self->preview_list, create_quiet_row ());
  gtk_widget_set_visible (GTK_WIDGET (self->preview_list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->preview_list)) != NULL);
  gtk_widget_set_sensitive (self->hear_button, ready);
  gtk_widget_set_sensitive (self->announce_button, ready && !self->announcing.busy);
  if (urgent)
    {
      gtk_widget_remove_css_class (self->announce_button, "suggested-action");
      gtk_widget_add_css_class (self->announce_button, "destructive-action");
    }
  else
    {
      gtk_widget_remove_css_class (self->announce_button, "destructive-action");
      gtk_widget_add_css_class (self->announce_button, "suggested-action");
    }
}

static void
hear_cb (FoyerAnnounceWindow *self)
{
  g_autoptr (FoyerMessage) message = compose (self);

  message->chime = FALSE;
  message->gain_db = QUIETLY_DB;
  foyer_listener_play (&self->listener, message, NULL, NULL);
}

static void
announced_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerAnnounceWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&self->announcing);
  if (self->context == NULL)
    return;
  if (answer == NULL)
    foyer_common_show_toast (self->toasts, error->message);
  else if (get_chosen (self) == FREE_TEXT)
    gtk_editable_set_text (GTK_EDITABLE (self->text_entry), "");
  if (answer != NULL)
    foyer_common_show_toast (self->toasts, _ ("It is on its way to the loudspeaker."));
  update (self);
}

static void
announce (FoyerAnnounceWindow *self)
{
  const guint kind = get_chosen (self);
  g_autoptr (FoyerCommand) command = NULL;

  if (!foyer_guard_enter (&self->announcing))
    return;
  command = foyer_window_context_command (self->context,
                                          kind == FREE_TEXT ? "announce.say" : "announce.notice");
  if (kind == FREE_TEXT)
    {
      foyer_command_text (command, "text", gtk_editable_get_text (GTK_EDITABLE (self->text_entry)));
      foyer_command_text (command, "language", foyer_languages[get_language (self)]);
    }
  else
    foyer_command_text (command, "notice", foyer_notices[kind]);
  foyer_window_context_run_async (self->context, command, NULL, announced_cb, g_object_ref (self));
  update (self);
}

static void
confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerAnnounceWindow) self = data;
  g_autofree char *reason = foyer_prompt_finish (result, NULL);

  if (reason != NULL && self->context != NULL)
    announce (self);
}

static void
announce_cb (FoyerAnnounceWindow *self)
{
  const FoyerPrompt prompt = {
    .heading = _ ("Announce an evacuation?"),
    .body = _ ("It cuts whatever is being spoken, in all languages of the hall, and is repeated "
               "until somebody stops it."),
    .accept = _ ("_Evacuate now"),
    .destructive = TRUE,
  };

  if (get_chosen (self) != FOYER_NOTICE_EVACUATION)
    announce (self);
  else
    foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, confirmed_cb,
                        g_object_ref (self));
}

static void
fill_kinds (FoyerAnnounceWindow *self)
{
  for (guint i = 0; i <= FREE_TEXT; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kinds[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (kinds[i].subtitle));
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                                  i > 0 ? GTK_CHECK_BUTTON (self->checks[0]) : NULL);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      /* Names it, too. */
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      self->checks[i] = check;
      gtk_list_box_append (self->kinds_list, row);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[0]), TRUE);
  for (guint i = 0; i <= FREE_TEXT; i++)
    g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
}

static void
fill_languages (FoyerAnnounceWindow *self)
{
  const FoyerConfig *config = get_config (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; config != NULL && i < config->n_languages; i++)
    gtk_string_list_append (names, foyer_language_get_name (config->languages[i]));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
}

static void
foyer_announce_window_dispose (GObject *object)
{
  FoyerAnnounceWindow *self = FOYER_ANNOUNCE_WINDOW (object);

  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  foyer_listener_clear (&self->listener);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_announce_window_parent_class)->dispose (object);
}

static void
foyer_announce_window_class_init (FoyerAnnounceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_voice_get_resource ());
  g_type_ensure (FOYER_TYPE_EMERGENCY_BAR);
  G_OBJECT_CLASS (klass)->dispose = foyer_announce_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/voice/announce-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, emergency_bar);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, kinds_list);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, text_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, text_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, preview_list);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, hear_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerAnnounceWindow, announce_button);
  gtk_widget_class_bind_template_callback (widget_class, hear_cb);
  gtk_widget_class_bind_template_callback (widget_class, announce_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_announce_window_init (FoyerAnnounceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
}

GtkWidget *
foyer_announce_window_new (GtkWindow *parent, FoyerWindowContext *context)
{
  FoyerAnnounceWindow *self = g_object_new (FOYER_TYPE_ANNOUNCE_WINDOW, "transient-for", parent,
                                            "modal", TRUE, "destroy-with-parent", TRUE, NULL);

  self->context = g_object_ref (context);
  foyer_emergency_bar_set_context (self->emergency_bar, context);
  fill_languages (self);
  fill_kinds (self);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
