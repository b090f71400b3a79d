/* The second screen's pages: each state rendered and worded in each language, one answer, and
 * nothing left of one customer for the next. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "customer-scenes.h"
#include "window/customer/foyer-customer-window.h"
#include "window/customer/foyer-customer-words.h"

#define NOW (1000 * FOYER_SECOND)

/* --- words --- */

static void
test_words_are_whole (void)
{
  for (int language = 0; language < FOYER_N_LANGUAGES; language++)
    {
      for (int saying = 0; saying < FOYER_N_SAYINGS; saying++)
        {
          const char *text = foyer_customer_say ((FoyerLanguage) language, (FoyerSaying) saying);
          const char *english = foyer_customer_say (FOYER_LANGUAGE_EN, (FoyerSaying) saying);

          g_test_message ("%d %s", saying, english);
          g_assert_nonnull (text);
          g_assert_cmpstr (text, !=, "");
          /* The same places in every language. */
          g_assert_cmpint (strstr (text, "%s") != NULL, ==, strstr (english, "%s") != NULL);
          g_assert_cmpint (strstr (text, "{counters}") != NULL, ==,
                           strstr (english, "{counters}") != NULL);
        }
      for (int score = 1; score <= 5; score++)
        g_assert_cmpstr (foyer_customer_say_score ((FoyerLanguage) language, score), !=, "");
      for (int item = 0; item <= FOYER_ITEM_MOVED; item++)
        g_assert_nonnull (
            foyer_customer_say_item ((FoyerLanguage) language, (FoyerItemState) item));
    }
  g_assert_cmpstr (foyer_customer_say_cash (FOYER_LANGUAGE_EN, "done"), ==, "");
}

