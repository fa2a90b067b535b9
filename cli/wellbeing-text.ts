import type { GroupStrain, StrainMap } from '@cadre/lifecycle/strain'
import type { StrainUseCase } from '@cadre/lifecycle/use-case'
import { featureNamed } from '@cadre/people/features'
import { textTable } from './text-table.ts'
import { bulletList, wrapText } from './wrap-text.ts'

type Report = StrainMap & {
  readonly asOf: string
  readonly madeOf: StrainUseCase['parts']
  readonly strainedFrom: number
  readonly unknown: number
  readonly review: string
  readonly mustNever: readonly string[]
}

/** What was added up, for a terminal. */
export function wellbeingText(report: Report): string {
  const { groups, told, hidden, asOf, madeOf, strainedFrom, unknown } = report
  const parts = Object.keys(madeOf)
  const row = ({ group, people, score, strained, parts: of }: GroupStrain) => [
    group,
    people,
    score,
    strained === null ? '–' : `${Math.round(100 * strained)} %`,
    ...parts.map((part) => of[part] ?? '–'),
  ]
  const signs = Object.entries(madeOf).flatMap(([part, of]) =>
    of.map(({ feature, calm, full, because }) => {
      const { meaning = feature, unit = '' } = featureNamed(feature) ?? {}
      return `${part}: ${meaning}, from ${calm} to ${full} ${unit} (${because})`
    }),
  )
  return [
    wrapText(
      `Strain on ${asOf}, 0 to 100: the mean of ${parts.join(', ')}, each the mean of its signs. From ${strainedFrom} on somebody counts as strained.`,
    ),
    textTable([['department', 'people', 'strain', 'strained', ...parts], ...groups.map(row), row(told)]),
    ...(hidden === 0 ? [] : [wrapText(`Departments too small to be told: ${hidden}.`)]),
    ...(unknown === 0 ? [] : [wrapText(`People of whom too little is known: ${unknown}.`)]),
    bulletList(signs),
    wrapText(report.review),
    bulletList(report.mustNever),
  ].join('\n\n')
}
