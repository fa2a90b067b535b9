import type { useTranslations } from 'use-intl'
import { knownMetrics, withInterval } from './main-metric.ts'
import type { Version } from './model-queries.ts'

type Figure = Version['metrics'][string]

interface Says {
  readonly t: ReturnType<typeof useTranslations<'models'>>
  readonly said: (text: string) => string
  readonly number: (value: number) => string
  readonly instant: (at: string) => string
}

export interface ComparedLine {
  readonly title: string
  readonly cells: readonly [string, string]
  /** Whether it is more than chance and rounding that tells them apart. */
  readonly differs: boolean
}

/** What two versions have beside one another, line by line: figures that one of them has, and what they were made of. */
export function comparedLines(
  versions: readonly [Version, Version],
  { t, said, number, instant }: Says,
): readonly ComparedLine[] {
  const [first, second] = versions
  const line = (title: string, cell: (version: Version, other: Version) => string): ComparedLine => {
    const cells = [cell(first, second), cell(second, first)] as const
    return { title, cells, differs: cells[0] !== cells[1] }
  }
  return [
    line(t('stage'), ({ stage }) => t(`stages.${stage}`)),
    line(t('learner'), ({ label }) => said(label)),
    line(t('made'), ({ madeAt }) => instant(madeAt)),
    line(t('trainedOn'), ({ card }) => `${card.data.file} (${number(card.data.rows)})`),
    ...knownMetrics
      .filter((name) => versions.some(({ metrics }) => metrics[name]))
      .map((name) => ({
        ...line(t(`metrics.${name}`), ({ metrics }) => withInterval(metrics[name], number)),
        differs: liesApart(first.metrics[name], second.metrics[name]),
      })),
    line(t('judgement'), ({ judgements: [latest] }) =>
      t(latest ? (latest.isPassed ? 'passed' : 'notPassed') : 'notJudged'),
    ),
    line(t('inputs'), (version, other) => {
      const only = version.card.inputs.filter((column) => !other.card.inputs.includes(column))
      const count = number(version.card.inputs.length)
      return only.length === 0 ? count : `${count}, ${t('onlyHere', { columns: only.join(', ') })}`
    }),
  ]
}

/** Whether the intervals of two figures have nothing in common. */
function liesApart(a: Figure | undefined, b: Figure | undefined): boolean {
  if (!a || !b) return a !== b
  return (a.low ?? a.value) > (b.high ?? b.value) || (b.low ?? b.value) > (a.high ?? a.value)
}
