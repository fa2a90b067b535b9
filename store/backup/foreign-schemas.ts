/**
 * Schemas whose tables no backup holds: the system's, the migrator's, the key of seals, which belongs
 * to one database, and the queue, which is made anew and refilled from the jobs themselves.
 */
export const foreignSchemas: readonly string[] = ['information_schema', 'public', 'pgboss', 'queue', 'seal']

/** The same for SQL: a list of literals. */
export const foreignSchemaList: string = foreignSchemas.map((name) => `'${name}'`).join(', ')
