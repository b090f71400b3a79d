/* The customer's view of a cash check: amounts in large digits, aligned to the unit. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-cash-page.h"

#include "window/common/foyer-label.h"
#include "window/customer/foyer-customer-words.h"

struct _FoyerCashPage
{
  AdwBin parent_instance;
  GtkLabel *sentence;
  GtkGrid *amounts;
  GtkLabel *names[FOYER_N_AMOUNTS], *values[FOYER_N_AMOUNTS];
};

G_DEFINE_FINAL_TYPE (FoyerCashPage, foyer_cash_page, ADW_TYPE_BIN)

static const struct
{
  FoyerSaying name;
  const char *style;
} rows[FOYER_N_AMOUNTS] = {
  [FOYER_AMOUNT_DUE] = { FOYER_SAYS_CASH_DUE, "due" },
  [FOYER_AMOUNT_RECEIVED] = { FOYER_SAYS_CASH_RECEIVED, "received" },
  [FOYER_AMOUNT_DIFFERENCE] = { FOYER_SAYS_CASH_DIFFERENCE, "difference" },
  [FOYER_AMOUNT_CHANGE] = { FOYER_SAYS_CASH_CHANGE, "change" },
};

static void
foyer_cash_page_class_init (FoyerCashPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/customer/cash-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashPage, amounts);
}

static GtkLabel *
add_label (FoyerCashPage *self, int row, int column, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, rows[row].style);
  gtk_grid_attach (self->amounts, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
foyer_cash_page_init (FoyerCashPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < FOYER_N_AMOUNTS; i++)
    {
      self->names[i] = add_label (self, i, 0, 0, "amount-name");
      self->values[i] = add_label (self, i, 1, 1, "amount");
    }
}

void
foyer_cash_page_show (FoyerCashPage *self, const FoyerCustomerView *view)
{
  foyer_label_set_text_in (self->sentence, view->language, view->sentence);
  for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
    {
      const char *amount = view->amounts[i];

      /* Rows keep their place while the others change. */
      gtk_widget_set_opacity (GTK_WIDGET (self->names[i]), amount != NULL);
      gtk_widget_set_opacity (GTK_WIDGET (self->values[i]), amount != NULL);
      foyer_label_set_text_in (self->names[i], view->language,
                               foyer_customer_say (view->language, rows[i].name));
      foyer_label_set_text_in (self->values[i], view->language, amount != NULL ? amount : "");
    }
}
