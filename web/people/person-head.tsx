import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useDocumentTitle } from '../parts/within-page.ts'
import type { OverviewRecord } from './kind-card.tsx'
import { tenureBetween } from './tenure.ts'
import classes from './person-page.module.css'

interface PersonHeadProps {
  readonly records: Readonly<Record<string, readonly OverviewRecord[]>>
  readonly names: Readonly<Record<string, string>>
  /** What can be done with or for the person as a whole. */
  readonly acts?: ReactNode
}

/** Who it is, what they do, where, for whom and since when, on the day looked at. */
export function PersonHead({ records, names, acts }: PersonHeadProps) {
  const t = useTranslations('person')
  const { moment } = useMoment()
  const { day } = useFormat()
  const text = (kind: string, field: string): string | undefined => textIn(records, kind, field)
  const profile = 'person-profiles'
  const assignment = 'job-assignments'
  const name = nameIn(records)
  useDocumentTitle(name)
  const hired = records['employments']?.[0]?.validFrom
  const tenure = hired === undefined ? undefined : tenureBetween(hired, moment.asOf ?? today())
  const managerId = text('manager-lines', 'managerId')
  const email = text(profile, 'workEmail')
  const number = text(profile, 'employeeNumber')
  return (
    <Stack gap="sm">
      <Group gap="md" wrap="nowrap" align="center">
        <span className={classes['face']} aria-hidden>
          {initials(name)}
        </span>
        <div>
          <Title order={1}>{name}</Title>
          <Group gap="xs">
            <Text>{text(assignment, 'title') ?? t('noPosition')}</Text>
            {number !== undefined && (
              <Badge variant="default" className="number" tt="none">
                {number}
              </Badge>
            )}
          </Group>
        </div>
      </Group>
      {acts}
      <dl className={classes['facts']}>
        <Fact term={t('department')}>{names[text(assignment, 'departmentId') ?? '']}</Fact>
        <Fact term={t('reportsTo')}>
          {managerId !== undefined && names[managerId] !== undefined && (
            <Anchor
              component={Link}
              to="/people/$id"
              params={{ id: managerId } as never}
              search={moment as never}
              size="sm"
            >
              {names[managerId]}
            </Anchor>
          )}
        </Fact>
        <Fact term={t('place')}>{names[text(assignment, 'locationId') ?? '']}</Fact>
        <Fact term={t('email')}>
          {email !== undefined && (
            <Anchor href={`mailto:${email}`} size="sm">
              {email}
            </Anchor>
          )}
        </Fact>
        <Fact term={t('here')}>
          {hired !== undefined && tenure && (
            <span title={t('since', { day: day(hired) })}>
              {[t('tenure', tenure), t('since', { day: day(hired) })].filter(Boolean).join(' · ')}
            </span>
          )}
        </Fact>
      </dl>
    </Stack>
  )
}

/** What somebody is called. */
export function nameIn(records: PersonHeadProps['records']): string {
  const text = (field: string): string => textIn(records, 'person-profiles', field) ?? ''
  return `${text('preferredName') || text('firstName')} ${text('lastName')}`.trim()
}

function textIn(records: PersonHeadProps['records'], kind: string, field: string): string | undefined {
  const list = records[kind] ?? []
  const main = list.find(({ values }) => values['isPrimary'] === true || values['kind'] === 'line') ?? list[0]
  const value = main?.values[field]
  return typeof value === 'string' ? value : undefined
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((_, place, all) => place === 0 || place === all.length - 1)
    .join('')
    .toUpperCase()

/** A term and what it is; nothing at all when it is not known. */
function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  if (children === undefined || children === false) return null
  return (
    <div>
      <Text size="xs" c="dimmed" component="dt">
        {term}
      </Text>
      <Text size="sm" component="dd">
        {children}
      </Text>
    </div>
  )
}
