/* Object properties from a table of fields: one for each field of a record. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "base/foyer-record.h"

G_BEGIN_DECLS

/* Property ids: 1 + index of the field; a class numbers its own from here. */
#define FOYER_FIRST_PROPERTY_AFTER(type) ((type)->n_fields + 1)

/* Installs a read-only property for each field, "due_at" as "due-at", except for those named in
 * @without (%NULL-terminated). Enums are strings: their nicks. */
void foyer_record_install_properties (GObjectClass *klass,
                                      const FoyerRecordType *type,
                                      const char *const *without);
void foyer_record_get_property (const FoyerRecordType *type,
                                gconstpointer record,
                                guint property_id,
                                GValue *value);
/* Notifies the property of each field in @mask. */
void foyer_record_notify (GObject *object, const FoyerRecordType *type, guint64 mask);

G_END_DECLS
