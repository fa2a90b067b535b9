import type { Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { sourceShares } from '../table/source-shares.ts'
import type { Table } from '../table/table.ts'
import { parseColumnGroups, parseDirections } from './constraint-text.ts'
import type { TreeFeature } from './tree-ensemble.ts'

/** What a tree may not do with some features. */
export interface SplitConstraints {
  /** For each feature 1 (up), -1 (down) or 0; undefined when no column has a direction. */
  readonly directions: Int8Array | undefined
  /** For each feature the groups it is in; features may meet on a path when one group holds them all. */
  readonly groupsOf: readonly (readonly number[])[] | undefined
}

interface ConstraintTexts {
  readonly monotone: string
  readonly interactions: string
}

/**
 * Settles constraints on the columns of a table; a derived column is meant by the name of its source too.
 * Columns in no group of `interactions` meet no other. Throws `column-missing` for unknown columns,
 * `column-kind` where up and down have no sense.
 */
export function resolveConstraints(
  { monotone, interactions }: ConstraintTexts,
  features: readonly TreeFeature[],
  table: Table,
): SplitConstraints | undefined {
  if (monotone === '' && interactions === '') return undefined
  const sources = features.map(({ name }) => sourcesOf(table, name))
  const isOf = (feature: number, name: string): boolean =>
    features[feature]!.name === name || sources[feature]!.includes(name)
  const placesOf = (name: string): number[] => {
    const places = [...features.keys()].filter((feature) => isOf(feature, name))
    if (places.length > 0 || table.columns.some((column) => column.name === name)) return places
    throw new LearnError('column-missing', `A constraint names "${name}", which is no column here.`, { name })
  }
  return {
    directions: monotone === '' ? undefined : readDirections(monotone, features, placesOf),
    ...readGroups(interactions, { features, sources, placesOf }),
  }
}

/** The columns a feature was made of; itself when it was not made. */
function sourcesOf({ columns }: Table, name: string): readonly string[] {
  const column = columns.find((each) => each.name === name)
  return column ? sourceShares(column).map((share) => share.name) : [name]
}

function readDirections(
  text: string,
  features: readonly TreeFeature[],
  placesOf: (name: string) => number[],
): Int8Array {
  const directions = new Int8Array(features.length)
  const parsed = parseDirections(text)
  if (typeof parsed === 'string') throw new LearnError('invalid-param', `"monotone" ${parsed}`)
  for (const [name, direction] of parsed) {
    const places = placesOf(name)
    const [place] = places
    // Parts of a date, levels of a category: none of them alone goes up with the column.
    if (place === undefined || places.length > 1 || features[place]!.kind === 'category')
      throw new LearnError(
        'column-kind',
        `"${name}" is no number, so predictions cannot go up or down with it.`,
        {
          name,
        },
      )
    directions[place] = direction === 'up' ? 1 : -1
  }
  return directions
}

interface GroupedFeatures {
  readonly features: readonly TreeFeature[]
  readonly sources: readonly (readonly string[])[]
  readonly placesOf: (name: string) => number[]
}

function readGroups(
  text: string,
  { features, sources, placesOf }: GroupedFeatures,
): Pick<SplitConstraints, 'groupsOf'> {
  if (text === '') return { groupsOf: undefined }
  const parsed = parseColumnGroups(text)
  if (typeof parsed === 'string') throw new LearnError('invalid-param', `"interactions" ${parsed}`)
  const groupsByName = new Map<string, number[]>()
  for (const [group, names] of parsed.entries())
    for (const name of names) {
      placesOf(name)
      groupsByName.set(name, [...(groupsByName.get(name) ?? []), group])
    }
  let groupCount = parsed.length
  for (const source of sources.flat()) {
    if (!groupsByName.has(source)) groupsByName.set(source, [groupCount++])
  }
  // What was made of several columns may be used where all of them may meet: perhaps nowhere.
  const groupsOf = features.map(({ name }, place) => {
    const [first, ...rest] = groupsByName.has(name) ? [name] : sources[place]!
    return groupsByName
      .get(first!)!
      .filter((group) => rest.every((other) => groupsByName.get(other)!.includes(group)))
  })
  return { groupsOf }
}

/** Refuses directions where they mean nothing. Throws `invalid-param`. */
export function checkDirections(
  { monotone, loss }: { readonly monotone: string; readonly loss: string },
  { task }: Target,
): void {
  if (monotone === '') return
  if (task === 'multiclass')
    throw new LearnError('invalid-param', '"monotone" needs two classes or a number to predict.')
  if (task === 'regression' && (loss === 'absolute' || loss === 'quantile'))
    throw new LearnError('invalid-param', `"monotone" does not go with the ${loss} loss.`)
}
