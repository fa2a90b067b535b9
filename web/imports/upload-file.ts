import { api } from '../api/client.ts'

/** The most that the API takes at once. */
const partBytes = 8_000_000

interface UploadOptions {
  readonly onProgress: (share: number) => void
  readonly signal?: AbortSignal
}

/** Sends a file part by part and asks for it to be read. Returns the id of the import. */
export async function uploadFile(file: File, { onProgress, signal }: UploadOptions): Promise<string> {
  const fileName = file.name.replace(/[\p{Cc}/\\]/gu, '_')
  const { data } = await api.call('beginImport', { body: { fileName } })
  const options = signal === undefined ? {} : { signal }
  for (let number = 0; number * partBytes < Math.max(file.size, 1); number++) {
    const body = file.slice(number * partBytes, (number + 1) * partBytes)
    await api.call('uploadPart', { params: { id: data.id, number }, body: body as never }, options)
    onProgress(Math.min(((number + 1) * partBytes) / Math.max(file.size, 1), 1))
  }
  await api.call('readImportSheet', { params: { id: data.id }, body: {} }, options)
  return data.id
}

/** Some made-up people in the columns that every import knows. */
export const sampleSheet = [
  'Employee number,First name,Last name,Work email,Job,Department,Location,Hire date,Manager',
  '1001,Ana,Ruiz,ana.ruiz@example.org,Head of Sales,Sales,Lima,2019-04-01,',
  '1002,Tom,Becker,tom.becker@example.org,Account Manager,Sales,Lima,2021-09-13,Ana Ruiz',
  '1003,Mei,Tan,mei.tan@example.org,Support Engineer,Support,Singapore,2023-02-06,Ana Ruiz',
].join('\r\n')
