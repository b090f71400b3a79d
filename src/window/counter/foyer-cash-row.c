/* One denomination in a cash check: how many pieces of it lie here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-cash-row.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"

struct _FoyerCashRow
{
  GtkWidget parent_instance;
  GtkImage *kind_image;
  GtkLabel *denomination_label, *amount_label;
  GtkSpinButton *count_spin;

  const FoyerCurrency *currency; /* borrowed: lives as long as the configuration */
  FoyerMoney denomination;
  gboolean setting;
};

enum
{
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoyerCashRow, foyer_cash_row, GTK_TYPE_WIDGET)

static void
update_amount (FoyerCashRow *self)
{
  gint64 count = foyer_cash_row_get_count (self);
  FoyerMoney amount = 0;
  g_autofree char *text = NULL;

  if (count > 0 && foyer_money_multiply (self->denomination, count, &amount))
    text = foyer_money_format (self->currency, amount);
  gtk_label_set_text (self->amount_label, text != NULL ? text : "");
}

static void
value_changed_cb (FoyerCashRow *self)
{
  if (self->currency == NULL)
    return;
  update_amount (self);
  if (!self->setting)
    g_signal_emit (self, signals[COUNTED], 0);
}

static gboolean
foyer_cash_row_grab_focus (GtkWidget *widget)
{
  FoyerCashRow *self = FOYER_CASH_ROW (widget);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->count_spin)))
    return FALSE;
  /* The next digit begins a new count. */
  gtk_editable_select_region (GTK_EDITABLE (self->count_spin), 0, -1);
  return TRUE;
}

static void
foyer_cash_row_dispose (GObject *object)
{
  foyer_common_dispose_template (GTK_WIDGET (object), FOYER_TYPE_CASH_ROW);
  G_OBJECT_CLASS (foyer_cash_row_parent_class)->dispose (object);
}

static void
foyer_cash_row_class_init (FoyerCashRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_cash_row_dispose;
  widget_class->grab_focus = foyer_cash_row_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foyerhall/Foyer/ui/counter/cash-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCashRow, kind_image);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashRow, denomination_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashRow, count_spin);
  gtk_widget_class_bind_template_child (widget_class, FoyerCashRow, amount_label);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  signals[COUNTED] = g_signal_new ("counted", FOYER_TYPE_CASH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
foyer_cash_row_init (FoyerCashRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_cash_row_new (const FoyerCurrency *currency, const FoyerDenomination *piece)
{
  FoyerCashRow *self = g_object_new (FOYER_TYPE_CASH_ROW, NULL);
  g_autofree char *text = foyer_money_format (currency, piece->value);
  gboolean is_note = piece->kind == FOYER_DENOMINATION_NOTE;
  /* Translators: %s is an amount of money, as "¥100.00" */
  g_autofree char *name = g_strdup_printf (is_note ? _ ("Notes of %s") : _ ("Coins of %s"), text);

  self->currency = currency;
  self->denomination = piece->value;
  gtk_image_set_from_icon_name (self->kind_image,
                                is_note ? "foyer-cash-symbolic" : "foyer-coin-symbolic");
  gtk_label_set_text (self->denomination_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count_spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count_spin), name);
  return GTK_WIDGET (self);
}

FoyerMoney
foyer_cash_row_get_denomination (FoyerCashRow *self)
{
  return self->denomination;
}

gint64
foyer_cash_row_get_count (FoyerCashRow *self)
{
  return gtk_spin_button_get_value_as_int (self->count_spin);
}

void
foyer_cash_row_set_count (FoyerCashRow *self, gint64 count)
{
  self->setting = TRUE;
  gtk_spin_button_set_value (self->count_spin, (double) count);
  self->setting = FALSE;
  update_amount (self);
}

gboolean
foyer_cash_row_has_focus (FoyerCashRow *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

void
foyer_cash_row_commit (FoyerCashRow *self)
{
  gtk_spin_button_update (self->count_spin);
}

gboolean
foyer_cash_row_is_typing (FoyerCashRow *self)
{
  g_autofree char *settled = g_strdup_printf ("%" G_GINT64_FORMAT, foyer_cash_row_get_count (self));

  return foyer_cash_row_has_focus (self) &&
         !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->count_spin)), settled);
}
