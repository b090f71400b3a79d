/* What the second screen shows, worded: from what is known to lines of text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-customer-view.h"

#include "window/common/foyer-format.h"
#include "window/customer/foyer-customer-words.h"

typedef const FoyerCustomerScene Scene;
typedef FoyerCustomerView View;

static void
line_free (gpointer data)
{
  FoyerCustomerLine *line = data;

  g_free (line->code);
  g_free (line->text);
  g_free (line->aside);
  g_free (line);
}

void
foyer_customer_view_free (FoyerCustomerView *view)
{
  g_free (view->counter_word);
  g_free (view->counter);
  g_free (view->staff);
  g_free (view->number);
  g_free (view->heading);
  g_free (view->sentence);
  g_free (view->note);
  g_strfreev (view->others);
  g_ptr_array_unref (view->lines);
  for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
    g_free (view->amounts[i]);
  g_free (view);
}

static char *
say (const View *view, FoyerSaying saying)
{
  return g_strdup (foyer_customer_say (view->language, saying));
}

static void
add_line (View *view, const char *code, const char *text, const char *aside, int state)
{
  FoyerCustomerLine *line = g_new0 (FoyerCustomerLine, 1);

  line->code = g_strdup (code);
  line->text = g_strdup (text);
  line->aside = g_strdup (aside);
  line->state = state;
  g_ptr_array_add (view->lines, line);
}

/* --- phrases --- */

static FoyerPhraseFacts *
collect_facts (Scene *scene)
{
  FoyerPhraseFacts *facts = foyer_phrase_facts_new ();

  foyer_phrase_facts_set_number (facts, "counter", scene->counter);
  foyer_phrase_facts_set_names (facts, "utility", &scene->config->utility);
  if (scene->config->hotline != NULL)
    foyer_phrase_facts_set_text (facts, "phone", scene->config->hotline);
  if (scene->staff != NULL)
    foyer_phrase_facts_set_text (facts, "staff", scene->staff);
  if (scene->alternatives != NULL)
    foyer_phrase_facts_set_counters (facts, "counters", (const gint64 *) scene->alternatives->data,
                                     scene->alternatives->len);
  if (scene->fault_minutes > 0)
    foyer_phrase_facts_set_number (facts, "minutes", scene->fault_minutes);
  if (scene->holiday != NULL)
    foyer_phrase_facts_set_names (facts, "holiday", scene->holiday);
  return facts;
}

/* The phrase in the customer's language; %NULL when it is not for customers or lacks a fact. */
static char *
phrase (Scene *scene, const View *view, const char *id)
{
  const FoyerPhrase *found = id != NULL ? foyer_phrase_book_find (scene->phrases, id) : NULL;
  g_autoptr (FoyerPhraseFacts) facts = NULL;

  if (found == NULL || (found->audience & FOYER_AUDIENCE_CUSTOMER) == 0)
    return NULL;
  facts = collect_facts (scene);
  return foyer_phrase_fill (found, view->language, facts);
}

static char *
phrase_or (Scene *scene, const View *view, const char *id, const char *otherwise)
{
  char *text = phrase (scene, view, id);

  return text != NULL ? text : g_strdup (otherwise);
}

/* --- pieces --- */

static char *
write_clock (Scene *scene, const View *view, FoyerSaying saying, FoyerTime time)
{
  g_autofree char *clock = NULL;

  if (time <= scene->now)
    return NULL;
  clock = foyer_format_clock (time, scene->config->zone);
  return foyer_customer_say_with (view->language, saying, clock);
}

static char *
write_alternatives (Scene *scene, const View *view)
{
  g_autoptr (FoyerPhraseFacts) facts = NULL;
  FoyerPhrase sentence = { NULL };

  if (scene->alternatives == NULL || scene->alternatives->len == 0)
    return NULL;
  facts = collect_facts (scene);
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    sentence.text.in[i] =
        (char *) foyer_customer_say ((FoyerLanguage) i, FOYER_SAYS_OTHER_COUNTERS);
  return foyer_phrase_fill (&sentence, view->language, facts);
}

