import { writeSet } from '@cadre/store/lake'
import { now } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

/** What the model `leavers` is told of somebody, by their place in the order of ids. */
interface Known {
  readonly Team?: string
  readonly OverTime?: string
  readonly Pay?: number
}

interface Wanted {
  readonly sequence?: string
  readonly days: readonly string[]
  /** What differs from the usual: teams in turn, no overtime, forty steps of pay. */
  readonly of?: (index: number) => Known
}

const teams = ['Sales', 'Research', 'Service', 'Office'] as const

/** Writes what is known on some days of everybody who was ever employed, as `features/leavers`. */
export async function writeLeaversFeatures(
  { database, context }: TestServer,
  { sequence = '1', days, of = () => ({}) }: Wanted,
): Promise<void> {
  const { rows: people } = await database.pool.query<{ person_id: string }>(
    'select distinct person_id from records.employment order by 1',
  )
  const usual = (index: number): Required<Known> => ({
    Team: teams[index % 4]!,
    OverTime: 'No',
    Pay: 2000 + 100 * (index % 40),
  })
  await writeSet(
    context.lake,
    {
      name: 'features/leavers',
      sequence,
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [
        { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
        { name: 'as_of', type: 'date', meaning: 'when' },
        { name: 'Team', type: 'text', meaning: 'team' },
        { name: 'OverTime', type: 'text', meaning: 'overtime' },
        { name: 'Pay', type: 'number', meaning: 'pay' },
      ],
      now: now(),
    },
    [
      people.flatMap(({ person_id }, index) =>
        days.map((as_of) => ({ person_id, as_of, ...usual(index), ...of(index) })),
      ),
    ],
  )
}
