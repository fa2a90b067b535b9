import { notificationKinds } from '@cadre/people'
import { z } from 'zod'
import { idOf, paging, yesNo } from '../common.ts'
import { defineRoute } from '../route.ts'

const group = 'notifications'
const access = { kind: 'signed in' } as const
const kind = z.enum(Object.keys(notificationKinds) as [string, ...string[]])

const preferences = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: z.string(),
      meaning: z.string(),
      isOptional: z.boolean().meta({ description: 'Whether it can be switched off' }),
      isShown: z.boolean(),
      isMailed: z.boolean(),
    }),
  ),
})

export const listNotifications = defineRoute({
  id: 'list_notifications',
  method: 'GET',
  path: '/notifications',
  group,
  summary: 'What this account was told, newest first, and how much of it is unread',
  access,
  query: z.strictObject({ ...paging, unread: yesNo.optional().meta({ description: 'Only what is unread' }) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: idOf('ntf'),
        kind: z.string(),
        entity: z.string().meta({ description: 'Kind of what it is about' }),
        recordId: z.string().meta({ description: 'Id of what it is about' }),
        createdAt: z.string(),
        readAt: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
    unread: z.number().int(),
  }),
})

export const markNotifications = defineRoute({
  id: 'mark_notifications',
  method: 'POST',
  path: '/notifications/mark',
  group,
  summary: 'Mark notifications as read or unread; all when no ids are given',
  access,
  body: z.strictObject({ ids: z.array(idOf('ntf')).max(500).optional(), isRead: z.boolean().default(true) }),
  output: z.strictObject({ changed: z.number().int() }),
})

export const listNotificationPreferences = defineRoute({
  id: 'list_notification_preferences',
  method: 'GET',
  path: '/notification-preferences',
  group,
  summary: 'Every kind of notification, and how this account wants to be told',
  access,
  output: preferences,
})

export const changeNotificationPreference = defineRoute({
  id: 'change_notification_preference',
  method: 'PUT',
  path: '/notification-preferences/:kind',
  group,
  summary: 'Choose how to be told of a kind',
  access,
  params: z.strictObject({ kind }),
  body: z.strictObject({ isShown: z.boolean(), isMailed: z.boolean() }),
  output: preferences,
  errors: ['record-invalid'],
})
