/* What will be issued at the reception: for whom, called how; and what was issued last. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/reception/foyer-issue-panel.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"

struct _FoyerIssuePanel
{
  GtkWidget parent_instance;
  GtkLabel *service_label, *issue_label, *issued_number_label, *issued_where_label;
  GtkLabel *issued_wait_label, *zh_label, *ko_label, *en_label;
  GtkWidget *issue_button, *issued_box, *reason_entry;
  GtkRevealer *reason_revealer;
  GtkToggleButton *ordinary_toggle, *elderly_toggle, *disabled_toggle, *pregnant_toggle;
  GtkToggleButton *infant_toggle, *urgent_toggle, *zh_toggle, *ko_toggle, *en_toggle;
  GtkToggleButton *hearing_toggle;
  GtkLabel *matters_label, *said_label;
  GtkWidget *matters_box, *another_button, *note_entry;
  guint n_frames; /* since a number was shown */
  FoyerServiceItem *service;
  GPtrArray *matters; /* of FoyerServiceItem: chosen before it, for the same number */
};

G_DEFINE_FINAL_TYPE (FoyerIssuePanel, foyer_issue_panel, GTK_TYPE_WIDGET)

static guint changed_signal;

static GtkToggleButton *
get_class_toggle (FoyerIssuePanel *self, int class)
{
  GtkToggleButton *const toggles[FOYER_N_CLASSES] = {
    self->ordinary_toggle, self->elderly_toggle, self->disabled_toggle,
    self->pregnant_toggle, self->infant_toggle,  self->urgent_toggle,
  };

  return toggles[class];
}

static GtkToggleButton *
get_language_toggle (FoyerIssuePanel *self, int language)
{
  GtkToggleButton *const toggles[FOYER_N_LANGUAGES] = { self->zh_toggle, self->ko_toggle,
                                                        self->en_toggle };

  return toggles[language];
}

static int
get_class (FoyerIssuePanel *self)
{
  for (int i = 0; i < FOYER_N_CLASSES; i++)
    if (gtk_toggle_button_get_active (get_class_toggle (self, i)))
      return i;
  return FOYER_CLASS_ORDINARY;
}

FoyerLanguage
foyer_issue_panel_get_language (FoyerIssuePanel *self)
{
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    if (gtk_toggle_button_get_active (get_language_toggle (self, i)))
      return (FoyerLanguage) i;
  return FOYER_LANGUAGE_ZH;
}

static char *
get_reason (FoyerIssuePanel *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry))));
}

