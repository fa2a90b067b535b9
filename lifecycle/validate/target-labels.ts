import { isMissing } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'

export interface TargetLabels {
  /** Index into `labels` per row, -1 where missing. */
  readonly codes: Int32Array
  /** In order of first appearance, or ascending for numbers. */
  readonly labels: readonly string[]
  readonly counts: readonly number[]
  /** Spellings that were taken for one class: "Yes" for "yes ". */
  readonly merged: readonly { readonly label: string; readonly as: string }[]
}

/** The classes of a column; labels that differ only in case or outer blanks are one. */
export function targetLabels(column: Exclude<Column, { kind: 'text' }>): TargetLabels {
  switch (column.kind) {
    case 'category':
      return fromLevels(column)
    case 'boolean':
      return fromCells(column, column.values, ['false', 'true'])
    case 'number':
      return fromNumbers(column, column.values)
    case 'date':
      return fromNumbers(column, column.days)
  }
}

function fromLevels(column: Extract<Column, { kind: 'category' }>): TargetLabels {
  const counts = new Map<string, { label: string; best: number; total: number }>()
  const perLevel = new Int32Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) perLevel[code]!++
  column.levels.forEach((level, code) => {
    if (perLevel[code] === 0) return
    const key = level.trim().toLowerCase()
    const known = counts.get(key) ?? { label: level.trim(), best: 0, total: 0 }
    if (perLevel[code]! > known.best) {
      known.label = level.trim()
      known.best = perLevel[code]!
    }
    known.total += perLevel[code]!
    counts.set(key, known)
  })
  const keys = [...counts.keys()]
  const codeOfLevel = column.levels.map((level) => keys.indexOf(level.trim().toLowerCase()))
  const labels = keys.map((key) => counts.get(key)!.label)
  return {
    codes: Int32Array.from(column.codes, (code) => (code < 0 ? -1 : codeOfLevel[code]!)),
    labels,
    counts: keys.map((key) => counts.get(key)!.total),
    merged: column.levels
      .map((label, code) => ({ label, as: labels[codeOfLevel[code]!] ?? label }))
      .filter(({ label, as }, code) => perLevel[code]! > 0 && label !== as),
  }
}

function fromNumbers(column: Column, values: Float64Array): TargetLabels {
  const distinct = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const codeOf = new Map(distinct.map((value, code) => [value, code]))
  return fromCells(
    column,
    Float64Array.from(values, (value) => codeOf.get(value) ?? -1),
    distinct.map(String),
  )
}

function fromCells(column: Column, codes: ArrayLike<number>, labels: readonly string[]): TargetLabels {
  const counts = labels.map(() => 0)
  const coded = Int32Array.from(codes, (code, row) => {
    if (isMissing(column, row) || code < 0) return -1
    counts[code]!++
    return code
  })
  return dropEmpty({ codes: coded, labels, counts, merged: [] })
}

function dropEmpty(labels: TargetLabels): TargetLabels {
  if (labels.counts.every((count) => count > 0)) return labels
  const kept = labels.labels.map((_, code) => code).filter((code) => labels.counts[code]! > 0)
  return {
    codes: labels.codes.map((code) => (code < 0 ? -1 : kept.indexOf(code))),
    labels: kept.map((code) => labels.labels[code]!),
    counts: kept.map((code) => labels.counts[code]!),
    merged: labels.merged,
  }
}
