import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useGroupName } from '../language/use-group-name.ts'
import { useWords } from '../language/use-words.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Watch } from './model-queries.ts'
import { WatchedToDo } from './watched-to-do.tsx'

interface WatchedOutcomesProps {
  readonly attribute: string
  readonly groups: Watch['result']['groups']
  readonly watch: Watch
}

/** What came of the people of each group with its interval, and below it what their scores had said. */
export function WatchedOutcomes({ attribute, groups, watch }: WatchedOutcomesProps) {
  const t = useTranslations('models.watch')
  const word = useWords()
  const { share, number, day } = useFormat()
  const groupName = useGroupName(word)
  const written = watch.result.task === 'regression' ? number : share
  const known = useMemo(
    () =>
      groups.flatMap(({ group, outcome }) =>
        outcome ? [{ ...outcome, label: groupName(attribute, group) }] : [],
      ),
    [groups, groupName, attribute],
  )
  const option = useCallback(
    (theme: ChartTheme) =>
      dotIntervals(
        known.flatMap(({ label, value, low, high, said }) => [
          { label, value, low, high, isMain: true },
          { label: t('saidOf'), value: said, low: said, high: said },
        ]),
        { theme, format: written },
      ),
    [known, written, t],
  )
  if (known.length === 0) return null
  const widest = known.reduce((a, b) => (Math.abs(b.value - b.said) > Math.abs(a.value - a.said) ? b : a))
  const title = {
    attribute: word(attribute),
    group: widest.label,
    came: written(widest.value),
    said: written(widest.said),
  }
  return (
    <ChartFrame
      title={t('outcomesWidest', title)}
      definition={{ name: t('cameBeside'), meaning: t('cameBesideText'), date: day(watch.watchedOn) }}
      option={option}
      height={dotIntervalsHeight(2 * known.length)}
      table={{
        head: [word(attribute), t('known'), t('came'), t('interval'), t('promised')],
        rows: known.map(({ label, known: of, value, low, high, said }) => [
          label,
          number(of),
          written(value),
          t('between', { low: written(low), high: written(high) }),
          written(said),
        ]),
      }}
    >
      <WatchedToDo findings={watch.result.findings} about={['calibration', 'outcomes']} />
    </ChartFrame>
  )
}
