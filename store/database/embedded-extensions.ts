import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'

/** What the schema needs beside the core of Postgres. */
export const embeddedExtensions = { btree_gist, pg_trgm }
