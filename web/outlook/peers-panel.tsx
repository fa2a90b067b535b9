import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { LoadFailed } from '../parts/states.tsx'
import classes from './outlook.module.css'
import { casePeersQuery } from './outlook-queries.ts'
import type { Peers } from './outlook-queries.ts'
import { useInputs } from './use-inputs.ts'
import type { Meanings } from './use-inputs.ts'

/** How a score and what it was made from stand beside those of peers: the middle half of a group, and no names. */
export function PeersPanel({ id }: { readonly id: string }) {
  const t = useTranslations('outlook.peers')
  const found = useQuery(casePeersQuery(id))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return null
  const { peers, isProcessed, task, meanings } = found.data
  const isTold = peers !== null && (peers.score !== null || peers.inputs.length > 0)
  return (
    <Stack gap="sm" component="section" aria-label={t('title')}>
      <Title order={2}>{t('title')}</Title>
      {isTold ? (
        <PeersChart peers={peers} task={task} meanings={meanings} />
      ) : (
        <Text size="sm" c="dimmed">
          {t(isProcessed ? 'none' : 'unprocessed')}
        </Text>
      )}
    </Stack>
  )
}

interface PeersChartProps {
  readonly peers: Peers
  readonly task: string
  readonly meanings: Meanings
}

/** So many widths of the middle half from its middle on, a dot stands at the edge. */
const farthest = 3

function PeersChart({ peers, task, meanings }: PeersChartProps) {
  const t = useTranslations('outlook.peers')
  const o = useTranslations('outlook')
  const { number, rounded, roundedShare } = useFormat()
  const { nameOf, valueOf } = useInputs(meanings)
  const { group, name, people, isSample, score, inputs } = peers
  const ofScore = task === 'regression' ? rounded : roundedShare
  const rows = useMemo(
    () => [
      ...(score ? [{ label: t('score'), ...score, say: ofScore }] : []),
      ...inputs.map(({ column, ...standing }) => ({
        label: nameOf(column),
        ...standing,
        say: (value: number) => valueOf(value, column),
      })),
    ],
    [score, inputs, t, ofScore, nameOf, valueOf],
  )
  const outside = rows.filter(({ place }) => place === 'below' || place === 'above').length
  const middle = t('middle')
  const option = useCallback(
    (theme: ChartTheme) =>
      dotIntervals(
        rows.map(({ label, ...standing }) => ({
          label,
          ...inOwnUnit(standing),
          isMain: label === t('score'),
        })),
        { theme, format: () => '', reference: { value: 0, label: middle } },
      ),
    [rows, middle, t],
  )
  return (
    <ChartFrame
      title={t('outside', { count: outside })}
      definition={{
        name: t('title'),
        meaning: [t('meaning'), group === 'job family' ? '' : t('narrow')].filter(Boolean).join(' '),
        population: [
          t(`groups.${group}`, { people: number(people), name: name ?? t('unnamed') }),
          isSample && t('sample'),
        ]
          .filter(Boolean)
          .join('; '),
      }}
      option={option}
      height={dotIntervalsHeight(rows.length, { reference: true })}
      table={{
        head: [t('what'), t('own'), t('half'), t('median')],
        rows: rows.map(({ label, own, low, middle: median, high, say }) => [
          label,
          own === null ? '' : say(own),
          t('fromTo', { low: say(low), high: say(high) }),
          say(median),
        ]),
      }}
    >
      <ul className={classes['reasons']}>
        {rows.map(({ label, own, low, high, say }) => (
          <li key={label}>
            <Text size="sm">
              {label}: {own === null ? o('unknown') : say(own)}{' '}
              <Text span size="sm" c="dimmed">
                {t('halfOf', { low: say(low), high: say(high) })}
              </Text>
            </Text>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}

type Standing = Pick<NonNullable<Peers['score']>, 'own' | 'low' | 'middle' | 'high'>

/** In widths of the middle half, so that rows of other units stand below one another. */
function inOwnUnit({ own, low, middle, high }: Standing): { value: number; low: number; high: number } {
  const place = (value: number): number => (value - middle) / (high - low)
  const value = Math.max(-farthest, Math.min(farthest, place(own ?? middle)))
  return { value, low: place(low), high: place(high) }
}
