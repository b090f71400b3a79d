/* After a low score: why, and whether the duty manager may call. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-reasons-page.h"

#include "window/common/foyer-label.h"
#include "window/customer/foyer-customer-words.h"

#define REASON_COLUMNS  3
#define SHORTEST_NUMBER 5
#define LONGEST_NUMBER  15 /* of any telephone number in the world (ITU-T E.164) */

struct _FoyerReasonsPage
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkLabel *heading, *hint, *phone_heading, *consent, *phone;
  GtkGrid *reasons, *keypad;
  GtkWidget *skip, *go_on, *without, *agree;
  GtkWidget *erase;
  GPtrArray *buttons; /* of GtkToggleButton, in the grid */
  GString *digits;
  gboolean answered;
};

G_DEFINE_FINAL_TYPE (FoyerReasonsPage, foyer_reasons_page, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  TURNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
collect_reasons (FoyerReasonsPage *self)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkToggleButton *button = g_ptr_array_index (self->buttons, i);

      if (gtk_toggle_button_get_active (button))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "",
                                (const char *) g_object_get_data (G_OBJECT (button), "code"));
    }
  return g_string_free (codes, FALSE);
}

static void
answer (FoyerReasonsPage *self, const char *reasons, const char *phone)
{
  if (self->answered)
    return;
  self->answered = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  g_signal_emit (self, signals[ANSWERED], 0, reasons, phone);
}

static void
on_skip (FoyerReasonsPage *self)
{
  answer (self, "", NULL);
}

static void
on_go_on (FoyerReasonsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "phone");
  g_signal_emit (self, signals[TURNED], 0);
}

static void
on_without (FoyerReasonsPage *self)
{
  g_autofree char *reasons = collect_reasons (self);

  answer (self, reasons, NULL);
}

static void
on_agree (FoyerReasonsPage *self)
{
  g_autofree char *reasons = collect_reasons (self);

  answer (self, reasons, self->digits->str);
}

/* --- keypad --- */

static void
show_digits (FoyerReasonsPage *self)
{
  gtk_label_set_text (self->phone, self->digits->len > 0 ? self->digits->str : "–");
  gtk_widget_set_sensitive (self->agree, self->digits->len >= SHORTEST_NUMBER);
}

static void
on_digit (FoyerReasonsPage *self, GtkWidget *button)
{
  const char *digit = g_object_get_data (G_OBJECT (button), "digit");

  if (self->digits->len < LONGEST_NUMBER)
    g_string_append (self->digits, digit);
  show_digits (self);
}

static void
on_erase (FoyerReasonsPage *self)
{
  if (self->digits->len > 0)
    g_string_truncate (self->digits, self->digits->len - 1);
  show_digits (self);
}

static GtkWidget *
add_key (FoyerReasonsPage *self, GtkWidget *button, int column, int row, GCallback pressed)
{
  gtk_widget_set_focusable (button, FALSE);
  gtk_grid_attach (self->keypad, button, column, row, 1, 1);
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_keypad (FoyerReasonsPage *self)
{
  static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", "+", "0" };

  for (int i = 0; i < (int) G_N_ELEMENTS (digits); i++)
    {
      GtkWidget *key = gtk_button_new_with_label (digits[i]);

      g_object_set_data (G_OBJECT (key), "digit", (gpointer) digits[i]);
      add_key (self, key, i % 3, i / 3, G_CALLBACK (on_digit));
    }
  self->erase = add_key (self, gtk_button_new_from_icon_name ("edit-clear-symbolic"), 2, 3,
                         G_CALLBACK (on_erase));
}

/* --- the page --- */

static void
foyer_reasons_page_finalize (GObject *object)
{
  g_ptr_array_unref (FOYER_REASONS_PAGE (object)->buttons);
  g_string_free (FOYER_REASONS_PAGE (object)->digits, TRUE);
  G_OBJECT_CLASS (foyer_reasons_page_parent_class)->finalize (object);
}

static void
foyer_reasons_page_class_init (FoyerReasonsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = foyer_reasons_page_finalize;
  signals[ANSWERED] = g_signal_new ("answered", FOYER_TYPE_REASONS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[TURNED] = g_signal_new ("turned", FOYER_TYPE_REASONS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/customer/reasons-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, hint);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, skip);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, go_on);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, phone_heading);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, consent);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, without);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, agree);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, phone);
  gtk_widget_class_bind_template_child (widget_class, FoyerReasonsPage, keypad);
}

