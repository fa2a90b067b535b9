import { createRandom } from '@cadre/learn'
import { monthEnds } from '@cadre/core'
import { createAccount, hirePerson, startSession } from '@cadre/store'
import { openLakeFolder, writeSet } from '@cadre/store/lake'
import type { LakeRow, LakeStorage } from '@cadre/store/lake'
import { giveDemoNotices } from '../demo/demo-notices.ts'
import { openInstallation } from '../installation/open-installation.ts'
import { lakeFolder } from '../lake/lake-folder.ts'
import type { Settings } from '../settings.ts'

/** Who takes part in the life of a model, each with the cookie of a session. */
export interface Cast {
  readonly scientist: string
  readonly manager: string
  readonly reviewer: string
  readonly reviewerId: string
  readonly people: readonly string[]
}

const columns = [
  { name: 'person_id', type: 'text', meaning: 'whose', role: 'subject' },
  { name: 'as_of', type: 'date', meaning: 'when' },
  { name: 'overtime', type: 'number', meaning: 'hours' },
  { name: 'commute', type: 'number', meaning: 'km' },
] as const
const outcome = { name: 'left', type: 'text', meaning: 'what came of it' } as const

/**
 * Sets up people, accounts and what was known of them month by month. Sequence `1` of `outcomes/leavers` ends
 * before what the first version is judged on, sequence `2` is what it is trained anew on.
 */
export async function setUpLife(settings: Settings, headcount: number): Promise<Cast> {
  const { database, asSystem } = await openInstallation(settings, { version: '0.1.0', tell: () => undefined })
  try {
    const cast = await asSystem(async (session) => {
      const people: string[] = []
      for (let index = 0; index < headcount; index++) {
        const { personId } = await hirePerson(session, {
          from: '2020-01-01',
          person: { values: { firstName: 'Person', lastName: `Number ${index}` } },
          assignment: { values: { title: 'Clerk', share: 1, isPrimary: true } },
          employment: { values: { type: 'full time' } },
        })
        people.push(personId)
      }
      await giveDemoNotices(session)
      people.sort()
      const enter = async (login: string, role: 'data_scientist' | 'hr_manager') => {
        const roles = [{ role }] as const
        const accountId = await createAccount(session, { login, displayName: login, roles })
        return { accountId, token: await startSession(session, { accountId, kind: 'browser' }) }
      }
      const reviewer = await enter('reviewer@norte.example', 'hr_manager')
      return {
        scientist: (await enter('scientist@norte.example', 'data_scientist')).token,
        manager: (await enter('manager@norte.example', 'hr_manager')).token,
        reviewer: reviewer.token,
        reviewerId: reviewer.accountId,
        people,
      }
    })
    const lake = await openLakeFolder(lakeFolder(settings))
    await writeMonths(lake, { people: cast.people, sequence: '1', to: '2025-06-30' })
    await writeMonths(lake, { people: cast.people, sequence: '2', to: '2026-04-30' })
    await writeSet(
      lake,
      {
        name: 'features/leavers',
        sequence: '1',
        source: 'a test',
        key: ['person_id', 'as_of'],
        columns,
        now: new Date(),
      },
      [
        cast.people.map((person_id, who) => ({
          person_id,
          as_of: '2026-10-31',
          overtime: who % 30,
          commute: who % 17,
        })),
      ],
    )
    return cast
  } finally {
    await database.close()
  }
}

interface Months {
  readonly people: readonly string[]
  readonly sequence: string
  readonly to: string
}

/** Who works overtime leaves more often. */
async function writeMonths(lake: LakeStorage, { people, sequence, to }: Months): Promise<void> {
  const random = createRandom(7)
  const rows: LakeRow[] = people.flatMap((person_id) =>
    monthEnds('2024-01-31', to).map((as_of) => {
      const overtime = Math.round(30 * random.next())
      const left = random.next() < (overtime > 18 ? 0.7 : 0.1) ? 'Yes' : 'No'
      return { person_id, as_of, overtime, commute: Math.round(40 * random.next()), left }
    }),
  )
  await writeSet(
    lake,
    {
      name: 'outcomes/leavers',
      sequence,
      source: 'a test',
      key: ['person_id', 'as_of'],
      columns: [...columns, outcome],
      now: new Date(),
    },
    [rows],
  )
}
