import type { Settings } from '@cadre/server/settings'
import type * as Store from '@cadre/store'

/** Opens the people store for a command and closes it whatever happens. Throws `AppError` when a server holds the folder. */
export async function withPeopleStore<Result>(
  { databaseUrl, folder }: Pick<Settings, 'databaseUrl' | 'folder'>,
  run: (database: Store.Database, store: typeof Store) => Promise<Result>,
): Promise<Result> {
  const store = await import('@cadre/store')
  const database = await (databaseUrl === undefined
    ? store.openEmbedded(folder)
    : store.openServer(databaseUrl))
  try {
    return await run(database, store)
  } finally {
    await database.close()
  }
}
