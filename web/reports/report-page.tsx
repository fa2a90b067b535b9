import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { Page } from '../parts/page.tsx'
import { UntoldHint } from '../notices/untold-hint.tsx'
import { TakeMenu } from '../parts/take-menu.tsx'
import { LoadFailed, MissingPage, NothingHere, PageLoading } from '../parts/states.tsx'
import { AttritionBody } from './attrition-body.tsx'
import { Definitions } from './definitions.tsx'
import { LeadBands, PartBands } from './bands-by-name.tsx'
import { MakeAnew } from './make-anew.tsx'
import { MustNever } from './must-never.tsx'
import { OverTime } from './over-time.tsx'
import { keyOf, usePartNames } from './part-names.ts'
import { PartTable } from './part-table.tsx'
import { PerformanceBody } from './performance-body.tsx'
import { ProductivityBody } from './productivity-body.tsx'
import { PolicyCard } from './policy-card.tsx'
import { fileOf, reportKinds, reportQuery } from './report-queries.ts'
import type { Part, Report, ReportKind, Told } from './report-queries.ts'
import { takeReport } from './take-report.ts'
import { TeamsForm } from './teams-form.tsx'
import { WellbeingBody } from './wellbeing-body.tsx'

/** One report: what was found of everybody or of a part of the people, with the way to the others. */
export function ReportPage() {
  const { kind } = useParams({ from: '/reports/$kind' })
  const known = reportKinds.find((one) => one === kind)
  return known ? <Known key={known} kind={known} /> : <MissingPage />
}

function Known({ kind }: { readonly kind: ReportKind }) {
  const t = useTranslations('reports')
  const { moment } = useMoment()
  const found = useQuery(reportQuery(kind, moment))
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { report } = found.data
  if (!report || report.parts.length === 0)
    return (
      <Page title={t(`kinds.${kind}`)} text={t(`texts.${kind}`)}>
        {report === null && <UntoldHint of={({ reports }) => reports.includes(kind)} />}
        <Stack gap="md">
          <Nothing kind={kind} isMade={report !== null} />
          {kind === 'teams' && <TeamsForm />}
        </Stack>
      </Page>
    )
  return <Shown report={report} told={found.data} />
}

/** Why there is nothing to read, and what to do. */
function Nothing({ kind, isMade }: { readonly kind: ReportKind; readonly isMade: boolean }) {
  const t = useTranslations('reports')
  const me = useMe()
  if (isMade) return <NothingHere title={t('fewPeople')} text={t('fewPeopleText')} />
  if (kind === 'teams') return <NothingHere title={t('none')} text={t('teams.noneText')} />
  return (
    <NothingHere title={t('none')} text={t('noneText')}>
      {me.roles.includes('hr_manager') && (
        <Group gap="sm" justify="center">
          <Button component={Link} to="/administration/pipelines" variant="default">
            {t('toPipelines')}
          </Button>
          <Button component={Link} to="/administration/system" hash="past" variant="default">
            {t('toPast')}
          </Button>
        </Group>
      )}
    </NothingHere>
  )
}

interface ShownProps {
  readonly report: Report
  readonly told: Told
}

function Shown({ report, told }: ShownProps) {
  const t = useTranslations('reports')
  const { kind } = report
  const { part: wanted } = useSearch({ from: '/reports/$kind' })
  const { moment } = useMoment()
  const partNames = usePartNames(told.names)
  const parts: readonly Part[] = report.parts
  const part =
    parts.find((one) => keyOf(one) === wanted) ??
    parts.find(({ about }) => about === 'everybody') ??
    parts[0]!
  const name = partNames(part)
  return (
    <Page
      title={t(`kinds.${kind}`)}
      text={t(`texts.${kind}`)}
      actions={
        <TakeMenu
          onCsv={() => takeReport(report, partNames)}
          files={[
            { kind: 'xlsx', href: fileOf(kind, 'workbook', moment) },
            { kind: 'html', href: fileOf(kind, 'page', moment) },
          ]}
        />
      }
    >
      <Stack gap="md">
        <Chooser report={report} part={part} partNames={partNames} />
        <Body report={report} part={part} name={name} told={told} partNames={partNames} />
        {kind === 'teams' && <TeamsForm />}
        {kind === 'attrition' && <LeadBands />}
        {kind === 'attrition' && <PartBands part={part} name={name} />}
        <OverTime kind={kind} part={part} name={name} />
        <PartTable report={report} chosen={part} nameOf={partNames} />
        <Definitions kind={kind} />
        <MustNever method={report.method} />
        {report.kind === 'attrition' && <MakeAnew months={report.method.horizonMonths} />}
        {(kind === 'attrition' || kind === 'productivity') && <PolicyCard kind={kind} />}
        <SeenPast report={report} />
        <Made report={report} />
      </Stack>
    </Page>
  )
}

interface BodyOf extends ShownProps {
  readonly part: Part
  readonly name: string
  readonly partNames: ReturnType<typeof usePartNames>
}

function Body({ report, part, ...props }: BodyOf) {
  // A part is always of the report that it came with.
  const own = { ...props, part: part as never }
  switch (report.kind) {
    case 'attrition':
      return <AttritionBody {...own} report={report} />
    case 'performance':
      return <PerformanceBody {...own} report={report} />
    case 'productivity':
    case 'teams':
      return <ProductivityBody {...own} report={report} />
    case 'wellbeing':
      return <WellbeingBody {...own} report={report} />
  }
}

/** Whose figures are shown: everybody’s, or those of a part of the people. */
function Chooser({ report, part, partNames }: Omit<BodyOf, 'name' | 'told'>) {
  const t = useTranslations('reports')
  const navigate = useNavigate()
  const parts: readonly Part[] = report.parts
  if (parts.length < 2) return null
  const groups = Map.groupBy(parts, ({ about }) => about)
  return (
    <Group align="end" className="no-print">
      <Select
        label={t('ofWhom')}
        w={300}
        searchable
        allowDeselect={false}
        value={keyOf(part)}
        data={[...groups].map(([about, own]) => ({
          group: t(`abouts.${about}`),
          items: own.map((one) => ({ value: keyOf(one), label: partNames(one) })),
        }))}
        onChange={(key) =>
          void navigate({ to: '.', search: ((old: object) => ({ ...old, part: key })) as never })
        }
      />
    </Group>
  )
}

/** What was taken as known of past days. */
function SeenPast({ report: { method } }: Pick<ShownProps, 'report'>) {
  const t = useTranslations('reports.pasts')
  const { day } = useFormat()
  if (!('past' in method) || method.past === undefined) return null
  const { seen, before } = method.past
  return (
    <Text size="xs" c="dimmed" maw={720}>
      {seen === 'both' && before !== null ? t('both', { day: day(before) }) : t(seen)}
    </Text>
  )
}

/** When it was made, of which data, and what stands before it. */
function Made({ report: { asOf, madeAt, data } }: Pick<ShownProps, 'report'>) {
  const t = useTranslations('reports')
  const { day, instant } = useFormat()
  return (
    <Text size="xs" c="dimmed">
      {t('made', { day: day(asOf), at: instant(madeAt) })}
      {data && (
        <>
          {' '}
          {t('madeFrom', { name: data.name })} <code>{data.hash.slice(0, 12)}</code>.
        </>
      )}{' '}
      <Anchor component={Link} to="/reports" size="xs" underline="always">
        {t('allReports')}
      </Anchor>
    </Text>
  )
}
