/* What the files of the kiosk's window share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-kiosk.h"
#include "window/common/foyer-public-frame.h"
#include "window/kiosk/foyer-kiosk-keypad.h"
#include "window/kiosk/foyer-kiosk-lock.h"
#include "window/kiosk/foyer-kiosk-window.h"
#include "window/kiosk/foyer-kiosk-words.h"

G_BEGIN_DECLS

/* What a button on a page means. */
typedef enum
{
  FOYER_KIOSK_CHOICE_LANGUAGE, /* value: FoyerLanguage */
  FOYER_KIOSK_CHOICE_SERVICE,  /* value: its place in the list */
  FOYER_KIOSK_CHOICE_NUMBER,
  FOYER_KIOSK_CHOICE_MACHINE,
  FOYER_KIOSK_CHOICE_ANOTHER,
  FOYER_KIOSK_CHOICE_ISSUE, /* value: FoyerClass, or FOYER_KIOSK_HEARING */
  FOYER_KIOSK_CHOICE_APPOINTMENT,
  FOYER_KIOSK_CHOICE_BOOK, /* value: FoyerLanguage */
  FOYER_KIOSK_CHOICE_DAY,  /* value: the first of its free times */
  FOYER_KIOSK_CHOICE_TIME, /* value: its place in the free times */
  FOYER_KIOSK_CHOICE_ENTER,
} FoyerKioskChoice;

#define FOYER_KIOSK_HEARING FOYER_N_CLASSES

struct _FoyerKioskWindow
{
  AdwApplicationWindow parent_instance;
  GtkWidget *frame, *rest_box, *foot, *back_button, *next_button, *large_button;
  GtkStack *stack;
  GtkLabel *hall_name, *question_label, *chosen_label, *answer_title, *number_label;
  GtkLabel *where_label, *answer_label, *slip_label;
  GtkGrid *choices;
  FoyerKioskLock *lock;
  FoyerKioskKeypad *keypad;

  FoyerWindowContext *context;
  FoyerKioskPage page;
  FoyerLanguage language;
  GPtrArray *services; /* codes of the matters chosen so far */
  char *request;       /* one way through is one number, however often it is sent */
  JsonObject *answer;  /* to the issue */
  JsonArray *slots;    /* free times of what is booked; %NULL until they are known */
  guint slot;          /* the chosen one */
  gboolean appointed;  /* an appointment is checked in */
  guint patience;      /* source */
  gint64 last_press;   /* monotonic time */
  gboolean printed;    /* the slip is on its way, or out */
  gboolean locked;     /* the lock is shown */
  gboolean may_leave;
};

/* Writes the present page: foyer-kiosk-pages.c. */
void foyer_kiosk_window_fill (FoyerKioskWindow *self);
/* A button that leads on, by @choice with @value; @note may be %NULL. */
GtkWidget *foyer_kiosk_window_make_choice (FoyerKioskWindow *self,
                                           FoyerKioskChoice choice,
                                           int value,
                                           FoyerLanguage language,
                                           const char *title,
                                           const char *note);
/* A page of a question and @columns of buttons. */
void foyer_kiosk_window_ask (FoyerKioskWindow *self,
                             const char *question,
                             const char *chosen,
                             GPtrArray *buttons,
                             int columns);
/* A page of an answer; each may be %NULL. */
void foyer_kiosk_window_show_answer (FoyerKioskWindow *self,
                                     const char *title,
                                     const char *number,
                                     const char *where,
                                     const char *text,
                                     const char *slip);

/* Appointments: foyer-kiosk-appointment.c. */
void foyer_kiosk_window_fill_appointment (FoyerKioskWindow *self);
void foyer_kiosk_window_add_booking (FoyerKioskWindow *self);
void foyer_kiosk_window_load_slots (FoyerKioskWindow *self);
void foyer_kiosk_window_book (FoyerKioskWindow *self);
void foyer_kiosk_window_check_in (FoyerKioskWindow *self);
/* The hall answered: foyer-kiosk-window.c. Takes @answer, which is %NULL when it refused. */
void foyer_kiosk_window_take_answer (FoyerKioskWindow *self, JsonObject *answer);
FoyerCommand *foyer_kiosk_window_command (FoyerKioskWindow *self, const char *name);

/* A button of a page was pressed: foyer-kiosk-window.c. */
void foyer_kiosk_window_choose (FoyerKioskWindow *self, FoyerKioskChoice choice, int value);

G_END_DECLS
