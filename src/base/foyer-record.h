/* Records: plain structs described by one table of fields, from which rows, JSON, comparison and
 * copies follow. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_FIELD_INTEGER, /* gint64 */
  FOYER_FIELD_BOOLEAN, /* gboolean */
  FOYER_FIELD_TEXT,    /* char *, owned by the record */
  FOYER_FIELD_TIME,    /* FoyerTime */
  FOYER_FIELD_ENUM,    /* int, index into nicks */
  FOYER_FIELD_JSON,    /* char *, owned: a JSON value kept as text */
} FoyerFieldType;

typedef enum
{
  FOYER_FIELD_NONE = 0,
  FOYER_FIELD_KEY = 1 << 0,      /* part of the primary key */
  FOYER_FIELD_OPTIONAL = 1 << 1, /* 0 or %NULL stands for "none" */
  FOYER_FIELD_INTERNAL = 1 << 2, /* kept and journalled, but not in an answer */
} FoyerFieldFlags;

typedef struct
{
  const char *name; /* of the column and of the JSON member */
  FoyerFieldType type;
  FoyerFieldFlags flags;
  gsize offset;
  const char *const *nicks; /* of an enum, %NULL-terminated */
} FoyerField;

/**
 * FoyerRecordType:
 *
 * Describes one struct. At most 63 fields: a set of fields is a bit mask. The key comes first.
 */
typedef struct
{
  const char *name; /* of the table and of the member in an event's data */
  gsize size;
  guint n_fields;
  const FoyerField *fields;
  gboolean replayed; /* the journal alone must be able to rebuild its rows */
} FoyerRecordType;

#define FOYER_FIELD_AT(Struct, member, name, type, flags, nicks)                                   \
  {                                                                                                \
    name, type, flags, G_STRUCT_OFFSET (Struct, member), nicks                                     \
  }

typedef gpointer FoyerRecord;

/* All of these take records of @type; a record is zero-filled memory of @type->size bytes. */
FoyerRecord foyer_record_new (const FoyerRecordType *type);
FoyerRecord foyer_record_copy (const FoyerRecordType *type, gconstpointer record);
void foyer_record_clear (const FoyerRecordType *type, FoyerRecord record);
void foyer_record_free (const FoyerRecordType *type, FoyerRecord record);

/* The fields in which @before and @after differ; all of them when @before is %NULL. */
guint64 foyer_record_diff (const FoyerRecordType *type, gconstpointer before, gconstpointer after);
guint64 foyer_record_get_key_mask (const FoyerRecordType *type);

/* Index of the field called @name, or -1. */
int foyer_record_find_field (const FoyerRecordType *type, const char *name);

gint64 foyer_field_get_integer (const FoyerField *field, gconstpointer record);
const char *foyer_field_get_text (const FoyerField *field, gconstpointer record);
void foyer_field_set_integer (const FoyerField *field, FoyerRecord record, gint64 value);
void foyer_field_set_text (const FoyerField *field, FoyerRecord record, const char *value);
gboolean foyer_field_is_text (const FoyerField *field);
/* An optional field that holds nothing. */
gboolean foyer_field_is_null (const FoyerField *field, gconstpointer record);

/* Index of @nick in @nicks, or -1. */
int foyer_nick_find (const char *const *nicks, const char *nick);

/* Gives @slot a copy of @value. @value may be part of what @slot holds. */
void foyer_set_text (char **slot, const char *value);

G_END_DECLS
