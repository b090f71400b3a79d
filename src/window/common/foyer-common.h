/* What all windows share: registration of the common widgets and of the callbacks of .ui files. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Registers the resources (templates, icons, common.css), types and icon path of this folder. To
 * be called in the class_init of every window before its template is set; once is enough, more
 * does no harm. Needs a display. */
void foyer_common_init (void);

/* Binds the formatters of foyer-format.h to @widget_class under their names, for <closure>
 * elements of its template and of the rows it lists. */
void foyer_common_bind_formats (GtkWidgetClass *widget_class);

/* Shows what happened, or why it did not, for as long as one reads a sentence. */
void foyer_common_show_toast (AdwToastOverlay *toasts, const char *sentence);
/* Takes away what is still shown: it is about what was before. */
void foyer_common_dismiss_toast (AdwToastOverlay *toasts);

/* Gives @window the GtkShortcutsWindow "help_overlay" of @resource. After the window has its
 * application, which would give it one of its own. */
void foyer_common_set_shortcuts (GtkApplicationWindow *window, const char *resource);

/* Lets a key that is held down in @window (a GtkWindow) act once until it is released: only moving,
 * erasing and writing into an entry repeat. */
void foyer_common_ignore_key_repeat (GtkWidget *window);

typedef struct
{
  const char *name;
  gssize offset; /* of the member that holds the child */
} FoyerTemplateChild;

typedef struct
{
  const char *name;
  GCallback callback;
} FoyerTemplateCallback;

/* For a class's initialisation: the template at @resource, its children and
 * its callbacks, each list ended by an entry without a name; @callbacks may be %NULL. */
void foyer_common_bind_template (GtkWidgetClass *widget_class,
                                 const char *resource,
                                 const FoyerTemplateChild *children,
                                 const FoyerTemplateCallback *callbacks);

typedef struct
{
  const char *name;
  const char *parameter; /* the type of the action's parameter, or %NULL */
  GtkWidgetActionActivateFunc activate;
  guint key; /* 0: it has none */
  GdkModifierType modifiers;
  const char *argument; /* that the key gives; for an action whose parameter is "s" */
} FoyerTemplateAction;

/* For a class's initialisation: its actions and their keys, ended by an entry without a name. */
void
foyer_common_install_actions (GtkWidgetClass *widget_class, const FoyerTemplateAction *actions);

/* To be called in the dispose of a template class that derives from GtkWidget itself: lets go of
 * all its children, also of those that have no name in the class. */
void foyer_common_dispose_template (GtkWidget *widget, GType type);

/* The focus leaves @part, which is about to be hidden or made insensitive: GTK complains of an
 * entry that has it then. */
void foyer_common_take_focus (GtkWidget *part);

G_END_DECLS
