import { AppError } from '@cadre/core'
import { nearestName } from '@cadre/lifecycle/ingest'
import { listSets, readContent } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'

interface AskedSet {
  readonly dataSet: string
  readonly sequence?: string | undefined
  /** A column that the rows must have. */
  readonly target?: string | undefined
}

/** Says at once what a job would find out later. Throws `AppError` `lake-missing` and `column-unknown`. */
export async function refuseUnknownSet(
  lake: LakeStorage,
  { dataSet, sequence, target }: AskedSet,
): Promise<void> {
  const sets = await listSets(lake)
  const versions = sets.filter(({ name }) => name === dataSet)
  const asked = sequence === undefined ? versions.at(-1) : versions.find((one) => one.sequence === sequence)
  if (!asked) {
    const names = [...new Set(sets.map(({ name }) => name))]
    const about =
      versions.length > 0 ? `no version "${sequence}" of "${dataSet}"` : `no data set "${dataSet}"`
    throw new AppError('lake-missing', `The lake holds ${about}.${hint(dataSet, names)}`, { name: dataSet })
  }
  if (target === undefined) return
  const columns = (await readContent(lake, asked.hash)).columns.map(({ name }) => name)
  if (columns.includes(target)) return
  const message = `"${dataSet}" has no column "${target}".${hint(target, columns)}`
  throw new AppError('column-unknown', message, { column: target })
}

function hint(wanted: string, names: readonly string[]): string {
  const nearest = nearestName(wanted, names)
  return nearest === undefined || nearest === wanted ? '' : ` Is "${nearest}" meant?`
}
