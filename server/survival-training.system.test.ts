import { keepOnline } from '@cadre/store'
import type { FeatureValues } from '@cadre/store'
import { crownVersion } from './crown.fixture.ts'
import { runSplit } from './split.fixture.ts'
import { openBrowser } from './browser.fixture.ts'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { now, today } from './test-server.fixture.ts'
import { openTrainingServer } from './training-server.fixture.ts'
import type { TrainingServer } from './training-server.fixture.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let place: TrainingServer
let rows: Record<string, string>
let runId: string

before(async () => {
  const webFolder = fileURLToPath(new URL('../web/dist', import.meta.url))
  place = await openTrainingServer({ people: 400, years: 4, seed: 7, webFolder })
  await place.run('lake_export', {})
  rows = await place.run('attrition_rows', { from: '2023-06-01', history: 'as it happened' }, 'retention')
})
after(() => place.close())

interface Figures {
  readonly columns: readonly { readonly name: string; readonly role: string }[]
  readonly leaderboard: readonly { readonly learner: string }[]
  readonly model?: { readonly learner: string }
  readonly followed?: {
    readonly horizonMonths: number
    readonly cause: string
    readonly judged: readonly {
      readonly learner: string
      readonly concordance: { readonly value: number; readonly low: number }
      readonly integratedBrier?: number
      readonly aucByMonth: readonly (number | null)[]
      readonly calibration: readonly object[]
    }[]
    readonly curves: readonly {
      readonly group: string
      readonly points: readonly { readonly predicted: number; readonly observed: number }[]
    }[]
    readonly causes: readonly {
      readonly cause: string
      readonly points: readonly { readonly share: number }[]
    }[]
    readonly alone: readonly { readonly share: number }[]
  }
}

interface Trained {
  readonly id: string
  readonly state: string
  readonly result: Figures
  readonly learningCurve: {
    readonly learner: string
    readonly points: readonly { readonly rows: number; readonly quality: { readonly value: number } }[]
    readonly verdict: string
  }
}

async function train(training: object): Promise<Trained> {
  const asked = {
    dataSet: rows['name'],
    sequence: rows['sequence'],
    target: 'left_within_6_months',
    budget: 'fast',
  }
  return (await place.train('leavers', { ...asked, ...training })) as unknown as Trained
}

test('models of when are trained, judged beside the others on the same later rows, and answer for fewer months', async () => {
  const trained = await train({ learners: ['logistic-regression', 'cox', 'survival-boosting'] })
  const { state, result, learningCurve } = trained
  runId = trained.id
  assert.equal(state, 'done')
  const roles = new Map(result.columns.map(({ name, role }) => [name, role]))
  assert.deepEqual([roles.get('followed_months'), roles.get('ended_by')], ['dropped', 'dropped'])
  assert.equal(roles.get('emp_tenure_months'), 'feature')
  const { judged, curves, causes, alone, horizonMonths, cause } = result.followed!
  assert.deepEqual([horizonMonths, cause], [6, 'voluntary'])
  const named = new Map(judged.map((one) => [one.learner, one]))
  for (const learner of ['kaplan-meier', 'logistic-regression', 'cox', 'survival-boosting'])
    assert.ok(named.has(learner), `${learner} is not among ${[...named.keys()].join(', ')}`)
  assert.equal(named.get('logistic-regression')!.integratedBrier, undefined, 'it knows the horizon alone')
  for (const learner of ['cox', 'survival-boosting']) {
    const { concordance, integratedBrier, aucByMonth, calibration } = named.get(learner)!
    assert.ok(concordance.value > 0.55, `${learner}: ${concordance.value}`)
    assert.ok(integratedBrier! > 0 && integratedBrier! < named.get('kaplan-meier')!.integratedBrier! * 1.02)
    assert.equal(aucByMonth.length, 6)
    assert.equal(calibration.length, 5)
  }
  const [highest, , lowest] = curves
  assert.ok(highest!.points.at(-1)!.observed > 1.5 * lowest!.points.at(-1)!.observed)
  assert.equal(causes[0]!.cause, 'voluntary')
  assert.ok(causes.length > 1, 'what else ends employment is told beside')
  const { points, verdict } = learningCurve
  assert.ok(
    points.length >= 3 && points.every(({ rows: count }, at) => at === 0 || count > points[at - 1]!.rows),
  )
  assert.ok(['more would help', 'enough', 'not clear'].includes(verdict))
  assert.ok(alone.at(-1)!.share > causes[0]!.points.at(-1)!.share, 'one minus Kaplan–Meier is more')
})

