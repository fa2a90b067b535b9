import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import { errorOf, makeWorkplace } from './cadre.fixture.ts'

const place = await makeWorkplace()
const company = place.path('company')
const own = place.path('actions.json')
const dates = ['--from', '2023-07-01', '--to', '2026-06-30']
const ask = (...words: string[]) =>
  place.run('attrition', '--lake', `${company}/lake`, ...dates, ...words, '--json')

interface Report {
  readonly bands: readonly { readonly people: number; readonly expected: number }[]
  readonly losses: readonly {
    readonly currency: string
    readonly people: number
    readonly expected: number
    readonly loss: number
    readonly atStake: number
  }[]
  readonly shifts: readonly { readonly feature: string; readonly gain: number; readonly low: number }[]
  readonly actions: readonly { readonly action: string; readonly because: readonly string[] }[]
}

before(async () => {
  const words = `--people 400 --years 3 --format lake --out ${company}`.split(' ')
  const made = await place.run('synth', ...words)
  assert.equal(made.status, 0, made.stderr)
})

test('what leaving may cost follows the share of pay; the organisation’s own actions are told with what speaks for them', async () => {
  const actions = [
    { action: 'coffee with the head', when: ['survey_engagement_score'], evidence: 'nobody has looked' },
    { action: 'more pay', when: ['pay_log_compa_ratio', 'pay_raise_12m'], evidence: 'hard to take back' },
  ]
  await writeFile(own, JSON.stringify(actions))
  const half = await ask('--replacement-cost', '0.5', '--actions', own)
  assert.equal(half.status, 0, half.stderr)
  const report = JSON.parse(half.stdout) as Report
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  const people = sum(report.bands.map((band) => band.people))
  assert.ok(sum(report.losses.map((one) => one.people)) <= people)
  assert.ok(
    sum(report.losses.map((one) => one.expected)) <= sum(report.bands.map(({ expected }) => expected)) + 1e-9,
  )
  for (const { loss, atStake, expected, people: of } of report.losses) {
    assert.ok(loss > 0 && loss < atStake)
    // Who leaves earns about what others do: the loss is near the same share of what is at stake.
    assert.ok(Math.abs(loss / atStake - expected / of) < 0.3 * (expected / of))
  }
  assert.ok(report.actions.length > 0)
  for (const { action, because } of report.actions) {
    assert.ok(actions.some((one) => one.action === action))
    assert.ok(because.length > 0)
  }
  for (const { gain, low } of report.shifts) assert.ok(gain > 0 && low > 0)
  const whole = JSON.parse((await ask('--replacement-cost', '1')).stdout) as Report
  assert.ok(Math.abs(whole.losses[0]!.loss / report.losses[0]!.loss - 2) < 1e-9)
})

test('a cost below nothing, and actions that cannot be read, are refused with what to do', async () => {
  const problem = async (...words: string[]) => errorOf(await ask(...words)).message
  const withActions = async (content: unknown) => {
    await writeFile(own, JSON.stringify(content))
    return problem('--actions', own)
  }
  assert.match(await withActions({}), /has to be a list/)
  assert.match(await withActions([{ action: 'x', when: ['pay_raise_12m'] }]), /Entry 1 has no "evidence"/)
  assert.match(
    await withActions([{ action: 'x', when: ['luck'], evidence: 'y' }]),
    /"luck", which is no feature/,
  )
  assert.match(await problem('--actions', place.path('nowhere.json')), /There is no file/)
  assert.match(await problem('--replacement-cost', '-1'), /cannot cost/)
})
