import { Card, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useInputs } from '../outlook/use-inputs.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'
import type { Shift, Told } from './report-queries.ts'

interface ShiftTableProps {
  readonly kind: 'attrition' | 'productivity'
  readonly shifts: readonly Shift[]
  readonly people: number
  readonly meanings: Told['meanings']
}

/** What a model expects if one thing were moved to its better quarter, with what models of other people expect. */
export function ShiftTable({ kind, shifts, people, meanings }: ShiftTableProps) {
  const t = useTranslations('reports')
  const { number, share } = useFormat()
  const { nameOf, valueOf } = useInputs(meanings)
  const [first] = shifts
  if (!first) return null
  // Of people: how many fewer leave. Of what is done: points of what is usual, of those who are moved.
  const shown = (gain: number, moved: number): string =>
    kind === 'attrition' ? number(Math.round(gain * moved * people * 10) / 10) : share(gain)
  const title = t(`shiftFindings.${kind}`, {
    feature: nameOf(first.feature),
    gain: shown(first.gain, first.moved),
  })
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        {t('shiftText')}
      </Text>
      <ScrollBox label={title} minWidth={560}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('thing')}</Table.Th>
              <Table.Th ta="end">{t('usual')}</Table.Th>
              <Table.Th ta="end">{t('movedTo')}</Table.Th>
              <Table.Th ta="end">{t('movedPeople')}</Table.Th>
              <Table.Th ta="end">{t(`gains.${kind}`)}</Table.Th>
              <Table.Th ta="end">{t('byOthers')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shifts.map(({ feature, usual, to, moved, gain, low, high }) => (
              <Table.Tr key={feature}>
                <Table.Th scope="row" fw={500}>
                  {nameOf(feature)}
                </Table.Th>
                {[
                  valueOf(usual, feature),
                  valueOf(to, feature),
                  share(moved),
                  shown(gain, moved),
                  `${shown(low, moved)}–${shown(high, moved)}`,
                ].map((cell, at) => (
                  <Table.Td key={at} ta="end" className="number">
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
    </Card>
  )
}
