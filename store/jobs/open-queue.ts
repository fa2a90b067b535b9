import { PgBoss } from 'pg-boss'
import type { JobWithMetadata } from 'pg-boss'
import type { Database } from '../database/database.ts'

/** What the queue gives a worker: the ticket of a job, or of a schedule that is due. */
export interface Ticket {
  readonly id: string
  readonly jobId?: string
  readonly kind?: string
}

export interface QueueSchedule {
  readonly kind: string
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string
  readonly timeZone: string
}

export interface QueueOptions {
  readonly concurrency: number
  readonly schedules: readonly QueueSchedule[]
  /** Works a ticket off; a ticket whose work throws is given out again. */
  readonly onTicket: (ticket: Ticket) => Promise<void>
  /** Too many workers were lost with this ticket. */
  readonly onLost: (ticketId: string) => Promise<void>
  readonly onError: (error: Error) => void
}

export interface Queue {
  /** Looks for tickets now instead of at the next turn. */
  readonly wake: () => void
  /** Takes no more tickets and waits until those that are held are worked off. */
  readonly drain: () => Promise<void>
  /** Gives back what is still held and ends. */
  readonly close: () => Promise<void>
}

const pollSeconds = 1
/** With the heartbeat of 15 s a killed worker's job goes on elsewhere within about 20 s. */
const supervisionSeconds = 5

/** Begins to take tickets out of the queue of pg-boss, on the database's own connections. */
export async function openQueue(database: Database, options: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) },
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    schema: 'queue',
    migrate: false,
    superviseIntervalSeconds: supervisionSeconds,
    monitorIntervalSeconds: supervisionSeconds,
    monitorVacuum: false,
    reindex: false,
  })
  boss.on('error', options.onError)
  await boss.start()
  await writeSchedules(boss, options.schedules)
  const polling = { pollingIntervalSeconds: pollSeconds, includeMetadata: true } as const
  await boss.work<TicketData, void, typeof polling>('dead', polling, async ([lost]) => {
    if (lost?.sourceId) await options.onLost(lost.sourceId)
  })
  const workerIds: string[] = []
  for (let index = 0; index < options.concurrency; index++) {
    workerIds.push(
      await boss.work<TicketData, void, typeof polling>('work', polling, ([job]) =>
        options.onTicket(ticketOf(job!)),
      ),
    )
  }
  return {
    wake: () => workerIds.forEach((id) => boss.notifyWorker(id)),
    drain: () => boss.offWork('work', { wait: true }),
    close: () => boss.stop({ graceful: false, close: false }),
  }
}

interface TicketData {
  readonly jobId?: string
  readonly kind?: string
}

function ticketOf({ id, data: { jobId, kind } }: JobWithMetadata<TicketData>): Ticket {
  return { id, ...(jobId !== undefined && { jobId }), ...(kind !== undefined && { kind }) }
}

/** The declared schedules and no others; one that came due while nobody ran is made up for once. */
async function writeSchedules(boss: PgBoss, schedules: readonly QueueSchedule[]): Promise<void> {
  const kinds = new Set(schedules.map(({ kind }) => kind))
  for (const { key } of await boss.getSchedules('work'))
    if (!kinds.has(key)) await boss.unschedule('work', key)
  for (const { kind, cron, timeZone } of schedules) {
    await boss.schedule('work', cron, { kind }, { key: kind, tz: timeZone, missed: 'once' })
  }
}
