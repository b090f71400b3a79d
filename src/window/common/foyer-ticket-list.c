/* A list of numbers that one can search. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-ticket-list.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-ticket-row.h"

struct _FoyerTicketList
{
  GtkWidget parent_instance;
  GtkWidget *head, *tools;
  GtkLabel *title_label, *count_label, *empty_label;
  GtkEditable *search_entry;
  GtkDropDown *service_drop_down;
  GtkStack *stack;
  GtkListView *view;
  FoyerHallModel *model;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  char *empty_text;
  FoyerTicketItem *found; /* chosen by the search, not by hand */
  gboolean with_state, with_services;
};

G_DEFINE_FINAL_TYPE (FoyerTicketList, foyer_ticket_list, GTK_TYPE_WIDGET)

enum
{
  TITLE = 1,
  EMPTY_TEXT,
  WITH_STATE,
  WITH_SERVICES,
  SELECTED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint activated_signal;

/* The code of the one service that is shown, %NULL: all. */
static const char *
get_service (FoyerTicketList *self)
{
  guint position = gtk_drop_down_get_selected (self->service_drop_down);
  g_autoptr (FoyerServiceItem) service = NULL;

  if (!self->with_services || position == 0 || position == GTK_INVALID_LIST_POSITION)
    return NULL;
  service = g_list_model_get_item (foyer_hall_model_get_services (self->model), position - 1);
  return service != NULL ? foyer_service_item_get_code (service) : NULL;
}

static gboolean
matches (gpointer item, gpointer data)
{
  FoyerTicketList *self = data;
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
  const char *service = get_service (self);
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (self->search_entry), -1);
  g_autofree char *number = g_utf8_casefold (foyer_ticket_item_get_number (item), -1);
  FoyerServiceItem *known = foyer_hall_model_find_service (self->model, ticket->service);
  g_autofree char *name = g_utf8_casefold (
      known != NULL ? foyer_service_item_get_name (known, foyer_language_of_interface ()) : "", -1);

  if (service != NULL && g_strcmp0 (service, ticket->service) != 0)
    return FALSE;
  if (strstr (number, wanted) != NULL)
    return TRUE;
  /* A single letter means a number's: it would be in every other name. */
  return !(g_ascii_isalnum (wanted[0]) && wanted[1] == '\0') && strstr (name, wanted) != NULL;
}

static void
update_state (FoyerTicketList *self)
{
  GListModel *all = gtk_filter_list_model_get_model (self->filtered);
  guint n_all = all != NULL ? g_list_model_get_n_items (all) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *count = n_shown == n_all ? g_strdup_printf ("%u", n_all)
                                            : g_strdup_printf ("%u / %u", n_shown, n_all);

  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->empty_label, n_all > 0
                                             ? _ ("Nothing fits the search.")
                                             : (self->empty_text != NULL ? self->empty_text : ""));
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "empty");
}

/* The only number that fits a search is the one that is meant. */
static void
choose_found (FoyerTicketList *self)
{
  gboolean searching = *gtk_editable_get_text (self->search_entry) != '\0';
  gboolean single = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 1;

  if (self->found != NULL && self->found == foyer_ticket_list_get_selected (self))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_clear_object (&self->found);
  if (!searching || !single || foyer_ticket_list_get_selected (self) != NULL)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  g_set_object (&self->found, foyer_ticket_list_get_selected (self));
}