/* S2-7.3: whoever cannot read the sentence reads the numbers. */
static void
show_others (Scene *scene, View *view)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();

  if (scene->alternatives == NULL || scene->alternatives->len == 0)
    return;
  for (guint i = 0; i < MIN (scene->alternatives->len, FOYER_CUSTOMER_MAX_OTHERS); i++)
    {
      g_autofree char *number =
          g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (scene->alternatives, gint64, i));

      g_strv_builder_add (others, number);
    }
  view->others = g_strv_builder_end (others);
}

static void
add_items (Scene *scene, View *view)
{
  for (guint i = 0; scene->items != NULL && i < scene->items->len; i++)
    {
      const FoyerItem *item = g_ptr_array_index (scene->items, i);
      const FoyerService *service = foyer_config_find_service (scene->config, item->service, NULL);

      add_line (view, NULL,
                service != NULL ? foyer_names_get (&service->names, view->language) : item->service,
                foyer_customer_say_item (view->language, (FoyerItemState) item->state),
                item->state);
    }
}

/* --- a state each --- */

static void
word_idle (Scene *scene, View *view)
{
  static const FoyerSaying notices[FOYER_CUSTOMER_N_NOTICES] = {
    FOYER_SAYS_TAKE_NUMBER, FOYER_SAYS_HOURS, FOYER_SAYS_HAVE_PAPERS, FOYER_SAYS_SAFE_NUMBERS
  };
  FoyerSaying notice = notices[scene->notice % FOYER_CUSTOMER_N_NOTICES];

  view->heading = say (view, FOYER_SAYS_SERVICES);
  for (guint i = 0; scene->services != NULL && scene->services[i] != NULL; i++)
    {
      const FoyerService *service =
          foyer_config_find_service (scene->config, scene->services[i], NULL);

      if (service != NULL)
        add_line (view, NULL, foyer_names_get (&service->names, view->language), NULL, 0);
    }
  if (notice == FOYER_SAYS_HOURS && scene->opens == scene->closes)
    notice = FOYER_SAYS_TAKE_NUMBER;
  if (notice == FOYER_SAYS_HOURS)
    {
      g_autofree char *hours =
          foyer_format_hours (scene->opens, scene->closes, scene->config->zone);

      view->note = foyer_customer_say_with (view->language, notice, hours);
    }
  else
    {
      view->note = say (view, notice);
    }
}

static void
word_next (Scene *scene, View *view)
{
  gint64 calls = scene->ticket != NULL ? scene->ticket->calls : 1;
  gint64 max_calls = scene->config->settings.max_calls;

  view->heading = g_strdup (view->number);
  view->heading_is_number = TRUE;
  view->sentence = say (view, calls <= 1           ? FOYER_SAYS_COME_HERE
                              : calls >= max_calls ? FOYER_SAYS_COME_LAST
                                                   : FOYER_SAYS_COME_AGAIN);
}

static void
word_welcome (Scene *scene, View *view)
{
  const FoyerTicket *ticket = scene->ticket;
  const FoyerPhraseSituation situation = {
    .moment = FOYER_MOMENT_ARRIVED,
    .hearing = ticket != NULL && ticket->hearing,
    .class = ticket != NULL ? ticket->class : FOYER_CLASS_ORDINARY,
  };

  view->sentence = phrase (scene, view, foyer_phrase_choose (&situation));
  if (view->sentence == NULL)
    view->sentence = phrase (scene, view, "C01");
}

static void
word_items (Scene *scene, View *view)
{
  view->heading = say (view, FOYER_SAYS_ITEMS);
  view->note = say (view, FOYER_SAYS_ITEMS_ASK);
  add_items (scene, view);
}

