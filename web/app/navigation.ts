import { IconFileImport, IconHome, IconSitemap, IconUsers } from '@tabler/icons-react'
import { reaches } from '../api/me.ts'
import type { Me } from '../api/me.ts'

const holds =
  (...roles: readonly string[]) =>
  (me: Me): boolean =>
    me.roles.some((role) => roles.includes(role))
const seesPeople = (me: Me): boolean => reaches(me, 'directory')
const everybody = (): boolean => true

/** What stands together in the navigation, in this order. */
export const sections = ['start', 'company', 'administration'] as const

const pages = [
  { path: '/', name: 'home', section: 'start', Icon: IconHome, isFor: everybody },
  { path: '/people', name: 'people', section: 'company', Icon: IconUsers, isFor: seesPeople },
  { path: '/organisation-chart', name: 'chart', section: 'company', Icon: IconSitemap, isFor: seesPeople },
  {
    path: '/imports',
    name: 'imports',
    section: 'administration',
    Icon: IconFileImport,
    isFor: holds('hr_manager', 'training_specialist'),
  },
] as const

export type Page = (typeof pages)[number]

/** The pages that have something in them for this account. */
export const pagesFor = (me: Me): readonly Page[] => pages.filter(({ isFor }) => isFor(me))
