import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { pagePaths } from '@cadre/contract'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

// What somebody typed into records is shown as it was typed, on every page, and nothing of it runs.

const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
const markup = [
  '<img src=x onerror="window.hit=1">',
  '"><svg onload="window.hit=1">',
  '</script><script>window.hit=1</script>',
  `{{constructor.constructor('window.hit=1')()}}`,
] as const

let opened: TestBrowser
let served: ChildProcess
let page: Page
let origin: string
const refused: string[] = []
const today = new Date().toISOString().slice(0, 10)

before(async () => {
  opened = await openBrowser()
  const folder = join(opened.folder, 'data')
  served = spawn(
    process.execPath,
    [launcher, 'serve', '--demo', '--no-model', '--port', '0', '--folder', folder],
    {
      env: { ...process.env, CADRE_HOME: join(opened.folder, 'home') },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  let link = ''
  for await (const line of createInterface(served.stdout!)) {
    link = /^HR manager\s+(http\S+#link=\S+)$/.exec(line)?.[1] ?? ''
    if (link) break
  }
  served.stdout!.resume()
  origin = new URL(link).origin
  page = await opened.browser.newPage({ locale: 'en' })
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text())
  })
  page.on('dialog', (dialog) => {
    refused.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(link)
  await page.waitForURL(`${origin}/`)
})
after(async () => {
  served.kill('SIGTERM')
  await once(served, 'exit')
  await opened.remove()
})

/** Enters a record as the pages do; returns its id. */
async function enter(path: string, body: unknown): Promise<string> {
  const { status, answer } = await page.evaluate(
    async ([address, sent]) => {
      const response = await fetch(`/api/v1/${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sent!,
      })
      return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
    },
    [path, JSON.stringify(body)],
  )
  assert.ok(status < 300, `${path}: ${status} ${JSON.stringify(answer)}`)
  return String(answer['personId'] ?? answer['id'])
}

const record = (values: Readonly<Record<string, unknown>>, subjectId?: string) => ({
  from: '2024-01-01',
  values,
  ...(subjectId !== undefined && { subjectId }),
})

/** A batch of an import shows a file, not records; nobody asks the HR manager of this company. */
const others: ReadonlySet<string> = new Set(['/imports/:id', '/surveys/:id/answer/:waveId'])

test('markup in records is text on every page, and nothing of it runs', async () => {
  const [image, drawing, script, template] = markup
  const departmentId = await enter('departments', record({ name: image }))
  const personId = await enter('people', {
    from: '2024-01-01',
    person: { values: { firstName: image, lastName: `Aaa ${script}`, preferredName: drawing } },
    assignment: { values: { title: template, share: 1, isPrimary: true, departmentId } },
    employment: { values: { type: 'full time', source: image } },
  })
  const courseId = await enter('courses', record({ name: image, provider: script, description: drawing }))
  await enter('enrolments', record({ courseId, status: 'enrolled' }, personId))
  await enter('goals', record({ name: script, kind: 'objective', unit: image, status: 'active' }, personId))
  const teamId = await enter('teams', record({ name: drawing }))
  const values = { name: image, kind: 'pulse', isAnonymous: true, introduction: script }
  const surveyId = await enter('surveys', record(values))
  const question = { surveyId, order: 1, wording: drawing, kind: 'choice', choices: [image, script] }
  await enter('survey-questions', record(question))
  const period = { periodStart: '2024-01-01', periodEnd: '2024-12-31', status: 'open' }
  const roundId = await enter(
    'review-cycles',
    record({ name: drawing, ...period, scaleLowest: 1, scaleHighest: 5 }),
  )
  await enter('models', { name: 'leavers', title: image, purpose: 'retention' })
  const ids: Readonly<Record<string, string>> = {
    people: personId,
    teams: teamId,
    surveys: surveyId,
    reviews: roundId,
  }

  for (const path of pagePaths.filter((each) => !others.has(each))) {
    const id = ids[path.split('/')[1]!] ?? ''
    const address = path
      .replace(':id', id)
      .replace(':personId', personId)
      .replace(':name', 'leavers')
      .replace(':feature', 'emp_tenure_months')
      .replace('*', 'features/nothing')
    await page.goto(`${origin}${address}`)
    const heading = page.getByRole('heading', { level: 1 }).first()
    await heading.waitFor().catch(async () => assert.fail(`${path}: ${await page.innerText('body')}`))
    await page.waitForLoadState('networkidle')
    assert.equal(await page.evaluate('window.hit'), undefined, path)
  }
  assert.deepEqual(refused, [], 'nothing even tried')
  await page.goto(`${origin}/people?q=aaa`)
  await page.getByText(image, { exact: false }).first().waitFor()
  await page.goto(`${origin}/people/${personId}?asOf=${today}`)
  await page.getByText(`Aaa ${script}`, { exact: false }).first().waitFor()
  assert.equal(await page.evaluate('window.hit'), undefined)
})
