import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { monthAfter } from '../overview/months.ts'
import { figureQuery } from '../overview/overview-queries.ts'
import { signed } from '../overview/signed.ts'
import { Totals } from '../overview/totals.tsx'
import { unitsOf } from '../overview/units-of.ts'
import { useLastMonth } from '../overview/use-last-month.ts'
import { HeadcountChart } from './headcount-chart.tsx'
import { Panel } from './panel.tsx'

/** Headcount of a year: in figures, month by month, and where it fell; whole groups, nobody alone. */
export function CompanyFigures() {
  const t = useTranslations('home')
  const o = useTranslations('overview')
  const { number } = useFormat()
  const { measures, lastMonth: to = '' } = useLastMonth()
  const span = { from: to === '' ? '' : monthAfter(to, -12), to }
  const may = (measure: string): boolean =>
    measures.data?.measures.some(({ name }) => name === measure) === true
  const by = 'department'
  const headcount = useQuery({
    ...figureQuery({ measure: 'headcount', by, ...span }),
    enabled: may('headcount'),
  })
  const joiners = useQuery({ ...figureQuery({ measure: 'joiners', by, ...span }), enabled: may('joiners') })
  const leavers = useQuery({ ...figureQuery({ measure: 'leavers', by, ...span }), enabled: may('leavers') })
  const turnover = useQuery({
    ...figureQuery({ measure: 'turnover_rate', from: to, to }),
    enabled: may('turnover_rate'),
  })
  if (!headcount.data) return null
  const words = { whole: o('whole'), unknown: o('unknown') }
  const { whole, units } = unitsOf({
    by,
    headcount: headcount.data,
    joiners: joiners.data,
    leavers: leavers.data,
    words,
  })
  const changed = units.filter(({ change }) => change !== null && change !== 0)
  return (
    <Stack gap="md">
      <Totals whole={whole} span={span} turnover={turnover.data?.months[0]?.cells[0]?.value} />
      <HeadcountChart span={span} />
      <Panel
        asked={[headcount]}
        title={t('changed')}
        to="/overview"
        count={0}
        empty={t('nothingChanged')}
        lines={changed.map(({ id, name, change, now }) => ({
          id,
          title: name,
          text: t('changeLine', { change: signed(change, number), now: now === null ? '–' : number(now) }),
          isLate: (change ?? 0) < 0,
          to: '/overview',
          search: { unit: id },
        }))}
      />
    </Stack>
  )
}
