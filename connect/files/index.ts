export { openFile } from './open-file.ts'
export type { OpenFileOptions } from './source-options.ts'
