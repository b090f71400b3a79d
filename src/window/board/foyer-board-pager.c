/* A list of the board, a few at a time: long ones page by themselves, calmly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/board/foyer-board-pager.h"

/* A page is read twice in this time. */
#define SHOWN_S   8
#define CHANGE_MS 400

struct _FoyerBoardPager
{
  AdwBin parent_instance;
  GtkStack *stack;
  GListModel *model;
  GtkFlowBoxCreateWidgetFunc create;
  char *name;
  guint per_page, columns;
  guint n_pages; /* that there are widgets for */
  guint turn;    /* source */
};

G_DEFINE_FINAL_TYPE (FoyerBoardPager, foyer_board_pager, ADW_TYPE_BIN)

void
foyer_board_pager_turn (FoyerBoardPager *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  GtkWidget *next = shown != NULL ? gtk_widget_get_next_sibling (shown) : NULL;

  if (next == NULL)
    next = gtk_widget_get_first_child (GTK_WIDGET (self->stack));
  if (next != NULL)
    gtk_stack_set_visible_child (self->stack, next);
}

static gboolean
turn_cb (gpointer data)
{
  foyer_board_pager_turn (data);
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
add_page (FoyerBoardPager *self, guint page, guint columns)
{
  g_autoptr (GtkSliceListModel) slice =
      gtk_slice_list_model_new (g_object_ref (self->model), page * self->per_page, self->per_page);
  GtkFlowBox *box = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_flow_box_set_selection_mode (box, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (box, TRUE);
  gtk_flow_box_set_max_children_per_line (box, columns);
  gtk_flow_box_set_min_children_per_line (box, columns);
  gtk_widget_set_can_target (GTK_WIDGET (box), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (box), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (box), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
  gtk_flow_box_bind_model (box, G_LIST_MODEL (slice), self->create, NULL, NULL);
  gtk_stack_add_child (self->stack, GTK_WIDGET (box));
  return GTK_WIDGET (box);
}

/* The place of the page that shows. */
static guint
get_shown (FoyerBoardPager *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  guint place = 0;

  while (shown != NULL && (shown = gtk_widget_get_prev_sibling (shown)) != NULL)
    place++;
  return place;
}

/* Every page has its widgets at all times: to turn makes and leaves nothing. Who reads the second
 * page goes on reading there. */
static void
lay_out (FoyerBoardPager *self)
{
  guint n_items = g_list_model_get_n_items (self->model), shown = get_shown (self);
  GtkWidget *child;

  g_clear_handle_id (&self->turn, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    gtk_stack_remove (self->stack, child);
  self->n_pages = (n_items + self->per_page - 1) / self->per_page;
  for (guint page = 0; page < self->n_pages; page++)
    {
      GtkWidget *added = add_page (self, page, CLAMP (n_items, 1, self->columns));

      if (page == shown)
        gtk_stack_set_visible_child (self->stack, added);
    }
  if (self->n_pages > 1)
    self->turn = g_timeout_add_seconds (SHOWN_S, turn_cb, self);
}

static void
on_items_changed (FoyerBoardPager *self, guint position, guint removed, guint added)
{
  if (removed != added)
    lay_out (self);
}

void
foyer_board_pager_set_model (FoyerBoardPager *self,
                             GListModel *model,
                             GtkFlowBoxCreateWidgetFunc create,
                             const char *name)
{
  g_return_if_fail (self->model == NULL);
  self->model = g_object_ref (model);
  self->create = create;
  self->name = g_strdup (name);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  lay_out (self);
}

void
foyer_board_pager_set_page (FoyerBoardPager *self, guint per_page, guint columns)
{
  if (self->per_page == per_page && self->columns == columns)
    return;
  self->per_page = per_page;
  self->columns = columns;
  if (self->model != NULL)
    lay_out (self);
}

static void
foyer_board_pager_dispose (GObject *object)
{
  FoyerBoardPager *self = FOYER_BOARD_PAGER (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (foyer_board_pager_parent_class)->dispose (object);
}

static void
foyer_board_pager_finalize (GObject *object)
{
  g_free (FOYER_BOARD_PAGER (object)->name);
  G_OBJECT_CLASS (foyer_board_pager_parent_class)->finalize (object);
}

static void
foyer_board_pager_class_init (FoyerBoardPagerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_board_pager_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_board_pager_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "foyer-board-pager");
}

static void
foyer_board_pager_init (FoyerBoardPager *self)
{
  self->per_page = self->columns = 1;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (self->stack, CHANGE_MS);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
