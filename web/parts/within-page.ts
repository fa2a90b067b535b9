import { createContext, useEffect } from 'react'

/** Whether a page with its title stands around; what is drawn without one is all there is of the page, and titles it. */
export const WithinPage = createContext(false)

/** Names the page in the browser's tab and history; `undefined` leaves the name to what stands around. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Cadre`
  }, [title])
}
