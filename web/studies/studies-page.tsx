import { Anchor, Badge, Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { AskForStudy } from './ask-for-study.tsx'
import { StudyDetail } from './study-detail.tsx'
import { studiesQuery } from './study-queries.ts'
import type { Study } from './study-queries.ts'
import { WaitingOpenings } from './waiting-openings.tsx'

const colours = { waiting: 'orange', approved: 'teal', refused: 'red', ended: 'gray' } as const

/** Studies with pseudonymised data: asked for, decided on, taken, ended. */
export function StudiesPage() {
  const t = useTranslations('studies')
  const me = useMe()
  const studies = useQuery(studiesQuery)
  const navigate = useNavigate()
  const { study: opened } = useSearch({ from: '/studies' })
  const close = (): void => void navigate({ to: '/studies', search: { study: undefined } as never })
  const [asks, setAsks] = useState(false)
  if (studies.isError) return <LoadFailed error={studies.error} />
  const mayAsk = me.roles.includes('data_scientist')
  const one = studies.data?.find(({ id }) => id === opened)
  return (
    <Page
      title={t('title')}
      text={t('text')}
      actions={
        mayAsk && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsks(true)}>
            {t('ask')}
          </Button>
        )
      }
    >
      {studies.isPending ? (
        <PageLoading />
      ) : studies.data.length === 0 ? (
        <NothingHere title={t('none')} text={t(mayAsk ? 'noneText' : 'noneToDecide')}>
          {mayAsk && (
            <Button mt="sm" variant="default" onClick={() => setAsks(true)}>
              {t('ask')}
            </Button>
          )}
        </NothingHere>
      ) : (
        <>
          <WaitingOpenings studies={studies.data} />
          <Studies studies={studies.data} />
        </>
      )}
      {one && <StudyDetail study={one} onClose={close} />}
      {asks && <AskForStudy onClose={() => setAsks(false)} />}
    </Page>
  )
}

function Studies({ studies }: { readonly studies: readonly Study[] }) {
  const t = useTranslations('studies')
  const { day, instant } = useFormat()
  const columns = useMemo(
    (): Column<Study>[] => [
      {
        id: 'name',
        title: t('study'),
        width: 'minmax(0, 2.4fr)',
        sortBy: ({ name }) => name,
        cell: ({ id, name, question }) => (
          <>
            <Anchor component={Link} to="/studies" search={{ study: id } as never} fw={550} c="inherit">
              {name}
            </Anchor>
            <Text size="sm" c="dimmed" lineClamp={1}>
              {question}
            </Text>
          </>
        ),
      },
      {
        id: 'status',
        title: t('status'),
        sortBy: ({ status }) => status,
        cell: ({ status }) => (
          <Badge variant="dot" tt="none" fw={500} color={colours[status]}>
            {t(`states.${status}`)}
          </Badge>
        ),
      },
      {
        id: 'purpose',
        title: t('purpose'),
        isQuiet: true,
        cell: ({ purpose }) => t(`purposes.${purpose as 'audit'}`),
      },
      {
        id: 'asked',
        title: t('asked'),
        isQuiet: true,
        sortBy: ({ askedAt }) => askedAt,
        cell: ({ askedAt }) => instant(askedAt),
      },
      {
        id: 'until',
        title: t('until'),
        isQuiet: true,
        sortBy: ({ endsOn }) => endsOn,
        cell: ({ endsOn }) => day(endsOn),
      },
    ],
    [t, day, instant],
  )
  return <DataTable label={t('title')} rows={studies} columns={columns} idOf={({ id }) => id} />
}