static void
word_last (Scene *scene, View *view)
{
  view->heading = say (view, FOYER_SAYS_LAST);
  view->sentence = write_alternatives (scene, view);
  add_items (scene, view);
}

/* Of the first matter that is still to be dealt with. */
static const FoyerFormSample *
find_form (Scene *scene)
{
  for (guint i = 0; scene->items != NULL && i < scene->items->len; i++)
    {
      const FoyerItem *item = g_ptr_array_index (scene->items, i);
      const FoyerService *service = foyer_config_find_service (scene->config, item->service, NULL);

      if (!foyer_item_is_ended (item->state))
        return service != NULL ? service->form : NULL;
    }
  return NULL;
}

static void
word_form (Scene *scene, View *view)
{
  const FoyerFormSample *form = find_form (scene);

  if (form == NULL)
    {
      view->heading = say (view, FOYER_SAYS_FORM);
      view->sentence = say (view, FOYER_SAYS_FORM_HOW);
      return;
    }
  view->heading = g_strdup (foyer_names_get (&form->names, view->language));
  view->note = say (view, FOYER_SAYS_FORM_SAMPLE);
  for (guint i = 0; i < form->lines->len; i++)
    {
      const FoyerFormSampleLine *line = g_ptr_array_index (form->lines, i);

      add_line (view, NULL, foyer_names_get (&line->names, view->language),
                foyer_names_get (&line->sample, view->language), FOYER_CUSTOMER_SAMPLE);
    }
}

static void
word_moment (Scene *scene, View *view)
{
  gint64 minutes = (scene->hold_until - scene->hold_since + FOYER_MINUTE / 2) / FOYER_MINUTE;

  view->heading = say (view, FOYER_SAYS_MOMENT);
  if (scene->hold_until > scene->hold_since && minutes > 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);

      view->sentence = foyer_customer_say_with (view->language, FOYER_SAYS_MOMENT_MINUTES, number);
    }
  else
    {
      view->sentence = say (view, FOYER_SAYS_MOMENT_SOON);
    }
  view->note = write_clock (scene, view, FOYER_SAYS_MOMENT_UNTIL, scene->hold_until);
}

static void
word_cash (Scene *scene, View *view)
{
  view->heading = say (view, FOYER_SAYS_CASH);
  view->sentence = g_strdup (foyer_customer_say_cash (view->language, scene->cash_state));
  for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
    view->amounts[i] = g_strdup (scene->amounts[i]);
}

static void
word_rating (Scene *scene, View *view)
{
  view->heading = phrase_or (scene, view, "R02", "");
}

static void
word_reasons (Scene *scene, View *view)
{
  view->heading = phrase_or (scene, view, "R04", "");
  for (guint i = 0; scene->reasons != NULL && i < scene->reasons->len; i++)
    {
      const FoyerReason *reason = g_ptr_array_index (scene->reasons, i);

      add_line (view, reason->code, foyer_names_get (&reason->names, view->language), NULL, 0);
    }
}

static void
word_thanks (Scene *scene, View *view)
{
  view->heading = phrase_or (scene, view, "R03", "");
  if (scene->rated_low)
    view->sentence = say (view, FOYER_SAYS_THANKS_LOW);
}

static void
word_farewell (Scene *scene, View *view)
{
  view->heading = say (view, FOYER_SAYS_FAREWELL);
  view->sentence = phrase (scene, view, foyer_phrase_choose (&scene->farewell));
  if (scene->not_rated)
    view->note = phrase (scene, view, "R05");
}

/* Chinese may break anywhere: with a line for each sentence no single character is left behind.
 * (transfer full) */
static char *
break_sentences (const char *text)
{
  GString *lines = g_string_new (text);

  g_string_replace (lines, "。", "。\n", 0);
  return g_strchomp (g_string_free (lines, FALSE));
}

