import assert from 'node:assert/strict'
import type { Database } from '@cadre/store'
import type { Served } from './served.fixture.ts'

/** One person as a writer entered it, and how often it was amended, as far as that was answered. */
interface Kept {
  readonly name: string
  readonly id: string
  amendments: number
}

interface Wish {
  readonly method: 'POST' | 'PATCH'
  readonly path: string
  readonly body: unknown
  readonly key: string
  readonly done: (answer: { id?: string }) => void
}

/** Clients that enter people and amend them, and remember what was acknowledged. */
export interface Writers {
  readonly kept: readonly Kept[]
  /** Writes until the server is gone or `stop` is called; returns how many writes were acknowledged. */
  readonly run: () => {
    /** Settles with the first write of this run that is acknowledged. */
    readonly first: Promise<void>
    readonly ended: Promise<number>
    readonly stop: () => void
  }
}

/**
 * Makes some clients. A write whose answer never came is sent again with its idempotency key before
 * anything else: it must have one effect, whether it was committed before or not.
 */
export function createWriters({ token, address }: Pick<Served, 'token' | 'address'>, clients = 4): Writers {
  const kept: Kept[] = []
  const open: (Wish | undefined)[] = Array.from({ length: clients })
  const turns = Array.from({ length: clients }, () => 0)
  const own: (Kept | undefined)[] = Array.from({ length: clients })

  function nextWish(client: number): Wish {
    const turn = turns[client]!++
    const last = own[client]
    const key = `client ${client} turn ${turn}`
    if (turn % 3 !== 0 && last) {
      return {
        // Amending is no POST, and has no key: the same again changes nothing but the count of versions.
        method: 'PATCH',
        path: `/person-profiles/${last.id}`,
        body: { from: '2024-01-01', values: { preferredName: key } },
        key,
        done: () => last.amendments++,
      }
    }
    return {
      method: 'POST',
      path: '/person-profiles',
      body: { from: '2020-01-01', values: { firstName: 'Person', lastName: key, employeeNumber: key } },
      key,
      done: ({ id }) => {
        own[client] = { name: key, id: id!, amendments: 0 }
        kept.push(own[client])
      },
    }
  }

  async function send(wish: Wish): Promise<'answered' | 'busy' | 'gone'> {
    try {
      const answer = await fetch(`${address()}/api/v1${wish.path}`, {
        method: wish.method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': wish.key,
        },
        body: JSON.stringify(wish.body),
      })
      const body = (await answer.json()) as { id?: string; code?: string }
      if (answer.status === 503 || answer.status === 507) return 'busy'
      assert.ok(answer.ok, `${wish.method} ${wish.path}: ${answer.status} ${JSON.stringify(body)}`)
      wish.done(body)
      return 'answered'
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error
      return 'gone'
    }
  }

  return {
    kept,
    run: () => {
      let isStopped = false
      const { promise: first, resolve: setFirst } = Promise.withResolvers<void>()
      const write = async (client: number): Promise<number> => {
        let answered = 0
        while (!isStopped) {
          const wish = (open[client] ??= nextWish(client))
          const end = await send(wish)
          if (end === 'gone') break
          if (end === 'busy') continue
          open[client] = undefined
          answered++
          setFirst()
        }
        return answered
      }
      const all = Promise.all(Array.from({ length: clients }, (_, client) => write(client)))
      return {
        first,
        ended: all.then((counts) => counts.reduce((sum, count) => sum + count, 0)),
        stop: () => (isStopped = true),
      }
    },
  }
}

/** Writes for half a second, and until something was acknowledged: a server that has just started may be slow. */
export async function writeSome(writers: Writers): Promise<void> {
  const run = writers.run()
  await Promise.race([run.first, run.ended])
  setTimeout(run.stop, 500)
  assert.ok((await run.ended) > 0)
}

/** Compares what was acknowledged with what is stored: nothing lost, nothing doubled, nothing half-done. */
export async function compareWithStored({ pool }: Database, kept: readonly Kept[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // Sees every row.
    await client.query('set local role cadre_backup')
    const { rows } = await client.query<{
      name: string
      ids: string[]
      versions: number
      believed: number
      created: number
      amended: number
    }>(
      `select p.employee_number as name, array_agg(distinct p.id) as ids, count(*)::int as versions,
         count(*) filter (where upper_inf(p.recorded))::int as believed,
         (select count(*)::int from audit.entry e where e.act = 'create' and e.entity = 'person' and e.subjects @> array[min(p.id)]) as created,
         (select count(*)::int from audit.entry e where e.act = 'amend' and e.entity = 'person' and e.subjects @> array[min(p.id)]) as amended
       from records.person p group by 1`,
    )
    const stored = new Map(rows.map((row) => [row.name, row]))
    for (const { name, id, amendments } of kept) {
      const row = stored.get(name)
      assert.ok(row, `${name} was acknowledged and is not stored`)
      assert.deepEqual(row.ids, [id], `${name} is stored once`)
      assert.ok(
        row.amended >= amendments,
        `${name}: ${amendments} amendments acknowledged, ${row.amended} stored`,
      )
    }
    for (const { name, versions, believed, created, amended } of rows) {
      assert.equal(created, 1, `${name} has one entry of its making in the audit trail`)
      // Each amendment supersedes one version and enters the next; the first one cuts the period in two.
      assert.equal(
        versions,
        amended === 0 ? 1 : amended + 2,
        `${name} has versions and audit entries that fit`,
      )
      assert.equal(believed, amended === 0 ? 1 : 2, `${name} is believed once on each day`)
    }
    const { rows: orphans } = await client.query(
      `select id from records.key where entity = 'person' and id not in (select id from records.person)`,
    )
    assert.deepEqual(orphans, [])
  } finally {
    await client.query('rollback')
    client.release()
  }
}
