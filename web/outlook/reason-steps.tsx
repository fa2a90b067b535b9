import { contributionSteps, contributionStepsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { useIsNarrow } from '../parts/use-is-narrow.ts'
import classes from './outlook.module.css'
import type { ShownScore } from './score-card.tsx'
import { useInputs } from './use-inputs.ts'

/** Why the score is what it is: step by step from the average, and the same in words. */
export function ReasonSteps({ score: { reasons, inputs, asOf }, meanings }: ShownScore) {
  const t = useTranslations('outlook')
  const { day, number } = useFormat()
  const { nameOf, valueOf } = useInputs(meanings)
  const start = t('average')
  const namesAbove = useIsNarrow()
  const steps = useMemo(
    () =>
      reasons.map(({ column, value, contribution }) => ({
        column,
        label: `${nameOf(column)}: ${column in inputs ? valueOf(inputs[column], column) : value}`,
        value: contribution,
      })),
    [reasons, inputs, nameOf, valueOf],
  )
  const option = useCallback(
    (theme: ChartTheme) => contributionSteps(steps, { theme, start, labelWidth: 320, namesAbove }),
    [steps, start, namesAbove],
  )
  const [first] = steps
  if (!first) return null
  return (
    <ChartFrame
      title={t('reasonsTitle', { reason: nameOf(first.column) })}
      definition={{ name: t('reasons'), meaning: t('reasonsMeaning'), date: day(asOf) }}
      option={option}
      height={contributionStepsHeight(steps.length, { namesAbove })}
      table={{
        head: [t('reasons'), t('moves')],
        rows: steps.map(({ label, value }) => [label, number(value)]),
      }}
    >
      <ul className={classes['reasons']}>
        {steps.slice(0, 5).map(({ label, value }) => (
          <li key={label}>
            <Text size="sm">
              {label}{' '}
              <Text span size="sm" c="dimmed">
                {value >= 0 ? '▶' : '◀'} {t(value >= 0 ? 'raises' : 'lowers')}
              </Text>
            </Text>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