/* The part of the drop-down that takes the focus has no name but its choice. */
static void
update_service_name (FoyerTicketList *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->service_drop_down));
  GtkStringObject *choice = gtk_drop_down_get_selected_item (self->service_drop_down);
  g_autofree char *name = NULL;

  if (button == NULL || choice == NULL)
    return;
  /* Translators: %s is the letter of a service, or “All services” */
  name = g_strdup_printf (_ ("Service: %s"), gtk_string_object_get_string (choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
filter_changed_cb (FoyerTicketList *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->filtered);

  if (filter != NULL)
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  choose_found (self);
  update_service_name (self);
  update_state (self);
}

/* Return: on to the first number that fits. */
static void
search_activate_cb (FoyerTicketList *self)
{
  /* The entry tells of its text a moment late. */
  filter_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  g_clear_object (&self->found);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
stop_search_cb (FoyerTicketList *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
activate_cb (FoyerTicketList *self, guint position)
{
  g_autoptr (FoyerTicketItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, activated_signal, 0, item);
}

static void
selected_cb (FoyerTicketList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[SELECTED]);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *row, FoyerTicketList *self)
{
  gtk_list_item_set_child (row, foyer_ticket_row_new (self->model, self->with_state));
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *row, FoyerTicketList *self)
{
  foyer_ticket_row_set_ticket (FOYER_TICKET_ROW (gtk_list_item_get_child (row)),
                               gtk_list_item_get_item (row));
}

static void
unbind_row_cb (GtkListItemFactory *factory, GtkListItem *row, FoyerTicketList *self)
{
  foyer_ticket_row_set_ticket (FOYER_TICKET_ROW (gtk_list_item_get_child (row)), NULL);
}

static void
foyer_ticket_list_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  FoyerTicketList *self = FOYER_TICKET_LIST (object);

  switch (property_id)
    {
    case TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title_label));
      break;
    case EMPTY_TEXT:
      g_value_set_string (value, self->empty_text);
      break;
    case WITH_STATE:
      g_value_set_boolean (value, self->with_state);
      break;
    case WITH_SERVICES:
      g_value_set_boolean (value, self->with_services);
      break;
    case SELECTED:
      g_value_set_object (value, foyer_ticket_list_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
name_search (FoyerTicketList *self, const char *title)
{
  /* Translators: %s is the title of a list of numbers */
  g_autofree char *name = g_strdup_printf (_ ("Search: %s"), title != NULL ? title : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
foyer_ticket_list_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  FoyerTicketList *self = FOYER_TICKET_LIST (object);

  switch (property_id)
    {
    case TITLE:
      gtk_label_set_text (self->title_label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      name_search (self, g_value_get_string (value));
      break;
    case EMPTY_TEXT:
      foyer_set_text (&self->empty_text, g_value_get_string (value));
      update_state (self);
      break;
    case WITH_STATE:
      self->with_state = g_value_get_boolean (value);
      break;
    case WITH_SERVICES:
      self->with_services = g_value_get_boolean (value);
      gtk_widget_set_visible (GTK_WIDGET (self->service_drop_down), self->with_services);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
foyer_ticket_list_dispose (GObject *object)
{
  FoyerTicketList *self = FOYER_TICKET_LIST (object);

  if (self->view != NULL)
    {
      gtk_list_view_set_model (self->view, NULL);
      gtk_list_view_set_factory (self->view, NULL);
    }
  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  g_clear_object (&self->found);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->model);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_TICKET_LIST);
  G_OBJECT_CLASS (foyer_ticket_list_parent_class)->dispose (object);
}

static void
foyer_ticket_list_finalize (GObject *object)
{
  g_free (FOYER_TICKET_LIST (object)->empty_text);
  G_OBJECT_CLASS (foyer_ticket_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, flags);
  properties[WITH_STATE] = g_param_spec_boolean ("with-state", NULL, NULL, FALSE, flags);
  properties[WITH_SERVICES] = g_param_spec_boolean ("with-services", NULL, NULL, FALSE, flags);
  properties[SELECTED] = g_param_spec_object ("selected", NULL, NULL, FOYER_TYPE_TICKET_ITEM,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
foyer_ticket_list_class_init (FoyerTicketListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_ticket_list_get_property;
  object_class->set_property = foyer_ticket_list_set_property;
  object_class->dispose = foyer_ticket_list_dispose;
  object_class->finalize = foyer_ticket_list_finalize;
  install_properties (object_class);
  activated_signal = g_signal_new ("activated", FOYER_TYPE_TICKET_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_TICKET_ITEM);
  gtk_widget_class_set_css_name (widget_class, "foyer-ticket-list");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/common/ticket-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, head);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, tools);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, title_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, count_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, service_drop_down);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketList, view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
foyer_ticket_list_init (FoyerTicketList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  update_state (self);
}

static void
fill_services (FoyerTicketList *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *services = foyer_hall_model_get_services (self->model);

  gtk_string_list_append (names, _ ("All services"));
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (FoyerServiceItem) service = g_list_model_get_item (services, i);
      gtk_string_list_append (names, foyer_service_item_get_code (service));
    }
  gtk_drop_down_set_model (self->service_drop_down, G_LIST_MODEL (names));
}

void
foyer_ticket_list_set_tickets (FoyerTicketList *self, FoyerHallModel *model, GListModel *tickets)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (foyer_hall_model_get_services (self->model), self);
  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect_object (foyer_hall_model_get_services (model), "items-changed",
                           G_CALLBACK (fill_services), self, G_CONNECT_SWAPPED);
  fill_services (self);
  if (gtk_filter_list_model_get_filter (self->filtered) == NULL)
    {
      g_autoptr (GtkCustomFilter) filter = gtk_custom_filter_new (matches, self, NULL);
      gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (filter));
    }
  gtk_filter_list_model_set_model (self->filtered, tickets);
  update_state (self);
}

FoyerTicketItem *
foyer_ticket_list_get_selected (FoyerTicketList *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

void
foyer_ticket_list_focus_search (FoyerTicketList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
foyer_ticket_list_clear_search (FoyerTicketList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}