static void
word_suspended (Scene *scene, View *view)
{
  g_autofree char *sign = phrase (scene, view, "S01");

  view->heading = say (view, FOYER_SAYS_SUSPENDED);
  view->sentence = sign != NULL ? break_sentences (sign) : say (view, FOYER_SAYS_SUSPENDED_STAY);
  show_others (scene, view);
  view->note = write_clock (scene, view, FOYER_SAYS_BACK_AT, scene->returns_at);
}

static void
word_fault (Scene *scene, View *view)
{
  const FoyerPhraseSituation situation = { .moment = FOYER_MOMENT_FAULT,
                                           .long_fault = scene->fault_long };

  view->heading = say (view, FOYER_SAYS_FAULT);
  view->sentence = phrase (scene, view, foyer_phrase_choose (&situation));
  if (view->sentence == NULL)
    view->sentence = say (view, FOYER_SAYS_FAULT_SOON);
}

static void
word_closed (Scene *scene, View *view)
{
  gboolean hall_closed = scene->hall == FOYER_HALL_CLOSED || scene->hall == FOYER_HALL_PREPARING;

  view->heading = say (view, hall_closed ? FOYER_SAYS_HALL_CLOSED : FOYER_SAYS_CLOSED);
  if (hall_closed)
    view->sentence = write_clock (scene, view, FOYER_SAYS_OPENS_AT, scene->opens);
  else
    {
      view->sentence = write_alternatives (scene, view);
      show_others (scene, view);
    }
}

static void (*const wordings[FOYER_SCREEN_N_STATES]) (Scene *scene, View *view) = {
  [FOYER_SCREEN_IDLE] = word_idle,          [FOYER_SCREEN_NEXT] = word_next,
  [FOYER_SCREEN_WELCOME] = word_welcome,    [FOYER_SCREEN_ITEMS] = word_items,
  [FOYER_SCREEN_FORM] = word_form,          [FOYER_SCREEN_ONE_MOMENT] = word_moment,
  [FOYER_SCREEN_CASH] = word_cash,          [FOYER_SCREEN_RATING] = word_rating,
  [FOYER_SCREEN_REASONS] = word_reasons,    [FOYER_SCREEN_THANKS] = word_thanks,
  [FOYER_SCREEN_FAREWELL] = word_farewell,  [FOYER_SCREEN_SUSPENDED] = word_suspended,
  [FOYER_SCREEN_LAST_CUSTOMER] = word_last, [FOYER_SCREEN_FAULT] = word_fault,
  [FOYER_SCREEN_CLOSED] = word_closed,
};

/* What is said to whoever passes, not to one customer. */
static gboolean
is_for_everybody (FoyerScreenState state)
{
  return state == FOYER_SCREEN_IDLE || state == FOYER_SCREEN_SUSPENDED ||
         state == FOYER_SCREEN_CLOSED;
}

FoyerCustomerView *
foyer_customer_view_new (const FoyerCustomerScene *scene)
{
  const FoyerTicket *ticket = is_for_everybody (scene->choice.state) ? NULL : scene->ticket;
  View *view = g_new0 (View, 1);

  view->state = scene->choice.state;
  view->until = scene->choice.until;
  view->language = ticket != NULL ? (FoyerLanguage) ticket->language : scene->idle_language;
  view->large = scene->large || (ticket != NULL && ticket->hearing);
  view->lines = g_ptr_array_new_with_free_func (line_free);
  view->levels = scene->levels;
  view->demo = scene->config->demo;
  view->counter_word = say (view, FOYER_SAYS_COUNTER);
  view->counter = g_strdup_printf ("%" G_GINT64_FORMAT, scene->counter);
  if (scene->staff != NULL)
    view->staff = foyer_customer_say_with (view->language, FOYER_SAYS_STAFF, scene->staff);
  if (ticket != NULL)
    {
      char number[FOYER_NUMBER_SIZE];

      foyer_number_write (ticket->prefix, ticket->serial, number);
      view->number = g_strdup (number);
    }
  wordings[view->state](scene, view);
  return view;
}
