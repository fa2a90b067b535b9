import { createClient } from '@cadre/contract/client'
import type { Client } from '@cadre/contract/client'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'

const sample = join(import.meta.dirname, '..', 'synth', 'sample', 'people.csv')

/** The API as the account asks that is signed in to the browser. */
export async function clientOf(context: BrowserContext, origin: string): Promise<Client> {
  const cookies = await context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return createClient({
    baseUrl: origin,
    fetch: (address, init) => fetch(address, { ...init, headers: { ...init?.headers, cookie } as never }),
  })
}

/** Who does what; each is signed in. */
interface Cast {
  readonly manager: Client
  readonly scientist: Client
  readonly lead: Client
  readonly employee: Client
}

/**
 * What a made-up company has not by itself: a sheet that needs somebody, a round that is open, a survey that asks, a study, a
 * model in use with two versions, a person it was asked about.
 */
export async function fillDemoPages(cast: Cast): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  await Promise.all([bringSheet(cast, today), beginRound(cast, today), beginSurvey(cast, today)])
  await cast.scientist.call('askForStudy', {
    body: {
      name: 'Who stays',
      question: 'What they have in common.',
      purpose: 'planning',
      endsOn: '2099-12-31',
    },
  })
  await useModel(cast, today)
}

async function bringSheet({ manager }: Cast, today: string): Promise<void> {
  const { data: begun } = await manager.call('beginImport', { body: { fileName: 'joiners.csv' } })
  const params = { id: begun.id }
  const sheet =
    'Employee number,First name,Last name,Hire date\n90001,Nora,Vela,2020-03-01\n90002,Ivo,Marsh,soon\n'
  await manager.call('uploadPart', { params: { ...params, number: 0 }, body: new Blob([sheet]) as never })
  await manager.call('readImportSheet', { params, body: {} })
  const read = async () => (await manager.call('getImport', { params })).data
  await until(async () => (await read()).suggestion !== null)
  const { suggestion } = await read()
  const columns = suggestion!.map(({ confidence: _confidence, reason: _reason, ...column }) => column)
  await manager.call('mapImport', { params, body: { mapping: { kind: 'snapshot', asOf: today, columns } } })
  await manager.call('checkImport', { params })
  await until(async () => (await read()).state === 'checked')
}

async function beginRound({ manager }: Cast, today: string): Promise<void> {
  const values = {
    name: 'Half-year review',
    periodStart: '2026-01-01',
    periodEnd: '2026-06-30',
    dueDate: '2099-01-31',
    status: 'planned',
    scaleLowest: 1,
    scaleHighest: 5,
  } as const
  const { data } = await manager.records('review-cycles').create({ from: today, values })
  await manager.call('openReviews', { params: { id: data.id } })
}

async function beginSurvey({ manager }: Cast, today: string): Promise<void> {
  const { data: survey } = await manager
    .records('surveys')
    .create({ from: today, values: { name: 'How was the move?', kind: 'pulse', isAnonymous: true } })
  for (const [position, values] of [
    { wording: 'The new office works for me', kind: 'scale', scaleHighest: 5 },
    { wording: 'What is missing?', kind: 'text' },
  ].entries())
    await manager
      .records('survey-questions')
      .create({ from: today, values: { ...values, surveyId: survey.id, order: position + 1 } as never })
  await manager.records('survey-waves').create({
    from: today,
    values: {
      surveyId: survey.id,
      name: 'Now',
      opensOn: today,
      closesOn: '2099-01-01',
      minimumGroup: 5,
    } as never,
  })
}

async function useModel({ manager, scientist, lead, employee }: Cast, today: string): Promise<void> {
  const [head, ...rows] = (await readFile(sample, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  const addTable = (name: string, lines: readonly (readonly string[])[]) =>
    scientist.call('addLakeTable', {
      params: { name },
      body: new Blob([lines.map((cells) => cells.join(',')).join('\n')]) as never,
    })
  await addTable('leavers', [head!, ...rows.slice(0, 800)])
  await addTable('later', [head!, ...rows.slice(800)])
  const params = { name: 'leavers' }
  await scientist.call('createModel', {
    body: { name: 'leavers', title: 'Leavers', purpose: 'retention' },
  })
  const body = {
    dataSet: 'tables/leavers',
    target: 'left_company',
    positive: 'Yes',
    drop: ['employee_id', 'last_day'],
    learners: ['logistic-regression'],
    budget: 'fast' as const,
  }
  for (const seed of [1, 2]) await scientist.call('startModelRun', { params, body: { ...body, seed } })
  const versions = async () => (await scientist.call('getModel', { params })).data.items
  await until(async () => (await versions()).length === 2)
  const version = { id: (await versions())[0]!.id }
  await scientist.call('judgeModelVersion', { params: version, body: { dataSet: 'tables/later' } })
  await until(
    async () => (await scientist.call('getModelVersion', { params: version })).data.judgements.length > 0,
  )
  const { data: asked } = await scientist.call('askForPromotion', {
    params: version,
    body: { reason: 'It tells leavers apart well enough.' },
  })
  await manager.call('decidePromotion', {
    params: { id: asked.id },
    body: { isApproved: true, reason: 'Fair, and better than guessing.' },
  })

  const ids: string[] = []
  for await (const { id } of manager.items('listPeople', { query: { working: 'true', limit: 200 } }))
    ids.push(id)
  const unasked = new Set(['employee_id', 'gender', 'age', 'last_day', 'left_company'])
  const kept = head!.flatMap((name, place) => (unasked.has(name) ? [] : [place]))
  await addTable('today', [
    ['person_id', ...kept.map((place) => head![place]!)],
    ...ids.map((id, row) => [id, ...kept.map((place) => rows[row]![place]!)]),
  ])
  await manager.call('scorePeople', { params, body: { dataSet: 'tables/today' } })
  const { data: who } = await employee.call('me', {})
  const outlook = async () =>
    (await manager.call('personOutlook', { params: { id: who.personId! }, query: {} })).data
  await until(async () => (await outlook()).items.length > 0)
  const { data: deciding } = await lead.call('me', {})
  await manager.call('openReviewCase', {
    body: {
      scoreId: (await outlook()).items[0]!.id,
      question: 'Is there something we should offer?',
      assignedTo: deciding.accountId,
      dueOn: today,
    },
  })
}

/** Jobs take their time where much else runs. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 90_000; !(await isSo()); await pause(200))
    if (Date.now() > end) throw new Error('what was waited for did not come')
}
