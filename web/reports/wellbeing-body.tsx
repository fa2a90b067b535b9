import { Card, List, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useInUnit } from '../outlook/use-in-unit.ts'
import { useInputs } from '../outlook/use-inputs.ts'
import { Statistic } from '../parts/statistic.tsx'
import type { BodyProps } from './body.ts'
import { Headline } from './headline.tsx'
import { UnitMap } from './unit-map.tsx'

type StrainPart = 'hours' | 'outside' | 'answers'

/** Where work wears people out, of groups of five people or more, and what the sum is made of. */
export function WellbeingBody({ report, part, name, told, partNames }: BodyProps<'wellbeing'>) {
  const t = useTranslations('reports')
  const { day, number, share } = useFormat()
  const said = useSaid()
  const { nameOf } = useInputs(told.meanings)
  const inUnit = useInUnit()
  const { method, asOf } = report
  const names = useMemo(() => method.parts.map((one) => one.part as StrainPart), [method.parts])
  const units = useMemo(() => {
    const departments = report.parts.filter(({ about }) => about === 'department')
    const shown = departments.length > 0 ? departments : [part]
    return shown
      .toSorted((a, b) => b.value - a.value)
      .map((one) => ({
        name: partNames(one),
        values: [one.value, ...names.map((own) => one.figures.parts[own])],
      }))
  }, [report.parts, part, partNames, names])
  const columns = useMemo(() => [t('words.strain'), ...names.map((own) => t(`strains.${own}`))], [t, names])
  const [most] = units
  return (
    <>
      <Headline report={report} part={part} name={name}>
        <Statistic
          label={t('words.strained')}
          value={part.figures.strained === null ? t('notTold') : share(part.figures.strained)}
          definition={{ meaning: t('strainedMeaning', { from: number(method.strainedFrom) }) }}
        />
      </Headline>
      {most && (
        <UnitMap
          title={t('strainFinding', { unit: most.name, score: number(most.values[0] ?? 0) })}
          definition={{
            name: t('words.strain'),
            meaning: t('meanings.wellbeing'),
            population: t('smallestGroup'),
            date: day(asOf),
          }}
          units={units}
          downName={t('abouts.department')}
          columns={columns}
          format={number}
        />
      )}
      <Card withBorder component="section" aria-label={t('madeOf')}>
        <Title order={2}>{t('madeOf')}</Title>
        <Text size="sm" c="dimmed" mb="xs" maw={720}>
          {t('madeOfText')}
        </Text>
        <List size="sm" spacing={6}>
          {method.parts.flatMap(({ part: of, signs }) =>
            signs.map(({ feature, unit, calm, full, because }) => (
              <List.Item key={feature}>
                {t('sign', {
                  part: t(`strains.${of as StrainPart}`),
                  sign: nameOf(feature),
                  calm: inUnit(calm, unit),
                  full: inUnit(full, unit),
                })}
                <Text size="xs" c="dimmed">
                  {said(because)}
                </Text>
              </List.Item>
            )),
          )}
        </List>
      </Card>
    </>
  )
}