test('a version of when is served with reasons, for its horizon and for fewer months, and refuses more', async () => {
  const { server } = place
  const { items } = (await server.call('data_scientist', 'GET', '/models/leavers')).body as {
    items: { id: string; learner: string }[]
  }
  const version = items[0]!
  assert.ok(['cox', 'survival-boosting'].includes(version.learner), version.learner)
  const { context, accounts } = server
  const errand = { purpose: 'operation', requestId: 'rqs_t', route: 't', today, now: now() } as const
  const madeBy = accounts.data_scientist
  await crownVersion({ ...context, errand, madeBy }, version.id, accounts.hr_manager)
  const { card } = (await server.call('data_scientist', 'GET', `/model-versions/${version.id}`)).body as {
    card: { inputs: string[]; followed: { judged: { label: string }[] } }
  }
  assert.ok(card.followed.judged.some(({ label }) => label === 'Kaplan–Meier by tenure alone'))
  const known = await place.rowsOf(rows)
  const inputs = known.rows
    .slice(0, 50)
    .map((row) => Object.fromEntries(card.inputs.map((name) => [name, row[name] ?? null])))
  const score = async (horizonMonths?: number) => {
    const body = { inputs, reasons: 3, ...(horizonMonths !== undefined && { horizonMonths }) }
    return server.call('hr_manager', 'POST', '/models/leavers/scores', { body })
  }
  const scoresOf = ({ body }: Awaited<ReturnType<typeof score>>) =>
    body['items'] as { status: string; score: number; reasons: object[] }[]
  const [whole, asWhole, three] = [
    scoresOf(await score()),
    scoresOf(await score(6)),
    scoresOf(await score(3)),
  ]
  assert.deepEqual(whole, asWhole)
  const scored = whole.flatMap(({ status }, at) => (status === 'scored' ? [at] : []))
  assert.ok(scored.length > 25, `${scored.length} scores`)
  for (const at of scored) {
    assert.equal(whole[at]!.reasons.length, 3)
    assert.ok(three[at]!.score > 0 && three[at]!.score < whole[at]!.score)
  }
  const tooFar = await score(7)
  assert.ok(tooFar.status >= 400 && tooFar.status < 500)
  assert.match(JSON.stringify(tooFar.body), /1 to 6 whole months/)
})

test('the run draws when people left and what cuts bring, and two runs stand beside each other', async () => {
  const second = await train({ learners: ['logistic-regression'], seed: 2 })
  assert.equal(second.state, 'done')
  const { server } = place
  const opened = await openBrowser()
  try {
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    const origin = `http://localhost:${(server.app.server.address() as AddressInfo).port}`
    const context = await opened.browser.newContext({ viewport: { width: 1366, height: 850 }, locale: 'en' })
    const value = server.cookies.data_scientist
    await context.addCookies([{ name: '__Host-cadre', value, domain: 'localhost', path: '/', secure: true }])
    const page = await context.newPage()
    await page.goto(`${origin}/models/leavers/runs/${runId}`)
    await page.getByRole('heading', { name: 'Not only whether, but when' }).waitFor()
    await page.getByRole('heading', { name: /^Of the highest tenth \d/ }).waitFor()
    await page.getByRole('heading', { name: /^Voluntary: \d/ }).waitFor()
    await page.getByRole('heading', { name: /^Where one in ten of the others/ }).waitFor()
    await page.getByRole('heading', { name: /^Where half of all cases are found/ }).waitFor()
    await page.getByRole('heading', { name: /rows would help|enough rows/ }).waitFor()
    await page.getByRole('rowheader', { name: 'Kaplan–Meier by tenure alone' }).waitFor()
    await assertAccessible(page)
    await takePictures(page, 'run')
    await page.goto(`${origin}/models/leavers/compare?a=1&b=2`)
    await page.getByRole('heading', { name: 'What a cut would bring' }).waitFor()
    await page.getByText('Both were judged on rows of the same data').waitFor()
    await assertAccessible(page)
    await takePictures(page, 'compare')
  } finally {
    await opened.remove()
  }
})

test('in a split with a version that knows its own horizon alone everybody has a score for fewer months', async () => {
  const { server } = place
  const { items: versions } = (await server.call('data_scientist', 'GET', '/models/leavers')).body as {
    items: { id: string; learner: string; stage: string }[]
  }
  const champion = versions.find(({ stage }) => stage === 'champion')!
  const challenger = versions.find(({ learner }) => learner === 'logistic-regression')!
  await runSplit(server, { champion: champion.id, challenger: challenger.id })
  const known = (await place.rowsOf(rows)).rows.slice(-40)
  const values = new Map(known.map((row) => [String(row['person_id']), row as FeatureValues]))
  await server.asSystem((session) =>
    keepOnline(
      session,
      {
        purpose: 'retention',
        asOf: today,
        knownAt: new Date(),
        dataSet: 'features/retention',
        dataHash: 'a'.repeat(64),
      },
      [...values].map(([personId, of]) => ({ personId, values: of })),
    ),
  )
  const score = async (horizonMonths?: number) => {
    const body = { personIds: [...values.keys()], ...(horizonMonths !== undefined && { horizonMonths }) }
    return server.call('hr_manager', 'POST', '/models/leavers/person-scores', { body })
  }
  const versionsOf = ({ body }: Awaited<ReturnType<typeof score>>) =>
    new Set((body['items'] as { versionId: string }[]).map(({ versionId }) => versionId))
  assert.deepEqual(versionsOf(await score()), new Set([champion.id, challenger.id]))
  const three = await score(3)
  assert.equal(three.status, 200, JSON.stringify(three.body))
  assert.deepEqual(versionsOf(three), new Set([champion.id]))
})

async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const faults = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  )
  assert.deepEqual(faults, [])
}

/** For whoever looks at the pages: wide and narrow, light and dark. */
async function takePictures(page: Page, name: string): Promise<void> {
  const prefix = process.env['CADRE_PICTURE']
  if (prefix === undefined) return
  for (const [width, colorScheme] of [
    [1366, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 850 })
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(900)
    await page.screenshot({ path: `${prefix}-${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1366, height: 850 })
}
