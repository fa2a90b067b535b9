import { Button, Group, Stack, Tabs } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, seesOthers, useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { PageViews } from '../parts/page-views.tsx'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { AddCourse } from './add-course.tsx'
import { CourseDetail } from './course-detail.tsx'
import { CourseTable } from './course-table.tsx'
import { coursesQuery } from './learning-queries.ts'
import { UnitLearning } from './unit-learning.tsx'

/** What can be learned and when; for whoever sees others, which skills teams lack and what they learned. */
export function LearningPage() {
  const t = useTranslations('learn')
  const me = useMe()
  const { moment } = useMoment()
  const { tab } = useSearch({ from: '/learning' })
  const navigate = useNavigate()
  const [adds, setAdds] = useState(false)
  const mayWrite = reaches(me, 'courses', 'write') && moment.asOf === undefined
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
            {t('addCourse')}
          </Button>
        )
      }
    >
      {seesOthers(me, 'skills') ? (
        <Tabs
          keepMounted={false}
          value={tab ?? 'courses'}
          onChange={(next) =>
            void navigate({ to: '.', search: { ...moment, ...(next === 'units' && { tab: next }) } as never })
          }
        >
          <TabLine>
            <Tabs.Tab value="courses">{t('tabs.courses')}</Tabs.Tab>
            <Tabs.Tab value="units">{t('tabs.units')}</Tabs.Tab>
          </TabLine>
          <Tabs.Panel value="courses">
            <Courses />
          </Tabs.Panel>
          <Tabs.Panel value="units">
            <UnitLearning />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Courses />
      )}
      {adds && <AddCourse onClose={() => setAdds(false)} />}
    </Page>
  )
}

function Courses() {
  const t = useTranslations('learn')
  const { moment } = useMoment()
  const { q, sort } = useSearch({ from: '/learning' })
  const navigate = useNavigate()
  const [opened, setOpened] = useState<string>()
  const courses = useQuery(coursesQuery(moment))
  if (courses.isError) return <LoadFailed error={courses.error} />
  const words = (q ?? '').toLowerCase()
  const shown = (courses.data ?? []).filter(({ values }) =>
    String(values['name']).toLowerCase().includes(words),
  )
  const one = courses.data?.find(({ id }) => id === opened)
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  return (
    <Stack gap="md">
      <Group gap="sm">
        <SearchBox
          label={t('find')}
          value={q ?? ''}
          onChange={(value) => narrow({ q: value === '' ? undefined : value })}
        />
        <PageViews page="/learning" names={['q', 'sort']} />
      </Group>
      {courses.isPending ? (
        <PageLoading />
      ) : shown.length === 0 ? (
        <NothingHere title={t('none')} text={t('noneText')} />
      ) : (
        <CourseTable
          courses={shown}
          sort={sort}
          onSort={(next) => narrow({ sort: next })}
          onOpen={setOpened}
        />
      )}
      {one && <CourseDetail course={one} onClose={() => setOpened(undefined)} />}
    </Stack>
  )
}
