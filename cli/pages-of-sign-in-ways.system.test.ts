import { authenticatorCode } from '@cadre/server/authenticator.fixture'
import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { now, startTestServer } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import { webFolder } from '@cadre/web/folder'
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertAccessible } from './demo-pages.fixture.ts'
import { openAs, origin } from './server-pages.fixture.ts'

describe('how one signs in, on one’s own page in a real browser', () => {
  let opened: TestBrowser
  let server: TestServer

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder, people: 12 })
  })
  after(async () => {
    await server.close()
    await opened.remove()
  })

  test('a password is set, a passkey added and removed, an authenticator app proved; its recovery codes are shown once', async () => {
    await using context = await openAs('employee', { opened, server })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const part = (name: string) => page.getByRole('region', { name, exact: true })
    await page.goto(`${origin}/me?tab=signIn`)
    await part('Password').getByText('You have none').waitFor()
    await part('Password').getByLabel('New password').fill('several words do well here')
    await part('Password').getByRole('button', { name: 'Set it' }).click()
    await part('Password').getByText('You have one').waitFor()

    await part('Passkeys').getByLabel('What you call it').fill('work laptop')
    await part('Passkeys').getByRole('button', { name: 'Add a passkey' }).click()
    await part('Passkeys').getByText('work laptop', { exact: true }).waitFor()
    await assertAccessible(page)
    await part('Passkeys').getByRole('button', { name: 'Remove' }).click()
    await part('Passkeys').getByText('It signs you in no longer, on any device.', { exact: false }).waitFor()
    await assertAccessible(page)
    await part('Passkeys').getByRole('button', { name: 'Cancel' }).click()
    await part('Passkeys').getByText('work laptop', { exact: true }).waitFor()
    await part('Passkeys').getByRole('button', { name: 'Remove' }).click()
    await part('Passkeys').getByRole('button', { name: 'Remove for good' }).click()
    await part('Passkeys').getByText('work laptop', { exact: true }).waitFor({ state: 'detached' })

    const app = part('Authenticator app')
    await app.getByRole('button', { name: 'Set it up' }).click()
    const secret = await app.locator('pre').innerText()
    await app.getByLabel('Code of six digits').fill(authenticatorCode(secret, now()))
    await app.getByRole('button', { name: 'Prove it' }).click()
    await app.getByText('Recovery codes, shown once').waitFor()
    await app.getByText('It is set up.').waitFor()
    await assertAccessible(page)
    await page.reload()
    await app.getByText('It is set up.').waitFor()
    assert.equal(await app.getByText('Recovery codes, shown once').count(), 0)
    await app.getByRole('button', { name: 'New recovery codes' }).click()
    await app.getByText('Recovery codes, shown once').waitFor()
    await app.getByRole('button', { name: 'Remove it' }).click()
    await app.getByRole('button', { name: 'Remove for good' }).click()
    await app.getByRole('button', { name: 'Set it up' }).waitFor()
    assert.equal(await app.getByText('Recovery codes, shown once').count(), 0, 'codes that no longer work')
  })

  test('a role is given for a part of the organisation, and stands there by its name', async () => {
    await using context = await openAs('hr_manager', { opened, server })
    const page = await context.newPage()
    await page.goto(`${origin}/administration/accounts`)
    await page.getByRole('row').filter({ hasText: 'Employee' }).getByRole('button').first().click()
    const panel = page.getByRole('dialog').first()
    await panel.getByLabel('HR manager of').click()
    await page.getByRole('option', { name: 'Peru', exact: true }).click()
    await page.keyboard.press('Escape')
    await assertAccessible(page)
    await panel.getByPlaceholder('Give a role').click()
    await page.getByRole('option', { name: 'HR manager', exact: true }).click()
    await page.getByRole('button', { name: 'Give', exact: true }).click()
    await panel.getByText('HR manager · Peru').waitFor()
    const { rows } = await server.database.pool.query(
      `select scope from access.role_grant where role = 'hr_manager' and scope is not null`,
    )
    assert.deepEqual(rows, [{ scope: ['country:PE'] }])
  })
})
