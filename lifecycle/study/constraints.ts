import { AppError } from '@cadre/core'
import { formatColumnGroups, formatDirections, parseColumnGroups, parseDirections } from '@cadre/learn/trees'
import type { Direction } from '@cadre/learn/trees'
import type { Configuration } from '@cadre/learn/selection'
import { learners } from '../learners.ts'
import { findColumn } from '../validate/index.ts'
import type { PreparedStudy } from './prepare-study.ts'
import type { StudyOptions } from './study-input.ts'

/** What models may not do with columns, settled on the columns of a file. */
export interface Constraints {
  readonly directions: ReadonlyMap<string, Direction>
  readonly groups: readonly (readonly string[])[]
}

/**
 * The constraints asked for; undefined when none are. Throws `usage` where they make no sense, and
 * `column-unknown` for names that the file does not have.
 */
export function constraintsFor(
  prepared: PreparedStudy,
  { monotone, interactions, mitigate, prepare, generateFeatures }: StudyOptions,
): Constraints | undefined {
  if (monotone === undefined && interactions === undefined) return undefined
  if (mitigate !== undefined)
    throw usage(
      'Mitigation compares models without constraints; leave it out, or the directions and groups of columns.',
      'mitigate',
    )
  if (prepare !== undefined || generateFeatures !== undefined)
    throw usage(
      'Columns made of others would go round directions and groups of columns; leave these out, or the columns that are made.',
      generateFeatures === undefined ? 'prepare' : 'generate-features',
    )
  const directions = parsed(parseDirections(monotone ?? ''), 'The direction of columns', 'monotone')
  const groups = parsed(
    parseColumnGroups(interactions ?? ''),
    'The text of groups of columns',
    'interactions',
  )
  if (directions.size > 0 && prepared.target.task === 'multiclass')
    throw usage(
      `A direction needs a number or two classes to predict; "${prepared.targetName}" has ${prepared.target.classes.length} classes.`,
      'monotone',
    )
  return {
    directions: new Map([...directions].map(([name, direction]) => [numberNamed(prepared, name), direction])),
    groups: groups.map((names) => names.map((name) => featureNamed(prepared, name, 'interactions'))),
  }
}

function parsed<T>(result: T | string, what: string, option: string): T {
  if (typeof result === 'string') throw usage(`${what} ${result}.`, option)
  return result
}

function numberNamed(prepared: PreparedStudy, given: string): string {
  const name = featureNamed(prepared, given, 'monotone')
  const { kind } = findColumn(prepared.data.table, name)
  if (kind === 'number' || kind === 'boolean') return name
  throw usage(
    `"${name}" holds ${kindWords[kind]}; a prediction can go up or down with numbers and yes or no alone.`,
    'monotone',
  )
}

const kindWords = { category: 'labels', date: 'dates', text: 'text' } as const

function featureNamed({ table, data }: PreparedStudy, given: string, option: string): string {
  const { name } = findColumn(table, given)
  if (data.table.columns.some((column) => column.name === name)) return name
  throw usage(`"${name}" is not learned from, so nothing can be asked of it.`, option)
}

/** The command line says the option behind what is meant. */
function usage(message: string, option: string): AppError {
  return new AppError('usage', message, { option })
}

/** The parameters that make a learner keep the constraints. */
export function constraintParams({ directions, groups }: Constraints): Configuration {
  return {
    ...(directions.size > 0 && { monotone: formatDirections(directions) }),
    ...(groups.length > 0 && { interactions: formatColumnGroups(groups) }),
  }
}

/** The same without a column, for a table that does not have it. */
export function constraintsWithout({ directions, groups }: Constraints, column: string): Constraints {
  return {
    directions: new Map([...directions].filter(([name]) => name !== column)),
    groups: groups
      .map((names) => names.filter((name) => name !== column))
      .filter((names) => names.length > 0),
  }
}

/** Those of the candidates that can keep constraints. Throws `usage` for one that was asked for and cannot. */
export function constrainedCandidates(
  candidates: readonly string[],
  constraints: Constraints,
  { learners: asked }: StudyOptions,
): readonly string[] {
  const wanted = Object.keys(constraintParams(constraints))
  const able = learners
    .filter(({ params }) => wanted.every((name) => Object.hasOwn(params, name)))
    .map(({ name }) => name)
  const unable = asked?.find((name) => !able.includes(name))
  if (unable !== undefined)
    throw usage(
      `"${unable}" cannot keep constraints on columns. Those that can: ${able.join(', ')}.`,
      'learners',
    )
  const kept = candidates.filter((name) => able.includes(name))
  return kept.length > 0 ? kept : able.slice(0, 1)
}

/** The constraints in sentences for people. */
export function describeConstraints({ directions, groups }: Constraints): readonly string[] {
  return [
    ...[...directions].map(([name, direction]) =>
      direction === 'up'
        ? `A larger "${name}" never lowers the prediction, all else the same.`
        : `A larger "${name}" never raises the prediction, all else the same.`,
    ),
    ...groups.map(
      (names) => `Only among themselves may act together: ${names.map((name) => `"${name}"`).join(', ')}.`,
    ),
    ...(groups.length > 0 ? ['Every column named in no group acts alone.'] : []),
  ]
}
