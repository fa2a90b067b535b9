import { Anchor, Badge, Button, Card, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { namesQuery } from '../people/people-queries.ts'
import { AddMember } from './add-member.tsx'
import { awayQuery, membersQuery, teamGoalsQuery, teamQuery, teamsQuery } from './team-queries.ts'
import type { Membership, Team } from './team-queries.ts'

/** One team: who is in it with which share of their time, what it wants to reach, who is away. */
export function TeamPage() {
  const t = useTranslations('teams')
  const me = useMe()
  const { id } = useParams({ from: '/teams/$id' })
  const { moment } = useMoment()
  const team = useQuery(teamQuery(id, moment))
  const members = useQuery(membersQuery(id, moment))
  const people = useQuery(chartQuery(moment))
  const [adds, setAdds] = useState(false)
  const failed = team.error ?? members.error ?? people.error
  if (failed) return <LoadFailed error={failed} />
  if (!team.data || !members.data || !people.data) return <PageLoading />
  const mayAdd = reaches(me, 'directory', 'write') && moment.asOf === undefined
  const seesAway = me.roles.some((role) => role === 'hr_manager' || role === 'lead')
  return (
    <>
      <Anchor component={Link} to="/teams" search={moment as never} size="sm" className="no-print">
        <Group gap={4} mb="xs">
          <IconArrowLeft size={14} aria-hidden />
          {t('title')}
        </Group>
      </Anchor>
      <Page
        title={team.data.values.name ?? ''}
        text={team.data.values.purposeText}
        actions={
          mayAdd && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
              {t('addMember')}
            </Button>
          )
        }
      >
        <Facts team={team.data} />
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="xs" component="section" aria-labelledby="members">
              <Title order={2} id="members">
                {t('memberCount', { count: members.data.length })}
              </Title>
              {members.data.length === 0 ? (
                <Text c="dimmed">{t('noMember')}</Text>
              ) : (
                <Members members={members.data} leadId={team.data.values.leadId} />
              )}
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              {seesAway && <Away members={members.data} />}
              {reaches(me, 'goals') && <Goals teamId={id} />}
            </Stack>
          </Grid.Col>
        </Grid>
        {adds && <AddMember teamId={id} onClose={() => setAdds(false)} />}
      </Page>
    </>
  )
}

function usePeople() {
  const { moment } = useMoment()
  const { data } = useQuery(chartQuery(moment))
  return useMemo(() => new Map(data?.nodes.map((node) => [node.id, node])), [data])
}

/** Where the team belongs and who leads it, each a step away. */
function Facts({ team }: { readonly team: Team }) {
  const t = useTranslations('teams')
  const { moment } = useMoment()
  const people = usePeople()
  const departments = useQuery(namesQuery('departments', moment))
  const teams = useQuery(teamsQuery(moment))
  const { departmentId, leadId, parentId } = team.values
  const department = departments.data?.get(departmentId ?? '')
  const parent = teams.data?.find(({ id }) => id === parentId)
  const parts = teams.data?.filter(({ values }) => values.parentId === team.id) ?? []
  return (
    <Group gap="xl" component="dl" m={0}>
      {leadId !== undefined && people.has(leadId) && (
        <Fact term={t('lead')}>
          <PersonLink id={leadId} name={people.get(leadId)!.name} />
        </Fact>
      )}
      {department !== undefined && <Fact term={t('department')}>{department}</Fact>}
      {parent && (
        <Fact term={t('partOf')}>
          <TeamLink team={parent} />
        </Fact>
      )}
      {parts.length > 0 && (
        <Fact term={t('parts')}>
          <Group gap="xs">
            {parts.map((part) => (
              <TeamLink key={part.id} team={part} />
            ))}
          </Group>
        </Fact>
      )}
    </Group>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed" component="dt">
        {term}
      </Text>
      <Text size="sm" component="dd" m={0}>
        {children}
      </Text>
    </div>
  )
}

