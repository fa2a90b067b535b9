import { IconHome, IconSitemap, IconUsers } from '@tabler/icons-react'
import { reaches } from '../api/me.ts'
import type { Me } from '../api/me.ts'

const pages = [
  { path: '/', name: 'home', Icon: IconHome, dataClass: undefined },
  { path: '/people', name: 'people', Icon: IconUsers, dataClass: 'directory' },
  { path: '/organisation-chart', name: 'chart', Icon: IconSitemap, dataClass: 'directory' },
] as const

export type Page = (typeof pages)[number]

/** The pages that have something in them for this account. */
export const pagesFor = (me: Me): readonly Page[] =>
  pages.filter(({ dataClass }) => dataClass === undefined || reaches(me, dataClass))
