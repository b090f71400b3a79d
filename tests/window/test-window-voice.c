/* The windows of the voice on a real hall: what would be spoken, voices that were begun, and a
 * board that catches the eye. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "desk.h"
#include "hall/foyer-voice-plan.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-studio.h"
#include "window/board/foyer-board-window.h"
#include "window/board/foyer-board-words.h"
#include "window/board/foyer-newest-call.h"
#include "window/studio/foyer-studio-window.h"
#include "window/voice/foyer-announce-window.h"

static char *voices; /* the folder of this user's */

static void
announce_set_up (Desk *desk, gconstpointer data)
{
  hall_fixture_set_up (&desk->hall, NULL);
  desk->context = foyer_window_context_new (desk->hall.engine, desk->hall.model);
  desk->window = foyer_announce_window_new (NULL, desk->context);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
studio_set_up (Desk *desk, gconstpointer data)
{
  hall_fixture_set_up (&desk->hall, NULL);
  desk->context = foyer_window_context_new (desk->hall.engine, desk->hall.model);
  desk->window = foyer_studio_window_new (NULL, desk->context);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
collect_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s;", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static char *
read_preview (Desk *desk)
{
  GString *text = g_string_new (NULL);

  collect_text (desk_get_child (desk->window, "preview_list"), text);
  return g_string_free (text, FALSE);
}

static void
assert_preview (Desk *desk, const char *part, gboolean is_there)
{
  g_autofree char *text = read_preview (desk);

  if ((strstr (text, part) != NULL) != is_there)
    g_error ("“%s” is%s in “%s”", part, is_there ? " not" : "", text);
}

static GtkWidget *
find_check (GtkWidget *widget, guint *position)
{
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) && (*position)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child, position);
  return found;
}

/* The notice by its number; behind them, one's own words. */
static void
choose (Desk *desk, guint position)
{
  GtkWidget *check = find_check (desk_get_child (desk->window, "kinds_list"), &position);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static gboolean
may_announce (Desk *desk)
{
  return gtk_widget_is_sensitive (desk_get_child (desk->window, "announce_button"));
}

/* A look at what will be spoken before it is: in each language, numbers spelled, nothing hidden. */
static void
test_preview (Desk *desk, gconstpointer data)
{
  guint n_checked = 0;

  for (FoyerNotice notice = 0; notice < FOYER_N_NOTICES; notice++)
    {
      choose (desk, notice);
      g_assert_true (may_announce (desk));
      assert_preview (desk, "中文;", TRUE);
      assert_preview (desk, "한국어;", TRUE);
      assert_preview (desk, "English;", TRUE);
    }
  choose (desk, FOYER_N_NOTICES);
  g_assert_false (may_announce (desk));
  gtk_editable_set_text (desk_get_child (desk->window, "text_entry"), " ");
  g_assert_false (may_announce (desk));
  gtk_editable_set_text (desk_get_child (desk->window, "text_entry"), "A012 请到3号窗口");
  g_assert_true (may_announce (desk));
  assert_preview (desk, "A 零一二 请到三号窗口", TRUE);
  assert_preview (desk, "English;", FALSE);
  /* Nothing in it that the voice could say. */
  gtk_editable_set_text (desk_get_child (desk->window, "text_entry"), "☃☃");
  g_assert_false (may_announce (desk));
  desk_check_names (desk->window, &n_checked);
  g_assert_cmpuint (n_checked, >=, 2);
}

static gboolean
is_closed (gpointer model)
{
  g_autofree char *state = NULL;

  g_object_get (model, "hall-state", &state, NULL);
  return g_strcmp0 (state, "closed") == 0;
}

/* states 2.10: outside hours only the chime sounds, and whoever announces is told. */
static void
test_closed (Desk *desk, gconstpointer data)
{
  choose (desk, FOYER_NOTICE_FAULT);
  assert_preview (desk, "Only the chime", FALSE);
  hall_fixture_do (&desk->hall,
                   foyer_command_text (foyer_command_new ("hall.close", "ctl"), "reason", "storm"));
  hall_fixture_await (is_closed, desk->hall.model);
  choose (desk, FOYER_NOTICE_RECOVERED);
  assert_preview (desk, "Only the chime", TRUE);
  choose (desk, FOYER_NOTICE_EVACUATION);
  assert_preview (desk, "Only the chime", FALSE);
}

static const char *
get_words (Desk *desk)
{
  return gtk_label_get_text (desk_get_child (desk->window, "words_label"));
}

/* Any phrase in any language: each has words of its own. */
static void
test_listen (Desk *desk, gconstpointer data)
{
  AdwComboRow *kinds = desk_get_child (desk->window, "kind_row");
  AdwComboRow *languages = desk_get_child (desk->window, "spoken_row");
  GtkWidget *play = desk_get_child (desk->window, "say_button");
  g_autoptr (GHashTable) heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n_kinds = g_list_model_get_n_items (adw_combo_row_get_model (kinds));

  g_assert_cmpuint (n_kinds, ==, 6 + FOYER_N_NOTICES);
  gtk_editable_set_text (desk_get_child (desk->window, "text_row"), "A015");
  for (guint kind = 0; kind < n_kinds; kind++)
    for (guint language = 0; language < FOYER_N_LANGUAGES; language++)
      {
        adw_combo_row_set_selected (kinds, kind);
        adw_combo_row_set_selected (languages, language);
        g_assert_true (gtk_widget_is_sensitive (play));
        g_assert_true (g_hash_table_add (heard, g_strdup (get_words (desk))));
      }
  /* K05 names both counters. */
  adw_combo_row_set_selected (kinds, 4);
  g_assert_nonnull (strstr (get_words (desk), "counter two has paused"));
  g_assert_nonnull (strstr (get_words (desk), "counter three instead"));
  gtk_editable_set_text (desk_get_child (desk->window, "number_row"), "-");
  g_assert_false (gtk_widget_is_sensitive (play));
}

static void
begin_voice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerStudio) studio =
      foyer_studio_open (voices, "en-jane", FOYER_VOICE_EN, "Jane <&>", "CC0-1.0", &error);
  g_autoptr (GArray) tone = foyer_pcm_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < FOYER_PCM_RATE / 5; i++)
    {
      const float sample = (float) (0.2 * sin (i * 0.06));

      g_array_append_val (tone, sample);
    }
  g_assert_true (foyer_studio_keep (studio, "A", tone, &error));
}

