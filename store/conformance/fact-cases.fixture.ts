import { addDays } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import { entityNamed } from '@cadre/people'
import assert from 'node:assert/strict'
import { defineCustomField } from '../custom-fields/custom-fields.ts'
import { readHistory, readRecords } from '../facts/read-records.ts'
import { amendRecord, createRecord, endRecord, withdrawRecord } from '../facts/write-records.ts'
import type { ConformanceCase } from './cases.fixture.ts'
import type { Place } from './place.fixture.ts'

export const factCases: readonly ConformanceCase[] = [
  {
    name: 'a record reads as of any day, as known at any moment, as a plain list of days says',
    run: checkTwoTimes,
  },
  { name: 'every kind of value comes back as it was entered', run: checkValuesBack },
  { name: 'pages, sorts and filters read each record once', run: checkPages },
]

const entity = entityNamed('work_terms')
const start = '2024-01-01'
const days = 60

/** Changes at random, beside a model: what holds on each day, kept for every moment of knowledge. */
async function checkTwoTimes({ asSystem, maker }: Place): Promise<void> {
  const random = createRandom(11)
  const personId = await asSystem((session) => maker.make(session, 'person', { from: '2023-01-01' }))
  const believed: (number | undefined)[] = Array.from({ length: days })
  const known: { readonly at: string; readonly byDay: readonly (number | undefined)[] }[] = []
  let id: string | undefined
  for (let step = 0; step < 40; step++) {
    const first = random.integer(days)
    const last = Math.min(days, first + 1 + random.integer(20))
    const isOpen = random.next() < 0.3
    const fte = random.integer(100) / 100
    const period = { from: addDays(start, first), ...(!isOpen && { to: addDays(start, last) }) }
    const end = isOpen ? days : last
    const choice = random.next()
    if (id === undefined) {
      id = await asSystem((session) =>
        createRecord(session, entity, { subjectId: personId, ...period, values: { fte } }),
      )
      believed.fill(fte, first, end)
    } else if (!believed.slice(first, end).some((value) => value !== undefined)) {
      continue
    } else if (choice < 0.75) {
      await asSystem((session) => amendRecord(session, entity, id!, { ...period, values: { fte } }))
      for (let day = first; day < end; day++) if (believed[day] !== undefined) believed[day] = fte
    } else if (choice < 0.85 && believed.slice(0, first).some((value) => value !== undefined)) {
      await asSystem((session) => endRecord(session, entity, id!, { on: addDays(start, first) }))
      believed.fill(undefined, first)
    } else if (choice > 0.95) {
      await asSystem((session) => withdrawRecord(session, entity, id!))
      believed.fill(undefined)
      id = undefined
    }
    const at = await clockOf(asSystem)
    known.push({ at, byDay: [...believed] })
    // The clock of the embedded database counts milliseconds: what comes in the same one is known at that moment too.
    while ((await clockOf(asSystem)) === at);
  }
  for (const { at, byDay } of known) {
    for (const day of [0, 7, 20, 33, 59]) {
      const asOf = addDays(start, day)
      const [record, second] = await asSystem((session) =>
        readRecords(session, entity, { asOf, knownAt: at, subjectIds: [personId] }),
      )
      assert.equal(second, undefined)
      assert.equal(record?.values['fte'], byDay[day], `${asOf} as known at ${at}`)
    }
  }
}

function clockOf(asSystem: Place['asSystem']): Promise<string> {
  return asSystem(async ({ trx }) => {
    const { clock } = await trx
      .selectNoFrom((eb) => eb.fn<string>('to_json', [eb.fn('clock_timestamp')]).as('clock'))
      .executeTakeFirstOrThrow()
    return clock
  })
}

