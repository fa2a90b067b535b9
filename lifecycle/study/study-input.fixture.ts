import { createSigningKey } from '@cadre/core/signing'
import type { RawCell } from '../ingest/index.ts'
import { defineUseCase } from '../use-case.ts'
import { memorySource } from './memory-source.fixture.ts'
import type { StudyInput, StudyOptions } from './study-input.ts'

type Candidates = Parameters<typeof defineUseCase>[0]['candidates']

/** A question for tests of what surrounds learning: these learners, few rows. */
export function testQuestion(question: string, candidates: Candidates) {
  return defineUseCase({
    name: 'test',
    question,
    subject: 'one person',
    candidates,
    limits: { minimumRows: 50, minimumPerClass: 10 },
    purposes: ['planning'],
    review: 'A person decides.',
    mustNever: ['Decide from the score alone.'],
    adverse: [],
  })
}

interface InMemory {
  readonly columns: Readonly<Record<string, readonly RawCell[]>>
  readonly useCase: ReturnType<typeof testQuestion>
  /** At least the target. */
  readonly options: Partial<StudyOptions> & Pick<StudyOptions, 'target'>
}

const signingKey = createSigningKey()

/** A quick study of columns in memory on one thread. */
export function inputInMemory({ columns, useCase, options }: InMemory): StudyInput {
  return {
    source: memorySource(columns),
    useCase,
    options: { useProtected: false, budget: 'fast', seed: 1, threads: 1, ...options },
    signingKey,
    cadreVersion: '0.0.0',
    createdAt: '2026-11-20T12:00:00.000Z',
  }
}