/* What was begun is listed, and gone on with where it was left. */
static void
test_begun (Desk *desk, gconstpointer data)
{
  GtkListBox *list = desk_get_child (desk->window, "begun_list");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);
  GString *text = g_string_new (NULL);
  const char *progress;

  g_assert_nonnull (row);
  g_assert_null (gtk_list_box_get_row_at_index (list, 1));
  collect_text (GTK_WIDGET (row), text);
  g_assert_nonnull (strstr (text->str, "Jane <&>;"));
  g_assert_nonnull (strstr (text->str, "English, 1 of 66 words recorded;"));
  g_string_free (text, TRUE);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (desk_get_child (desk->window, "record_stack")),
                   ==, "words");
  progress = gtk_label_get_text (desk_get_child (desk->window, "progress_label"));
  g_assert_true (g_str_has_prefix (progress, "1 of 66 recorded"));
}

static guint
count_classes (GtkWidget *widget, const char *prefix)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  guint n = 0;

  for (guint i = 0; classes[i] != NULL; i++)
    n += g_str_has_prefix (classes[i], prefix) ? 1 : 0;
  return n;
}

/* A call that is not heard flashes, and where nothing may move it stands out all the same. */
static void
test_flash (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gpointer ensured = g_type_class_ref (FOYER_TYPE_BOARD_WINDOW);
  FoyerNewestCall *call = g_object_ref_sink (g_object_new (FOYER_TYPE_NEWEST_CALL, NULL));
  GtkWidget *widget = GTK_WIDGET (call);

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  foyer_newest_call_attend (call, FALSE);
  g_assert_cmpuint (count_classes (widget, "attend-"), ==, 1);
  g_assert_cmpuint (count_classes (widget, "flash-"), ==, 0);
  foyer_newest_call_attend (call, TRUE);
  g_assert_cmpuint (count_classes (widget, "attend-"), ==, 0);
  g_assert_cmpuint (count_classes (widget, "flash-"), ==, 1);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  foyer_newest_call_attend (call, TRUE);
  g_assert_cmpuint (count_classes (widget, "flash-"), ==, 0);
  g_assert_cmpuint (count_classes (widget, "inverted"), ==, 1);
  foyer_newest_call_show (call, NULL, NULL);
  g_assert_cmpuint (count_classes (widget, "inverted"), ==, 0);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_object_unref (call);
  g_type_class_unref (ensured);
}

static void
test_board_words (void)
{
  static const struct
  {
    FoyerLanguage language;
    gint64 before, calls;
    const char *text;
  } cases[] = {
    { FOYER_LANGUAGE_EN, 0, 1, "Please go to counter 3" },
    { FOYER_LANGUAGE_EN, 1, 1, "Counter 1 has paused. Please go to counter 3" },
    { FOYER_LANGUAGE_ZH, 12, 1, "12号窗口临时有事，请改到3号窗口" },
    { FOYER_LANGUAGE_KO, 12, 1, "12번 창구가 잠시 중단되었습니다. 3번 창구로 오세요" },
    { FOYER_LANGUAGE_EN, 1, 2, "A reminder: please go to counter 3" },
    { FOYER_LANGUAGE_EN, 1, 3, "Last call: please go to counter 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          foyer_board_sentence (cases[i].language, 3, cases[i].before, cases[i].calls, 3);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("foyer-voices-XXXXXX", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("FOYER_AUDIO_SOURCE", "audiotestsrc is-live=true wave=silence", TRUE);
  g_setenv ("FOYER_AUDIO_SINK", "fakesink sync=true", TRUE);
  g_setenv ("PULSE_SERVER", "unix:/nonexistent", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  voices = foyer_studio_get_home ();
  begin_voice ();
#define ADD(name, set_up, func)                                                                    \
  g_test_add ("/window/voice/" name, Desk, NULL, set_up, func, desk_tear_down)
  ADD ("preview", announce_set_up, test_preview);
  ADD ("closed", announce_set_up, test_closed);
  ADD ("listen", studio_set_up, test_listen);
  ADD ("begun", studio_set_up, test_begun);
  g_test_add_func ("/window/voice/flash", test_flash);
  g_test_add_func ("/window/voice/board-words", test_board_words);
  status = g_test_run ();
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (voices);
  return status;
}