function PersonLink({ id, name }: { readonly id: string; readonly name: string }) {
  const { moment } = useMoment()
  return (
    <Anchor component={Link} to="/people/$id" params={{ id } as never} search={moment as never} fw={550}>
      {name}
    </Anchor>
  )
}

function TeamLink({ team }: { readonly team: Team }) {
  const { moment } = useMoment()
  return (
    <Anchor component={Link} to="/teams/$id" params={{ id: team.id } as never} search={moment as never}>
      {team.values.name}
    </Anchor>
  )
}

interface MembersProps {
  readonly members: readonly Membership[]
  readonly leadId: string | undefined
}

function Members({ members, leadId }: MembersProps) {
  const t = useTranslations('teams')
  const { share: percent, day } = useFormat()
  const people = usePeople()
  const columns = useMemo((): Column<Membership>[] => {
    const nodeOf = ({ subjectId }: Membership) => people.get(subjectId ?? '')
    return [
      {
        id: 'name',
        title: t('person'),
        width: 'minmax(10rem, 2fr)',
        sortBy: (one) => nodeOf(one)?.name,
        cell: (one) => (
          <Group gap={6}>
            <PersonLink id={one.subjectId ?? ''} name={nodeOf(one)?.name ?? '…'} />
            {one.subjectId === leadId && (
              <Badge size="sm" variant="light" tt="none">
                {t('lead')}
              </Badge>
            )}
          </Group>
        ),
      },
      {
        id: 'role',
        title: t('role'),
        isQuiet: true,
        cell: (one) => one.values.role ?? nodeOf(one)?.title,
      },
      {
        id: 'since',
        title: t('since'),
        isQuiet: true,
        isNamed: true,
        cell: ({ validFrom }) => day(validFrom),
      },
      {
        id: 'share',
        title: t('share'),
        width: '7rem',
        isNumber: true,
        sortBy: ({ values }) => values.share,
        cell: ({ values }) => (values.share === undefined ? '–' : percent(values.share)),
      },
    ]
  }, [t, day, percent, people, leadId])
  return <DataTable label={t('members')} rows={members} columns={columns} idOf={({ id }) => id} />
}

function Away({ members }: { readonly members: readonly Membership[] }) {
  const t = useTranslations('teams')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const people = usePeople()
  const ids = members.flatMap(({ subjectId }) => subjectId ?? [])
  const away = useQuery({ ...awayQuery(ids, moment), enabled: ids.length > 0 })
  if (away.isError) return null
  return (
    <Card withBorder padding="md" component="section" aria-labelledby="away">
      <Title order={2} id="away" mb="xs">
        {t('away', { day: day(moment.asOf ?? today()) })}
      </Title>
      <Stack gap={6}>
        {(away.data ?? []).length === 0 && (
          <Text size="sm" c="dimmed">
            {t('nobodyAway')}
          </Text>
        )}
        {away.data?.map(({ id, subjectId, validTo, values }) => (
          <div key={id}>
            <PersonLink id={subjectId ?? ''} name={people.get(subjectId ?? '')?.name ?? '…'} />
            <Text size="xs" c="dimmed" className="number">
              {[word(values.kind ?? ''), validTo !== null && t('back', { day: day(validTo) })]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  )
}

function Goals({ teamId }: { readonly teamId: string }) {
  const t = useTranslations('teams')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const goals = useQuery(teamGoalsQuery(teamId, moment))
  return (
    <Card withBorder padding="md" component="section" aria-labelledby="goals">
      <Title order={2} id="goals" mb="xs">
        {t('goals')}
      </Title>
      <Stack gap={6}>
        {goals.data?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noGoal')}
          </Text>
        )}
        {goals.data?.map(({ id, values }) => (
          <div key={id}>
            <Text size="sm" fw={550}>
              {values.name}
            </Text>
            <Text size="xs" c="dimmed" className="number">
              {[
                word(values.kind ?? ''),
                values.dueDate !== undefined && t('due', { day: day(values.dueDate) }),
                word(values.status ?? ''),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  )
}
