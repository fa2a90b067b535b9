import { Badge, Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import type { Watch } from './model-queries.ts'
import { WatchedToDo } from './watched-to-do.tsx'

type Input = Watch['result']['inputs'][number]
type Part = NonNullable<Input['shift']>['part']

const colours: Readonly<Record<string, string>> = { act: 'red', watch: 'orange', stable: 'teal' }
const told = ['act', 'watch', 'small change', 'stable'] as const

/** The inputs that changed most among those scored last: how far, and from what to what. */
export function WatchedInputs({ watch }: { readonly watch: Watch }) {
  const t = useTranslations('models.watch')
  const { fine, share } = useFormat()
  const partName = usePartName()
  const { inputs, findings } = watch.result
  const columns = useMemo((): Column<Input>[] => {
    const verdictOf = (verdict: string): string => {
      const known = told.find((one) => one === verdict)
      return known === undefined ? t('inputs.unknown') : t(`inputs.${known}`)
    }
    return [
      { id: 'name', title: t('inputs.input'), sortBy: ({ name }) => name, cell: ({ name }) => name },
      {
        id: 'verdict',
        title: t('inputs.verdict'),
        cell: ({ verdict }) => (
          <Badge variant="dot" tt="none" fw={500} color={colours[verdict] ?? 'gray'}>
            {verdictOf(verdict)}
          </Badge>
        ),
      },
      {
        id: 'shift',
        title: t('inputs.most'),
        cell: ({ shift }) =>
          shift
            ? t('inputs.fromTo', { part: partName(shift.part), from: share(shift.from), to: share(shift.to) })
            : '–',
      },
      {
        id: 'missing',
        title: t('inputs.missing'),
        cell: ({ missing }) => t('inputs.change', { from: share(missing.from), to: share(missing.to) }),
      },
      {
        id: 'index',
        title: t('inputs.index'),
        isNumber: true,
        sortBy: ({ index }) => index,
        cell: ({ index }) => fine(index),
      },
      { id: 'chance', title: t('inputs.chance'), isNumber: true, cell: ({ chance }) => fine(chance) },
      {
        id: 'jensenShannon',
        title: t('inputs.jensenShannon'),
        isNumber: true,
        cell: ({ jensenShannon }) => fine(jensenShannon),
      },
      {
        id: 'kolmogorovSmirnov',
        title: t('inputs.kolmogorovSmirnov'),
        isNumber: true,
        cell: ({ kolmogorovSmirnov }) => (kolmogorovSmirnov === null ? '–' : fine(kolmogorovSmirnov)),
      },
    ]
  }, [t, fine, share, partName])
  if (inputs.length === 0) return null
  return (
    <Stack gap="sm" component="section" aria-label={t('inputs.title')}>
      <div>
        <Title order={2}>{t('inputs.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('inputs.text')}
        </Text>
      </div>
      <DataTable label={t('inputs.title')} rows={inputs} columns={columns} idOf={({ name }) => name} />
      <WatchedToDo findings={findings} about={['inputs']} />
    </Stack>
  )
}

/** A range of values or of days, or a label, in words. */
function usePartName(): (part: Part) => string {
  const t = useTranslations('models.watch.inputs')
  const { number, day } = useFormat()
  return useMemo(() => {
    const range = (low: string | null, high: string | null): string =>
      low !== null && high !== null
        ? t('range', { low, high })
        : low !== null
          ? t('from', { low })
          : high !== null
            ? t('under', { high })
            : t('any')
    return (part) => {
      if (part.kind === 'label') return part.label ?? t('otherLabels')
      if (part.kind === 'days') return range(part.low && day(part.low), part.high && day(part.high))
      const written = (value: number | null): string | null => (value === null ? null : number(value))
      return range(written(part.low), written(part.high))
    }
  }, [t, number, day])
}
