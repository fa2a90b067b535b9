import { Card, Group, Text, Title } from '@mantine/core'
import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { Reliability } from '../models/curves.tsx'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { Statistic } from '../parts/statistic.tsx'
import { BandChart } from './band-chart.tsx'
import type { BodyProps } from './body.ts'
import { DriverChart } from './driver-chart.tsx'
import { Headline } from './headline.tsx'
import { HowWell } from './how-well.tsx'
import { meanError, reliabilityBins } from './reliability-bins.ts'
import type { PartOf, ReportOf } from './report-queries.ts'
import { TellingInputs } from './telling-inputs.tsx'

/** How the next reviews may turn out, always beside "the same as last time". */
export function PerformanceBody({ report, part, name, told }: BodyProps<'performance'>) {
  const t = useTranslations('reports')
  const { day, share } = useFormat()
  const { method, asOf } = report
  const cases = t('judgedOn', { rows: method.judgedRows })
  const { outlook = [], directions = [], bands } = part.figures
  return (
    <>
      <Headline report={report} part={part} name={name}>
        <Statistic label={t('shareOf')} value={share(part.value / part.people)} />
      </Headline>
      <TellingInputs kind="performance" method={method} meanings={told.meanings} />
      <BandChart kind="performance" bands={bands} people={part.people} name={name} date={day(asOf)} />
      {directions.length > 0 && <Directions directions={directions} date={day(asOf)} />}
      {outlook.length > 0 && <OutlookChart outlook={outlook} date={day(asOf)} />}
      <DriverChart kind="performance" drivers={method.drivers} meanings={told.meanings} date={day(asOf)} />
      <Judged method={method} />
      {method.calibration.length > 0 && (
        <Reliability
          bins={reliabilityBins(method.calibration)}
          error={meanError(method.calibration)}
          cases={cases}
        />
      )}
    </>
  )
}

interface DirectionsProps {
  readonly directions: NonNullable<PartOf<'performance'>['figures']['directions']>
  readonly date: string
}

/** How many ratings may go down, stay and go up, with their intervals. */
function Directions({ directions, date }: DirectionsProps) {
  const t = useTranslations('reports')
  const { number } = useFormat()
  const people = directions[0]?.people ?? 0
  const whole = (value: number) => number(Math.round(value))
  const count = (wanted: string) =>
    whole(directions.find(({ direction }) => direction === wanted)?.expected.value ?? 0)
  const title = t('directionsFinding', {
    people: number(people),
    down: count('down'),
    same: count('same'),
    up: count('up'),
  })
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="md" maw={720}>
        {t('directionsMeaning')}
      </Text>
      <Group gap="xl" align="start">
        {directions.map(({ direction, expected: { value, low, high } }) => (
          <Statistic
            key={direction}
            label={t(`directions.${direction}`)}
            value={whole(value)}
            hint={t('interval', { low: whole(low), high: whole(high) })}
            definition={{ meaning: t('directionsMeaning'), population: t('everybody'), date }}
          />
        ))}
      </Group>
    </Card>
  )
}

interface OutlookChartProps {
  readonly outlook: NonNullable<PartOf<'performance'>['figures']['outlook']>
  readonly date: string
}

/** How many are expected in each class, beside the last round. */
function OutlookChart({ outlook, date }: OutlookChartProps) {
  const t = useTranslations('reports')
  const { share, number } = useFormat()
  const all = outlook.reduce((sum, { expected }) => sum + expected, 0)
  const option = useCallback(
    (theme: ChartTheme) =>
      rankedBars(
        outlook.flatMap(({ label, expected, share: before }) => [
          { label: t('classNext', { label }), value: expected / all },
          { label: t('classLast', { label }), value: before, isQuiet: true },
        ]),
        { theme, format: share, labelWidth: 150 },
      ),
    [outlook, all, share, t],
  )
  const most = outlook.reduce((best, one) => (one.expected > best.expected ? one : best))
  return (
    <ChartFrame
      title={t('outlookFinding', { label: most.label, share: share(most.expected / all) })}
      definition={{ name: t('outlook'), meaning: t('outlookMeaning'), population: t('everybody'), date }}
      option={option}
      height={rankedBarsHeight(2 * outlook.length)}
      table={{
        head: [t('rating'), t('expected'), t('lastRound')],
        rows: outlook.map(({ label, expected, share: before }) => [
          label,
          number(Math.round(expected)),
          share(before),
        ]),
      }}
    />
  )
}

function Judged({ method }: { readonly method: ReportOf<'performance'>['method'] }) {
  const t = useTranslations('reports')
  const { number, share } = useFormat()
  const same = method.judged.find(({ name }) => name === 'same-again')
  const chosen = method.judged.find(({ name }) => name === method.recommended)
  return (
    <HowWell
      title={t('besideSame', {
        chosen: share(chosen?.accuracy.value ?? 0),
        same: share(same?.accuracy.value ?? 0),
      })}
      text={t('judgedReviews', { rows: method.judgedRows, people: method.people, rounds: method.rounds })}
      head={[t('model'), t('words.accuracy'), t('changeRight'), t('words.auc'), t('words.capture')]}
      rows={method.judged.map(({ name, label, accuracy, changeAccuracy, auc, capture }) => ({
        name: label,
        isChosen: name === method.recommended,
        cells: [
          `${share(accuracy.value)} (${share(accuracy.low)}–${share(accuracy.high)})`,
          share(changeAccuracy),
          auc ? number(auc.value) : '–',
          capture === null ? '–' : share(capture),
        ],
      }))}
    />
  )
}
