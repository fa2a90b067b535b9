import { dotIntervals, dotIntervalsHeight } from '@cadre/charts'
import type { ChartTheme } from '@cadre/charts'
import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useGroupName } from '../language/use-group-name.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { Fold } from '../parts/fold.tsx'
import type { RunFigures } from './model-queries.ts'

type Audited = RunFigures['audit'][number]

/** How groups fare: one chart an attribute, those of two attributes together in words alone. */
export function GroupAudit({ audit }: { readonly audit: readonly Audited[] }) {
  const t = useTranslations('models')
  const single = audit.filter(({ isIntersection }) => !isIntersection)
  const crossed = audit.filter(({ isIntersection }) => isIntersection)
  const told = crossed.filter((one) => verdictOf(one) === 'auditBelow')
  const folded = crossed.filter((one) => verdictOf(one) !== 'auditBelow')
  return (
    <Stack gap="sm" component="section" aria-label={t('audit')}>
      <div>
        <Title order={2}>{t('audit')}</Title>
        <Text size="sm" c="dimmed">
          {t(audit.length === 0 ? 'noAudit' : 'auditText')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {single.map((one) => (
          <Attribute key={one.attribute} audited={one} />
        ))}
      </SimpleGrid>
      {told.map((one) => (
        <Crossed key={one.attribute} audited={one} />
      ))}
      {folded.length > 0 && (
        <Fold
          title={t('crossedAlike', { count: folded.length })}
          text={folded.map(({ attribute }) => attribute).join(' · ')}
          order={3}
        >
          <Stack gap="sm">
            {folded.map((one) => (
              <Crossed key={one.attribute} audited={one} />
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  )
}

function Crossed({ audited: { attribute, finding } }: { readonly audited: Audited }) {
  const said = useSaid()
  return (
    <Text size="sm">
      <Text span fw={600}>
        {attribute}
      </Text>{' '}
      {said(finding)}
    </Text>
  )
}

function Attribute({ audited }: { readonly audited: Audited }) {
  const said = useSaid()
  const t = useTranslations('models')
  const word = useWords()
  const { share, number } = useFormat()
  const { attribute, groups, finding, selection } = audited
  const few = t('fewRows')
  const groupName = useGroupName(said)
  const nameOf = useCallback((group: string) => groupName(attribute, group), [groupName, attribute])
  const lines = useMemo(
    () =>
      groups.flatMap(({ group, selectionRate, isSmall }) =>
        selectionRate
          ? [
              {
                label: isSmall ? `${nameOf(group)} (${few})` : nameOf(group),
                value: selectionRate.value,
                low: selectionRate.low ?? selectionRate.value,
                high: selectionRate.high ?? selectionRate.value,
                isMain: !isSmall,
              },
            ]
          : [],
      ),
    [groups, few, nameOf],
  )
  const option = useCallback(
    (theme: ChartTheme) => dotIntervals(lines, { theme, format: share }),
    [lines, share],
  )
  const verdict = verdictOf(audited)
  if (lines.length === 0) return <Text size="sm">{said(finding)}</Text>
  return (
    <ChartFrame
      title={t(verdict, { attribute: word(attribute) })}
      definition={{
        name: t('selected'),
        meaning: t('selectedMeaning', { selection: said(selection) }),
        population: groups.map(({ group, count }) => `${nameOf(group)} ${number(count)}`).join(' · '),
      }}
      option={option}
      height={dotIntervalsHeight(lines.length)}
      table={{
        head: [t('group'), t('people'), t('selected')],
        rows: groups.map(({ group, count, selectionRate }) => [
          nameOf(group),
          number(count),
          selectionRate ? share(selectionRate.value) : '–',
        ]),
      }}
    >
      <Text size="xs" c="dimmed" mt="xs">
        {said(finding)}
      </Text>
    </ChartFrame>
  )
}

/** How surely chance has to be ruled out before a difference is told as one. */
const tellingPValue = 0.05

function verdictOf({ impactRatio }: Audited) {
  const { evidence, isBelowFourFifths, adjustedPValue = 1 } = impactRatio
  if (evidence !== 'measured') return 'auditUnknown'
  if (isBelowFourFifths !== true) return 'auditAlike'
  return adjustedPValue < tellingPValue ? 'auditBelow' : 'auditChance'
}
