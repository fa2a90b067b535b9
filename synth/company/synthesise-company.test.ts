import { entityNamed } from '@cadre/people'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompanyRecord } from './company-record.ts'
import { synthesiseCompany } from './synthesise-company.ts'

const today = '2026-06-30'
const options = { people: 220, years: 3, today, seriesMonths: 6 } as const
const company = [...synthesiseCompany(options)]
const ofKind = (entity: string): CompanyRecord[] => company.filter((record) => record.entity === entity)

test('the same options give the same company, to the byte', () => {
  assert.equal(JSON.stringify([...synthesiseCompany(options)]), JSON.stringify(company))
})

test('another seed gives another company', () => {
  const other = synthesiseCompany({ ...options, seed: 2 })
  assert.notEqual(JSON.stringify(other.next().value), JSON.stringify(company[0]))
})

test('parts made apart are the whole company, record for record', () => {
  const parts = [0, 1, 2].flatMap((index) => [...synthesiseCompany({ ...options, part: { index, of: 3 } })])
  const lines = (records: readonly CompanyRecord[]) => records.map((record) => JSON.stringify(record)).sort()
  assert.deepEqual(lines(parts), lines(company))
})

test('there are as many positions as asked for, most of them filled', () => {
  for (const people of [12, 77, 220, 900]) {
    const employed = [...synthesiseCompany({ people, today, years: 1, seriesMonths: 0 })].filter(
      ({ entity, to }) => entity === 'employment' && to === undefined,
    ).length
    assert.ok(employed <= people && employed > 0.85 * people, `${employed} of ${people}`)
  }
})

test('every record fits its declaration and comes after what it refers to', () => {
  const known = new Set<string>()
  for (const { id, entity, subjectId, from, to, values, isLater } of company) {
    const { fields, subject, name } = entityNamed(entity)
    assert.equal(known.has(id), isLater === true, `${id} is there twice`)
    known.add(id)
    assert.ok(to === undefined || to > from, `${entity} ${id} never holds`)
    assert.equal(subjectId !== undefined && !known.has(subjectId), false, `${entity} ${id} has no subject`)
    for (const [field, value] of Object.entries(values)) {
      const declared = fields[field]
      assert.ok(declared, `${name}.${field} is not declared`)
      if (declared.type === 'reference') assert.ok(known.has(String(value)), `${entity}.${field} of ${id}`)
      if (declared.type === 'choice')
        assert.ok(declared.choices.includes(String(value)), `${entity}.${field}`)
      if (declared.type === 'integer' || declared.type === 'number')
        assert.ok(Number(value) >= declared.min && Number(value) <= declared.max, `${entity}.${field}`)
    }
    for (const [field, { isRequired }] of Object.entries(fields))
      assert.ok(!isRequired || values[field] !== undefined, `${entity}.${field} of ${id} is missing`)
    assert.ok(subject !== 'organisation' || subjectId === undefined)
  }
})

test('periods that may not overlap do not', () => {
  for (const entity of [
    'employment',
    'work_terms',
    'job_assignment',
    'manager_line',
    'pay',
    'team_membership',
  ]) {
    for (const [subjectId, periods] of Map.groupBy(ofKind(entity), ({ subjectId: id }) => id)) {
      const sorted = periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))
      for (const [index, { to }] of sorted.entries()) {
        const next = sorted[index + 1]
        assert.ok(!next || (to !== undefined && to <= next.from), `${entity} of ${subjectId}`)
      }
    }
  }
})

test('what belongs to a job lies within employment', () => {
  const spells = Map.groupBy(ofKind('employment'), ({ subjectId }) => subjectId)
  const inside = ['job_assignment', 'manager_line', 'pay', 'team_membership', 'work_terms', 'goal'] as const
  for (const entity of [
    ...inside,
    'review',
    'measure_value',
    'enrolment',
    'goal_check_in',
    'onboarding_plan',
  ]) {
    for (const { subjectId, from, to } of ofKind(entity)) {
      const isPeriod = (inside as readonly string[]).includes(entity)
      const holds = (spells.get(subjectId) ?? []).some(
        (spell) =>
          spell.from <= from &&
          (spell.to === undefined ||
            (from < spell.to && (!isPeriod || (to !== undefined && to <= spell.to)))),
      )
      assert.ok(holds, `${entity} of ${subjectId} from ${from}`)
    }
  }
})

test('nothing is dated after the last day but what is planned', () => {
  const planned = new Set(['absence', 'workload', 'project_allocation', 'manager_line', 'requisition_member'])
  for (const { entity, from, to, id } of company) {
    assert.ok(from <= today, `${entity} ${id} begins ${from}`)
    assert.ok(to === undefined || to <= today || planned.has(entity), `${entity} ${id} ends ${to}`)
  }
})

test('nobody leads themselves, directly or through others, on any day', () => {
  const lines = ofKind('manager_line')
  for (const day of new Set(lines.map(({ from }) => from))) {
    const managerOf = new Map(
      lines
        .filter(({ from, to }) => from <= day && (to === undefined || to > day))
        .map(({ subjectId, values }) => [subjectId!, String(values['managerId'])]),
    )
    for (const start of managerOf.keys()) {
      let above = managerOf.get(start)
      for (let steps = 0; above !== undefined; steps++) {
        assert.ok(above !== start && steps < 20, `${start} on ${day}`)
        above = managerOf.get(above)
      }
    }
  }
})

test('everybody employed but one reports to somebody who is employed', () => {
  const present = new Set(
    ofKind('employment')
      .filter(({ to }) => to === undefined)
      .map(({ subjectId }) => subjectId!),
  )
  const led = ofKind('manager_line').filter(({ to }) => to === undefined)
  for (const { values } of led) assert.ok(present.has(String(values['managerId'])))
  assert.equal(present.size - new Set(led.map(({ subjectId }) => subjectId)).size, 1)
})

test('everybody is marked as made up', () => {
  for (const { values } of ofKind('person')) assert.equal(values['isSynthetic'], true)
})

test('an anonymous answer leads to nobody', () => {
  const nameless = [...ofKind('survey_response'), ...ofKind('survey_answer')].filter(
    ({ subjectId }) => subjectId === undefined,
  )
  assert.ok(nameless.length > 100)
  const starts = new Set(ofKind('person').map(({ id }) => id.slice(4, 20)))
  for (const { id } of nameless) assert.equal(starts.has(id.slice(4, 20)), false)
})

test('options that cannot be are refused in words', () => {
  for (const wrong of [{ people: 9 }, { years: 11 }, { today: '2026-02-30' }, { countries: [] }])
    assert.throws(() => synthesiseCompany({ ...options, ...wrong }).next(), { code: 'usage' })
})

test('memory does not grow with the company: a part of a company of a million comes as it is asked for', () => {
  const before = process.memoryUsage().heapUsed
  let count = 0
  for (const _ of synthesiseCompany({
    people: 1_000_000,
    years: 1,
    today,
    seriesMonths: 0,
    part: { index: 1, of: 400 },
  })) {
    if (++count > 60_000) break
  }
  assert.ok(count > 60_000)
  assert.ok(process.memoryUsage().heapUsed - before < 300e6)
})
