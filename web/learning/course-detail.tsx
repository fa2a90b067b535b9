import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { RecordVersion } from '@cadre/contract/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, seesOthers, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { ChangeRecord } from '../people/change-record.tsx'
import { useShownValue } from '../people/shown-value.ts'
import { Statistic } from '../parts/statistic.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { CourseSessions } from './course-sessions.tsx'
import { CourseSkills } from './course-skills.tsx'
import { enrolmentCountQuery, ownEnrolmentsQuery } from './learning-queries.ts'

interface CourseDetailProps {
  readonly course: RecordVersion
  readonly onClose: () => void
}

/** One course: what it teaches, when it is given, how many took it, and the way to take part. */
export function CourseDetail({ course, onClose }: CourseDetailProps) {
  const t = useTranslations('learn')
  const me = useMe()
  const show = useShownValue(['provider', 'cost'])
  const { name, description, provider, cost, url } = course.values
  const facts = [show('provider', provider), show('cost', cost)].filter((fact) => fact !== '')
  const { moment } = useMoment()
  const [changes, setChanges] = useState(false)
  const mayWrite = reaches(me, 'courses', 'write') && moment.asOf === undefined
  return (
    <SidePanel title={String(name)} onClose={onClose}>
      {(facts.length > 0 || typeof description === 'string' || typeof url === 'string') && (
        <Stack gap="xs">
          {facts.length > 0 && (
            <Text size="sm" c="dimmed">
              {facts.join(' · ')}
            </Text>
          )}
          {typeof description === 'string' && <Text size="sm">{description}</Text>}
          {typeof url === 'string' && (
            <Anchor size="sm" href={url} target="_blank" rel="noreferrer">
              {url}
            </Anchor>
          )}
        </Stack>
      )}
      {me.personId !== null && <TakePart courseId={course.id} personId={me.personId} />}
      {mayWrite && (
        <Button
          variant="default"
          style={{ alignSelf: 'start' }}
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => setChanges(true)}
        >
          {t('changeCourse')}
        </Button>
      )}
      {seesOthers(me, 'learning') && <Completions courseId={course.id} />}
      <CourseSkills courseId={course.id} mayWrite={mayWrite} />
      <CourseSessions courseId={course.id} mayWrite={mayWrite} />
      {changes && <ChangeRecord kind="courses" record={course} onClose={() => setChanges(false)} />}
    </SidePanel>
  )
}

function TakePart({ courseId, personId }: { readonly courseId: string; readonly personId: string }) {
  const t = useTranslations('learn')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const queries = useQueryClient()
  const own = useQuery(ownEnrolmentsQuery(moment, personId))
  const isOn = own.data?.some(
    ({ values }) =>
      values['courseId'] === courseId && values['status'] !== 'cancelled' && values['status'] !== 'failed',
  )
  const ask = useMutation({
    mutationFn: () =>
      api.records('enrolments').propose({
        operation: 'create',
        record: { subjectId: personId, from: today(), values: { courseId, status: 'enrolled' } },
      }),
    onSuccess: () => {
      tellDone(t('asked'))
      return queries.invalidateQueries({ queryKey: ['change requests'] })
    },
    onError: (error) => tellFailed(p('notSaved'), error),
  })
  if (isOn !== false) return null
  return (
    <Group>
      <Button loading={ask.isPending} disabled={ask.isSuccess} onClick={() => ask.mutate()}>
        {t('takePart')}
      </Button>
    </Group>
  )
}

const statuses = ['enrolled', 'in progress', 'completed'] as const

function Completions({ courseId }: { readonly courseId: string }) {
  const t = useTranslations('learn')
  return (
    <SimpleGrid cols={3}>
      {statuses.map((status) => (
        <Count key={status} courseId={courseId} status={status} label={t(`counts.${status}`)} />
      ))}
    </SimpleGrid>
  )
}

interface CountProps {
  readonly courseId: string
  readonly status: (typeof statuses)[number]
  readonly label: string
}

function Count({ courseId, status, label }: CountProps) {
  const t = useTranslations('learn')
  const { moment } = useMoment()
  const { number, day } = useFormat()
  const count = useQuery(enrolmentCountQuery(moment, courseId, status))
  return (
    <Statistic
      label={label}
      value={count.data === undefined ? undefined : number(count.data)}
      definition={{
        meaning: t(`meanings.${status}`),
        population: t('withinReach'),
        date: day(moment.asOf ?? today()),
      }}
    />
  )
}
