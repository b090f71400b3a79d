/* The schema's versions: creating, verifying and bringing up to date. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/foyer-database.h"

G_BEGIN_DECLS

gboolean foyer_schema_create (FoyerDatabase *database, GError **error);
/* Whether the file is Foyer's and not newer than this program; changes nothing. */
gboolean foyer_schema_verify (FoyerDatabase *database, GError **error);
/* The same, and every page of it is sound. */
gboolean foyer_schema_verify_whole (FoyerDatabase *database, GError **error);
/* Whether the file was written by an older Foyer. */
gboolean foyer_schema_is_old (FoyerDatabase *database, gboolean *old, GError **error);
/* Each missing version in a transaction of its own; the first one makes a copy of the file beside
 * it, called after the version it had. */
gboolean foyer_schema_migrate (FoyerDatabase *database, GError **error);

G_END_DECLS
