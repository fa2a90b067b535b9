import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { CutCurves } from './cut-curves.tsx'
import type { CutKind, NamedCuts } from './cut-curves.tsx'
import { runQuery } from './model-queries.ts'
import type { Version } from './model-queries.ts'
import { useCases } from './use-cases.ts'

const kinds: readonly CutKind[] = ['roc', 'precision', 'gains']

/** What cuts would bring by two versions, each judged by its own training; nothing where one of them was not trained here. */
export function ComparedCurves({ versions }: { readonly versions: readonly [Version, Version] }) {
  const t = useTranslations('models')
  const [first, second] = versions
  const a = useQuery({ ...runQuery(first.runId ?? ''), enabled: first.runId !== null })
  const b = useQuery({ ...runQuery(second.runId ?? ''), enabled: second.runId !== null })
  const [left, right] = [a.data?.result?.cuts, b.data?.result?.cuts]
  const runs = useMemo<NamedCuts[]>(
    () =>
      left && right
        ? [
            { label: t('version', { number: first.number }), cuts: left },
            { label: t('version', { number: second.number }), cuts: right },
          ]
        : [],
    [left, right, first.number, second.number, t],
  )
  const casesOf = useCases()
  if (runs.length === 0) return null
  const cases = [a, b]
    .map(({ data }, at) => {
      const { rows = 0, judgedOn = { rows } } = data?.result ?? {}
      return `${runs[at]!.label}: ${casesOf(judgedOn)}`
    })
    .join('. ')
  return (
    <Stack gap="sm" component="section" aria-label={t('cuts.compared')}>
      <div>
        <Title order={2}>{t('cuts.compared')}</Title>
        <Text size="sm" c="dimmed">
          {t(a.data?.dataHash === b.data?.dataHash ? 'cuts.sameRows' : 'cuts.otherRows')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2, lg: 3 }} spacing="md">
        {kinds.map((kind) => (
          <CutCurves key={kind} kind={kind} runs={runs} title={t(`cuts.${kind}`)} cases={cases} />
        ))}
      </SimpleGrid>
    </Stack>
  )
}
