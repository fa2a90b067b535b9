import { Card, SimpleGrid } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { Statistic } from '../parts/statistic.tsx'
import { signed } from './signed.ts'
import type { Unit } from './units-of.ts'

interface TotalsProps {
  readonly whole: Unit
  readonly span: { readonly from: string; readonly to: string }
  readonly turnover: number | null | undefined
}

/** How many people there are, joined and left between the ends of two months. */
export function Totals({ whole, span, turnover }: TotalsProps) {
  const t = useTranslations('overview')
  const { number, month } = useFormat()
  const period = t('period', { from: month(span.from), to: month(span.to) })
  const shown = (value: number | null): string => (value === null ? '–' : number(value))
  return (
    <Card withBorder>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Statistic
          label={t('people')}
          value={shown(whole.now)}
          hint={t('changeSince', { change: signed(whole.change, number), month: month(span.from) })}
          definition={{ meaning: t('peopleMeaning'), population: t('reach'), date: month(span.to) }}
        />
        {whole.joined !== null && (
          <Statistic
            label={t('joined')}
            value={shown(whole.joined)}
            hint={period}
            definition={{ meaning: t('joinedMeaning'), population: t('reach'), date: period }}
          />
        )}
        {whole.left !== null && (
          <Statistic
            label={t('left')}
            value={shown(whole.left)}
            hint={period}
            definition={{ meaning: t('leftMeaning'), population: t('reach'), date: period }}
          />
        )}
        {turnover !== undefined && (
          <Statistic
            label={t('turnover')}
            value={turnover === null ? '–' : `${number(Math.round(turnover * 10) / 10)} %`}
            hint={t('twelveMonths', { month: month(span.to) })}
            definition={{ meaning: t('turnoverMeaning'), population: t('reach'), date: month(span.to) }}
          />
        )}
      </SimpleGrid>
    </Card>
  )
}
