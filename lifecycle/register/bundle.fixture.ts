import { createRandom } from '@cadre/learn'
import { createMemorySource } from '../ingest/index.ts'
import type { RawCell, Source } from '../ingest/index.ts'
import type { StudyInput, StudyOptions } from '../study/index.ts'
import { study } from '../study/index.ts'
import { defineUseCase } from '../use-case.ts'
import { sha256 } from './pack-bundle.ts'
import { createSigningKey, signText } from '@cadre/core/signing'
import type { SigningKey } from '@cadre/core/signing'

// A study of made-up people, from memory, for tests of what becomes of its model.

const columns = ['Age', 'Team', 'OverTime', 'Pay', 'Hired', 'Note', 'Left', 'Grade', 'Bonus'] as const

const teams = ['Sales', 'Research', 'Service', 'Office']
const words = [
  'late',
  'early',
  'kind',
  'loud',
  'tired',
  'glad',
  'new',
  'old',
  'deal',
  'trip',
  'plan',
  'shift',
]

/** People with every kind of column, some cells missing, and three targets: two classes, three, and a number. */
export function people(rows = 120): RawCell[][] {
  const random = createRandom(5)
  const some = <T extends RawCell>(cell: T): T | null => (random.next() < 0.06 ? null : cell)
  return Array.from({ length: rows }, () => {
    const hasOverTime = random.next() < 0.4
    const pay = 2000 + random.integer(4000)
    const team = random.integer(teams.length)
    const risk = (hasOverTime ? 0.45 : 0) + (pay < 3500 ? 0.3 : 0) + 0.05 * team
    return [
      20 + random.integer(40),
      some(teams[team]!),
      some(hasOverTime ? 'Yes' : 'No'),
      some(pay),
      some(`20${10 + random.integer(10)}-0${1 + random.integer(9)}-1${random.integer(10)}`),
      some(Array.from({ length: 8 }, () => words[random.integer(hasOverTime ? 12 : 8)]!).join(' ')),
      random.next() < risk ? 'Yes' : 'No',
      ['low', 'middle', 'high'][Math.min(2, Math.floor(3 * (risk + 0.3 * random.next())))]!,
      pay / 10 + 100 * team + 50 * random.next(),
    ]
  })
}

export function peopleSource(
  rows: readonly (readonly RawCell[])[] = people(),
  options: { rowsPerChunk?: number } = {},
): Source {
  return createMemorySource(columns, rows, { name: 'people.csv', ...options })
}

const targets = { binary: 'Left', multiclass: 'Grade', regression: 'Bonus', ranking: 'Left' } as const

/** What is given to a study of the people by one learner. */
export function studyInput(
  learner: string,
  { task = 'binary', ...options }: Partial<StudyOptions> = {},
): StudyInput {
  const target = targets[task]
  return {
    source: peopleSource(),
    useCase,
    signingKey: createSigningKey(),
    cadreVersion: '0.0.0',
    createdAt: '2026-01-02T03:04:05.000Z',
    options: {
      target,
      task,
      drop: Object.values(targets).filter((name) => name !== target),
      text: ['Note'],
      useProtected: false,
      budget: 'fast',
      learners: [learner],
      seed: 1,
      threads: 1,
      ...options,
    },
  }
}

/** The files of the bundle of such a study. */
export function studyBundle(
  learner: string,
  options: Partial<StudyOptions> = {},
): Promise<Map<string, Uint8Array>> {
  return bundleOf(studyInput(learner, options))
}

/** The files of the bundle of any study that recommends a model. */
export async function bundleOf(input: StudyInput): Promise<Map<string, Uint8Array>> {
  const { files, result } = await study(input)
  if (!result.model)
    throw new Error(`The study of the fixture recommends no model: ${result.refusal?.reasons.join(' ')}`)
  const bundle = [...files].filter(([name]) => name.startsWith('bundle/'))
  return new Map(bundle.map(([name, text]) => [name.slice('bundle/'.length), bytesOf(text)]))
}

/** The bundle with some files replaced or (undefined) removed, and summed and signed anew, as a forger would. */
export function forged(
  files: ReadonlyMap<string, Uint8Array>,
  changes: Readonly<Record<string, string | undefined>>,
  key: SigningKey = createSigningKey(),
): Map<string, Uint8Array> {
  const parts = new Map([...files].filter(([name]) => name !== 'SHA256SUMS' && name !== 'SIGNATURE'))
  for (const [name, text] of Object.entries(changes)) {
    if (text === undefined) parts.delete(name)
    else parts.set(name, bytesOf(text))
  }
  const sums = [...parts].map(([name, content]) => `${sha256(content)}  ${name}\n`).join('')
  parts.set('SHA256SUMS', bytesOf(sums))
  parts.set('SIGNATURE', bytesOf(JSON.stringify(signText(sums, key))))
  return parts
}

export function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return new TextDecoder().decode(files.get(name)!)
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const useCase = defineUseCase({
  name: 'fixture',
  question: 'What becomes of a model?',
  subject: 'one row',
  candidates: { binary: [], multiclass: [], regression: [] },
  limits: { minimumRows: 50, minimumPerClass: 10 },
  purposes: ['audit'],
  review: 'Nobody.',
  mustNever: ['Use it.'],
  adverse: [],
})
