import { createClient } from '@cadre/contract/client'

/** The one client of these pages; the session's cookie says who asks. */
export const api = createClient({ language: () => document.documentElement.lang })
