import { Card, Group, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { csvOf } from '../parts/csv-of.ts'
import { offerFile } from '../parts/offer-file.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { TakeMenu } from '../parts/take-menu.tsx'
import { MarketPayByUnit } from './market-pay-by-unit.tsx'
import { monthAfter } from './months.ts'
import { Movements } from './movements.tsx'
import { figureQuery } from './overview-queries.ts'
import type { FigureQuery } from './overview-queries.ts'
import { PayByUnit } from './pay-by-unit.tsx'
import { Totals } from './totals.tsx'
import { unitsOf } from './units-of.ts'
import type { Unit } from './units-of.ts'
import { UnitTable } from './unit-table.tsx'
import { useLastMonth } from './use-last-month.ts'

const UnitChart = lazy(async () => ({ default: (await import('./unit-chart.tsx')).UnitChart }))
const dimensions = ['department', 'location', 'grade', 'job_family', 'country'] as const

/** How many people there are, where that changed between two months, and who moved; and what they are paid. */
export function OverviewPage() {
  const t = useTranslations('overview')
  const { measures, lastMonth } = useLastMonth()
  if (measures.isError) return <LoadFailed error={measures.error} />
  if (!measures.data || lastMonth === undefined) return <PageLoading />
  return (
    <Page title={t('title')} text={t('text')}>
      <Figures lastMonth={lastMonth} measures={new Set(measures.data.measures.map(({ name }) => name))} />
    </Page>
  )
}

/** The months asked for, none of which is after the day looked at. */
function spanOf(wanted: { readonly from?: string; readonly to?: string }, lastMonth: string) {
  const to = wanted.to !== undefined && wanted.to < lastMonth ? wanted.to : lastMonth
  const from = wanted.from !== undefined && wanted.from < to ? wanted.from : monthAfter(to, -12)
  return { from, to }
}

interface FiguresProps {
  readonly lastMonth: string
  /** What this account may ask for. */
  readonly measures: ReadonlySet<string>
}

function Figures({ lastMonth, measures }: FiguresProps) {
  const t = useTranslations('overview')
  const me = useMe()
  const { by = 'department', unit, ...wanted } = useSearch({ from: '/overview' })
  const { month } = useFormat()
  const span = spanOf(wanted, lastMonth)
  const { to } = span
  const asked = (measure: string): FigureQuery => ({ measure, by, ...span })
  const headcount = useQuery(figureQuery(asked('headcount')))
  const joiners = useQuery({ ...figureQuery(asked('joiners')), enabled: measures.has('joiners') })
  const leavers = useQuery({ ...figureQuery(asked('leavers')), enabled: measures.has('leavers') })
  const turnover = useQuery({
    ...figureQuery({ measure: 'turnover_rate', from: to, to }),
    enabled: measures.has('turnover_rate'),
  })
  if (headcount.isError) return <LoadFailed error={headcount.error} />
  const found =
    headcount.data &&
    unitsOf({
      by,
      headcount: headcount.data,
      joiners: joiners.data,
      leavers: leavers.data,
      words: { whole: t('whole'), unknown: t('unknown') },
    })
  const chosen = found?.units.find(({ id }) => id === unit)
  return (
    <Stack gap="lg">
      <Choices by={by} span={span} lastMonth={lastMonth} units={found?.units ?? []} />
      {!found ? (
        <PageLoading />
      ) : (
        <>
          <Totals whole={found.whole} span={span} turnover={turnover.data?.months[0]?.cells[0]?.value} />
          <UnitTable {...found} isExact={headcount.data?.isExact === true} by={by} span={span} />
          {chosen && (
            <Suspense fallback={<Card withBorder h={280} />}>
              <UnitChart unit={chosen} isExact={headcount.data?.isExact === true} />
            </Suspense>
          )}
          {reaches(me, 'employment') &&
            (chosen || found.whole) &&
            by !== 'job_family' &&
            by !== 'country' && (
              <Movements
                by={by}
                unit={chosen}
                span={span}
                title={t('movements', {
                  unit: chosen?.name ?? t('whole'),
                  from: month(span.from),
                  to: month(span.to),
                })}
              />
            )}
        </>
      )}
      {measures.has('pay_quartiles') && <PayByUnit month={to} />}
      {measures.has('market_pay_quartiles') && reaches(me, 'market pay') && <MarketPayByUnit month={to} />}
    </Stack>
  )
}

interface ChoicesProps {
  readonly by: string
  readonly span: { readonly from: string; readonly to: string }
  readonly lastMonth: string
  readonly units: readonly Unit[]
}

function Choices({ by, span, lastMonth, units }: ChoicesProps) {
  const t = useTranslations('overview')
  const navigate = useNavigate()
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({
      to: '/overview',
      replace: true,
      search: ((old: object) => ({ ...old, ...change })) as never,
    })
  const take = (): void => {
    const head = [t(`by.${by as 'department'}`), span.from, span.to, t('change'), t('joined'), t('left')]
    const lines = units.map(({ name, before, now, change, joined, left }) => [
      name,
      before,
      now,
      change,
      joined,
      left,
    ])
    offerFile(`people-${span.from}-${span.to}.csv`, new Blob([csvOf([head, ...lines])], { type: 'text/csv' }))
  }
  const monthInput = (name: 'from' | 'to', max: string) => (
    <TextInput
      type="month"
      label={t(name)}
      value={span[name]}
      max={max}
      onChange={({ currentTarget: { value } }) => /^\d{4}-\d\d$/.test(value) && narrow({ [name]: value })}
    />
  )
  return (
    <Group align="end" gap="sm" className="no-print">
      <Select
        label={t('byLabel')}
        allowDeselect={false}
        data={dimensions.map((value) => ({ value, label: t(`by.${value}`) }))}
        value={by}
        onChange={(value) => value !== null && narrow({ by: value, unit: undefined })}
      />
      {monthInput('from', monthAfter(span.to, -1))}
      {monthInput('to', lastMonth)}
      <TakeMenu
        isDisabled={units.length === 0}
        onCsv={take}
        files={[
          {
            kind: 'xlsx',
            href: `/api/v1/figures/export?${new URLSearchParams({ by, ...span, format: 'xlsx' })}`,
          },
        ]}
      />
    </Group>
  )
}
