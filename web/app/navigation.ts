import {
  IconActivity,
  IconBrain,
  IconBriefcase,
  IconChartLine,
  IconChecklist,
  IconChecks,
  IconClipboardText,
  IconFileImport,
  IconHeartbeat,
  IconHome,
  IconKey,
  IconMessage2Question,
  IconMicroscope,
  IconReportAnalytics,
  IconScale,
  IconRoute,
  IconSchool,
  IconShieldCheck,
  IconSitemap,
  IconSpeakerphone,
  IconTarget,
  IconUserCircle,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
  IconUserShield,
  IconWebhook,
} from '@tabler/icons-react'
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
  { path: '/me', name: 'own', section: 'start', Icon: IconUserCircle, isFor: everybody },
  {
    path: '/approvals',
    name: 'approvals',
    section: 'start',
    Icon: IconChecks,
    isFor: holds('hr_manager', 'lead', 'training_specialist'),
  },
  { path: '/people', name: 'people', section: 'company', Icon: IconUsers, isFor: seesPeople },
  { path: '/organisation-chart', name: 'chart', section: 'company', Icon: IconSitemap, isFor: seesPeople },
  { path: '/teams', name: 'teams', section: 'company', Icon: IconUsersGroup, isFor: seesPeople },
  {
    path: '/overview',
    name: 'overview',
    section: 'company',
    Icon: IconChartLine,
    isFor: holds('executive', 'hr_manager', 'lead'),
  },
  {
    path: '/reports',
    name: 'reports',
    section: 'company',
    Icon: IconReportAnalytics,
    isFor: holds('executive', 'hr_manager', 'lead'),
  },
  {
    path: '/goals',
    name: 'goals',
    section: 'company',
    Icon: IconTarget,
    isFor: (me: Me) => reaches(me, 'goals'),
  },
  {
    path: '/reviews',
    name: 'reviews',
    section: 'company',
    Icon: IconClipboardText,
    isFor: (me: Me) => reaches(me, 'review'),
  },
  {
    path: '/surveys',
    name: 'surveys',
    section: 'company',
    Icon: IconMessage2Question,
    isFor: (me: Me) => reaches(me, 'voice') || holds('hr_manager', 'executive')(me),
  },
  {
    path: '/learning',
    name: 'learning',
    section: 'company',
    Icon: IconSchool,
    isFor: (me: Me) => reaches(me, 'learning'),
  },
  {
    path: '/onboarding',
    name: 'onboarding',
    section: 'company',
    Icon: IconUserPlus,
    isFor: (me: Me) => reaches(me, 'onboarding'),
  },
  {
    path: '/hiring',
    name: 'hiring',
    section: 'company',
    Icon: IconBriefcase,
    isFor: holds('recruiter', 'hr_manager'),
  },
  {
    path: '/studies',
    name: 'studies',
    section: 'company',
    Icon: IconMicroscope,
    isFor: holds('data_scientist', 'hr_manager'),
  },
  {
    path: '/review',
    name: 'desk',
    section: 'company',
    Icon: IconScale,
    // Whoever leads people or hands cases out is asked most, and executives read what went with it; others come by what they are told.
    isFor: (me: Me) => holds('lead', 'executive')(me) || reaches(me, 'outlook', 'write'),
  },
  {
    path: '/models',
    name: 'models',
    section: 'company',
    Icon: IconBrain,
    isFor: holds('data_scientist', 'hr_manager', 'administrator'),
  },
  {
    path: '/imports',
    name: 'imports',
    section: 'administration',
    Icon: IconFileImport,
    isFor: holds('hr_manager', 'recruiter', 'training_specialist'),
  },
  {
    path: '/data-quality',
    name: 'quality',
    section: 'administration',
    Icon: IconChecklist,
    isFor: holds('hr_manager', 'recruiter', 'training_specialist', 'data_scientist'),
  },
  {
    path: '/notices',
    name: 'told',
    section: 'administration',
    Icon: IconSpeakerphone,
    isFor: holds('hr_manager'),
  },
  {
    path: '/requests',
    name: 'requests',
    section: 'administration',
    Icon: IconUserShield,
    isFor: holds('hr_manager'),
  },
  {
    path: '/administration/accounts',
    name: 'accounts',
    section: 'administration',
    Icon: IconKey,
    isFor: holds('administrator', 'hr_manager'),
  },
  {
    path: '/administration/jobs',
    name: 'jobs',
    section: 'administration',
    Icon: IconActivity,
    isFor: holds('administrator', 'hr_manager', 'training_specialist', 'data_scientist'),
  },
  {
    path: '/administration/pipelines',
    name: 'pipelines',
    section: 'administration',
    Icon: IconRoute,
    isFor: holds('administrator', 'hr_manager', 'data_scientist'),
  },
  {
    path: '/administration/audit-trail',
    name: 'audit',
    section: 'administration',
    Icon: IconShieldCheck,
    isFor: holds('administrator', 'hr_manager'),
  },
  {
    path: '/administration/webhooks',
    name: 'webhooks',
    section: 'administration',
    Icon: IconWebhook,
    isFor: holds('administrator'),
  },
  {
    path: '/administration/system',
    name: 'system',
    section: 'administration',
    Icon: IconHeartbeat,
    isFor: holds('administrator', 'hr_manager'),
  },
] as const

export type Page = (typeof pages)[number]

/** The pages that have something in them for this account. */
export const pagesFor = (me: Me): readonly Page[] => pages.filter(({ isFor }) => isFor(me))
