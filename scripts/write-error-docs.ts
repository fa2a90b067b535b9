/** The page of error codes, from the registry in `core`; a test compares it with docs/errors.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCodes } from '@cadre/core'

const page = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'errors.md')

/** The whole page as it should be. */
export function errorPage(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { category, meaning }]) => `| \`${code}\` | ${category} | ${meaning} |`,
  )
  return `# Errors

Every error that a caller can act on has a code. The kind decides the [exit status](cli.md#exit-status). This page is written from
\`core/error-codes.ts\` by \`node scripts/write-error-docs.ts\`.

| code | kind | means |
|---|---|---|
${rows.join('\n')}
`
}

/** The page as it is. */
export function writtenErrorPage(): string {
  return readFileSync(page, 'utf8')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, errorPage())
