import type { Task } from '@cadre/learn'
import type { ResampleMethod } from '@cadre/learn/resample'
import type { Journal, SearchStrategy } from '@cadre/learn/selection'
import type { FollowedColumns } from '../follow/followed-columns.ts'
import type { Source } from '../ingest/index.ts'
import type { MitigationParity } from '../mitigate/mitigation-result.ts'
import type { OnProgress } from '../progress.ts'
import type { SigningKey } from '@cadre/core/signing'
import type { BudgetName } from '../train/budget.ts'
import type { UseCase } from '../use-case.ts'
import type { GivenRoles } from '../validate/index.ts'

/** What the person asked for. */
export interface StudyOptions extends GivenRoles {
  readonly target: string
  readonly task?: Task | 'ranking' | undefined
  /** Rows of the same value here are a list that is put in order; with the task `ranking`. */
  readonly query?: string | undefined
  readonly positive?: string | undefined
  readonly useProtected: boolean
  /** A protected column to compare mitigations by; true for the first that is recognised. */
  readonly mitigate?: string | true | undefined
  /** What mitigation makes alike; error rates when absent. */
  readonly parity?: MitigationParity | undefined
  /** The method of mitigation whose model takes the place of the recommended one. */
  readonly keep?: string | undefined
  /** Steps put before every learner, by name. */
  readonly prepare?: readonly string[] | undefined
  /** Columns made of others at most; none are tried when absent. */
  readonly generateFeatures?: number | undefined
  /** How classes are made equally common in training rows. */
  readonly resample?: ResampleMethod | undefined
  readonly budget: BudgetName
  /** With `time` of dates: days between the last row learned from and the first that is judged. */
  readonly embargoDays?: number | undefined
  /** Where rows say how long they were followed and what ended that: learners of when join the others. */
  readonly followed?: FollowedColumns | undefined
  /** How parameters are searched; halving when absent. */
  readonly search?: SearchStrategy | undefined
  /** Only these learners; the use case's candidates when absent. */
  readonly learners?: readonly string[] | undefined
  /** Numbers that predictions may only go up or down with, "a=up,b=down". */
  readonly monotone?: string | undefined
  /** Groups of columns that may act together, "a,b;c,d". */
  readonly interactions?: string | undefined
  readonly seed: number
  readonly threads: number
}

export interface StudyInput {
  readonly source: Source
  readonly useCase: UseCase
  readonly options: StudyOptions
  readonly signingKey: SigningKey
  readonly cadreVersion: string
  /** When the study was made, as an ISO instant. */
  readonly createdAt: string
  /** Where fits are noted, so that an interrupted study goes on. */
  readonly journal?: Journal | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}
