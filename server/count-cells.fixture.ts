import type { TestServer } from './test-server.fixture.ts'

interface CellsAsked {
  readonly purpose: string
  readonly measure: string
  readonly by: readonly string[]
  readonly lastDay: string
  readonly known?: string
  readonly about?: string
}

interface CountedCell {
  readonly a: string | null
  readonly level: number
  readonly people: number
  readonly total: number
}

/** The cells as the database counts them for an executive: nearer to people than anything that is answered. */
export async function countCells({ database }: TestServer, asked: CellsAsked): Promise<CountedCell[]> {
  const { purpose, measure, by, lastDay, known = null, about = null } = asked
  const key = Buffer.alloc(32, 1)
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select seal.enter(id, $1, '2026-11-20') from app.account where login = 'executive@norte.example'`,
      [purpose],
    )
    const { rows: proofs } = await client.query<{ proof: string }>(
      `select seal.of($1 || '|' || current_setting('cadre.asker')) as proof`,
      [['cells', measure, by.join(','), lastDay, known ?? '', about ?? '', key.toString('hex')].join('|')],
    )
    await client.query('set local role cadre_app')
    const { rows } = await client.query<CountedCell>(
      `select a, level, people::int, total from derived.cells($1, $2::text[], $3, $4, $5, $6, $7)`,
      [measure, by, lastDay, known, about, key, proofs[0]!.proof],
    )
    return rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