static void
foyer_reasons_page_init (FoyerReasonsPage *self)
{
  const struct
  {
    GtkWidget **button;
    GCallback pressed;
  } choices[] = {
    { &self->skip, G_CALLBACK (on_skip) },
    { &self->go_on, G_CALLBACK (on_go_on) },
    { &self->without, G_CALLBACK (on_without) },
    { &self->agree, G_CALLBACK (on_agree) },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->digits = g_string_new (NULL);
  self->buttons = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      gtk_widget_set_focusable (*choices[i].button, FALSE);
      g_signal_connect_object (*choices[i].button, "clicked", choices[i].pressed, self,
                               G_CONNECT_SWAPPED);
    }
  add_keypad (self);
  show_digits (self);
}

static void
show_button (GtkWidget *button, FoyerLanguage language, const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  foyer_label_set_text_in (GTK_LABEL (label), language, text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The hall's own list; as long as it is the same, what was chosen stays. */
static void
show_reasons (FoyerReasonsPage *self, const FoyerCustomerView *view)
{
  while (self->buttons->len > view->lines->len)
    gtk_grid_remove (self->reasons,
                     g_ptr_array_steal_index (self->buttons, self->buttons->len - 1));
  while (self->buttons->len < view->lines->len)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      int i = (int) self->buttons->len;

      gtk_widget_set_focusable (button, FALSE);
      gtk_grid_attach (self->reasons, button, i % REASON_COLUMNS, i / REASON_COLUMNS, 1, 1);
      g_ptr_array_add (self->buttons, button);
    }
  for (guint i = 0; i < view->lines->len; i++)
    {
      const FoyerCustomerLine *line = g_ptr_array_index (view->lines, i);
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      g_object_set_data_full (G_OBJECT (button), "code", g_strdup (line->code), g_free);
      show_button (button, view->language, line->text);
    }
}

void
foyer_reasons_page_show (FoyerReasonsPage *self, const FoyerCustomerView *view)
{
  FoyerLanguage language = view->language;
  const struct
  {
    GtkLabel *label;
    FoyerSaying saying;
  } labels[] = { { self->hint, FOYER_SAYS_REASONS_HOW },
                 { self->phone_heading, FOYER_SAYS_PHONE },
                 { self->consent, FOYER_SAYS_PHONE_CONSENT } };
  const struct
  {
    GtkWidget *button;
    FoyerSaying saying;
  } buttons[] = { { self->skip, FOYER_SAYS_SKIP },
                  { self->go_on, FOYER_SAYS_GO_ON },
                  { self->without, FOYER_SAYS_PHONE_WITHOUT },
                  { self->agree, FOYER_SAYS_PHONE_AGREE } };

  foyer_label_set_text_in (self->heading, language, view->heading);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    foyer_label_set_text_in (labels[i].label, language,
                             foyer_customer_say (language, labels[i].saying));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    show_button (buttons[i].button, language, foyer_customer_say (language, buttons[i].saying));
  show_reasons (self, view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->erase), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  foyer_customer_say (language, FOYER_SAYS_PHONE_ERASE), -1);
}

void
foyer_reasons_page_reset (FoyerReasonsPage *self)
{
  self->answered = FALSE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), FALSE);
  g_string_truncate (self->digits, 0);
  show_digits (self);
  gtk_stack_set_visible_child_name (self->stack, "reasons");
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
}