static gboolean
is_in_reason (FoyerIssuePanel *self)
{
  return (gtk_widget_get_state_flags (self->reason_entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The focus stays where it is: the next key may be the language's. */
static void
toggled_cb (FoyerIssuePanel *self)
{
  gboolean urgent = get_class (self) == FOYER_CLASS_URGENT;

  /* An entry must not have the focus when it goes. */
  if (!urgent && is_in_reason (self) && !gtk_widget_grab_focus (self->issue_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->ordinary_toggle));
  gtk_revealer_set_reveal_child (self->reason_revealer, urgent);
  gtk_widget_set_sensitive (self->reason_entry, urgent);
  gtk_widget_remove_css_class (self->reason_entry, "error");
  g_signal_emit (self, changed_signal, 0);
}

static void
issue_cb (FoyerIssuePanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reception.issue", NULL);
}

static void
update_service (FoyerIssuePanel *self)
{
  FoyerLanguage language = foyer_language_of_interface ();
  g_autofree char *text = NULL;

  if (self->service == NULL)
    {
      gtk_label_set_text (self->service_label, _ ("Choose a service"));
      return;
    }
  text = g_strdup_printf ("%s  %s", foyer_service_item_get_code (self->service),
                          foyer_service_item_get_name (self->service, language));
  foyer_label_set_text_in (self->service_label, language, text);
}

static gboolean
is_kept (FoyerIssuePanel *self, FoyerServiceItem *service)
{
  return g_ptr_array_find (self->matters, service, NULL);
}

static void
update_matters (FoyerIssuePanel *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->matters->len; i++)
    g_string_append_printf (names, "%s%s  %s", i > 0 ? "\n" : "",
                            foyer_service_item_get_code (g_ptr_array_index (self->matters, i)),
                            foyer_service_item_get_name (g_ptr_array_index (self->matters, i),
                                                         foyer_language_of_interface ()));
  foyer_label_set_text_in (self->matters_label, foyer_language_of_interface (), names->str);
  gtk_widget_set_visible (self->matters_box, self->matters->len > 0);
}

static void
forget_matters_cb (FoyerIssuePanel *self)
{
  g_ptr_array_set_size (self->matters, 0);
  update_matters (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
foyer_issue_panel_dispose (GObject *object)
{
  FoyerIssuePanel *self = FOYER_ISSUE_PANEL (object);

  g_clear_object (&self->service);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_ISSUE_PANEL);
  G_OBJECT_CLASS (foyer_issue_panel_parent_class)->dispose (object);
}

static void
foyer_issue_panel_class_init (FoyerIssuePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerIssuePanel, name) }
    CHILD (service_label),
    CHILD (issue_label),
    CHILD (issued_number_label),
    CHILD (issued_where_label),
    CHILD (issued_wait_label),
    CHILD (said_label),
    CHILD (zh_label),
    CHILD (ko_label),
    CHILD (en_label),
    CHILD (issue_button),
    CHILD (issued_box),
    CHILD (reason_entry),
    CHILD (reason_revealer),
    CHILD (ordinary_toggle),
    CHILD (elderly_toggle),
    CHILD (disabled_toggle),
    CHILD (pregnant_toggle),
    CHILD (infant_toggle),
    CHILD (urgent_toggle),
    CHILD (zh_toggle),
    CHILD (ko_toggle),
    CHILD (en_toggle),
    CHILD (hearing_toggle),
    CHILD (matters_label),
    CHILD (matters_box),
    CHILD (another_button),
    CHILD (note_entry),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = {
    { "toggled_cb", G_CALLBACK (toggled_cb) },
    { "issue_cb", G_CALLBACK (issue_cb) },
    { "forget_matters_cb", G_CALLBACK (forget_matters_cb) },
    { NULL, NULL },
  };

  G_OBJECT_CLASS (klass)->dispose = foyer_issue_panel_dispose;
  changed_signal = g_signal_new ("changed", FOYER_TYPE_ISSUE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "foyer-issue-panel");
  foyer_common_bind_template (
      widget_class, "/io/github/foyerhall/Foyer/ui/reception/issue-panel.ui", children, callbacks);
}

static void
foyer_issue_panel_init (FoyerIssuePanel *self)
{
  self->matters = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_label_set_language (self->zh_label, FOYER_LANGUAGE_ZH);
  foyer_label_set_language (self->ko_label, FOYER_LANGUAGE_KO);
  foyer_label_set_language (self->en_label, FOYER_LANGUAGE_EN);
  foyer_issue_panel_reset (self, FOYER_LANGUAGE_ZH);
  update_service (self);
}

void
foyer_issue_panel_set_service (FoyerIssuePanel *self, FoyerServiceItem *service)
{
  g_set_object (&self->service, service);
  update_service (self);
  g_signal_emit (self, changed_signal, 0);
}

FoyerServiceItem *
foyer_issue_panel_get_service (FoyerIssuePanel *self)
{
  return self->service;
}

void
foyer_issue_panel_keep_matter (FoyerIssuePanel *self)
{
  if (self->service != NULL && !is_kept (self, self->service))
    g_ptr_array_add (self->matters, g_object_ref (self->service));
  update_matters (self);
}

GPtrArray *
foyer_issue_panel_get_matters (FoyerIssuePanel *self)
{
  return g_ptr_array_copy (self->matters, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

void
foyer_issue_panel_set_matters (FoyerIssuePanel *self, GPtrArray *matters)
{
  g_ptr_array_set_size (self->matters, 0);
  for (guint i = 0; i < matters->len; i++)
    g_ptr_array_add (self->matters, g_object_ref (g_ptr_array_index (matters, i)));
  update_matters (self);
}

void
foyer_issue_panel_reset (FoyerIssuePanel *self, FoyerLanguage language)
{
  g_ptr_array_set_size (self->matters, 0);
  update_matters (self);
  gtk_toggle_button_set_active (self->ordinary_toggle, TRUE);
  gtk_toggle_button_set_active (self->hearing_toggle, FALSE);
  gtk_toggle_button_set_active (get_language_toggle (self, (int) language), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), "");
  toggled_cb (self);
}

GVariant *
foyer_issue_panel_save (FoyerIssuePanel *self)
{
  return g_variant_ref_sink (
      g_variant_new ("(iibss)", get_class (self), (int) foyer_issue_panel_get_language (self),
                     gtk_toggle_button_get_active (self->hearing_toggle),
                     gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)),
                     gtk_editable_get_text (GTK_EDITABLE (self->note_entry))));
}

void
foyer_issue_panel_restore (FoyerIssuePanel *self, GVariant *saved)
{
  int class, language;
  gboolean hearing;
  const char *reason, *note;

  g_variant_get (saved, "(iib&s&s)", &class, &language, &hearing, &reason, &note);
  gtk_toggle_button_set_active (get_class_toggle (self, class), TRUE);
  gtk_toggle_button_set_active (get_language_toggle (self, language), TRUE);
  gtk_toggle_button_set_active (self->hearing_toggle, hearing);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), reason);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), note);
}

