import type { useTranslations } from 'use-intl'
import { knownMetrics, withInterval } from './main-metric.ts'
import type { Version } from './model-queries.ts'

interface Says {
  readonly t: ReturnType<typeof useTranslations<'models'>>
  readonly number: (value: number) => string
  readonly instant: (at: string) => string
}

export interface ComparedLine {
  readonly title: string
  readonly cells: readonly [string, string]
}

/** What two versions have beside one another, line by line: figures that one of them has, and what they were made of. */
export function comparedLines(
  versions: readonly [Version, Version],
  { t, number, instant }: Says,
): readonly ComparedLine[] {
  const line = (title: string, cell: (version: Version, other: Version) => string): ComparedLine => ({
    title,
    cells: [cell(versions[0], versions[1]), cell(versions[1], versions[0])],
  })
  return [
    line(t('stage'), ({ stage }) => t(`stages.${stage}`)),
    line(t('learner'), ({ label }) => label),
    line(t('made'), ({ madeAt }) => instant(madeAt)),
    line(t('trainedOn'), ({ card }) => `${card.data.file} (${number(card.data.rows)})`),
    ...knownMetrics
      .filter((name) => versions.some(({ metrics }) => metrics[name]))
      .map((name) => line(t(`metrics.${name}`), ({ metrics }) => withInterval(metrics[name], number))),
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
