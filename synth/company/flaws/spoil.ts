import { deriveSeed } from '@cadre/learn'
import type { CompanyRecord } from '../company-record.ts'
import type { Switches } from '../effects/resolve-effects.ts'
import { duplicateShares, missingCells, missingRecords, outliers } from './flaw-rates.ts'

/**
 * What a record becomes on its way into a system that people keep by hand: cells go missing, figures slip
 * by a digit, somebody is entered twice. Each record's lot hangs on its id alone, so that nothing else moves.
 */
export function spoil(
  record: CompanyRecord,
  { seed, switches }: { readonly seed: number; readonly switches: Switches },
): CompanyRecord[] {
  const { entity } = record
  const cells = missingCells[entity]
  const outlier = outliers[entity]
  const duplicate = duplicateShares[entity]
  const lost = missingRecords[entity]
  if (!cells && !outlier && duplicate === undefined && lost === undefined) return [record]
  const draw = drawerOf(seed, record.id)
  if (switches.missing && lost !== undefined && draw('lost') < lost) return []
  let values = record.values
  if (switches.outliers && outlier && draw('outlier') < outlier.share)
    values = { ...values, [outlier.field]: outlier.become(values[outlier.field]) }
  if (switches.missing && cells) values = withoutCells(values, cells, draw)
  const spoiled = values === record.values ? record : { ...record, values }
  const isTwice = switches.duplicates && duplicate !== undefined && draw('twice') < duplicate
  return isTwice ? [spoiled, asEnteredAgain(spoiled)] : [spoiled]
}

type Drawer = (label: string) => number

/** A number in [0, 1) for each label. */
function drawerOf(seed: number, id: string): Drawer {
  const own = deriveSeed(seed, 'flaws', id)
  return (label) => deriveSeed(own, label) / 2 ** 32
}

function withoutCells(
  values: CompanyRecord['values'],
  cells: (typeof missingCells)[string],
  draw: Drawer,
): CompanyRecord['values'] {
  const kept: Record<string, unknown> = { ...values }
  for (const { field, share, more } of cells ?? []) {
    const isLikelier = more !== undefined && Number(values[field]) > more.above
    if (draw(field) < (isLikelier ? more.share : share)) delete kept[field]
  }
  return kept
}

/** The same once more, under another id, written a little differently. */
function asEnteredAgain(record: CompanyRecord): CompanyRecord {
  const [prefix, rest] = record.id.split('_') as [string, string]
  const { firstName, lastName, employeeNumber } = record.values
  const differently = {
    ...(typeof firstName === 'string' && { firstName: `${firstName} ` }),
    ...(typeof lastName === 'string' && { lastName: lastName.toUpperCase() }),
    ...(typeof employeeNumber === 'string' && { employeeNumber: `${employeeNumber}X` }),
  }
  const values: Record<string, unknown> = { ...record.values, ...differently }
  delete values['employeeId']
  return { ...record, id: `${prefix}_2${rest.slice(1)}`, values }
}
