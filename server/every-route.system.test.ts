import { describe } from 'node:test'

// The same tests as `npm test` runs, over every kind of record and every route.
process.env['CADRE_TRY'] = 'everything'

for (const file of [
  './access-matrix.test.ts',
  './authorisation.test.ts',
  './attacks.test.ts',
  './lists.test.ts',
  './operations/operations.test.ts',
  './sign-in/ended-sessions.test.ts',
]) {
  describe(file, async () => {
    await import(file)
  })
}
