/* Pictures of the second screen in every state, language and size, to be looked at:
 *     customer-gallery FOLDER [WIDTHxHEIGHT…] */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include <adwaita.h>

#include "customer-scenes.h"
#include "window/customer/foyer-customer-window.h"

static const char *folder;
static char **sizes;

static void
let_settle (GtkWidget *window)
{
  gint64 end = g_get_monotonic_time () + 350 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
save (GtkWidget *window, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window),
                                               (float) gtk_widget_get_height (window));

  gdk_paintable_snapshot (paintable, snapshot, bounds.size.width, bounds.size.height);
  node = gtk_snapshot_to_node (snapshot);
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &bounds);
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s cannot be written\n", path);
}

static void
show_all (GtkWidget *window, const char *size, FoyerLanguage language, guint levels, gboolean large)
{
  CustomerScenes scenes;

  customer_scenes_set_up (&scenes, language);
  for (int state = 0; state < FOYER_SCREEN_N_STATES; state++)
    {
      g_autoptr (FoyerCustomerView) view = customer_scenes_word_as (
          &scenes, (FoyerScreenState) state, g_get_real_time (), levels, large);
      g_autofree char *name = g_strdup_printf ("%s-%s-%s%s%s.png", size, foyer_screen_states[state],
                                               foyer_languages[language], large ? "-large" : "",
                                               levels == 3 ? "-three" : "");

      if (levels == 3 && state != FOYER_SCREEN_RATING)
        continue;
      foyer_customer_window_show (FOYER_CUSTOMER_WINDOW (window), view);
      let_settle (window);
      save (window, name);
      if (state == FOYER_SCREEN_REASONS)
        {
          g_autofree char *phone = g_strdup_printf (
              "%s-phone-%s%s.png", size, foyer_languages[language], large ? "-large" : "");
          GtkWidget *page = GTK_WIDGET (
              gtk_widget_get_template_child (window, FOYER_TYPE_CUSTOMER_WINDOW, "reasons_page"));

          g_signal_emit_by_name (
              gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "go_on"), "clicked");
          let_settle (window);
          save (window, phone);
        }
    }
  customer_scenes_tear_down (&scenes);
}

/* Of the style only what belongs to this window. */
static void
load_style (void)
{
  static const char *const sheets[] = { "common/common.css", "customer/customer.css" };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      g_autofree char *path = g_strconcat ("/io/github/foyerhall/Foyer/ui/", sheets[i], NULL);

      gtk_css_provider_load_from_resource (provider, path);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}

static void
activate (GtkApplication *application)
{
  g_type_class_unref (g_type_class_ref (FOYER_TYPE_CUSTOMER_WINDOW));
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; sizes[i] != NULL; i++)
    {
      GtkWidget *window = foyer_customer_window_new (application, NULL, 3, "");
      g_auto (GStrv) parts = g_strsplit (sizes[i], "x", 2);

      gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
      gtk_window_set_default_size (GTK_WINDOW (window), atoi (parts[0]), atoi (parts[1]));
      gtk_window_present (GTK_WINDOW (window));
      let_settle (window);
      for (int language = 0; language < FOYER_N_LANGUAGES; language++)
        {
          show_all (window, sizes[i], (FoyerLanguage) language, 5, FALSE);
          show_all (window, sizes[i], (FoyerLanguage) language, 3, FALSE);
          show_all (window, sizes[i], (FoyerLanguage) language, 5, TRUE);
        }
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int argc, char **argv)
{
  static char *usual[] = { (char *) "1366x768", (char *) "1920x1080", NULL };
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 2)
    {
      g_printerr ("use: customer-gallery FOLDER [WIDTHxHEIGHT…]\n");
      return 2;
    }
  folder = argv[1];
  sizes = argc > 2 ? argv + 2 : usual;
  application = adw_application_new ("io.github.foyerhall.Foyer.Gallery", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
