import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { usePurposes } from '../models/use-purposes.ts'
import { noticeStandingQuery, noticesQuery, waiting } from '../notices/notice-queries.ts'
import { useMe } from '../api/me.ts'
import { Panel } from './panel.tsx'

/** People who have to be told of a use of their data before a report or a model counts them. */
export function UntoldPanel() {
  const t = useTranslations('notices')
  const nameOf = usePurposes()
  const standing = useQuery(noticeStandingQuery)
  return (
    <Panel
      asked={[standing]}
      title={t('home')}
      to="/notices"
      empty={t('homeNone')}
      count={0}
      lines={
        standing.data &&
        waiting(standing.data).map(({ purpose, population, untold }) => ({
          id: `${purpose} ${population}`,
          title: t(`names.${population}`, { purpose: nameOf(purpose) }),
          text: t('homeLine', { count: untold }),
          to: '/notices',
        }))
      }
    />
  )
}

/** Notices of the uses of one's data that one has not said to have read; nothing when there are none. */
export function NoticesToReadPanel() {
  const t = useTranslations('notices')
  const { personId } = useMe()
  const nameOf = usePurposes()
  const notices = useQuery({ ...noticesQuery, enabled: personId !== null })
  const own = (notices.data ?? []).filter(({ isForMe }) => isForMe)
  const told = new Set(own.filter(({ givenToMeAt }) => givenToMeAt !== null).map(({ purpose }) => purpose))
  const open = [...new Set(own.map(({ purpose }) => purpose))].filter((purpose) => !told.has(purpose))
  if (open.length === 0) return null
  return (
    <Panel
      asked={[notices]}
      title={t('toRead')}
      to="/me"
      search={{ tab: 'privacy' }}
      count={open.length}
      empty=""
      lines={open.map((purpose) => ({
        id: purpose,
        title: nameOf(purpose),
        text: t('toReadLine'),
        to: '/me',
        search: { tab: 'privacy' },
      }))}
    />
  )
}