/* M05: the screen never says that a note is counterfeit, nor whose fault a difference is. */
static void
test_cash_is_worded_neutrally (void)
{
  static const char *const states[] = { "counting", "matched", "returned", "over",
                                        "short",    "suspect", "handover" };
  static const char *const never[] = {
    "counterfeit", "fake", "false", "wrong", "假", "위조", "错"
  };

  for (int language = 0; language < FOYER_N_LANGUAGES; language++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      {
        const char *text = foyer_customer_say_cash ((FoyerLanguage) language, states[i]);

        g_assert_cmpstr (text, !=, "");
        for (guint k = 0; k < G_N_ELEMENTS (never); k++)
          g_assert_null (strstr (text, never[k]));
      }
}

static void
test_texts_follow_the_ticket (void)
{
  CustomerScenes scenes;

  customer_scenes_set_up (&scenes, FOYER_LANGUAGE_KO);
  for (int state = 0; state < FOYER_SCREEN_N_STATES; state++)
    {
      g_autoptr (FoyerCustomerView) view =
          customer_scenes_word (&scenes, (FoyerScreenState) state, NOW);

      g_test_message ("%s", foyer_screen_states[state]);
      g_assert_cmpint (view->language, ==, FOYER_LANGUAGE_KO);
      g_assert_true (view->heading != NULL || view->sentence != NULL);
      /* Number and staff number, never a name (5/D17). */
      g_assert_cmpstr (view->staff, ==, "직원 번호 1003");
    }
  customer_scenes_tear_down (&scenes);
}

/* S2-4.1: between two customers the screen is the plate of the counter. */
static void
test_plate (void)
{
  CustomerScenes scenes;
  g_autoptr (FoyerCustomerView) plate = NULL;
  const FoyerCustomerLine *line;

  customer_scenes_set_up (&scenes, FOYER_LANGUAGE_EN);
  plate = customer_scenes_word (&scenes, FOYER_SCREEN_IDLE, NOW);
  g_assert_cmpstr (plate->counter, ==, "3");
  g_assert_nonnull (strstr (plate->staff, "1003"));
  g_assert_cmpuint (plate->lines->len, ==, scenes.config->services->len);
  for (guint i = 0; i < plate->lines->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (scenes.config->services, i);

      line = g_ptr_array_index (plate->lines, i);
      g_assert_cmpstr (line->text, ==, foyer_names_get (&service->names, plate->language));
    }
  customer_scenes_tear_down (&scenes);
}

/* assist=hearing: large text, for this customer (S4 五.12). */
static void
test_hearing_makes_large (void)
{
  CustomerScenes scenes;
  g_autoptr (FoyerCustomerView) usual = NULL, large = NULL, plate = NULL;

  customer_scenes_set_up (&scenes, FOYER_LANGUAGE_EN);
  usual = customer_scenes_word (&scenes, FOYER_SCREEN_WELCOME, NOW);
  scenes.ticket.hearing = TRUE;
  large = customer_scenes_word (&scenes, FOYER_SCREEN_WELCOME, NOW);
  plate = customer_scenes_word (&scenes, FOYER_SCREEN_SUSPENDED, NOW);
  g_assert_false (usual->large);
  g_assert_true (large->large);
  g_assert_cmpstr (usual->sentence, !=, large->sentence);
  g_assert_false (plate->large);
  g_assert_null (plate->number);
  customer_scenes_tear_down (&scenes);
}

/* S2-7.3: the sign says which counters serve the same, or to stay seated. */
static void
test_sign_names_other_counters (void)
{
  CustomerScenes scenes;
  g_autoptr (FoyerCustomerView) sign = NULL, alone = NULL;

  customer_scenes_set_up (&scenes, FOYER_LANGUAGE_EN);
  sign = customer_scenes_word (&scenes, FOYER_SCREEN_SUSPENDED, NOW);
  g_assert_nonnull (strstr (sign->sentence, "counters 1, 2 or 5"));
  g_assert_nonnull (strstr (sign->note, "Back at about 00:26"));
  g_assert_cmpuint (g_strv_length (sign->others), ==, 3);
  g_assert_cmpstr (sign->others[2], ==, "5");
  g_array_set_size (scenes.alternatives, 0);
  alone = customer_scenes_word (&scenes, FOYER_SCREEN_SUSPENDED, NOW);
  g_assert_null (strstr (alone->sentence, "{"));
  g_assert_nonnull (strstr (alone->sentence, "stay seated"));
  g_assert_null (alone->others);
  customer_scenes_tear_down (&scenes);
}

/* S4-5.10: a short fault says how long and that the place is kept, a long one offers another time.
 */
static void
test_long_fault_offers_another_time (void)
{
  static const char *const wait[] = { "10分钟", "10분", "10 min" };
  static const char *const offer[] = { "另约时间", "다시 예약", "arrange another time" };

  for (int language = 0; language < FOYER_N_LANGUAGES; language++)
    {
      CustomerScenes scenes;
      g_autoptr (FoyerCustomerView) usual = NULL, lasting = NULL;

      customer_scenes_set_up (&scenes, (FoyerLanguage) language);
      usual = customer_scenes_word (&scenes, FOYER_SCREEN_FAULT, NOW);
      scenes.fault_long = TRUE;
      lasting = customer_scenes_word (&scenes, FOYER_SCREEN_FAULT, NOW);
      g_assert_nonnull (strstr (usual->sentence, wait[language]));
      g_assert_null (strstr (usual->sentence, offer[language]));
      g_assert_nonnull (strstr (lasting->sentence, offer[language]));
      g_assert_cmpstr (usual->heading, ==, lasting->heading);
      customer_scenes_tear_down (&scenes);
    }
}

/* --- the window --- */

typedef struct
{
  CustomerScenes scenes;
  GtkWidget *window;
  int score;
  guint n_answers;
  char *reasons, *phone;
} Screen;

static void
on_rated (Screen *screen, int score)
{
  screen->score = score;
  screen->n_answers++;
}

static void
on_declined (Screen *screen)
{
  screen->n_answers++;
}

static void
on_explained (Screen *screen, const char *reasons, const char *phone)
{
  foyer_set_text (&screen->reasons, reasons);
  foyer_set_text (&screen->phone, phone);
  screen->n_answers++;
}

static void
set_up (Screen *screen, gconstpointer data)
{
  customer_scenes_set_up (&screen->scenes, FOYER_LANGUAGE_EN);
  screen->window = foyer_customer_window_new (NULL, NULL, 3, "");
  g_signal_connect_swapped (screen->window, "rated", G_CALLBACK (on_rated), screen);
  g_signal_connect_swapped (screen->window, "declined", G_CALLBACK (on_declined), screen);
  g_signal_connect_swapped (screen->window, "explained", G_CALLBACK (on_explained), screen);
}

static void
tear_down (Screen *screen, gconstpointer data)
{
  GtkWidget *window = screen->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &screen->window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (screen->window);
  customer_scenes_tear_down (&screen->scenes);
  g_free (screen->reasons);
  g_free (screen->phone);
}

static void
show (Screen *screen, FoyerScreenState state, guint levels)
{
  g_autoptr (FoyerCustomerView) view =
      customer_scenes_word_as (&screen->scenes, state, g_get_real_time (), levels, FALSE);

  foyer_customer_window_show (FOYER_CUSTOMER_WINDOW (screen->window), view);
}

static gpointer
get_child (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

/* The @i th child of @box that is to be seen. */
static GtkWidget *
get_visible (GtkWidget *box, guint i)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && i-- == 0)
      return child;
  return NULL;
}

