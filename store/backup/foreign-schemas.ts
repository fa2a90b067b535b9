/**
 * Schemas whose tables no backup holds: the system's, the migrator's, and the queue, which is made anew
 * and refilled from the jobs themselves.
 */
export const foreignSchemas: readonly string[] = ['information_schema', 'public', 'pgboss', 'queue']

/** The same for SQL: a list of literals. */
export const foreignSchemaList: string = foreignSchemas.map((name) => `'${name}'`).join(', ')
