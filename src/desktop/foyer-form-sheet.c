/* The sample of a form on paper, as the customer reads it beside the form (S4 五.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-form-sheet.h"

#include "desktop/foyer-pages.h"
#include "hall/foyer-config.h"

/* Not for gettext: a sheet has the language of those who read it, not of the desktop. */
static const struct
{
  const char *sample, *advice;
} words[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = { "样张", "请照这张样张填写您自己的内容，拿不准请随时问工作人员。" },
  [FOYER_LANGUAGE_KO] = { "작성 예시", "이 예시를 보고 고객님의 내용으로 적어 주세요. 궁금한 점은 "
                                       "직원에게 물어보세요." },
  [FOYER_LANGUAGE_EN] = { "Sample", "Fill in your own details as shown here. Ask the staff about "
                                    "anything unclear." },
};

/* As the form itself has it, where that is another name. */
static const char *
get_other (const FoyerFormSheet *sheet, const FoyerNames *names)
{
  const char *there = foyer_names_get (names, sheet->paper);

  return g_strcmp0 (there, foyer_names_get (names, sheet->language)) != 0 ? there : NULL;
}

GBytes *
foyer_form_sheet_draw (const FoyerFormSheet *sheet, GError **error)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", words[sheet->language].sample,
                                            foyer_names_get (&sheet->form->names, sheet->language));
  FoyerPages *pages = foyer_pages_new (sheet->language, title, sheet->hall);

  foyer_pages_set_single (pages);
  foyer_pages_add (pages, FOYER_PAGES_TEXT, words[sheet->language].sample);
  foyer_pages_add (pages, FOYER_PAGES_HEADLINE,
                   foyer_names_get (&sheet->form->names, sheet->language));
  foyer_pages_add_in (pages, sheet->paper, FOYER_PAGES_TEXT,
                      get_other (sheet, &sheet->form->names));
  foyer_pages_add (pages, FOYER_PAGES_TEXT, words[sheet->language].advice);
  foyer_pages_add_space (pages, 4);
  for (guint i = 0; i < sheet->form->lines->len; i++)
    {
      const FoyerFormSampleLine *line = g_ptr_array_index (sheet->form->lines, i);

      foyer_pages_add_sample (pages, foyer_names_get (&line->names, sheet->language),
                              foyer_names_get (&line->sample, sheet->language), sheet->paper,
                              get_other (sheet, &line->names));
    }
  return foyer_pages_finish (pages, error);
}
