import { limitLines } from '@cadre/charts'
import type { ChartTheme, LimitLine } from '@cadre/charts'
import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import type { Watch } from './model-queries.ts'
import { WatchedToDo } from './watched-to-do.tsx'

type About = Watch['result']['findings'][number]['about']
type Point = LimitLine['points'][number]

/** The usual readings of the stability index, and of a ratio between two groups. */
const [watchIndex, actIndex, fourFifths] = [0.1, 0.25, 0.8]

/** How drift, quality and the gap between groups went from look to look, beside what they are judged by. */
export function WatchedOverTime({ watches }: { readonly watches: readonly Watch[] }) {
  const t = useTranslations('models.watch')
  const [latest] = watches
  // Another version has other limits: its looks are a line of its own.
  const looks = useMemo(
    () => watches.filter(({ versionId }) => versionId === latest?.versionId).toReversed(),
    [watches, latest],
  )
  if (!latest || looks.length < 2) return null
  return (
    <Stack gap="sm" component="section" aria-label={t('overTime.title')}>
      <div>
        <Title order={2}>{t('overTime.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('overTime.text', { number: latest.number })}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Drift looks={looks} latest={latest} />
        <Quality looks={looks} latest={latest} />
        <Gap looks={looks} latest={latest} />
      </SimpleGrid>
    </Stack>
  )
}

interface LooksProps {
  /** The oldest first. */
  readonly looks: readonly Watch[]
  readonly latest: Watch
}

function Drift({ looks, latest }: LooksProps) {
  const t = useTranslations('models.watch.overTime')
  const { fine } = useFormat()
  const lines = useMemo(
    () => [
      { label: t('scores'), points: looks.map((look) => pointOf(look, 'scores', 'index')) },
      { label: t('mostChanged'), points: looks.map((look) => pointOf(look, 'inputs', 'index')) },
    ],
    [looks, t],
  )
  const limits = useMemo(
    () => [
      { value: watchIndex, label: t('watchFrom') },
      { value: actIndex, label: t('actFrom') },
    ],
    [t],
  )
  const last = pointOf(latest, 'inputs', 'index') ?? pointOf(latest, 'scores', 'index')
  return (
    <Lines
      title={last ? t('driftNow', { index: fine(last.value) }) : t('driftUnknown')}
      name={t('drift')}
      meaning={t('driftText')}
      about={['inputs', 'scores']}
      {...{ looks, latest, lines, limits }}
    />
  )
}

function Quality({ looks, latest }: LooksProps) {
  const t = useTranslations('models.watch.overTime')
  const { fine } = useFormat()
  const lines = useMemo(
    () => [{ label: t('quality'), points: looks.map((look) => pointOf(look, 'quality', 'value')) }],
    [looks, t],
  )
  const promised = figureOf(latest, 'quality', 'promised')
  const limits = useMemo(
    () => (promised === undefined ? [] : [{ value: promised, label: t('promised') }]),
    [promised, t],
  )
  const last = pointOf(latest, 'quality', 'value')
  return (
    <Lines
      title={
        last && promised !== undefined
          ? t('qualityNow', { value: fine(last.value), promised: fine(promised) })
          : t('qualityUnknown')
      }
      name={t(latest.result.task === 'regression' ? 'error' : 'quality')}
      meaning={t('qualityText')}
      about={['quality']}
      {...{ looks, latest, lines, limits }}
    />
  )
}

function Gap({ looks, latest }: LooksProps) {
  const t = useTranslations('models.watch.overTime')
  const { fine } = useFormat()
  const lines = useMemo(
    () => [{ label: t('ratio'), points: looks.map((look) => pointOf(look, 'groups', 'ratio')) }],
    [looks, t],
  )
  const limits = useMemo(() => [{ value: fourFifths, label: t('fourFifths') }], [t])
  const last = pointOf(latest, 'groups', 'ratio')
  return (
    <Lines
      title={last ? t('ratioNow', { ratio: fine(last.value) }) : t('ratioUnknown')}
      name={t('ratio')}
      meaning={t('ratioText')}
      about={['groups']}
      {...{ looks, latest, lines, limits }}
    />
  )
}

interface LinesProps extends LooksProps {
  readonly title: string
  readonly name: string
  readonly meaning: string
  readonly about: readonly About[]
  readonly lines: readonly LimitLine[]
  readonly limits: readonly { readonly value: number; readonly label: string }[]
}

/** One chart; not drawn while no look has its figure. */
function Lines({ title, name, meaning, about, lines, limits, looks, latest }: LinesProps) {
  const t = useTranslations('models.watch')
  const { day, fine } = useFormat()
  const days = useMemo(() => looks.map(({ watchedOn }) => day(watchedOn)), [looks, day])
  const option = useCallback(
    (theme: ChartTheme) => limitLines(lines, { theme, format: fine, days, yName: name, limits }),
    [lines, fine, days, name, limits],
  )
  if (lines.every(({ points }) => points.every((point) => point === null))) return null
  const written = (point: Point): string => {
    if (!point) return '–'
    const { value, low, high } = point
    return low === undefined || high === undefined
      ? fine(value)
      : `${fine(value)} (${t('between', { low: fine(low), high: fine(high) })})`
  }
  return (
    <ChartFrame
      title={title}
      definition={{ name, meaning, date: day(latest.watchedOn) }}
      option={option}
      height={240}
      table={{
        head: [t('overTime.day'), ...lines.map(({ label }) => label)],
        rows: days.map((one, at) => [one, ...lines.map(({ points }) => written(points[at] ?? null))]),
      }}
    >
      <WatchedToDo findings={latest.result.findings} about={about} />
    </ChartFrame>
  )
}

function figureOf({ result }: Watch, about: About, name: string): number | undefined {
  return result.findings.find((finding) => finding.about === about)?.figures[name] ?? undefined
}

function pointOf(look: Watch, about: About, name: string): Point {
  const value = figureOf(look, about, name)
  if (value === undefined) return null
  const [low, high] = [figureOf(look, about, 'low'), figureOf(look, about, 'high')]
  return low === undefined || high === undefined ? { value } : { value, low, high }
}