async function checkValuesBack({ asSystem, maker }: Place): Promise<void> {
  const values = {
    firstName: 'Zoë 🌱 O’Neil \\ %_',
    lastName: 'İstanbul\nZwei',
    employeeNumber: 'Ü-1',
    isSynthetic: true,
  }
  const custom = { shoe_size: 42.5, has_badge: false, words: 'a"b' }
  const types = { shoe_size: 'number', has_badge: 'boolean', words: 'text' } as const
  await asSystem(async (session) => {
    for (const [key, type] of Object.entries(types)) {
      const meaning = { key, type, label: key, choices: [] }
      await defineCustomField(session, { ...meaning, entity: 'person', dataClass: 'directory' })
    }
  })
  const id = await asSystem((session) =>
    createRecord(session, entityNamed('person'), { from: '1900-01-01', values, custom }),
  )
  const [person] = await asSystem((session) =>
    readRecords(session, entityNamed('person'), { asOf: '1900-01-01', ids: [id] }),
  )
  assert.deepEqual(person?.values, values)
  assert.deepEqual(person?.custom, custom)
  assert.equal(person?.validFrom, '1900-01-01')

  const amounts = {
    component: 'base',
    amount: { minor: 999_999_999_999_999, currency: 'PEN' },
    period: 'year',
  }
  const contact = { nationalId: 'X-12', bankAccount: 'ES00 1234', birthDate: '2000-02-29', commuteKm: 12.25 }
  for (const [name, entered] of Object.entries({ pay: amounts, contact_details: contact })) {
    const subject = entityNamed(name)
    const made = await asSystem((session) =>
      createRecord(session, subject, { subjectId: id, from: '2200-01-01', values: entered }),
    )
    const [found] = await asSystem((session) =>
      readRecords(session, subject, { asOf: '2200-12-30', ids: [made] }),
    )
    assert.deepEqual(found?.values, entered)
  }
  const startsAt = '2024-03-31T02:30:00.123Z'
  const interview = await asSystem(async (session) => {
    const candidate = await maker.make(session, 'candidate')
    const subjectId = await maker.make(session, 'application', { subjectId: candidate })
    return maker.make(session, 'interview', { subjectId, values: { startsAt } })
  })
  const versions = await asSystem((session) => readHistory(session, entityNamed('interview'), interview))
  assert.equal(versions[0]?.values['startsAt'], startsAt)
}

async function checkPages({ asSystem, maker }: Place): Promise<void> {
  const department = entityNamed('department')
  const wanted = ['b', 'a', 'B', 'ä', 'z', 'a', '', '_'].map((name) => `page ${name}`)
  await asSystem(async (session) => {
    for (const [index, name] of wanted.entries())
      await maker.make(session, 'department', {
        from: '2025-01-01',
        values: { name, ...(index % 3 !== 0 && { costCentre: `c${index % 2}` }) },
      })
  })
  const filters = [{ field: 'name', operator: 'contains', value: 'page ' }] as const
  for (const field of ['name', 'costCentre', 'validFrom']) {
    for (const isDescending of [false, true]) {
      const options = { asOf: '2025-01-01', filters, sort: { field, isDescending } }
      const all = await asSystem((session) => readRecords(session, department, options))
      assert.equal(all.length, wanted.length)
      const paged = [] as typeof all
      for (let last = all[0]; last;) {
        const value = field === 'validFrom' ? last.validFrom : (last.values[field] ?? null)
        if (paged.length === 0) paged.push(last)
        const [next] = await asSystem((session) =>
          readRecords(session, department, {
            ...options,
            limit: 1,
            after: { value: value as string | null, id: last!.id },
          }),
        )
        if (next) paged.push(next)
        last = next
      }
      assert.deepEqual(
        paged.map(({ id }) => id),
        all.map(({ id }) => id),
        `${field} ${isDescending}`,
      )
    }
  }
  const literal = await asSystem((session) =>
    readRecords(session, department, {
      asOf: '2025-01-01',
      filters: [{ field: 'name', operator: 'contains', value: 'page _' }],
    }),
  )
  assert.deepEqual(
    literal.map(({ values }) => values['name']),
    ['page _'],
  )
}
