import type { StudyResult } from '@cadre/lifecycle/study'
import { nameOption } from './name-option.ts'
import { bulletList, wrapText } from './wrap-text.ts'

/** How many lines of one sort to show; the report has all. */
const shown = { audit: 5, proxies: 3, warnings: 8 }

const roleNames: readonly (readonly [role: string, meaning: string])[] = [
  ['leak', 'say the answer (suspected)'],
  ['protected', 'protected, used to audit'],
  ['identifier', 'only name the row'],
  ['constant', 'the same everywhere'],
  ['empty', 'empty'],
  ['time', 'orders the rows'],
  ['group', 'keeps rows together'],
  ['dropped', 'not asked for'],
]

/** What a person must know before using the model, the weightiest first. */
export function thingsToKnow(result: StudyResult): string {
  const lines = [
    ...(result.comparisonOnly
      ? [
          'Protected attributes were learned from. The model is for comparison with published figures; using it would be using them.',
        ]
      : []),
    ...capped(auditLines(result), shown.audit),
    ...capped(
      result.proxies.map(({ message }) => message),
      shown.proxies,
    ),
    ...capped(warningLines(result), shown.warnings),
  ]
  return lines.length === 0 ? '' : `To know before using it:\n${bulletList(lines)}`
}

/** Columns that were not learned from, by reason. */
export function leftOut(result: StudyResult): string {
  const used = usedColumns(result)
  const groups = roleNames.flatMap(([role, meaning]) => {
    const names = result.columns
      .filter((column) => column.role === role && !used.has(column.name))
      .map(({ name }) => name)
    return names.length === 0
      ? []
      : [wrapText(`${meaning}: ${names.join(', ')}`, { first: '  - ', rest: '    ' })]
  })
  return groups.length === 0 ? '' : `Not learned from:\n${groups.join('\n')}`
}

/** What chance would not explain comes first, then what lies below four fifths. */
function auditLines({ audit }: StudyResult): string[] {
  return audit
    .filter(({ isIntersection }) => !isIntersection)
    .toSorted((a, b) => weight(b) - weight(a))
    .map(({ attribute, finding }) => `${attribute}: ${firstSentence(finding)}`)
}

function weight({ impactRatio }: StudyResult['audit'][number]): number {
  const { isBelowFourFifths = false, pValue = 1, adjustedPValue = pValue } = impactRatio
  return (isBelowFourFifths ? 1 : 0) + (isBelowFourFifths && adjustedPValue < 0.05 ? 1 : 0)
}

/** Warnings on columns that were left out would say again what the list of them says. */
function warningLines(result: StudyResult): string[] {
  const used = usedColumns(result)
  const isLeftOut = new Set(
    result.columns
      .filter(({ name, role }) => !used.has(name) && roleNames.some(([known]) => known === role))
      .map(({ name }) => name),
  )
  return result.warnings
    .filter(({ column }) => column === undefined || !isLeftOut.has(column))
    .map(({ message, option }) => nameOption(message, option))
}

function usedColumns({ explanation }: StudyResult): ReadonlySet<string> {
  return new Set(explanation.importance.map(({ column }) => column))
}

function capped(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines]
  return [...lines.slice(0, most), `… and ${lines.length - most} more of this sort in the report.`]
}

/** The report has the rest. */
function firstSentence(text: string): string {
  return /^.*?[^\d]\.(?=\s|$)/.exec(text)?.[0] ?? text
}
