import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'

/** What the schema needs beside the core of Postgres. */
export const embeddedExtensions = { pg_trgm }