static void
press (gpointer button)
{
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_child_visible (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_every_state_is_rendered (Screen *screen, gconstpointer data)
{
  for (int language = 0; language < FOYER_N_LANGUAGES; language++)
    for (int state = 0; state < FOYER_SCREEN_N_STATES; state++)
      {
        g_autoptr (FoyerCustomerView) view = NULL;

        screen->scenes.ticket.language = language;
        view = customer_scenes_word (&screen->scenes, (FoyerScreenState) state, g_get_real_time ());
        foyer_customer_window_show (FOYER_CUSTOMER_WINDOW (screen->window), view);
        g_test_message ("%s %s", foyer_languages[language], foyer_screen_states[state]);
        if (view->heading != NULL && state != FOYER_SCREEN_CASH)
          g_assert_true (says (screen->window, view->heading));
        if (view->sentence != NULL)
          g_assert_true (says (screen->window, view->sentence));
        for (guint i = 0; i < view->lines->len; i++)
          g_assert_true (says (screen->window,
                               ((FoyerCustomerLine *) g_ptr_array_index (view->lines, i))->text));
        for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
          if (view->amounts[i] != NULL)
            g_assert_true (says (screen->window, view->amounts[i]));
      }
}

/* The page changes while it is there: a fault that turns out to be a long one. */
static void
test_long_fault_is_rendered (Screen *screen, gconstpointer data)
{
  for (int lasting = FALSE; lasting <= TRUE; lasting++)
    {
      g_autoptr (FoyerCustomerView) view = NULL;

      screen->scenes.fault_long = lasting;
      view = customer_scenes_word (&screen->scenes, FOYER_SCREEN_FAULT, g_get_real_time ());
      foyer_customer_window_show (FOYER_CUSTOMER_WINDOW (screen->window), view);
      g_assert_true (says (screen->window, view->sentence));
    }
  g_assert_false (says (screen->window, "It takes about 10 min"));
}

static void
test_one_answer (Screen *screen, gconstpointer data)
{
  GtkWidget *page = get_child (screen->window, "rating_page");
  GtkWidget *faces = get_child (page, "faces");

  show (screen, FOYER_SCREEN_RATING, 5);
  g_assert_nonnull (get_visible (faces, 4));
  press (get_visible (faces, 1));
  g_assert_cmpint (screen->score, ==, 4);
  press (get_visible (faces, 4));
  press (get_child (page, "decline"));
  g_assert_cmpuint (screen->n_answers, ==, 1);
  /* The next customer is asked anew. */
  show (screen, FOYER_SCREEN_IDLE, 5);
  show (screen, FOYER_SCREEN_RATING, 5);
  press (get_child (page, "decline"));
  g_assert_cmpuint (screen->n_answers, ==, 2);
}

static void
test_three_levels (Screen *screen, gconstpointer data)
{
  GtkWidget *faces = get_child (get_child (screen->window, "rating_page"), "faces");

  for (guint i = 0; i < 3; i++)
    {
      show (screen, FOYER_SCREEN_IDLE, 3);
      show (screen, FOYER_SCREEN_RATING, 3);
      press (get_visible (faces, i));
      g_assert_cmpint (screen->score, ==, 3 - (int) i);
    }
  g_assert_null (get_visible (faces, 3));
}

static void
test_number_needs_consent (Screen *screen, gconstpointer data)
{
  GtkWidget *page = get_child (screen->window, "reasons_page");
  GtkWidget *keypad = get_child (page, "keypad"), *reasons = get_child (page, "reasons");
  const FoyerReason *first = g_ptr_array_index (screen->scenes.config->rating.reasons, 0);

  show (screen, FOYER_SCREEN_REASONS, 5);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_visible (reasons, 0)), TRUE);
  press (get_child (page, "go_on"));
  for (guint i = 0; i < 5; i++)
    {
      g_assert_false (gtk_widget_get_sensitive (get_child (page, "agree")));
      press (get_visible (keypad, i));
    }
  g_assert_true (gtk_widget_get_sensitive (get_child (page, "agree")));
  press (get_child (page, "without"));
  g_assert_cmpstr (screen->reasons, ==, first->code);
  g_assert_null (screen->phone);
  press (get_child (page, "agree"));
  g_assert_cmpuint (screen->n_answers, ==, 1);
}

