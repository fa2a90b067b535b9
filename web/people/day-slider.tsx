import { ActionIcon, Slider, Text, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { timelineQuery } from './people-queries.ts'
import { markedKinds } from './person-groups.ts'
import classes from './person-page.module.css'

const dayMs = 86_400_000
const numberOf = (day: string): number => Date.parse(day) / dayMs
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

/** Moves the day looked at along a person's years; marks stand where position, manager or pay changed. */
export function DaySlider({ id }: { readonly id: string }) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const { moment, lookAt } = useMoment()
  const events = useQuery(timelineQuery(id, markedKinds))
  const now = numberOf(today())
  const at = moment.asOf === undefined ? now : numberOf(moment.asOf)
  const days = [...new Set((events.data?.items ?? []).map(({ on }) => numberOf(on)))]
    .filter((number) => number <= now)
    .toSorted((a, b) => a - b)
  const [first] = days
  if (first === undefined || first >= now) return null
  const go = (number: number | undefined): void =>
    lookAt(number === undefined || number >= now ? undefined : dayOf(number))
  const before = days.findLast((number) => number < at)
  const after = days.find((number) => number > at)
  return (
    <div className={classes['slider']}>
      <Tooltip label={t('changeBefore')}>
        <ActionIcon
          variant="default"
          aria-label={t('changeBefore')}
          disabled={before === undefined}
          onClick={() => go(before)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Thumb key={at} days={days} at={at} now={now} onGo={go} />
      <Tooltip label={t('changeAfter')}>
        <ActionIcon
          variant="default"
          aria-label={t('changeAfter')}
          disabled={at >= now}
          onClick={() => go(after)}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Text size="xs" c="dimmed" className="number" miw="5.5rem">
        {day(dayOf(at))}
      </Text>
    </div>
  )
}

interface ThumbProps {
  /** Days as numbers since 1970, the first of them where the slider begins. */
  readonly days: readonly number[]
  readonly at: number
  readonly now: number
  readonly onGo: (day: number) => void
}

/** The slider itself; while it is drawn along, the page stays where it is. */
function Thumb({ days, at, now, onGo }: ThumbProps) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const [shown, setShown] = useState(at)
  const first = days[0] ?? now
  return (
    <Slider
      size="sm"
      min={first}
      max={now}
      value={Math.max(shown, first)}
      onChange={setShown}
      onChangeEnd={onGo}
      label={(number) => day(dayOf(number))}
      thumbLabel={t('dayLookedAt')}
      thumbProps={{ 'aria-valuetext': day(dayOf(shown)) }}
      marks={days.map((value) => ({ value }))}
    />
  )
}
