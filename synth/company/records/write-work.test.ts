import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompanyRecord } from '../company-record.ts'
import { describeTruth } from '../effects/describe-truth.ts'
import { figureSpread } from './write-work.ts'
import { synthesiseCompany } from '../synthesise-company.ts'

const options = {
  people: 120,
  years: 2,
  today: '2026-06-30',
  seriesMonths: 24,
  switches: { missing: false, outliers: false, duplicates: false, noise: true },
} as const
const planted = [...synthesiseCompany(options)]
const without = [...synthesiseCompany({ ...options, without: ['slowByTools', 'reachByOthers'] })]

const ofKind = (records: readonly CompanyRecord[], kind: string) =>
  records.filter(({ entity }) => entity === kind)

test('what tools and others do to figures moves nothing else of the company', () => {
  const others = (records: readonly CompanyRecord[]) =>
    records.filter(({ entity }) => entity !== 'measure_value')
  assert.deepEqual(others(planted), others(without))
  assert.notDeepEqual(ofKind(planted, 'measure_value'), ofKind(without, 'measure_value'))
})

test('the figure of a month follows the hours lost to tools and the people worked with, as the truth says', () => {
  const { effects } = describeTruth(options)
  const coefficient = (name: string) => effects.find((effect) => effect.name === name)!.coefficient
  const better = new Map(
    ofKind(planted, 'measure').map(({ id, values }) => [id, values['direction'] === 'higher' ? 1 : -1]),
  )
  const before = new Map(ofKind(without, 'measure_value').map((record) => [record.id, record]))
  const loads = new Map(
    ofKind(planted, 'workload').map((record) => [`${record.subjectId} ${record.from}`, record.values]),
  )
  let checked = 0
  for (const { id, subjectId, from, values } of ofKind(planted, 'measure_value')) {
    const { toolsLostHours, peopleWorkedWith } = loads.get(`${subjectId} ${from}`) as Record<string, number>
    const expected =
      (coefficient('slowByTools') * (Math.min(30, toolsLostHours!) - 6)) / 10 +
      (coefficient('reachByOthers') * (Math.min(30, peopleWorkedWith!) - 14)) / 5
    const moved = Math.log(Number(values['value']) / Number(before.get(id)!.values['value']))
    const found = moved / (figureSpread * better.get(String(values['measureId']))!)
    // Figures are written with two places: a hundredth of the smallest is what rounding can hide.
    const hidden = 0.011 / Number(values['value']) / figureSpread
    assert.ok(Math.abs(found - expected) <= hidden, `${found} instead of ${expected}`)
    checked++
  }
  assert.ok(checked > 1000, String(checked))
})

test('tools differ between units, and who works with more people works with more teams', () => {
  const loads = ofKind(planted, 'workload').map(({ values }) => values as Record<string, number>)
  const lost = loads.map(({ toolsLostHours }) => toolsLostHours!)
  const mean = lost.reduce((sum, hours) => sum + hours, 0) / lost.length
  assert.ok(mean > 2 && mean < 15, String(mean))
  const teams = (least: number, most: number) => {
    const some = loads.filter(
      ({ peopleWorkedWith }) => peopleWorkedWith! >= least && peopleWorkedWith! < most,
    )
    return some.reduce((sum, { teamsWorkedWith }) => sum + teamsWorkedWith!, 0) / some.length
  }
  assert.ok(teams(17, 99) > teams(0, 11) + 1)
})