static void
test_nothing_is_left_for_the_next (Screen *screen, gconstpointer data)
{
  GtkWidget *page = get_child (screen->window, "reasons_page");
  GtkWidget *keypad = get_child (page, "keypad"), *reasons = get_child (page, "reasons");

  show (screen, FOYER_SCREEN_REASONS, 5);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_visible (reasons, 1)), TRUE);
  press (get_child (page, "go_on"));
  press (get_visible (keypad, 0));
  g_assert_cmpstr (gtk_label_get_text (get_child (page, "phone")), ==, "1");
  show (screen, FOYER_SCREEN_THANKS, 5);
  g_assert_cmpstr (gtk_label_get_text (get_child (page, "phone")), ==, "–");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_visible (reasons, 1))));
}

static void
test_does_not_close (Screen *screen, gconstpointer data)
{
  show (screen, FOYER_SCREEN_IDLE, 5);
  gtk_window_present (GTK_WINDOW (screen->window));
  gtk_window_close (GTK_WINDOW (screen->window));
  g_assert_nonnull (screen->window);
  g_assert_true (gtk_widget_get_visible (screen->window));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/window/customer/" name, Screen, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/window/customer/words-are-whole", test_words_are_whole);
  g_test_add_func ("/window/customer/cash-is-worded-neutrally", test_cash_is_worded_neutrally);
  g_test_add_func ("/window/customer/texts-follow-the-ticket", test_texts_follow_the_ticket);
  g_test_add_func ("/window/customer/plate-S2-4.1", test_plate);
  g_test_add_func ("/window/customer/hearing-makes-large", test_hearing_makes_large);
  g_test_add_func ("/window/customer/sign-names-other-counters", test_sign_names_other_counters);
  g_test_add_func ("/window/customer/long-fault-offers-another-time",
                   test_long_fault_offers_another_time);
  ADD ("long-fault-is-rendered", test_long_fault_is_rendered);
  ADD ("every-state-is-rendered", test_every_state_is_rendered);
  ADD ("one-answer", test_one_answer);
  ADD ("three-levels", test_three_levels);
  ADD ("number-needs-consent", test_number_needs_consent);
  ADD ("nothing-is-left-for-the-next", test_nothing_is_left_for_the_next);
  ADD ("does-not-close", test_does_not_close);
  return g_test_run ();
}