void
foyer_issue_panel_press (FoyerIssuePanel *self, int digit)
{
  if (digit == 0)
    gtk_toggle_button_set_active (self->hearing_toggle,
                                  !gtk_toggle_button_get_active (self->hearing_toggle));
  else if (digit <= FOYER_N_CLASSES)
    gtk_toggle_button_set_active (get_class_toggle (self, digit - 1), TRUE);
  else
    gtk_toggle_button_set_active (get_language_toggle (self, digit - 1 - FOYER_N_CLASSES), TRUE);
}

const char *
foyer_issue_panel_get_obstacle (FoyerIssuePanel *self)
{
  if (self->service == NULL && self->matters->len == 0)
    return _ ("Choose a service first.");
  if (foyer_issue_panel_lacks_reason (self))
    return _ ("An urgent number needs its reason.");
  return NULL;
}

gboolean
foyer_issue_panel_lacks_reason (FoyerIssuePanel *self)
{
  g_autofree char *reason = get_reason (self);

  return (self->service != NULL || self->matters->len > 0) &&
         get_class (self) == FOYER_CLASS_URGENT && *reason == '\0';
}

void
foyer_issue_panel_ask_reason (FoyerIssuePanel *self)
{
  gtk_widget_add_css_class (self->reason_entry, "error");
  gtk_widget_grab_focus (self->reason_entry);
}

void
foyer_issue_panel_fill (FoyerIssuePanel *self, FoyerCommand *command)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  g_autofree char *reason = get_reason (self);
  g_autofree char *note =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_entry))));
  int class = get_class (self);

  for (guint i = 0; i < self->matters->len; i++)
    g_ptr_array_add (services,
                     (gpointer) foyer_service_item_get_code (g_ptr_array_index (self->matters, i)));
  if (self->service != NULL && !is_kept (self, self->service))
    g_ptr_array_add (services, (gpointer) foyer_service_item_get_code (self->service));
  g_ptr_array_add (services, NULL);
  foyer_command_texts (command, "services", (const char *const *) services->pdata);
  foyer_command_text (command, "class", foyer_classes[class]);
  foyer_command_text (command, "language", foyer_languages[foyer_issue_panel_get_language (self)]);
  if (class == FOYER_CLASS_URGENT)
    foyer_command_text (command, "reason", reason);
  if (gtk_toggle_button_get_active (self->hearing_toggle))
    foyer_command_flag (command, "hearing", TRUE);
  if (*note != '\0')
    foyer_command_text (command, "note", note);
  foyer_command_flag (command, "direct", TRUE);
}

/* On a small screen the number lies below the edge: up to it once it has its place, which it gets
 * at the end of the first frame. */
static gboolean
scroll_to_issued_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  FoyerIssuePanel *self = FOYER_ISSUE_PANEL (widget);
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place;

  if (scrolled == NULL)
    return G_SOURCE_REMOVE;
  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  return G_SOURCE_REMOVE;
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_issued (FoyerIssuePanel *self, const char *number, const char *where, const char *line)
{
  set_line (self->issued_number_label, number);
  set_line (self->issued_where_label, where);
  set_line (self->issued_wait_label, line);
  gtk_widget_set_visible (self->issued_box, TRUE);
  self->n_frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_issued_cb, NULL, NULL);
}

void
foyer_issue_panel_show_issued (FoyerIssuePanel *self, JsonObject *answer, gboolean staffed)
{
  JsonObject *ticket = json_object_get_object_member (answer, "ticket");
  gint64 counter = json_object_get_int_member_with_default (answer, "direct", 0);
  gint64 wait_s = json_object_get_int_member_with_default (ticket, "estimated_wait_s", 0);
  g_autofree char *ahead =
      foyer_format_ahead (json_object_get_int_member_with_default (ticket, "ahead", 0));
  g_autofree char *wait =
      staffed ? foyer_format_wait (wait_s) : g_strdup (_ ("no counter is open for it yet"));
  g_autofree char *where = counter != 0
                               ? g_strdup_printf (_ ("Straight to counter %d"), (int) counter)
                               : g_strdup (_ ("To the waiting area"));
  g_autofree char *line =
      counter != 0
          ? g_strdup (_ ("The counter is free and expects them."))
          : (wait_s > 0 || !staffed ? g_strdup_printf ("%s · %s", ahead, wait) : g_strdup (ahead));

  show_issued (self, json_object_get_string_member (ticket, "number"), where, line);
}

void
foyer_issue_panel_show_done (FoyerIssuePanel *self, const char *number, const char *sentence)
{
  show_issued (self, number, sentence, NULL);
}

void
foyer_issue_panel_say (FoyerIssuePanel *self, FoyerLanguage language, const char *said)
{
  foyer_label_set_text_in (self->said_label, language, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said_label), said != NULL);
}

void
foyer_issue_panel_set_hint (FoyerIssuePanel *self, const char *obstacle)
{
  const char *tip = obstacle != NULL ? obstacle : _ ("Issues the number (F2, or Return on a card)");

  gtk_widget_set_tooltip_text (self->issue_button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->issue_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
}
