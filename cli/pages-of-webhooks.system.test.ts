import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { startTestServer } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import { webFolder } from '@cadre/web/folder'
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertAccessible } from './demo-pages.fixture.ts'
import { openAs, origin } from './server-pages.fixture.ts'

const address = `${origin}/administration/webhooks`

describe('webhooks in a real browser', () => {
  let opened: TestBrowser
  let server: TestServer

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder, people: 12, webhookHosts: ['hooks.example'] })
  })
  after(async () => {
    await server.close()
    await opened.remove()
  })

  test('an administrator adds one with its events, sees its secret once, tries it, pauses it and removes it', async () => {
    await using context = await openAs('administrator', { opened, server })
    const page = await context.newPage()
    await page.goto(address)
    await page.getByRole('heading', { name: 'No program is told of anything yet' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Address').fill('https://elsewhere.example/cadre')
    await dialog.getByLabel('People were scored').check()
    await assertAccessible(page)
    await dialog.getByRole('button', { name: 'Add it' }).click()
    await dialog.getByText(/Messages may go to hooks\.example, not to elsewhere\.example/).waitFor()
    await dialog.getByLabel('Address').fill('https://hooks.example/cadre')
    await dialog.getByLabel('An experiment is approved').check()
    await dialog.getByRole('button', { name: 'Add it' }).click()
    const secret = await dialog.getByText(/^whsec_[\w-]{43}$/).textContent()
    await assertAccessible(page)
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    const card = page.getByRole('region', { name: 'https://hooks.example/cadre' })
    await card.getByText('People were scored · An experiment is approved').waitFor()
    assert.ok(!(await page.content()).includes(String(secret)), 'it is not shown again')
    await card.getByRole('button', { name: 'Try' }).click()
    await card.getByText('is sent within a minute').waitFor()
    await card.getByRole('button', { name: 'Messages' }).click()
    await page.getByRole('table', { name: 'Messages' }).getByText('A trial; nothing happened').waitFor()
    await assertAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

    await card.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
    await card.getByText('paused', { exact: true }).waitFor()
    await card.getByText('waits until it goes on').waitFor()
    await assertAccessible(page)
    await card.getByRole('button', { name: 'Go on' }).click()
    await card.getByText('in use').waitFor()
    await card.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('heading', { name: 'No program is told of anything yet' }).waitFor()
  })

  test('a message that was given up stands out, on a phone in the dark, in Portuguese', async () => {
    const made = await server.call('administrator', 'POST', '/webhooks', {
      body: { url: 'https://hooks.example/again', events: ['model-alert.raised'] },
    })
    await server.call('administrator', 'POST', `/webhooks/${String(made.body['id'])}/trials`)
    await server.database.pool.query(
      `update app.webhook_delivery set attempts = 6, next_at = null, last_answer = 'no answer in 10 seconds' where webhook_id = $1`,
      [made.body['id']],
    )
    await using context = await openAs('administrator', { opened, server, locale: 'pt', isPhone: true })
    const page = await context.newPage()
    await page.goto(address)
    const card = page.getByRole('region', { name: 'https://hooks.example/again' })
    await card.getByText('abandonada · sem resposta em 10 segundos').waitFor()
    await assertAccessible(page)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    assert.ok(Number(width) <= 390, `${String(width)} px`)
  })
})
