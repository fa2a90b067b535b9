import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { offerFile } from '../parts/offer-file.ts'

/** Gives the reader all that is held about the person of a request: as a page to read, or as a file for programs. */
export async function takeExport(requestId: string, as: 'page' | 'json'): Promise<void> {
  const params = { id: requestId }
  if (as === 'page') {
    const { data } = await api.call('exportSubjectPage', { params })
    offerFile(`own-data-${today()}.html`, new Blob([data], { type: 'text/html' }))
    return
  }
  const { data } = await api.call('exportSubject', { params })
  offerFile(
    `own-data-${today()}.json`,
    new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
  )
}
