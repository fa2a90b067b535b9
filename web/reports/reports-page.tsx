import { Anchor, Card, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { UntoldHint } from '../notices/untold-hint.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed } from '../parts/states.tsx'
import { useFigure, useFinding } from './finding.ts'
import { Forecast } from './forecast.tsx'
import { usePartNames } from './part-names.ts'
import { reportKinds, reportQuery } from './report-queries.ts'
import type { Part, ReportKind } from './report-queries.ts'

/** All reports at a glance: what each found, with its number; and how many people there may be. */
export function ReportsPage() {
  const t = useTranslations('reports')
  return (
    <Page title={t('title')} text={t('text')}>
      <Stack gap="md">
        <UntoldHint of={({ reports: waiting }) => waiting.length > 0} />
        <Forecast />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          {reportKinds.map((kind) => (
            <ReportCard key={kind} kind={kind} />
          ))}
        </SimpleGrid>
      </Stack>
    </Page>
  )
}

function ReportCard({ kind }: { readonly kind: ReportKind }) {
  const t = useTranslations('reports')
  const { moment } = useMoment()
  const { day } = useFormat()
  const finding = useFinding()
  const figure = useFigure()
  const found = useQuery(reportQuery(kind, moment))
  const partNames = usePartNames(found.data?.names ?? {})
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <Skeleton h={140} />
  const { report } = found.data
  const part: Part | undefined = report?.parts.find(({ about }) => about === 'everybody') ?? report?.parts[0]
  return (
    <Card withBorder component="section" aria-label={t(`kinds.${kind}`)}>
      <Title order={2}>
        <Anchor component={Link} to="/reports/$kind" params={{ kind } as never} inherit>
          {t(`kinds.${kind}`)}
        </Anchor>
      </Title>
      {report && part ? (
        <>
          <Text fz={28} fw={650} lh={1.2} className="number">
            {figure(kind, part)}
          </Text>
          <Text size="sm">{finding(report, part)}</Text>
          <Text size="xs" c="dimmed" mt={4}>
            {partNames(part)} · {t('asOf', { day: day(report.asOf) })}
          </Text>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t(report ? 'fewPeople' : 'none')}
        </Text>
      )}
    </Card>
  )
}
