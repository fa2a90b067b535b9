import { ApiError } from '@cadre/contract/client'
import { Anchor } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { errorText } from './error-text.ts'

/** Says in the corner that something is done. */
export function tellDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4000 })
}

/** Says in the corner that something was refused, and why; it stays until it is closed. */
export function tellFailed(title: string, error: unknown): void {
  const text = errorText(error)
  const isOld = error instanceof ApiError && error.code === 'sign-in-too-old'
  const next = encodeURIComponent(`${location.pathname}${location.search}`)
  const message = isOld ? <Anchor href={`/sign-in?next=${next}`}>{text}</Anchor> : text
  notifications.show({ title, message, color: 'red', autoClose: false })
}
