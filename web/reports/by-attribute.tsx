import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useGroupName } from '../language/use-group-name.ts'
import { useWords } from '../language/use-words.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { PartOf } from './report-queries.ts'

interface ByAttributeProps {
  readonly groups: NonNullable<PartOf<'attrition'>['figures']['groups']>
  readonly months: number
}

/** Of each group that must not be treated worse: what came beside what was expected. No model is told who belongs where. */
export function ByAttribute({ groups, months }: ByAttributeProps) {
  const t = useTranslations('reports')
  const word = useWords()
  const groupName = useGroupName(word)
  const { number, share } = useFormat()
  const rows = useMemo(
    () =>
      groups.map(({ attribute, group, people, expected, left }) => ({
        label: `${word(attribute)}: ${groupName(attribute, group)}`,
        people,
        expected,
        left,
        value: left.value - expected,
        low: left.low - expected,
        high: left.high - expected,
      })),
    [groups, word, groupName],
  )
  const reference = t('asExpected')
  const option = useCallback(
    (theme: ChartTheme) =>
      dotIntervals(
        rows.map(({ low, high, ...row }) => ({ ...row, low, high, isMain: low > 0 || high < 0 })),
        { theme, format: share, reference: { value: 0, label: reference } },
      ),
    [rows, share, reference],
  )
  if (rows.length === 0) return null
  const off = rows.filter(({ low, high }) => low > 0 || high < 0)
  return (
    <ChartFrame
      title={
        off.length === 0
          ? t('groupsFine')
          : t('groupsOff', { groups: off.map(({ label }) => label).join(', ') })
      }
      definition={{
        name: t('groups'),
        meaning: t('groupsMeaning', { months: number(months) }),
        population: t('groupsPopulation'),
      }}
      option={option}
      height={dotIntervalsHeight(rows.length, { reference: true })}
      table={{
        head: [t('groups'), t('people'), t('expected'), t('came')],
        rows: rows.map(({ label, people, expected, left }) => [
          label,
          number(people),
          share(expected),
          `${share(left.value)} (${share(left.low)}–${share(left.high)})`,
        ]),
      }}
    />
  )
}
