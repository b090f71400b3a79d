/* The board's pages: everything has its turn, nothing is shown twice, and motion can be done
 * without. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall-fixture.h"

#include "window/board/foyer-board-pager.h"

typedef struct
{
  GtkWidget *window;
  FoyerBoardPager *pager;
  GtkStringList *rows;
} Stand;

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  return gtk_label_new (gtk_string_object_get_string (item));
}

static void
add_rows (Stand *stand, guint from, guint to)
{
  for (guint i = from; i <= to; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      gtk_string_list_append (stand->rows, name);
    }
}

static void
stand_set_up (Stand *stand, gconstpointer data)
{
  stand->window = gtk_window_new ();
  stand->pager = g_object_new (FOYER_TYPE_BOARD_PAGER, NULL);
  stand->rows = gtk_string_list_new (NULL);
  gtk_window_set_child (GTK_WINDOW (stand->window), GTK_WIDGET (stand->pager));
  foyer_board_pager_set_model (stand->pager, G_LIST_MODEL (stand->rows), create_row, "Rows");
  foyer_board_pager_set_page (stand->pager, 6, 2);
  gtk_window_present (GTK_WINDOW (stand->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (stand->pager)))
    g_main_context_iteration (NULL, TRUE);
}

static void
stand_tear_down (Stand *stand, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (stand->pager), (gpointer *) &stand->pager);
  gtk_window_destroy (GTK_WINDOW (stand->window));
  while (stand->pager != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (stand->rows);
}

static GtkStack *
get_stack (Stand *stand)
{
  return GTK_STACK (adw_bin_get_child (ADW_BIN (stand->pager)));
}

/* "1 2 3": the rows of the page that shows. */
static char *
list_shown (Stand *stand)
{
  GtkWidget *page = gtk_stack_get_visible_child (get_stack (stand));
  g_autoptr (GString) text = g_string_new (NULL);

  for (GtkWidget *child = page != NULL ? gtk_widget_get_first_child (page) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_string_append_printf (
        text, "%s%s", text->len > 0 ? " " : "",
        gtk_label_get_text (GTK_LABEL (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child)))));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_shown (Stand *stand, const char *rows)
{
  g_autofree char *shown = list_shown (stand);

  g_assert_cmpstr (shown, ==, rows);
}

/* Everything that does not fit has a page, and after the last page comes the first. */
static void
test_round (Stand *stand, gconstpointer data)
{
  assert_shown (stand, "");
  foyer_board_pager_turn (stand->pager);
  assert_shown (stand, "");
  add_rows (stand, 1, 6);
  assert_shown (stand, "1 2 3 4 5 6");
  foyer_board_pager_turn (stand->pager);
  assert_shown (stand, "1 2 3 4 5 6");
  add_rows (stand, 7, 14);
  for (guint round = 0; round < 2; round++)
    {
      assert_shown (stand, "1 2 3 4 5 6");
      foyer_board_pager_turn (stand->pager);
      assert_shown (stand, "7 8 9 10 11 12");
      foyer_board_pager_turn (stand->pager);
      assert_shown (stand, "13 14");
      foyer_board_pager_turn (stand->pager);
    }
  /* Another screen has less room. */
  foyer_board_pager_set_page (stand->pager, 3, 1);
  for (guint row = 1; row <= 14; row += 3)
    {
      g_autofree char *rows =
          row + 2 <= 14 ? g_strdup_printf ("%u %u %u", row, row + 1, row + 2) : g_strdup ("13 14");
      assert_shown (stand, rows);
      foyer_board_pager_turn (stand->pager);
    }
  assert_shown (stand, "1 2 3");
}

/* A row that goes or comes while another page shows: all others are still shown, once. */
static void
test_changes (Stand *stand, gconstpointer data)
{
  static const char *const other[] = { "other", NULL };

  add_rows (stand, 1, 13);
  foyer_board_pager_turn (stand->pager);
  /* One becomes another: the page stays where it is. */
  gtk_string_list_splice (stand->rows, 7, 1, other);
  assert_shown (stand, "7 other 9 10 11 12");
  /* One that went makes the others move up: where they stood, they still are. */
  gtk_string_list_remove (stand->rows, 0);
  assert_shown (stand, "other 9 10 11 12 13");
  foyer_board_pager_turn (stand->pager);
  assert_shown (stand, "2 3 4 5 6 7");
  gtk_string_list_splice (stand->rows, 0, 12, NULL);
  assert_shown (stand, "");
}

static gboolean
shows_second (gpointer data)
{
  g_autofree char *shown = list_shown (data);

  return g_str_equal (shown, "7");
}

/* It turns by itself: by a short change, or at once for whom motion disturbs. */
static void
test_motion (Stand *stand, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (stand->window);

  add_rows (stand, 1, 7);
  hall_fixture_await (shows_second, stand);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  foyer_board_pager_turn (stand->pager);
  g_assert_true (gtk_stack_get_transition_running (get_stack (stand)));
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  foyer_board_pager_turn (stand->pager);
  g_assert_false (gtk_stack_get_transition_running (get_stack (stand)));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/window/board/pager/round", Stand, NULL, stand_set_up, test_round, stand_tear_down);
  g_test_add ("/window/board/pager/changes", Stand, NULL, stand_set_up, test_changes,
              stand_tear_down);
  g_test_add ("/window/board/pager/motion", Stand, NULL, stand_set_up, test_motion,
              stand_tear_down);
  return g_test_run ();
}
